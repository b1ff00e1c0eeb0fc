/** Seasons: which calendar month a month of the run is, and which outcomes follow it. */
import { services } from '../model/services/index.js'
import type { ChartInput } from './charts/input.js'
import { followsTraffic } from './charts/themes.js'
import { beginTogether } from './common-months.js'
import { chartMessages } from './messages/charts.js'
import { type Language, messages } from './messages/index.js'
import { calendarMonth } from './words.js'

/** Whether a scenario has a service whose traffic is not the same in every calendar month. */
function hasSeasons({ scenarios }: Pick<ChartInput, 'scenarios'>): boolean {
  return scenarios.some(({ spec }) => {
    return services.some(({ name, seasons }) => {
      const given = spec.services?.[name]
      return given && seasons && new Set(seasons(given)).size > 1
    })
  })
}

/** Whether this outcome has its seasons in these scenarios, so that one month does not stand for a year. */
export function isSeasonal(input: Pick<ChartInput, 'scenarios'>, outcome: string): boolean {
  return followsTraffic.has(outcome) && hasSeasons(input)
}

/** `month 60`; where there are seasons, `month 60 (December)`. */
export function monthWords(input: Pick<ChartInput, 'scenarios'>, month: number, language: Language = 'en'): string {
  const start = input.scenarios[0]?.spec.start
  const { inMonth, inSeason } = chartMessages[language]
  return start === undefined || month < 1 || !hasSeasons(input) || !beginTogether(input.scenarios)
    ? inMonth(String(month))
    : inSeason(String(month), calendarMonth(month, start, messages[language].months))
}
