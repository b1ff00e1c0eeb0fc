/**
 * Findings: what a comparison has to say, as facts, the most telling first. Putting them in sentences is the report’s.
 *
 * Two questions are kept apart. Is there an effect: does the 95 % interval of the paired difference exclude 0? And does
 * it matter: is it as large as the least effect worth naming? With enough replicates nearly every difference passes
 * the first; one that passes only the first is reported as not moved.
 */
import type { OutcomeDeclaration } from '../model/outcome.js'
import type { CurveRow } from './curves.js'
import type { EffectRow } from './effects.js'
import { isScarce } from './scarcity.js'

/**
 * - `better`, `worse`: moved, for an outcome with a better direction; `changed`: moved, for one without
 * - `unmoved`: the whole interval is smaller than an effect worth naming
 * - `unclear`: the interval includes 0, and effects worth naming too
 * - `slight`: an effect is there, but may be smaller than what is worth naming
 */
export type Verdict = 'better' | 'worse' | 'changed' | 'slight' | 'unmoved' | 'unclear'

/** What a comparison says of one outcome of a variant at one month. Numbers are in the unit of the outcome unless said otherwise. */
export interface Finding {
  readonly baseline: string
  readonly variant: string
  readonly outcome: OutcomeDeclaration
  readonly scope: string
  readonly month: number
  /** Pairs of runs in which both define the outcome: all that is told is over these. */
  readonly n: number
  /** Pairs of runs in all. */
  readonly of: number
  readonly effect: number
  readonly low: number
  readonly high: number
  readonly share_positive: number
  /** Share of pairs whose difference has the sign of the mean effect; a tie has none. NaN where it was not counted. */
  readonly share_agreeing: number
  /** Share of pairs without any difference; NaN where it was not counted. */
  readonly share_tied: number
  /** Means of the two scenarios at that month, over the same pairs as the effect. */
  readonly from: number
  readonly to: number
  /**
   * Of a mean over agencies, pairs or forums: how many are in both worlds that month, over whom all of this is, how many only
   * in the variant and only in the baseline, and what these do to the mean by themselves. NaN where they are the same.
   */
  readonly inBoth: number
  readonly came: number
  readonly left: number
  /** The difference of the means over all, less the effect; 0 where the same are in both worlds. */
  readonly composition: number
  /** Effect / baseline mean; NaN where that is 0. */
  readonly relative: number
  /**
   * How large the effect is on a scale that a reader knows, from 0 to 1: as a share of the scale of an outcome that lies
   * between 0 and 1, else of the baseline’s mean (1 where it more than doubles, or starts from nothing). Findings are
   * ordered by this, since deviations over replicates are tiny wherever luck hardly enters.
   */
  readonly size: number
  readonly verdict: Verdict
  /** First month from which on, to `month`, the interval lies on one side of 0 throughout; absent if it does not at `month`. */
  readonly clearFrom?: number
  /** Mean effect over the twelve months up to `month`, whatever the season; NaN where fewer months have one. */
  readonly yearEffect: number
}

/** How far one scenario defines an outcome at a month. */
export interface Defined {
  /** Runs that do. */
  readonly n: number
  /** The last month up to that one in which any did; absent where none ever did. */
  readonly last?: number
}

/** An outcome with no finding, though runs define it now or did before: too few pairs, or none, define it at the month. */
export interface Untold {
  readonly outcome: OutcomeDeclaration
  readonly scope: string
  readonly month: number
  /** Pairs in which both runs define it, and pairs in all. */
  readonly n: number
  readonly of: number
  readonly inBaseline: Defined
  readonly inVariant: Defined
}

/** The findings on one variant: first those that moved, the largest first, then slight, unclear and unmoved ones. */
export interface VariantFindings {
  readonly baseline: string
  readonly variant: string
  readonly month: number
  readonly findings: readonly Finding[]
  /** The same by verdict, in the same order. `improved`, `worsened` and `changed` are the headlines. */
  readonly improved: readonly Finding[]
  readonly worsened: readonly Finding[]
  readonly changed: readonly Finding[]
  readonly unmoved: readonly Finding[]
  readonly unclear: readonly Finding[]
  /** What cannot be compared at that month, by name and scope. */
  readonly untold: readonly Untold[]
}

