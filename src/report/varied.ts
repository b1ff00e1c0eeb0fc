/** With varied values: the effect of a variant across them, side by side, for the main outcomes. */
import type { VariantFindings } from '../analysis/findings.js'
import { headline } from './charts/themes.js'
import { membersNote } from './composition.js'
import { pairsNote } from './incomparable.js'
import { localiserFor } from './messages/localiser.js'
import { briefUnit, formatDifference, intervalDecimals, parted, wordsOf } from './words.js'

export interface VariedTable {
  /** The variant, without what is varied. */
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** One table for each variant that was compared under several values; none where nothing is varied. */
export function variedTables(all: readonly VariantFindings[]): VariedTable[] {
  const variants = new Map<string, VariantFindings[]>()
  for (const one of all) {
    const { plain, varied } = parted(one.variant)
    if (varied !== '') variants.set(plain, [...(variants.get(plain) ?? []), one])
  }
  return [...variants].filter(([, under]) => under.length > 1).map(([title, under]) => variedTable(title, under))
}

function variedTable(title: string, under: readonly VariantFindings[]): VariedTable {
  const outcomes = new Map(under.flatMap(({ findings }) => findings.map(({ outcome }) => [outcome.name, outcome])))
  const rows = headline([...outcomes.keys()]).map((name) => {
    const { label, unit } = wordsOf(outcomes.get(name)!)
    const cells = under.map(({ findings }) => {
      const found = findings.find(({ outcome }) => outcome.name === name)
      if (!found) return '–'
      const effect = formatDifference(found.effect, intervalDecimals(found.effect, found.low, found.high))
      const pairs = pairsNote(found, localiserFor('en')) + membersNote(found, localiserFor('en'))
      return found.low > 0 || found.high < 0 ? `${effect}${pairs}` : `(${effect})${pairs}`
    })
    return [unit === '' ? label : `${label}, ${briefUnit(unit)}`, ...cells]
  })
  return { title, head: ['Effect', ...under.map(({ variant }) => parted(variant).varied)], rows }
}
