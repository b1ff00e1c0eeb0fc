/** With varied values: the effect of a variant across them, side by side, for the main outcomes. */
import type { VariantFindings } from '../analysis/findings.js'
import { headline } from './charts/themes.js'
import { membersNote } from './composition.js'
import { marked, type Table, table } from './document/document.js'
import { pairsNote } from './incomparable.js'
import type { Telling } from './telling.js'
import { intervalDecimals, parted } from './words.js'

export interface VariedTable {
  /** The variant, without what is varied. */
  readonly title: string
  readonly table: Table
}

/** One table for each variant that was compared under several values; none where nothing is varied. */
export function variedTables(telling: Telling, all: readonly VariantFindings[]): VariedTable[] {
  const variants = new Map<string, VariantFindings[]>()
  for (const one of all) {
    const { plain, varied } = parted(one.variant)
    if (varied !== '') variants.set(plain, [...(variants.get(plain) ?? []), one])
  }
  return [...variants]
    .filter(([, under]) => under.length > 1)
    .map(([title, under]) => ({
      title,
      table: variedTable(telling, under),
    }))
}

function variedTable({ say, localiser }: Telling, under: readonly VariantFindings[]): Table {
  const names = new Set(under.flatMap(({ findings }) => findings.map(({ outcome }) => outcome.name)))
  const rows = headline([...names]).map((name) => {
    const { label, unit } = localiser.outcome(name)
    const cells = under.map(({ findings }) => {
      const found = findings.find(({ outcome }) => outcome.name === name)
      if (!found) return say.none
      const effect = localiser.difference(found.effect, intervalDecimals(found.effect, found.low, found.high))
      const notes = pairsNote(found, localiser) + membersNote(found, localiser)
      return marked((found.low > 0 || found.high < 0 ? effect : `(${effect})`) + notes)
    })
    return [unit === '' ? label : `${label}, ${localiser.brief(unit)}`, ...cells]
  })
  return table([say.summary.effect, ...under.map(({ variant }) => parted(variant).varied)], rows)
}
