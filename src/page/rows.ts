/** What the findings are made of, read back from a picture’s numbers. */
import type { CurveRow } from '../analysis/curves.js'
import type { EffectRow } from '../analysis/effects.js'
import { findings, type VariantFindings } from '../analysis/findings.js'
import { outcomeNamed, outcomes } from '../model/outcomes.js'
import { curveParts, effectParts, type Picture, type Side, type Table } from './protocol.js'

function curveRows(table: Table, side: Side, n: number): CurveRow[] {
  const rows: CurveRow[] = []
  table.outcomes.forEach((outcome, series) => {
    const unit = outcomeNamed(outcome)?.unit ?? ''
    for (let month = 0; month <= table.months; month++) {
      const at = (series * (table.months + 1) + month) * curveParts.length
      const [mean, mean_low, mean_high, p05, p95, sd] = table.numbers.subarray(
        at,
        at + curveParts.length,
      ) as unknown as [number, number, number, number, number, number]
      const none = Number.NaN
      rows.push({
        scenario: side,
        outcome,
        scope: '',
        month,
        unit,
        n,
        mean,
        sd,
        mean_low,
        mean_high,
        p05,
        p25: none,
        p50: none,
        p75: none,
        p95,
      })
    }
  })
  return rows
}

function effectRows(table: Table): EffectRow[] {
  const rows: EffectRow[] = []
  table.outcomes.forEach((outcome, series) => {
    const unit = outcomeNamed(outcome)?.unit ?? ''
    for (let month = 0; month <= table.months; month++) {
      const at = (series * (table.months + 1) + month) * effectParts.length
      const [effect, low, high, share_positive, share_negative, n] = table.numbers.subarray(
        at,
        at + effectParts.length,
      ) as unknown as [number, number, number, number, number, number]
      rows.push({
        baseline: 'baseline',
        variant: 'what-if',
        outcome,
        scope: '',
        month,
        unit,
        n,
        effect,
        low,
        high,
        share_positive,
        share_negative,
        variance_reduction: Number.NaN,
      })
    }
  })
  return rows
}

interface Tables {
  readonly curves: CurveRow[]
  readonly effects: EffectRow[]
}

const tables = new WeakMap<Picture, Tables>()

const found = new WeakMap<Picture, { month: number; findings: VariantFindings | undefined }>()

/** What a picture says of a month, as `lintas compare` would put it. */
export function findingsOf(picture: Picture, month: number): VariantFindings | undefined {
  const before = found.get(picture)
  if (before?.month === month) return before.findings
  const { curves, effects } = tablesOf(picture)
  const all = findings(effects, curves, { outcomes, month })[0]
  found.set(picture, { month, findings: all })
  return all
}

function tablesOf(picture: Picture): Tables {
  const known = tables.get(picture)
  if (known) return known
  const { replicates, baseline, whatIf, effects } = picture
  const made = {
    curves: [...curveRows(baseline, 'baseline', replicates), ...curveRows(whatIf, 'what-if', replicates)],
    effects: effectRows(effects),
  }
  tables.set(picture, made)
  return made
}

/** Milliseconds without a newer picture after which words and tables follow: while a hand moves, the curves go first. */
export function settling(picture: Picture | undefined): number {
  return picture && picture.replicates < picture.target ? 250 : 40
}
