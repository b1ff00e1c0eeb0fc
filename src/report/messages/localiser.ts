/** How charts and reports speak: words, numbers, units and lists in one language, the same on every machine. */
import type { Text } from '../../model/outcome.js'
import { outcomeNamed } from '../../model/outcomes.js'
import { writtenDecimals } from '../digits.js'
import {
  briefUnit,
  decimalsFor,
  formatValue,
  moveDecimals,
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
  /** A number as it was given. */
  given(value: number): string
  difference(value: number, decimals?: number): string
  share(share: number): string
  /** With its unit, if that is worth a word. */
  value(value: number, unit: string, decimals?: number): string
  /** Two levels beside one another, as many digits of each as it takes to see how far they lie apart. */
  move(from: number, to: number): readonly [from: string, to: string]
  list(parts: readonly string[]): string
  /** A list of the first of them, and how many more; one too many is named as well, since “1 more” would be no shorter. */
  some(parts: readonly string[], most: number): string
  /** How an outcome is spoken of; its unit is in the language too. */
  outcome(name: string, unit?: string): OutcomeWords
  /** A unit in as little room as it can be understood in. */
  brief(unit: string): string
  /** `1 outcome`, `12 outcomes`. */
  counted(count: number, noun: keyof ChartMessages['nouns']): string
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
  const counted = (count: number, noun: keyof ChartMessages['nouns']) =>
    `${countIn(language, count)} ${chart.nouns[noun][count === 1 ? 'one' : 'many']}`
  // In other languages a comma may belong to a number.
  const isParted = (part: string) => part.includes(english ? ',' : ', ')
  const { and } = messages[language]
  const list = (parts: readonly string[]) => {
    if (parts.length < 2) return parts[0] ?? ''
    if (parts.some(isParted)) return parts.join('; ')
    return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
  }
  return {
    language,
    chart,
    text: (text) => text[language],
    number: (value, decimals) => numberIn(language, value, decimals),
    level: (value, decimals) => numberIn(language, value, showing(value, decimals)),
    count: (value) => countIn(language, value),
    given: (value) => (english ? String(value) : numberIn(language, value, writtenDecimals(value, 15))),
    difference: (value, decimals) => differenceIn(language, value, decimals),
    share: (share) => shareIn(language, share),
    value: (value, unit, decimals = decimalsFor(value)) => {
      if (english) return formatValue(value, unit, decimals)
      const number = numberIn(language, value, decimals)
      return unit === '' || Number.isNaN(value) ? number : `${number} ${unit}`
    },
    move: (from, to) => {
      const [before, after] = moveDecimals(from, to)
      return [numberIn(language, from, before), numberIn(language, to, after)]
    },
    list,
    some: (parts, most) => {
      if (parts.length <= most + 1) return list(parts)
      const named = parts.slice(0, most)
      const apart = named.some(isParted) ? ';' : ''
      const more = chart.defined.more(countIn(language, parts.length - most))
      return `${named.join(apart === '' ? ', ' : '; ')}${apart} ${and} ${more}`
    },
    counted,
    outcome: (name, unit) => (english ? outcomeWords(name, unit) : translatedOutcome(name, unit, language)),
    brief: (unit) => (english ? briefUnit(unit) : briefly(unit)),
    runs: (count) => counted(count, 'run'),
    months: (count) => counted(count, 'month'),
    better: ({ better }) => (better === 'neither' ? '' : better === 'higher' ? chart.higherBetter : chart.lowerBetter),
    axis: ({ unit, scale }) => (unit === '' ? chart.axisIndex(scale) : scale),
  }
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
