/** Results that look like those of a comparison, for the tests of charts and summaries: no simulation is run. */
import type { CurveRow } from '../../src/analysis/curves.js'
import type { EffectRow } from '../../src/analysis/effects.js'
import type { ChartInput } from '../../src/report/charts/index.js'
import type { Annotated, Scenario } from '../../src/scenario/load.js'

interface Shape {
  readonly unit: string
  readonly start: number
  readonly base: number
  /** Size of what a variant of strength 1 adds in the end. */
  readonly effect: number
  readonly sd: number
}

const shapes: Readonly<Record<string, Shape>> = {
  trust: { unit: '', start: 0.25, base: 0.33, effect: 0.25, sd: 0.05 },
  commitment: { unit: '', start: 0.3, base: 0.42, effect: 0.2, sd: 0.04 },
  'mandate-commitment': { unit: '', start: 0.4, base: 0.52, effect: 0.08, sd: 0.03 },
  'shared-understanding': { unit: '', start: 0.4, base: 0.5, effect: 0.12, sd: 0.06 },
  attendance: { unit: '', start: 0.5, base: 0.55, effect: 0.2, sd: 0.1 },
  'joint-inspection': { unit: '', start: 0.1, base: 0.22, effect: 0.3, sd: 0.05 },
  'clearance-time': { unit: 'minutes', start: 41, base: 38, effect: -17, sd: 4 },
  'clearance-time-p90': { unit: 'minutes', start: 88, base: 82, effect: -30, sd: 9 },
  'consignment-time': { unit: 'hours', start: 30, base: 28, effect: -10, sd: 2 },
  'consignment-time-p90': { unit: 'hours', start: 52, base: 50, effect: -14, sd: 4 },
  'consignment-throughput': { unit: 'consignments per day', start: 38, base: 38.5, effect: 1.6, sd: 1 },
  'integration-in-use': { unit: 'share', start: 0.05, base: 0.06, effect: 0.3, sd: 0.02 },
  'common-programme': { unit: 'index (0–1)', start: 0, base: 0.02, effect: 0.1, sd: 0.01 },
  incidents: { unit: 'incidents per month', start: 0.4, base: 0.4, effect: -0.02, sd: 0.6 },
  'kept-pledges': { unit: 'pledges since month 0', start: 0, base: 21, effect: 9, sd: 4 },
  throughput: { unit: 'travellers per day', start: 830, base: 850, effect: 30, sd: 25 },
  queue: { unit: 'travellers', start: 24, base: 22, effect: -9, sd: 5 },
  accountability: { unit: '', start: 0.15, base: 0.19, effect: 0.45, sd: 0.02 },
  supervision: { unit: '', start: 0.3, base: 0.36, effect: 0.18, sd: 0.03 },
  compliance: { unit: '', start: 0.6, base: 0.62, effect: 0.07, sd: 0.02 },
  'joint-share': { unit: '', start: 0.2, base: 0.26, effect: 0.2, sd: 0.04 },
  capacity: { unit: '', start: 0.5, base: 0.49, effect: 0.1, sd: 0.02 },
  legitimacy: { unit: '', start: 0.4, base: 0.43, effect: 0.22, sd: 0.03 },
  'small-wins': { unit: 'a month', start: 0, base: 0.3, effect: 0.15, sd: 0.2 },
  transparency: { unit: '', start: 0.3, base: 0.4, effect: 0.16, sd: 0.02 },
  'sectoral-ego': { unit: '', start: 0.4, base: 0.38, effect: -0.06, sd: 0.04 },
  budget: { unit: 'million Rp', start: 1, base: 3.1, effect: -0.7, sd: 0.4 },
  salience: { unit: '', start: 0.2, base: 0.31, effect: -0.02, sd: 0.07 },
  meetings: { unit: 'a year', start: 0, base: 3.2, effect: 1.4, sd: 1.1 },
  'broken-pledges': { unit: 'a month', start: 0, base: 0.8, effect: 0.2, sd: 0.5 },
  overload: { unit: '', start: 0.1, base: 0.14, effect: 0.12, sd: 0.02 },
  'joint-effort': { unit: '', start: 0.05, base: 0.09, effect: 0.09, sd: 0.02 },
  'own-effort': { unit: '', start: 0.2, base: 0.21, effect: -0.04, sd: 0.02 },
  'track-record': { unit: '', start: 0.3, base: 0.44, effect: 0.3, sd: 0.08 },
  utilisation: { unit: '', start: 0.71, base: 0.7, effect: -0.09, sd: 0.03 },
}

const strengths: Readonly<Record<string, number>> = {
  baseline: 0,
  formalised: 1,
  'single-window': 0.55,
  'joint-training': 0.3,
  'harmonised-regulation': 0.42,
  'private-actors': -0.15,
  'integrated-model': 1.35,
}

/** A small wobble in [−1, 1] that is the same everywhere. */
function wobble(...parts: readonly (string | number)[]): number {
  let hash = 2166136261
  for (const character of parts.join('|')) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0
  return ((hash >>> 8) / 2 ** 24) * 2 - 1
}

const outcomeNames = Object.keys(shapes)

function approach(month: number, delay: number): number {
  const since = Math.max(0, month - delay)
  return since / (since + 9)
}

