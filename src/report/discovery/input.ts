/** What a discovery is reported from. */
import type { Limit } from '../../analysis/discovery/box.js'
import type { Discovery } from '../../experiment/discovery.js'
import type { Analysed } from '../analysed.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { inSentence } from '../words.js'

export interface DiscoveryInput extends Analysed {
  readonly found: Discovery
  /** Density from which a box is dense enough. */
  readonly density: number
  /** Factors that no overlay can hold, such as the month of a measure. */
  readonly notInOverlay: readonly string[]
}

/** `trust above 0.5`, `the difference in security from belu/baseline below 0`. */
export function interestWords(
  { found: { outcome, unit, interest, against } }: DiscoveryInput,
  localiser: Localiser = localiserFor(),
): string {
  const { discovery: said } = localiser.chart
  const [name = '', scope] = outcome.split('@')
  const words = localiser.outcome(name, unit)
  const label = inSentence(words.label)
  const what = scope === undefined ? label : said.of(label, scope)
  const of = against === undefined ? what : said.difference(what, against)
  return said[interest.side](of, `${localiser.number(interest.threshold)}${words.unit === '' ? '' : ` ${words.unit}`}`)
}

/** `between 0.2 and 0.6`, `public or private`. */
export function limitWords(
  { features }: Discovery,
  { feature, low, high, without }: Limit,
  { chart, number }: Localiser,
): string {
  const { limits: said } = chart.discovery
  const { words } = features[feature]!
  if (words && without) {
    const left = words.filter((_, word) => !without.has(word))
    const last = left.at(-1) ?? ''
    return left.length < 2 ? last : said.oneOf(left.slice(0, -1).join(', '), last)
  }
  if (!Number.isFinite(low)) return said.below(number(high))
  if (!Number.isFinite(high)) return said.above(number(low))
  return said.between(number(low), number(high))
}

/** `leadership is between 0.2 and 0.6 and kind is public or private`. */
export function boxWords(found: Discovery, limits: readonly Limit[], localiser: Localiser = localiserFor()): string {
  const { discovery: said } = localiser.chart
  return localiser.list(
    limits.map((limit) => {
      const { name, words } = found.features[limit.feature]!
      const within = words && limit.without ? said.among : said.within
      return within(name, limitWords(found, limit, localiser))
    }),
  )
}
