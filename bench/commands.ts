/** The program from end to end: comparisons and experiments on one core and on two, and how soon each command answers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTurns, node, type Ran, root, short, spreadOf, table } from './measure.js'

const lintas = join(root, 'dist', 'bin', 'lintas.js')

export interface WorkRow {
  readonly name: string
  readonly one: number
  readonly two: number
  readonly speedup: number
  /** MB, on one core. */
  readonly peak: number
}

/** Something that is worked through with one worker and with two. */
export function workRows(quick: boolean, rounds: number, say: (text: string) => void): WorkRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-bench-'))
  try {
    const places = quick ? 30 : 400
    // Long enough that what is done once (start, warm-up, tables, pictures) hides nothing.
    const points = quick ? 64 : 3200
    const works = [
      {
        name: `compare --robust, ${places} points`,
        words: ['compare', 'entikong/baseline', 'entikong/formalised', '--robust', '--points', places],
      },
      {
        name: `experiment, ${points} replicates a point`,
        words: ['experiment', 'run', 'entikong/leadership', '--replicates', points],
      },
    ]
    let made = 0
    const rows = works.map(({ name, words }) => {
      let peak = 0
      const timed = (workers: number) => () => {
        // Each in a folder of its own: an experiment that is there already is not run again.
        const run: Ran = node(lintas, ...words, '--workers', workers, '--out', join(folder, String(made++)))
        if (workers === 1) peak = Math.max(peak, run.peak)
        return run.seconds
      }
      const { one, two } = inTurns(rounds, { one: timed(1), two: timed(2) })
      const speedup = one.median / two.median
      return {
        row: { name, one: one.median, two: two.median, speedup, peak },
        cells: [
          name,
          short(one.median),
          spreadOf(one),
          short(two.median),
          spreadOf(two),
          `${speedup.toFixed(2)} ×`,
          String(Math.round(peak)),
        ],
      }
    })
    say(
      table(
        ['end to end', '1 worker, s', 'spread', '2 workers, s', 'spread', 'faster', 'peak MB'],
        rows.map((r) => r.cells),
      ),
    )
    return rows.map((r) => r.row)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export interface StartRow {
  readonly name: string
  /** Milliseconds, and beyond those of a program that does nothing. */
  readonly taken: number
  readonly beyond: number
}

const commands = [
  ['--help'],
  ['--version'],
  ['run', '--help'],
  ['list'],
  ['describe', 'entikong/baseline'],
  ['schema'],
  ['diff', 'entikong/baseline', 'entikong/formalised'],
  ['experiment', 'plan', 'entikong/leadership'],
  ['run', 'entikong/baseline', '--replicates', '1', '--json'],
]

/** How soon each command answers, against `node -e 0`. */
export function startRows(rounds: number, say: (text: string) => void): StartRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-bench-'))
  try {
    let made = 0
    const out = (words: readonly string[]) =>
      words[0] === 'run' && words.length > 2 ? ['--out', join(folder, String(made++))] : []
    const things = {
      bare: () => node('-e', '0').seconds,
      ...Object.fromEntries(
        commands.map((words) => [words.join(' '), () => node(lintas, ...words, ...out(words)).seconds] as const),
      ),
    }
    const { bare, ...times } = inTurns<string>(rounds, things)
    const rows = Object.entries(times).map(([name, { median }]) => {
      const beyond = median - bare!.median
      return {
        row: { name, taken: median * 1000, beyond: beyond * 1000 },
        cells: [
          `lintas ${name}`,
          short(median * 1000),
          spreadOf({ median, low: times[name]!.low * 1000, high: times[name]!.high * 1000 }),
          short(beyond * 1000),
        ],
      }
    })
    say(
      table(
        ['start', 'ms', 'spread', 'beyond bare node, ms'],
        rows.map((r) => r.cells),
      ),
    )
    return rows.map((r) => r.row)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
