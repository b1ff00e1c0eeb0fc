/** Where trials are made: an experiment, what it gives on one machine, and the means to do harm to it on a cluster. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Cluster } from './cluster.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const program = join(root, 'dist/bin/lintas.js')

/** 80 blocks; so few points and months that nothing is drawn, which would take longer than everything else. */
const experiment = `
lintas-experiment: 1
scenarios: [entikong/baseline]
factors: {forums.pilar.leadership: {values: [.2, .6]}}
design: {kind: full-factorial}
replicates: 2560
outcomes: [trust, attendance]
curves: none
`

/** Shards that the experiment is cut into. */
export const shards = 5

/**
 * Stands for Node in the jobs: runs it, and does to it what the folder of faults has for this shard, so many times.
 * `drag` lets it finish some blocks and then hardly get on, until that is over; `kill` kills it then.
 */
const faulty = (node: string) => `#!/bin/bash
results=$4
if [ "$3" = merge ]; then what=merge; else what=\${6%/*}; fi
fault= times=
if [ -s "$results.faults/$what" ]; then
  read -r fault times <"$results.faults/$what"
  if [ "$times" -gt 1 ]; then echo "$fault $((times - 1))" >"$results.faults/$what"; else rm "$results.faults/$what"; fi
fi
begun() {
  [ "$what" = merge ] || compgen -G "$results/shards/000$what-of-*/*.blocks" >/dev/null ||
    compgen -G "$results.scratch/$what/*/blocks/*.blocks" >/dev/null
}
case $fault in
exit-*) exit "\${fault#exit-}" ;;
kill | drag)
  '${node}' "$@" &
  pid=$!
  trap 'fault=; kill -TERM $pid; kill -CONT $pid' TERM
  until begun || ! kill -0 $pid; do sleep .02; done 2>/dev/null
  [ "$fault" = kill ] && kill -KILL $pid
  while [ "$fault" = drag ] && [ ! -e "$results.faults/over" ] && kill -0 $pid 2>/dev/null; do
    kill -STOP $pid; sleep .3; kill -CONT $pid; sleep .005
  done
  wait $pid
  exit $?
  ;;
esac
exec '${node}' "$@"
`

export interface Lab {
  readonly cluster: Cluster
  /** A place for the results of a trial, with what is to go wrong there: by shard (or merge), a fault and how often. */
  readonly place: (name: string, faults?: Record<string, string>) => Trial
  readonly parallel: boolean
}

export interface Trial {
  readonly out: string
  readonly lintas: (...words: string[]) => Promise<SpawnSyncReturns<string>>
  /** Submits with what every submission has; gives what it said. Throws unless it ends with 0. */
  readonly submit: (...more: string[]) => Promise<string>
  readonly status: () => Promise<string>
  readonly log: (shard: number | 'merge') => string
  readonly finished: () => boolean
  /** Blocks that a shard has finished, beyond its file. */
  readonly begun: (shard: number) => boolean
  /** Ends the dragging. */
  readonly hurry: () => void
  /** Waits for the merged results, and throws unless they are those of one machine, to the byte. */
  readonly sameAsLocal: () => Promise<void>
  readonly shell: (text: string) => string
}

export async function openLab(cluster: Cluster): Promise<Lab> {
  const { folder, env } = cluster
  const cwd = join(folder, 'work')
  mkdirSync(join(cwd, 'scenarios'), { recursive: true })
  writeFileSync(join(cwd, 'x.yaml'), experiment)
  const node = join(cwd, 'node')
  writeFileSync(node, faulty(process.execPath))
  chmodSync(node, 0o755)
  const lintas = (...words: string[]) => run(process.execPath, [program, 'experiment', ...words], cwd, env)
  const local = await lintas('run', 'x.yaml', '--out', 'local')
  if (local.status !== 0) throw new Error(`the run on one machine failed: ${local.stderr}`)
  const expected = digests(join(cwd, 'local'))
  return {
    cluster,
    parallel: spawnSync('parallel', ['--version'], { env, stdio: 'ignore' }).status === 0,
    place(name, faults = {}) {
      const out = join(cwd, name)
      mkdirSync(`${out}.faults`, { recursive: true })
      for (const [what, fault] of Object.entries(faults)) writeFileSync(join(`${out}.faults`, what), `${fault}\n`)
      const finished = () => existsSync(join(out, 'manifest.json'))
      const log = (shard: number | 'merge') => {
        const file = join(`${out}.slurm`, 'logs', `${typeof shard === 'number' ? `000${shard}` : shard}.log`)
        return existsSync(file) ? readFileSync(file, 'utf8') : ''
      }
      return {
        out,
        lintas,
        finished,
        log,
        async submit(...more) {
          const begun = existsSync(join(out, 'plan.json'))
          const what = begun ? [out] : ['x.yaml', '--out', out, '--shards', String(shards)]
          const { status, stdout, stderr } = await lintas(
            'submit',
            ...what,
            '--engine',
            'slurm',
            '--node',
            node,
            ...more,
          )
          if (status !== 0) throw new Error(`submit ended with ${status}: ${stderr}`)
          return stdout
        },
        hurry: () => writeFileSync(`${out}.faults/over`, ''),
        status: async () => (await lintas('status', out)).stdout,
        begun: (shard) => {
          const below = join(out, 'shards', `000${shard}-of-000${shards}`)
          return existsSync(below) && readdirSync(below).some((file) => file.endsWith('.blocks'))
        },
        async sameAsLocal() {
          await until('merged results', finished)
          // The merge job tidies up once the manifest has its place: shards, then the staging folder that it worked in.
          const untidy = (name: string) => name === 'shards' || name.startsWith('.lintas-')
          await until('a merge job that ends', () => !readdirSync(out).some(untidy))
          const found = digests(out)
          for (const name of new Set([...Object.keys(found), ...Object.keys(expected)]))
            if (found[name] !== expected[name]) throw new Error(`${name} is not that of one machine`)
        },
        shell(text) {
          const { stdout, stderr } = spawnSync('bash', ['-c', text], { cwd, env, encoding: 'utf8' })
          return stdout + stderr
        },
      }
    },
  }
}

/** Looks again and again; throws when it takes too long. */
export async function until(what: string, holds: () => boolean, seconds = 120): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!holds()) {
    if (performance.now() > end) throw new Error(`no ${what} within ${seconds} s`)
    await delay(100)
  }
}

/** As spawnSync, while other trials go on. */
function run(command: string, words: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<SpawnSyncReturns<string>> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data) => {
      stdout += String(data)
    })
    child.stderr.on('data', (data) => {
      stderr += String(data)
    })
    child.on('error', reject)
    child.on('close', (status, signal) =>
      resolve({ pid: child.pid ?? 0, status, signal, stdout, stderr, output: [null, stdout, stderr] }),
    )
  })
}

/** Digests of all files of a folder but for what says when and where it was made. */
function digests(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'environment.json')
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )
}
