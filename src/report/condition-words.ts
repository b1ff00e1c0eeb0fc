/** Ranges of assumed values under which something is so, in words. */
import type { Condition, Range } from '../analysis/deciding.js'
import type { Telling } from './telling.js'

/** What a path of a scenario is called. */
export type PathWords = (path: string) => string

const asWritten: PathWords = (path) => path

/** `mechanisms.habit.rest is above 0.3`; of two ranges, both. */
export function whereWords(
  telling: Telling,
  { ranges: [first, second] }: Pick<Condition, 'ranges'>,
  words = asWritten,
): string {
  const one = rangeWords(telling, first, words)
  return second === undefined ? one : telling.say.where.both(one, rangeWords(telling, second, words))
}

export function rangeWords({ say, localiser }: Telling, { path: written, from, to }: Range, words = asWritten): string {
  const mean = /^mean\((.*)\)$/.exec(written)?.[1]
  const path = mean === undefined ? words(written) : say.where.meanOf(words(mean))
  if (!Number.isFinite(from)) return say.where.below(path, localiser.number(to))
  if (!Number.isFinite(to)) return say.where.above(path, localiser.number(from))
  return say.where.between(path, ...localiser.move(from, to))
}

/** `70 % of such points, 12 % of the others`. */
export function sharesWords({ say, localiser }: Telling, { there, elsewhere }: Condition): string {
  return say.where.shares(localiser.share(there), localiser.share(elsewhere))
}
