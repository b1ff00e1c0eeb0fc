/** The forum model here and in C, and every baseline in multiples of a replicate in C. */
import { fileURLToPath } from 'node:url'
import { inTurns, node, ran, resultSeconds, short, spreadOf, table } from './measure.js'

const forum = fileURLToPath(new URL('./forum.js', import.meta.url))
const scenario = fileURLToPath(new URL('./scenario.js', import.meta.url))

/** Agents, replicates, first seed, months. */
export const cases = [
  { name: '17 agents × 5,000 runs', key: 'forum-17', of: [17, 5000, 1, 120] },
  { name: '1,000 agents × 10 runs', key: 'forum-1000', of: [1000, 10, 1, 120] },
  { name: '100,000 agents × 1 run', key: 'forum-100000', of: [100000, 1, 1, 120] },
] as const

/** The scenario runs whose cost is compared with that of a replicate of 120 months of 17 agents in C. */
export const baselines = ['entikong', 'belu', 'ttu', 'sosek-malindo', 'kaltara'].map((name) => `${name}/baseline`)
const replicatesInC = 2000

export interface YardstickRow {
  readonly name: string
  readonly key: string
  readonly c: number
  readonly ours: number
  readonly ratio: number
}

export function forumRows(reference: string, rounds: number, say: (text: string) => void): YardstickRow[] {
  const rows = cases.map(({ name, key, of }) => {
    const { c, ours } = inTurns(rounds, {
      c: () => resultSeconds(ran(reference, of)),
      ours: () => resultSeconds(node(forum, ...of)),
    })
    const ratio = ours.median / c.median
    return {
      row: { name, key, c: c.median, ours: ours.median, ratio },
      cells: [name, short(c.median), spreadOf(c), short(ours.median), spreadOf(ours), `${ratio.toFixed(2)} × C`],
    }
  })
  say(
    table(
      ['forum model', 'C, s', 'spread', 'ours, s', 'spread', 'ratio'],
      rows.map((r) => r.cells),
    ),
  )
  return rows.map((r) => r.row)
}

export interface BaselineRow {
  readonly name: string
  readonly key: string
  readonly months: number
  readonly perSecond: number
  /** Cost of a run, in replicates of the forum model in C; undefined without a reference. */
  readonly ratio?: number
}

/** Each baseline is run as often as it takes to make so many months in all: the warm-up weighs the same in each. */
export function baselineRows(
  reference: string | undefined,
  monthsInAll: number,
  rounds: number,
  say: (text: string) => void,
): BaselineRow[] {
  const rows = baselines.map((name) => {
    const months = Number(/"months":(\d+)/.exec(node(scenario, name, 1).stdout)?.[1])
    const runs = Math.ceil(monthsInAll / months)
    const times = inTurns(rounds, {
      c: () => (reference ? resultSeconds(ran(reference, [17, replicatesInC, 1, 120])) : Number.NaN),
      ours: () => resultSeconds(node(scenario, name, runs)),
    })
    const perRun = times.ours.median / runs
    const ratio = perRun / (times.c.median / replicatesInC)
    return {
      row: { name, key: name, months, perSecond: 1 / perRun, ...(reference ? { ratio } : {}) },
      cells: [
        name,
        String(months),
        short(1 / perRun),
        `${short(runs / times.ours.high)}–${short(runs / times.ours.low)}`,
        short((perRun * 1e6) / months),
        reference ? short(ratio) : '–',
      ],
    }
  })
  say(
    table(
      ['scenario', 'months', 'runs a second', 'spread', 'µs a month', 'replicates of C a run'],
      rows.map((r) => r.cells),
    ),
  )
  return rows.map((r) => r.row)
}