export interface FindingOptions {
  /** Declarations of the outcomes; rows of others are passed over. */
  readonly outcomes: readonly OutcomeDeclaration[]
  /** Pairs of runs in all. */
  readonly replicates: number
  /** Month to speak of; by default the last that the effects have. */
  readonly month?: number
  /** Scopes to speak of; by default only the whole world (the empty scope). */
  readonly scopes?: (scope: string) => boolean
  /** Least effect worth naming of an outcome that lies between 0 and 1, in its own unit; default 0.01. */
  readonly leastIndex?: number
  /** Least effect worth naming of any other outcome, as a share of the baseline’s mean; default 0.02. */
  readonly leastRelative?: number
}

/**
 * The findings on each variant, in the order of the effects. An outcome that in both scenarios is the same in every month
 * and every run could not have moved, and is passed over.
 */
export function findings(
  effects: readonly EffectRow[],
  curves: readonly CurveRow[],
  o: FindingOptions,
): VariantFindings[] {
  const outcomes = new Map(o.outcomes.map((outcome) => [outcome.name, outcome]))
  const speaksOf = o.scopes ?? ((scope: string) => scope === '')
  const constant = constantSeries(curves)
  const results: VariantFindings[] = []
  for (const rows of grouped(effects, (row) => `${row.baseline}\0${row.variant}`).values()) {
    const month = o.month ?? rows.reduce((last, row) => Math.max(last, row.month), 0)
    const found: Finding[] = []
    for (const series of grouped(rows, (row) => `${row.outcome}@${row.scope}`).values()) {
      const row = series.find((r) => r.month === month)
      const outcome = outcomes.get(row?.outcome ?? '')
      if (!row || !outcome || !speaksOf(row.scope) || isScarce(row.n, o.replicates)) continue
      const still = (scenario: string) => constant.has(seriesKey(scenario, row.outcome, row.scope))
      if (row.effect === 0 && still(row.baseline) && still(row.variant)) continue
      found.push(finding(row, series, outcome, o))
    }
    found.sort(byWeight)
    const { baseline, variant } = rows[0] as EffectRow
    const those = (...verdicts: Verdict[]) => found.filter((f) => verdicts.includes(f.verdict))
    results.push({
      baseline,
      variant,
      month,
      findings: found,
      improved: those('better'),
      worsened: those('worse'),
      changed: those('changed'),
      unmoved: those('unmoved', 'slight'),
      unclear: those('unclear'),
      untold: untoldOf(rows, curves, month, outcomes, speaksOf, o.replicates),
    })
  }
  return results
}

/**
 * Outcomes that either scenario defines, at the month or before, and that too few pairs define at the month itself. One
 * that only one of the two records, for want of a service, is among them.
 */
function untoldOf(
  rows: readonly EffectRow[],
  curves: readonly CurveRow[],
  month: number,
  outcomes: ReadonlyMap<string, OutcomeDeclaration>,
  speaksOf: (scope: string) => boolean,
  of: number,
): Untold[] {
  const { baseline, variant } = rows[0] as EffectRow
  const pairs = new Map(
    rows.filter((row) => row.month === month).map((row) => [seriesKey('', row.outcome, row.scope), row.n]),
  )
  const series = new Map<
    string,
    { outcome: OutcomeDeclaration; scope: string; inBaseline: Defined; inVariant: Defined }
  >()
  for (const { scenario, outcome: name, scope, month: at, n } of curves) {
    const outcome = outcomes.get(name)
    if (!outcome || at > month || n === 0 || (scenario !== baseline && scenario !== variant) || !speaksOf(scope))
      continue
    const key = seriesKey('', name, scope)
    if (!isScarce(pairs.get(key) ?? 0, of)) continue
    const known = series.get(key) ?? { outcome, scope, inBaseline: { n: 0 }, inVariant: { n: 0 } }
    const side = scenario === baseline ? 'inBaseline' : 'inVariant'
    const { n: now, last = at } = known[side]
    series.set(key, { ...known, [side]: { n: at === month ? n : now, last: Math.max(last, at) } })
  }
  return [...series]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => ({ ...one, month, n: pairs.get(key) ?? 0, of }))
}

function finding(
  row: EffectRow,
  series: readonly EffectRow[],
  outcome: OutcomeDeclaration,
  o: FindingOptions,
): Finding {
  const { baseline, variant, scope, month, n, from, to, effect, low, high } = row
  const { share_positive, share_negative } = row
  const least = leastEffect(outcome, from, o)
  const clearFrom = clearSince(series, month, o.replicates)
  return {
    baseline,
    variant,
    outcome,
    scope,
    month,
    n,
    of: o.replicates,
    effect,
    low,
    high,
    share_positive,
    share_agreeing: effect > 0 ? share_positive : effect < 0 ? share_negative : Number.NaN,
    // The shares of a few hundred runs do not add up to 1 to the last bit.
    share_tied: Math.max(0, 1 - share_positive - share_negative),
    from,
    to,
    inBoth: row.in_both,
    came: row.came,
    left: row.left,
    composition: row.composition,
    relative: from === 0 ? Number.NaN : effect / Math.abs(from),
    size: sizeOf(effect, from, outcome),
    verdict: verdictOn(row, outcome, least),
    ...(clearFrom === undefined ? {} : { clearFrom }),
    yearEffect: overYear(series, month, o.replicates),
  }
}

