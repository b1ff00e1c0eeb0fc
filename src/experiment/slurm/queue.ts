/** Talking to Slurm: what is queued, how much it takes, sending and withdrawing jobs. Its answers are never what counts. */
import { spawnSync } from 'node:child_process'

export interface Job {
  /** `1234_7` for a task of an array. */
  readonly id: string
  readonly name: string
  /** Number of the task; undefined for a job that is no array. */
  readonly task?: number
  /** As Slurm calls it: `PENDING`, `RUNNING`, `TIMEOUT`. */
  readonly state: string
  readonly reason: string
  readonly node: string
}

/** Slurm did not do what it was asked; the message is its own. */
export class SlurmFailure extends Error {
  override readonly name = 'SlurmFailure'
}

/** States of jobs that will not run any more. */
const ended: ReadonlySet<string> = new Set([
  'BOOT_FAIL',
  'CANCELLED',
  'COMPLETED',
  'DEADLINE',
  'FAILED',
  'NODE_FAIL',
  'OUT_OF_MEMORY',
  'PREEMPTED',
  'REVOKED',
  'TIMEOUT',
])

export function isActive({ state }: Job): boolean {
  return !ended.has(state)
}

/**
 * Whether Slurm put a job on hold because it could not start it, or had to start it too often: it would wait for ever. A
 * controller that lost what it knew may do so to tasks whose numbers it gave out twice. What somebody holds is not meant.
 */
export function isStuck({ state, reason }: Job): boolean {
  return state === 'SPECIAL_EXIT' || (state === 'PENDING' && /requeued.*held|MaxRequeue/i.test(reason))
}

/** Whether a job is at work, or still ending. */
export function isRunning(job: Job): boolean {
  return isActive(job) && job.state !== 'PENDING' && !job.state.startsWith('REQUEUE')
}

/** Whether this machine has the commands of Slurm. */
export function hasSlurm(): boolean {
  return spawnSync('sbatch', ['--version'], { stdio: 'ignore', timeout: patience }).error === undefined
}

/** Milliseconds that Slurm has for an answer. */
const patience = 60_000

/** The jobs of these names that Slurm still knows of: those that wait and run, and those that ended some minutes ago. */
export function jobsNamed(names: readonly string[]): Job[] {
  const answer = ask('squeue', '-h', '-r', '-t', 'all', '-n', names.join(','), '-o', '%i|%j|%K|%T|%N|%r')
  return answer.split('\n').flatMap((line) => {
    const [id, name, task, state, node, ...reason] = line.split('|')
    if (id === undefined || name === undefined || state === undefined || !names.includes(name)) return []
    const number = /^\d+$/.test(task ?? '') ? { task: Number(task) } : {}
    return [{ id, name, ...number, state, node: node ?? '', reason: reason.join('|') }]
  })
}

/** Tasks that an array may have, from 0 on; undefined where Slurm does not say. */
export function mostTasks(): number | undefined {
  try {
    const size = Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(ask('scontrol', 'show', 'config'))?.[1])
    return size > 1 ? size - 1 : undefined
  } catch (error) {
    if (error instanceof SlurmFailure) return undefined
    throw error
  }
}

/** Sends a script and gives the number of its job. Sites have sbatch say other things, before the number and after it. */
export function send(script: string, ...options: readonly string[]): string {
  const answer = ask('sbatch', '--parsable', ...options, script)
  // With several clusters the name of the cluster follows.
  const id = [...answer.matchAll(/^\s*(\d+)(?:;[\w.-]+)?\s*$/gm)].at(-1)?.[1]
  if (id === undefined) throw new SlurmFailure(`sbatch answered ${answer.trim() === '' ? 'nothing' : answer.trim()}`)
  return id
}

export function withdraw(ids: readonly string[]): void {
  if (ids.length > 0) ask('scancel', ...ids)
}

function ask(command: string, ...words: readonly string[]): string {
  const { error, status, signal, stdout, stderr } = spawnSync(command, words, {
    encoding: 'utf8',
    timeout: patience,
    maxBuffer: 1 << 28,
  })
  if (error === undefined && status === 0) return stdout
  const said = stderr.trim().split('\n').at(-1)
  const why =
    (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT'
      ? 'there is no such command here'
      : signal !== null
        ? `no answer within ${patience / 1000} s`
        : said || `exit code ${status}`
  throw new SlurmFailure(`${command}: ${why.replace(new RegExp(`^${command}: (error: )?`), '')}`)
}
