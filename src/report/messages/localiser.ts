/** How charts and reports speak: words, numbers, units and lists in one language, the same on every machine. */
import type { Text } from '../../model/outcome.js'
import { outcomeNamed } from '../../model/outcomes.js'
import {
  briefUnit,
  counted,
  decimalsFor,
  formatValue,
  list,
  type OutcomeWords,
  outcomeWords,
  showing,
} from '../words.js'
import { type ChartMessages, chartMessages } from './charts.js'
import { unitIn } from './declared.js'
import { type Language, messages } from './index.js'
import { countIn, differenceIn, numberIn, shareIn } from './numbers.js'

export interface Localiser {
  readonly language: Language
  readonly chart: ChartMessages
  text(text: Text): string
  number(value: number, decimals?: number): string
  /** A level beside others of so many decimals; with more of them where it would otherwise seem to be 0. */
  level(value: number, decimals: number): string
  /** A whole number. */
  count(value: number): string
  difference(value: number, decimals?: number): string
  share(share: number): string
  /** With its unit, if that is worth a word. */
  value(value: number, unit: string, decimals?: number): string
  list(parts: readonly string[]): string
  /** How an outcome is spoken of; its unit is in the language too. */
  outcome(name: string, unit?: string): OutcomeWords
  /** A unit in as little room as it can be understood in. */
  brief(unit: string): string
  /** `12 runs`. */
  runs(count: number): string
  months(count: number): string
  /** `higher is better`; empty where neither is. */
  better(outcome: OutcomeWords): string
  /** What an upright axis says. */
  axis(outcome: OutcomeWords): string
}

export function localiserFor(language: Language = 'en'): Localiser {
  const chart = chartMessages[language]
  const english = language === 'en'
  return {
    language,
    chart,
    text: (text) => text[language],
    number: (value, decimals) => numberIn(language, value, decimals),
    level: (value, decimals) => numberIn(language, value, showing(value, decimals)),
    count: (value) => countIn(language, value),
    difference: (value, decimals) => differenceIn(language, value, decimals),
    share: (share) => shareIn(language, share),
    value: (value, unit, decimals = decimalsFor(value)) => {
      if (english) return formatValue(value, unit, decimals)
      const number = numberIn(language, value, decimals)
      return unit === '' || Number.isNaN(value) ? number : `${number} ${unit}`
    },
    list: (parts) => (english ? list(parts) : listed(parts, messages[language].and)),
    outcome: (name, unit) => (english ? outcomeWords(name, unit) : translatedOutcome(name, unit, language)),
    brief: (unit) => (english ? briefUnit(unit) : briefly(unit)),
    runs: (count) => (english ? counted(count, 'run') : chart.runs(countIn(language, count), count === 1)),
    months: (count) => (english ? counted(count, 'month') : chart.months(countIn(language, count), count === 1)),
    better: ({ better }) => (better === 'neither' ? '' : better === 'higher' ? chart.higherBetter : chart.lowerBetter),
    axis: ({ unit, scale }) => (unit === '' ? chart.axisIndex(scale) : scale),
  }
}

function listed(parts: readonly string[], and: string): string {
  if (parts.length < 2) return parts[0] ?? ''
  if (parts.some((part) => part.includes(', '))) return parts.join('; ')
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts[parts.length - 1]}`
}

function translatedOutcome(name: string, given: string | undefined, language: Language): OutcomeWords {
  const words = outcomeWords(name, given)
  const declared = outcomeNamed(name)
  const { index, share } = chartMessages[language]
  const unit = unitIn(language, words.unit)
  const scale = words.scale === 'index' ? index : words.scale === 'share' ? share : unit
  return {
    ...words,
    unit,
    scale,
    ...(declared ? { label: declared.label[language], meaning: declared.meaning[language] } : {}),
  }
}

/** Of the Indonesian units those that are long. */
function briefly(unit: string): string {
  if (unit.startsWith('kali ')) return '×'
  if (unit === 'menit') return 'mnt'
  return unit.replace(/ (sejak|menunggu|sesudah).*$/, '')
}