function mean(name: string, outcome: string, month: number, at: number): number {
  const { start, base, effect, sd } = shapes[outcome]!
  // One outcome that no variant moves, so that the words for this are used.
  const own = outcome === 'salience' ? 0 : effect * strengths[name]! * (1 + 0.2 * wobble(name, outcome))
  return Math.max(
    0,
    start +
      (base - start) * approach(month, 0) +
      (month < at ? 0 : own * approach(month, at)) +
      0.08 * sd * wobble(outcome, month),
  )
}

function scenario(name: string, months: number, at: number): Scenario {
  const annotated = (value: number, tag: Annotated['tag'], range?: [number, number]): Annotated => ({
    value,
    tag,
    ...(range ? { range } : {}),
    given: true,
  })
  const values = new Map<string, Annotated>([
    ['agencies.bea-cukai.ego', annotated(0.4, 'assumed', [0.2, 0.6])],
    ['agencies.imigrasi.ego', annotated(0.4, 'assumed', [0.2, 0.6])],
    ['forums.pilar.design.legal-basis', annotated(0, 'study')],
    ['services.border-clearance.travellers.per-day', annotated(850, 'literature', [600, 1100])],
    ['relations.trust', { ...annotated(0.25, 'assumed'), given: false }],
  ])
  const measures =
    name === 'baseline'
      ? []
      : [{ id: 'm', title: { en: `${name.replaceAll('-', ' ')} in force`, id: name }, at, set: {} }]
  return {
    name: `entikong/${name}`,
    file: `scenarios/entikong/${name}.yaml`,
    title: { en: `Pilar Entikong, ${name.replaceAll('-', ' ')}`, id: name },
    months,
    measures,
    values,
    labels: { agencies: {}, forums: {}, issues: {}, figures: {} },
    spec: {},
    input: { months, snapshots: [] },
  } as unknown as Scenario
}

/** A comparison of the first `count` example scenarios (1: a single run). */
export function example(
  count: number,
  options: { months?: number; replicates?: number; at?: number; outcomes?: readonly string[] } = {},
): ChartInput {
  const months = options.months ?? 60
  const replicates = options.replicates ?? 100
  const at = options.at ?? 12
  const names = Object.keys(strengths).slice(0, count)
  const curves: CurveRow[] = []
  const effects: EffectRow[] = []
  for (const name of names) {
    for (const outcome of options.outcomes ?? outcomeNames) {
      const { unit, sd } = shapes[outcome]!
      for (let month = 0; month <= months; month += 1) {
        // Nobody has met in month 0: no attendance.
        const missing = outcome === 'attendance' && month === 0
        const value = missing ? Number.NaN : mean(name, outcome, month, at)
        const spread = missing ? Number.NaN : sd * approach(month, -1)
        const half = replicates > 1 ? (1.98 * spread) / Math.sqrt(replicates) : Number.NaN
        curves.push({
          scenario: `entikong/${name}`,
          outcome,
          scope: '',
          month,
          unit,
          n: missing ? 0 : replicates,
          mean: value,
          sd: spread,
          mean_low: value - half,
          mean_high: value + half,
          p05: Math.max(0, value - 1.64 * spread),
          p25: value - 0.67 * spread,
          p50: value,
          p75: value + 0.67 * spread,
          p95: value + 1.64 * spread,
        })
        if (name === 'baseline') continue
        const effect = missing ? Number.NaN : value - mean('baseline', outcome, month, at)
        const pairHalf = month < at ? 0 : half * 0.6
        effects.push({
          baseline: 'entikong/baseline',
          variant: `entikong/${name}`,
          outcome,
          scope: '',
          month,
          unit,
          n: missing ? 0 : replicates,
          from: value - effect,
          to: value,
          effect,
          low: effect - pairHalf,
          high: effect + pairHalf,
          share_positive: effect > pairHalf ? 0.97 : effect < -pairHalf ? 0.02 : 0.51,
          share_negative: effect > pairHalf ? 0.02 : effect < -pairHalf ? 0.97 : 0.48,
          variance_reduction: 0.6,
          composition: 0,
          in_both: Number.NaN,
          came: Number.NaN,
          left: Number.NaN,
        })
      }
    }
  }
  const scenarios = names.map((name) => scenario(name, months, at))
  const all = scenarios.map((each) => each.name)
  return {
    command: `lintas ${count > 1 ? 'compare' : 'run'} ${all.join(' ')} --replicates ${replicates} --seed 7`,
    title:
      count > 1 ? 'Pilar Entikong: the informal forum against what the study proposes' : 'Pilar Entikong, informal',
    scenarios,
    fingerprints: Object.fromEntries(all.map((name, place) => [name, `${place}a1b2c3d4e5f6`.repeat(5).slice(0, 64)])),
    seed: '7',
    replicates,
    curves,
    effects,
    ...(count > 1 ? { baseline: 'entikong/baseline' } : {}),
  }
}

/** The comparison of two scenarios under two values of a varied path. */
export function varied(): ChartInput {
  const input = example(2)
  const values = ['[agencies.*.ego=.2]', '[agencies.*.ego=.8]']
  const named = <T, K extends keyof T>(rows: readonly T[], ...keys: K[]) =>
    values.flatMap((value) =>
      rows.map((row) => ({ ...row, ...Object.fromEntries(keys.map((k) => [k, `${row[k]}${value}`])) })),
    )
  return {
    ...input,
    scenarios: input.scenarios.flatMap((each) => values.map((value) => ({ ...each, name: `${each.name}${value}` }))),
    curves: named(input.curves, 'scenario'),
    effects: named(input.effects, 'baseline', 'variant'),
    baseline: `entikong/baseline${values[0]}`,
  }
}
