/** What the picture of contributions says of scenarios, outcomes and mechanisms. */
import type { Explanation } from '../../experiment/explain.js'
import type { Scenario } from '../../scenario/load.js'
import { mechanismIn } from '../messages/declared.js'
import type { Language } from '../messages/index.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { inSentence } from '../words.js'

/** All bands but the greatest, in one. */
export const others = 'all others'

/** What was asked, in one line. The scenarios are the one explained, or first the one that it is set against. */
export function explanationTitle(
  scenarios: readonly Pick<Scenario, 'title'>[],
  explanation: Pick<Explanation, 'series'>,
  language: Language = 'en',
): string {
  const localiser = localiserFor(language)
  const { contributions: said } = localiser.chart
  const what = inSentence(localiser.outcome(explanation.series.outcome.name).label)
  const titles = titlesOf(scenarios, localiser)
  return scenarios.length > 1 ? said.aboutDifference(titles, what) : said.aboutChange(titles, what)
}

export function titlesOf(scenarios: readonly Pick<Scenario, 'title'>[], { text, chart }: Localiser): string {
  const [first = '', second] = scenarios.map(({ title }) => text(title))
  return second === undefined ? first : chart.against(second, first)
}

/** The outcome inside a sentence, with the part of the world that it is of. */
export function explained({ series: { outcome, scope } }: Pick<Explanation, 'series'>, localiser: Localiser): string {
  const label = inSentence(localiser.outcome(outcome.name).label)
  return scope === '' ? label : localiser.chart.contributions.of(label, scope)
}

/** What a band is called: in English as in the tables. */
export function bandName(mechanism: string, { language, chart }: Localiser): string {
  if (mechanism === others) return chart.contributions.others
  return language === 'en' ? mechanism : inSentence(mechanismIn(language, mechanism))
}

/** What those bands stand for that are no mechanism. */
export function meaningNotes(shown: readonly string[], localiser: Localiser): string[] {
  const said = Object.entries(localiser.chart.contributions.occasions).filter(([name]) => shown.includes(name))
  return said.length === 0
    ? []
    : [`${said.map(([name, meaning]) => `${bandName(name, localiser)}: ${meaning}`).join('. ')}.`]
}
