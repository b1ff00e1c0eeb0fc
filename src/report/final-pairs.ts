/** In what share of the pairs of runs a variant ends lower: effects.csv says it of rises only, runs.csv holds the pairs. */
import type { EffectRow } from '../analysis/effects.js'
import { parseCsv } from './csv.js'

/**
 * The same effects, those at the end with the share of falls. `runs` is the text of runs.csv, `months` the length of each
 * scenario; where the two of a pair do not end together nothing is said, nor of means of which others are in the two, for
 * runs.csv has only those over all. Throws a CsvError.
 */
export function withFalls(
  effects: readonly EffectRow[],
  runs: string,
  months: ReadonlyMap<string, number>,
): readonly EffectRow[] {
  const [head = [], ...records] = parseCsv(runs)
  const columns = new Map(head.map((name, at) => [name, at]))
  const byScenario = new Map<string, string[][]>()
  for (const record of records) {
    const [name = ''] = record
    const own = byScenario.get(name)
    if (own) own.push(record)
    else byScenario.set(name, [record])
  }
  return effects.map((row) => {
    const { baseline, variant, outcome, scope, month } = row
    const column = columns.get(scope === '' ? outcome : `${outcome}@${scope}`)
    const [before, after] = [byScenario.get(baseline), byScenario.get(variant)]
    if (column === undefined || !before || !after) return row
    if (!Number.isNaN(row.in_both)) return row
    if (month !== months.get(baseline) || month !== months.get(variant)) return row
    let pairs = 0
    let falls = 0
    before.forEach((record, replicate) => {
      const [from = '', to = ''] = [record[column], after[replicate]?.[column]]
      if (from === '' || to === '') return
      pairs++
      if (Number(to) < Number(from)) falls++
    })
    return pairs === 0 ? row : { ...row, share_negative: falls / pairs }
  })
}
