/** Timing in turns: what is compared is run one after the other, round by round, so that a slow minute is slow for all. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Timing {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** Seconds of each of several things, run in turns; one turn beforehand warms the files and is not counted. */
export function inTurns<Name extends string>(
  rounds: number,
  things: { readonly [name in Name]: () => number },
): { readonly [name in Name]: Timing } {
  const names = Object.keys(things) as Name[]
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const seconds = things[name]()
      if (round >= 0) taken.get(name)!.push(seconds)
    }
  }
  return Object.fromEntries(names.map((name) => [name, timing(taken.get(name)!)])) as { [name in Name]: Timing }
}

function timing(seconds: readonly number[]): Timing {
  const sorted = [...seconds].sort((a, b) => a - b)
  return { median: sorted[sorted.length >> 1]!, low: sorted[0]!, high: sorted.at(-1)! }
}

export interface Ran {
  readonly seconds: number
  readonly stdout: string
  /** Most memory held at once, in MB. */
  readonly peak: number
}

/** A program run to its end, and how much memory it held. Throws where it fails. */
export function ran(command: string, args: readonly (string | number)[]): Ran {
  const isNode = command === process.execPath
  // The last line on stderr, written as the process goes.
  const told = "process.on('exit',()=>process.stderr.write('\\nPEAK '+process.resourceUsage().maxRSS+'\\n'))"
  const words = [...(isNode ? ['--import', `data:text/javascript,${encodeURIComponent(told)}`] : []), ...args]
  const started = performance.now()
  const run = spawnSync(command, words.map(String), { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const seconds = (performance.now() - started) / 1000
  if (run.status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${run.error?.message ?? run.stderr}`)
  return { seconds, stdout: run.stdout, peak: Number(/\nPEAK (\d+)\n/.exec(run.stderr)?.[1] ?? Number.NaN) / 1024 }
}

export const node = (...args: (string | number)[]): Ran => ran(process.execPath, args)

/** Seconds as a program’s RESULT line has them: without the start of the process. */
export function resultSeconds({ stdout }: Ran): number {
  const line = /^RESULT (.*)$/m.exec(stdout)
  if (!line) throw new Error('a program gave no RESULT line')
  return (JSON.parse(line[1]!) as { wall_s: number }).wall_s
}

/** Rows of texts in columns, the first to the left and the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((word, c) => Math.max(word.length, ...rows.map((row) => row[c]!.length)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  ')
  return [head, ...rows].map(line).join('\n')
}

/** Three digits that count. */
export const short = (x: number): string => (x >= 1000 ? Math.round(x).toLocaleString('en') : x.toPrecision(3))

export const spreadOf = ({ low, high }: Timing): string => `${short(low)}–${short(high)}`
