/** What the findings are made of, read back from a picture’s numbers. */
import type { CurveRow } from '../analysis/curves.js'
import type { EffectRow } from '../analysis/effects.js'
import { findings, type VariantFindings } from '../analysis/findings.js'
import { isScarce } from '../analysis/scarcity.js'
import { outcomeNamed, outcomes } from '../model/outcomes.js'
import { curveParts, effectParts, type Picture, type Side, type Table } from './protocol.js'

/** Rows of the outcomes at one month; of `whole` ones at every month. */
function curveRows(table: Table, side: Side, month: number, whole: ReadonlySet<string>): CurveRow[] {
  const none = Number.NaN
  return table.outcomes.flatMap((outcome, series) =>
    monthsOf(table, month, whole.has(outcome)).map((at): CurveRow => {
      const [mean, mean_low, mean_high, p05, p95, sd, n] = numbersAt(table, series, at, curveParts.length)
      const common = { scenario: side, outcome, scope: '', month: at, unit: unitOf(outcome), n }
      return { ...common, mean, sd, mean_low, mean_high, p05, p25: none, p50: none, p75: none, p95 }
    }),
  )
}

function effectRows(table: Table, month: number): EffectRow[] {
  return table.outcomes.flatMap((outcome, series) =>
    monthsOf(table, month, false).map((at): EffectRow => {
      const numbers = numbersAt(table, series, at, effectParts.length)
      const [effect, low, high, share_positive, share_negative, n, from, to, composition, in_both, came, left] = numbers
      const common = { baseline: 'baseline', variant: 'what-if', outcome, scope: '', month: at, unit: unitOf(outcome) }
      const means = { n, from, to, effect, low, high }
      const members = { composition, in_both, came, left }
      return { ...common, ...means, ...members, share_positive, share_negative, variance_reduction: Number.NaN }
    }),
  )
}

function monthsOf({ months }: Table, month: number, all: boolean): number[] {
  if (all) return Array.from({ length: months + 1 }, (_, at) => at)
  return month <= months ? [month] : []
}

type Four = [number, number, number, number]
/** As many as a month of either table has, or more. */
type Numbers = [...Four, ...Four, ...Four]

function numbersAt({ months, numbers }: Table, series: number, month: number, parts: number) {
  const at = (series * (months + 1) + month) * parts
  return numbers.subarray(at, at + parts) as unknown as Numbers
}

function unitOf(outcome: string): string {
  return outcomeNamed(outcome)?.unit ?? ''
}

const found = new WeakMap<Picture, { month: number; findings: VariantFindings | undefined }>()

/**
 * What a picture says of a month, as `lintas compare` would put it, but for since when effects are clear and what they are
 * over a year: nobody asks that here, and all months would have to be gone through each time the hand moves.
 */
export function findingsOf(picture: Picture, month: number): VariantFindings | undefined {
  const before = found.get(picture)
  if (before?.month === month) return before.findings
  const { replicates, baseline, whatIf } = picture
  const effects = effectRows(picture.effects, month)
  // Of what did not move it is asked whether it ever could; of what has no value, whether it had one.
  const told = new Map(effects.map((row) => [row.outcome, row]))
  const whole = new Set(
    [...baseline.outcomes, ...whatIf.outcomes].filter((outcome) => {
      const row = told.get(outcome)
      return row === undefined || row.effect === 0 || isScarce(row.n, replicates)
    }),
  )
  const curves = [...curveRows(baseline, 'baseline', month, whole), ...curveRows(whatIf, 'what-if', month, whole)]
  const all = findings(effects, curves, { outcomes, replicates, month })[0]
  found.set(picture, { month, findings: all })
  return all
}

/** Milliseconds without a newer picture after which words and tables follow: while a hand moves, the curves go first. */
export function settling(picture: Picture | undefined): number {
  return picture && picture.replicates < picture.target ? 250 : 40
}
