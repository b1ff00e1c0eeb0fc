/** How outcomes, scenarios and months are spoken of on the page. */

import type { Text } from '../model/outcome.js'
import { outcomeNamed } from '../model/outcomes.js'
import { unitIn } from '../report/messages/declared.js'
import { type Language, messages } from '../report/messages/index.js'
import { countIn, numberIn } from '../report/messages/numbers.js'
import { inSentence } from '../report/words.js'
import type { App } from './app.js'
import { isChanged } from './plan.js'

export interface OutcomeSpoken {
  readonly label: string
  readonly meaning: string
  /** Empty for an index or a share. */
  readonly unit: string
  readonly better: 'higher' | 'lower' | 'neither'
}

export function outcomeIn(language: Language, name: string): OutcomeSpoken {
  const declared = outcomeNamed(name)
  if (!declared) return { label: name, meaning: '', unit: '', better: 'neither' }
  const { label, meaning, unit, better } = declared
  const plain = unit === '' || unit === 'share' || unit.startsWith('index')
  return { label: label[language], meaning: meaning[language], unit: plain ? '' : unitIn(language, unit), better }
}

export function labelInSentence(language: Language, name: string): string {
  return inSentence(outcomeIn(language, name).label)
}

export function titleIn(language: Language, { title, name }: { readonly title?: Text; readonly name: string }): string {
  return title?.[language] ?? name
}

/** `Month 60 (December of year 5)`. */
export function monthIn(language: Language, month: number, calendar: number): string {
  const t = messages[language]
  if (month === 0) return t.monthZero
  const name = t.months[(calendar + month - 2) % 12] as string
  return t.monthWords(countIn(language, month), name, countIn(language, Math.floor((calendar + month - 2) / 12) + 1))
}

export function variantTitle(app: App): string {
  const { language } = app.view
  const start = app.scenario(app.plan.start)
  const title = start ? titleIn(language, start) : app.plan.start
  return isChanged(app.plan) ? messages[language].whatIfOf(title) : title
}

export function baselineTitle(app: App): string {
  const baseline = app.scenario(app.plan.baseline)
  return baseline ? titleIn(app.view.language, baseline) : app.plan.baseline
}

/** A value with its unit. */
export function valueIn(language: Language, value: number, unit: string, decimals?: number): string {
  const number = decimals === undefined ? numberIn(language, value) : numberIn(language, value, decimals)
  return unit === '' || Number.isNaN(value) ? number : `${number} ${unit}`
}
