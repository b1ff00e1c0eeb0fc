/** The program under trial: one run of it, with how long it took, how much memory, and what it said and wrote. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
const program = join(root, 'dist/bin/lintas.js')

export interface Trial {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** Of processor time, which a busy machine does not stretch; NaN where the program was killed. */
  readonly seconds: number
  /** Most memory that was in use, in megabytes; NaN where the program was killed. */
  readonly megabytes: number
}

/** Longest that a program may take by the clock before it is killed, on however busy a machine. */
const patience = 180_000

/** Writes what was used to a pipe of its own, whatever the program does with the others. */
const gauge =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const u=process.resourceUsage();writeSync(3,JSON.stringify([(u.userCPUTime+u.systemCPUTime)/1e6,u.maxRSS/1024]))})'

export function lintas(words: readonly string[], cwd: string): Promise<Trial> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', gauge, program, ...words], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
      timeout: patience,
      killSignal: 'SIGKILL',
    })
    const said = ['', '', '', '']
    for (const stream of [1, 2, 3] as const)
      child.stdio[stream]?.on('data', (bytes: Buffer) => {
        said[stream] = `${said[stream]}${bytes.toString('utf8')}`.slice(0, 1 << 20)
      })
    child.on('close', (status) => {
      const [, stdout = '', stderr = '', used = ''] = said
      const [seconds = Number.NaN, megabytes = Number.NaN] = used === '' ? [] : (JSON.parse(used) as number[])
      resolve({ status, stdout, stderr, seconds, megabytes })
    })
  })
}

/** Bounds that no input may break: seconds of processor time, measured against what a plain command takes on this machine, and memory. */
export interface Bounds {
  readonly seconds: number
  readonly megabytes: number
}

/** What is wrong with how a program ended, whatever it was asked; empty where nothing is. */
export function misbehaviour(trial: Trial, bounds: Bounds, codes: ReadonlySet<number>): string[] {
  const { status, stdout, stderr, seconds, megabytes } = trial
  const wrong: string[] = []
  if (status === null) wrong.push(`it was killed after ${patience / 1000} s`)
  else if (!codes.has(status)) wrong.push(`exit code ${status}`)
  if (/this should not have happened|^\s+at .*\(?(node:|file:|.*\.js:\d+)/m.test(stderr)) wrong.push('a stack')
  if (seconds > bounds.seconds) wrong.push(`${seconds.toFixed(1)} s`)
  if (megabytes > bounds.megabytes) wrong.push(`${megabytes.toFixed(0)} MB`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(stdout + stderr))
    wrong.push('control characters on the terminal')
  if (status === 2 && !/(^|\n)error: \S/.test(stderr)) wrong.push('refused without a reason')
  return wrong
}

export function isWritten(cwd: string, out: string): boolean {
  return existsSync(join(cwd, out))
}
