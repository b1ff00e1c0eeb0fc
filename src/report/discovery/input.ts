/** What a discovery is reported from. */
import type { Limit } from '../../analysis/discovery/box.js'
import type { Discovery } from '../../experiment/discovery.js'
import type { Analysed } from '../analysed.js'
import { formatNumber, inSentence, list, outcomeWords } from '../words.js'

export interface DiscoveryInput extends Analysed {
  readonly found: Discovery
  /** Density from which a box is dense enough. */
  readonly density: number
  /** Factors that no overlay can hold, such as the month of a measure. */
  readonly notInOverlay: readonly string[]
}

/** `trust above 0.5`, `the difference in security from belu/baseline below 0`. */
export function interestWords({ found: { outcome, unit, interest, against } }: DiscoveryInput): string {
  const [name = '', scope] = outcome.split('@')
  const words = outcomeWords(name, unit)
  const what = `${inSentence(words.label)}${scope === undefined ? '' : ` of ${scope}`}`
  const of = against === undefined ? what : `the difference in ${what} from ${against}`
  return `${of} ${interest.side} ${formatNumber(interest.threshold)}${words.unit === '' ? '' : ` ${words.unit}`}`
}

/** `leadership between 0.2 and 0.6`, `kind public or private`. */
export function limitWords({ features }: Discovery, { feature, low, high, without }: Limit): string {
  const { name, words } = features[feature]!
  if (words && without) {
    const left = words.filter((_, word) => !without.has(word))
    return `${name} is ${left.length === 1 ? left[0] : `${left.slice(0, -1).join(', ')} or ${left.at(-1)}`}`
  }
  if (!Number.isFinite(low)) return `${name} is below ${formatNumber(high)}`
  if (!Number.isFinite(high)) return `${name} is above ${formatNumber(low)}`
  return `${name} is between ${formatNumber(low)} and ${formatNumber(high)}`
}

export function boxWords(found: Discovery, limits: readonly Limit[]): string {
  return list(limits.map((limit) => limitWords(found, limit)))
}
