/** What a run or a comparison was about, in one line. */
import type { Scenario } from '../scenario/load.js'
import type { Language } from './messages/index.js'
import { localiserFor } from './messages/localiser.js'
import { designPointOf } from './words.js'

export function resultTitle(
  verb: 'run' | 'compare',
  scenarios: readonly Pick<Scenario, 'name' | 'title'>[],
  language: Language = 'en',
): string {
  const { chart, text, count } = localiserFor(language)
  const titles = new Map(scenarios.map(({ name, title }) => [designPointOf(name).plain, text(title)]))
  const [first = '', second = ''] = titles.values()
  const combinations = scenarios.length / titles.size
  const varied = combinations === 1 ? '' : chart.combinations(count(combinations))
  if (verb === 'run') return first + varied
  if (titles.size === 2) return `${chart.against(second, first)}${varied}`
  return `${chart.variantsAgainst(count(titles.size - 1), first)}${varied}`
}