function verdictOn({ effect, low, high }: EffectRow, outcome: OutcomeDeclaration, least: number): Verdict {
  if (low > -least && high < least) return 'unmoved'
  if (!(low > 0 || high < 0)) return effect === 0 ? 'unmoved' : 'unclear'
  if (Math.abs(effect) < least) return 'slight'
  if (outcome.better === 'neither') return 'changed'
  return effect > 0 === (outcome.better === 'higher') ? 'better' : 'worse'
}

/** Shares and indices are judged on their own scale, so that a rise from almost nothing is no headline. */
function leastEffect({ bounds: [lowest, highest] }: OutcomeDeclaration, from: number, o: FindingOptions): number {
  if (lowest === 0 && highest === 1) return o.leastIndex ?? 0.01 // an index or a share
  return Number.isNaN(from) ? 0 : (o.leastRelative ?? 0.02) * Math.abs(from)
}

/** The first month of the unbroken stretch up to `month` in which the interval lies on one side of 0. */
function clearSince(series: readonly EffectRow[], month: number, pairs: number): number | undefined {
  const upTo = series.filter((row) => row.month <= month).sort((a, b) => b.month - a.month)
  const side = (row: EffectRow) => (isScarce(row.n, pairs) ? 0 : row.low > 0 ? 1 : row.high < 0 ? -1 : 0)
  let since: number | undefined
  const end = upTo[0] ? side(upTo[0]) : 0
  if (end === 0) return undefined
  for (const row of upTo) {
    if (side(row) !== end) break
    since = row.month
  }
  return since
}

function overYear(series: readonly EffectRow[], month: number, pairs: number): number {
  const year = series.filter((row) => row.month > month - 12 && row.month <= month && !isScarce(row.n, pairs))
  return year.length === 12 ? year.reduce((sum, row) => sum + row.effect, 0) / 12 : Number.NaN
}

/** Series that have one value, in every month in which they have any, and in every run. */
export function constantSeries(curves: readonly CurveRow[]): Set<string> {
  const value = new Map<string, number>()
  const varied = new Set<string>()
  for (const { scenario, outcome, scope, mean, sd } of curves) {
    if (Number.isNaN(mean)) continue
    const key = seriesKey(scenario, outcome, scope)
    const first = value.get(key)
    if (first === undefined) value.set(key, mean)
    if (sd > negligible(mean) || (first !== undefined && Math.abs(mean - first) > negligible(first))) varied.add(key)
  }
  return new Set([...value.keys()].filter((key) => !varied.has(key)))
}

/** What summing may leave of nothing: a mean of equal numbers is not always equal to them in the last bits. */
const negligible = (value: number) => 1e-12 * Math.abs(value)

export function seriesKey(scenario: string, outcome: string, scope: string): string {
  return `${scenario}\0${outcome}\0${scope}`
}

function sizeOf(effect: number, from: number, { bounds: [lowest, highest] }: OutcomeDeclaration): number {
  if (effect === 0) return 0
  const scale = lowest === 0 && highest === 1 ? 1 : Math.abs(from)
  return scale > 0 ? Math.min(1, Math.abs(effect) / scale) : 1
}

const rankOfVerdict: Record<Verdict, number> = { better: 0, worse: 0, changed: 0, slight: 1, unclear: 2, unmoved: 3 }

/** What moved first, and the largest first; ties by name and scope. */
function byWeight(a: Finding, b: Finding): number {
  const rank = rankOfVerdict[a.verdict] - rankOfVerdict[b.verdict]
  if (rank !== 0) return rank
  if (a.size !== b.size) return b.size - a.size
  const nameA = `${a.outcome.name}@${a.scope}`
  const nameB = `${b.outcome.name}@${b.scope}`
  return nameA < nameB ? -1 : nameA > nameB ? 1 : 0
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const k = key(item)
    const group = groups.get(k)
    if (group) group.push(item)
    else groups.set(k, [item])
  }
  return groups
}
