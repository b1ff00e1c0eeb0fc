/** Numbers and lists as each language writes them; the same on every machine. */
import { decimalsFor, formatDifference, formatNumber, formatShare } from '../words.js'
import { type Language, messages } from './index.js'

/** A text of ours with English marks (1,234.5) in the marks of the language. */
function marked(text: string, language: Language): string {
  const { decimal, thousands } = messages[language]
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? decimal : thousands))
}

export function numberIn(language: Language, value: number, decimals = decimalsFor(value)): string {
  return Number.isNaN(value) ? messages[language].noValue : marked(formatNumber(value, decimals), language)
}

/** A whole number, such as a count. */
export function countIn(language: Language, value: number): string {
  return numberIn(language, value, 0)
}

/** With its sign. */
export function differenceIn(language: Language, value: number, decimals = decimalsFor(value)): string {
  return Number.isNaN(value) ? messages[language].noValue : marked(formatDifference(value, decimals), language)
}

/** As a percentage that never claims all or none by rounding. */
export function shareIn(language: Language, share: number): string {
  if (Number.isNaN(share)) return messages[language].noValue
  const text = formatShare(share)
  if (language === 'en') return text
  return text.replace('over', 'lebih dari').replace('under', 'kurang dari')
}

export function listIn(language: Language, parts: readonly string[]): string {
  const { and } = messages[language]
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts[parts.length - 1]}`
}
