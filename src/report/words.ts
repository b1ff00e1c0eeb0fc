/** Plain language: names, numbers with their units, lists and paragraphs, the same on every machine and in every locale. */
import type { OutcomeDeclaration } from '../model/outcome.js'
import { outcomeNamed } from '../model/outcomes.js'
import { decimalsFor, mostDecimals, moveDecimals, showing } from './digits.js'

export { decimalsFor, intervalDecimals, meanDecimals, moveDecimals, showing } from './digits.js'

export interface OutcomeWords {
  readonly name: string
  /** `Clearance time`. */
  readonly label: string
  /** `minutes`; empty for an index or share between 0 and 1. */
  readonly unit: string
  /** What an axis or a column says: `minutes`, `share`, `index`. */
  readonly scale: string
  readonly better: 'higher' | 'lower' | 'neither'
  readonly meaning: string
}

/** How an outcome is spoken of. One that the model does not declare is called by its name. */
export function outcomeWords(name: string, unit = ''): OutcomeWords {
  const declared = outcomeNamed(name)
  if (declared) return wordsOf(declared)
  const label = capitalised(name.replaceAll('-', ' '))
  return { name, label, ...spokenUnit(unit), better: 'neither', meaning: '' }
}

/** How a declared outcome is spoken of. */
export function wordsOf({ name, label, unit, better, meaning }: OutcomeDeclaration): OutcomeWords {
  return { name, label: label.en, ...spokenUnit(unit), better, meaning: meaning.en }
}

