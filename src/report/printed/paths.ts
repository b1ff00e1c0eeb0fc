/** Paths of a scenario in words: what is meant, whose, and the path itself behind it. */
import type { Condition, Range } from '../../analysis/deciding.js'
import type { Scenario } from '../../scenario/load.js'
import { moveDecimals } from '../digits.js'
import { pathLabel } from '../messages/declared-path.js'
import type { Sheet } from './context.js'

export type PathWords = (path: string) => string

/** How the scenarios at hand call their agencies and forums. */
export function pathWords(sheet: Sheet, names: ReadonlyMap<string, string>): PathWords {
  const { say, language } = sheet
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
export function conditionWords(sheet: Sheet, { ranges }: Pick<Condition, 'ranges'>, words: PathWords): string {
  const [first, second] = ranges.map((range) => rangeWords(sheet, range, words))
  return second === undefined ? (first ?? '') : sheet.say.firm.both(first ?? '', second)
}

export function rangeWords({ say, voice }: Sheet, { path, from, to }: Range, words: PathWords): string {
  const what = words(path)
  if (!Number.isFinite(from)) return say.firm.below(what, voice.number(to))
  if (!Number.isFinite(to)) return say.firm.above(what, voice.number(from))
  const [low, high] = moveDecimals(from, to)
  return say.firm.between(what, voice.number(from, low), voice.number(to, high))
}

/** `95 % there, 20 % elsewhere`. */
export function sharesWords({ say, voice }: Sheet, { there, elsewhere }: Condition): string {
  return say.firm.shares(voice.share(there), voice.share(elsewhere))
}

/** Agencies and forums of some scenarios by `agencies.id` and `forums.id`, as they are called in the language. */
export function namesOf({ language }: Sheet, scenarios: readonly Pick<Scenario, 'labels'>[]): Map<string, string> {
  return new Map(
    scenarios.flatMap(({ labels }) =>
      (['agencies', 'forums'] as const).flatMap((home) =>
        Object.entries(labels[home]).map(([id, name]) => [`${home}.${id}`, name[language]] as const),
      ),
    ),
  )
}
