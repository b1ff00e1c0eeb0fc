/** Paths of a scenario in words: what is meant, whose, and the path itself behind it. */
import type { Scenario } from '../../scenario/load.js'
import type { PathWords } from '../condition-words.js'
import { pathLabel } from '../messages/declared-path.js'
import type { ReportContext } from './context.js'

/** How the scenarios at hand call their agencies and forums. */
export function pathWords(context: ReportContext, names: ReadonlyMap<string, string>): PathWords {
  const { say, language } = context
  return (path) => {
    const label = pathLabel(language, path)
    const whose = names.get(path.split('.').slice(0, 2).join('.'))
    return whose === undefined ? label : say.firm.of(label, whose)
  }
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
