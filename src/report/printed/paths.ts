/** Paths of a scenario in words: what is meant, whose, and the path itself behind it. */
import type { Condition, Range } from '../../analysis/deciding.js'
import type { Scenario } from '../../scenario/load.js'
import { moveDecimals } from '../digits.js'
import { pathLabel } from '../messages/declared-path.js'
import type { ReportContext } from './context.js'

export type PathWords = (path: string) => string

/** How the scenarios at hand call their agencies and forums. */
export function pathWords(context: ReportContext, names: ReadonlyMap<string, string>): PathWords {
  const { say, language } = context
  return (written) => {
    const mean = /^mean\((.*)\)$/.exec(written)
    const path = mean?.[1] ?? written
    const label = pathLabel(language, path)
    const whose = names.get(path.split('.').slice(0, 2).join('.'))
    const words = whose === undefined ? label : say.firm.of(label, whose)
    return mean ? say.firm.meanOf(words) : words
  }
}

/** `sectoral ego above 0.4 and leadership below 0.3`. */
export function conditionWords(
  context: ReportContext,
  { ranges }: Pick<Condition, 'ranges'>,
  words: PathWords,
): string {
  const [first, second] = ranges.map((range) => rangeWords(context, range, words))
  return second === undefined ? (first ?? '') : context.say.firm.both(first ?? '', second)
}

export function rangeWords({ say, localiser }: ReportContext, { path, from, to }: Range, words: PathWords): string {
  const what = words(path)
  if (!Number.isFinite(from)) return say.firm.below(what, localiser.number(to))
  if (!Number.isFinite(to)) return say.firm.above(what, localiser.number(from))
  const [low, high] = moveDecimals(from, to)
  return say.firm.between(what, localiser.number(from, low), localiser.number(to, high))
}

/** `95 % there, 20 % elsewhere`. */
export function sharesWords({ say, localiser }: ReportContext, { there, elsewhere }: Condition): string {
  return say.firm.shares(localiser.share(there), localiser.share(elsewhere))
}

/** Agencies and forums of some scenarios by `agencies.id` and `forums.id`, as they are called in the language. */
export function namesOf(
  { language }: ReportContext,
  scenarios: readonly Pick<Scenario, 'labels'>[],
): Map<string, string> {
  return new Map(
    scenarios.flatMap(({ labels }) =>
      (['agencies', 'forums'] as const).flatMap((home) =>
        Object.entries(labels[home]).map(([id, name]) => [`${home}.${id}`, name[language]] as const),
      ),
    ),
  )
}
