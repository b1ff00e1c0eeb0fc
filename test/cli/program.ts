/** The program as its tests start it, in a process of its own or in that of the test, and what it wrote. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lintas } from '../../src/cli/lintas.js'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
export const program = join(root, 'dist/bin/lintas.js')

/** What a command line said, and the exit code that it ended with. */
export interface Said {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

type Environment = Readonly<Record<string, string | undefined>>

let before: Promise<unknown> = Promise.resolve()

/**
 * Runs one command line in the process of the test, as `main.ts` would in one of its own: a process for each command takes a second
 * to start, and a test of what a command says and writes needs none. Folder, environment, words and streams belong to the process:
 * one command at a time has them, whoever asks meanwhile waits. Signals, pipes and other time zones need `program`.
 */
export function run(cwd: string, words: readonly string[], env: Environment = {}): Promise<Said> {
  const done = before.then(() => runAlone(cwd, words, { NO_COLOR: undefined, FORCE_COLOR: undefined, ...env }))
  before = done.catch(() => {})
  return done
}

async function runAlone(cwd: string, words: readonly string[], env: Environment): Promise<Said> {
  const was = { argv: process.argv, cwd: process.cwd(), out: process.stdout.write, err: process.stderr.write }
  const environment = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]))
  const said = { stdout: '', stderr: '' }
  const into = (stream: keyof typeof said) => (text: string | Uint8Array) => {
    said[stream] += typeof text === 'string' ? text : Buffer.from(text).toString()
    return true
  }
  process.chdir(cwd)
  process.argv = [process.argv[0] as string, program, ...words]
  process.stdout.write = into('stdout')
  process.stderr.write = into('stderr')
  setEnvironment(env)
  try {
    return { status: await lintas(words), ...said }
  } finally {
    process.chdir(was.cwd)
    process.argv = was.argv
    process.stdout.write = was.out
    process.stderr.write = was.err
    setEnvironment(environment)
  }
}

function setEnvironment(env: Environment): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

/** SHA-256 of every file below a folder, but for the one that tells of the machine. */
export function digests(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'environment.json')
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )
}