function spokenUnit(unit: string): { unit: string; scale: string } {
  if (unit === '' || unit.startsWith('index')) return { unit: '', scale: 'index' }
  return unit === 'share' ? { unit: '', scale: 'share' } : { unit, scale: unit }
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A label inside a sentence: `Clearance time` → `clearance time`; an abbreviation keeps its capitals. */
export function inSentence(label: string): string {
  return /^[A-Z][A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

/**
 * A number in words' company: grouped by thousands, with a true minus sign; `decimals` defaults to what its size asks for.
 * What is too small or too large to be read so is written as 1.2 × 10⁻⁹.
 */
export function formatNumber(value: number, decimals = decimalsFor(value)): string {
  if (Number.isNaN(value)) return 'no value'
  const magnitude = Math.abs(value)
  if (magnitude >= 1e15 || (value !== 0 && decimals > mostDecimals && magnitude < 1e-6)) return powered(value)
  const fixed = magnitude.toFixed(Math.min(decimals, mostDecimals))
  const [whole = '0', fraction] = fixed.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function powered(value: number): string {
  const sign = value < 0 ? '−' : ''
  if (!Number.isFinite(value)) return `${sign}∞`
  const [mantissa = '', exponent = ''] = Math.abs(value).toExponential(1).split('e')
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => raised[Number(digit)]!)
  return `${sign}${mantissa} × 10${power}`
}

/** A level beside others of so many decimals; with more of them where it would otherwise seem to be 0. */
export function formatLevel(value: number, decimals: number): string {
  return formatNumber(value, showing(value, decimals))
}

/** Two levels beside one another, as many digits of each as it takes to see how far they lie apart. */
export function formatMove(from: number, to: number): readonly [from: string, to: string] {
  const [before, after] = moveDecimals(from, to)
  return [formatNumber(from, before), formatNumber(to, after)]
}

/** A difference, always with its sign. */
export function formatDifference(value: number, decimals = decimalsFor(value)): string {
  if (value === 0) return '0'
  const number = formatNumber(value, decimals)
  return value > 0 && /[1-9]/.test(number) ? `+${number}` : number
}

/** `0.33`, `12.4 minutes`, `0.24 times what staff carry`. */
export function formatValue(value: number, unit: string, decimals = decimalsFor(value)): string {
  const number = formatNumber(value, decimals)
  return unit === '' || Number.isNaN(value) ? number : `${number} ${unit.replace(/^multiple of /, 'times ')}`
}

const briefUnits: Readonly<Record<string, string>> = { minutes: 'min', hours: 'h' }

/** A unit in as little room as it can be understood in: `sessions since month 0` → `sessions`. */
export function briefUnit(unit: string): string {
  if (unit.startsWith('multiple')) return '×'
  return briefUnits[unit] ?? unit.replace(/ (since|waiting|after).*$/, '')
}

/** A share as a percentage that never claims all or none by rounding. */
export function formatShare(share: number): string {
  if (Number.isNaN(share)) return 'no value'
  const percent = Math.round(share * 100)
  if (percent === 100 && share < 1) return 'over 99 %'
  if (percent === 0 && share > 0) return 'under 1 %'
  return `${percent} %`
}

/** `a`, `a and b`, `a, b and c`; parted by semicolons where a part has a comma of its own. */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? ''
  if (parts.some((part) => part.includes(','))) return parts.join('; ')
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`
}

/** `1 run`, `200 runs`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count, 0)} ${count === 1 ? one : many}`
}

/**
 * Short names for scenarios that are shown together: the folder that all share is dropped (`entikong/baseline` →
 * `baseline`), and of a varied path only its last part is kept. Where shortening would make two alike, both stay whole.
 */
export function shortNames(names: readonly string[]): Map<string, string> {
  const folder = (name: string) => {
    const stem = name.split('[', 1)[0]!
    return stem.slice(0, stem.lastIndexOf('/') + 1)
  }
  const first = names[0] === undefined ? '' : folder(names[0])
  const shared = names.every((name) => folder(name) === first) ? first.length : 0
  const short = names.map((name) => name.slice(shared).replace(/[^[\],=]*\.([^.=\],[]+)=/g, '$1='))
  return new Map(
    names.map((name, at) => {
      const shortened = short[at]!
      return [name, short.indexOf(shortened) === short.lastIndexOf(shortened) ? shortened : name]
    }),
  )
}

/** A scenario’s name with `--vary` in its parts. */
export interface DesignPoint {
  readonly plain: string
  readonly varied: readonly { readonly path: string; readonly value: string }[]
}

/** `entikong/baseline[agencies.*.ego=0.1][months=24]` in its parts; brackets inside a path belong to it. */
export function designPointOf(name: string): DesignPoint {
  const start = name.indexOf('[')
  if (start < 0) return { plain: name, varied: [] }
  const varied: { path: string; value: string }[] = []
  let depth = 0
  let from = start
  for (let at = start; at < name.length; at += 1) {
    if (name[at] === '[') {
      if (depth === 0) from = at + 1
      depth += 1
    } else if (name[at] === ']') {
      depth -= 1
      if (depth > 0) continue
      const text = name.slice(from, at)
      const equals = text.lastIndexOf('=')
      varied.push({ path: text.slice(0, equals), value: text.slice(equals + 1) })
    }
  }
  return { plain: name.slice(0, start), varied }
}

/**
 * The same in short: `entikong/baseline[agencies.*.ego=.2][months=24]` → `entikong/baseline`, `ego=.2, months=24`. The second
 * part is empty where nothing is varied; where two paths end alike, both stay whole.
 */
export function parted(name: string): { plain: string; varied: string } {
  const { plain, varied } = designPointOf(name)
  const lasts = varied.map(({ path }) => path.slice(path.lastIndexOf('.') + 1))
  const alike = new Set(lasts).size < lasts.length
  return { plain, varied: varied.map(({ path, value }, at) => `${alike ? path : lasts[at]!}=${value}`).join(', ') }
}

/** Calendar months, for outcomes that have their seasons. */
const calendar = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October']
calendar.push('November', 'December')

/** The calendar month of a month of the run, where month 1 is the calendar month `start` (1 to 12). */
export function calendarMonth(month: number, start: number, names: readonly string[] = calendar): string {
  return names[(((start + month - 2) % 12) + 12) % 12]!
}
