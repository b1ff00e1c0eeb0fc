/** What the model declares (parameters, mechanisms, units), in each language; English is the declarations’ own. */
import { fieldMeanings } from './fields-id.js'
import type { Language } from './index.js'
import { labels } from './labels.js'
import { type MechanismWords, mechanismWords, occasionNames } from './mechanisms/index.js'
import { units } from './units-id.js'

function wordsOf(mechanism: string): MechanismWords | undefined {
  return mechanismWords[mechanism]
}

/** Paths that say the same of several stages, levers or months are one entry. */
export function entryOf(declared: string): string {
  return declared
    .replace(/(\.stages)\.(quarantine|immigration|customs|security)\./, '$1.*.')
    .replace(/(\.levers)\.(household-cost|income|micro-enterprise)\./, '$1.*.')
    .replace(/\.season\.[a-z]{3}$/, '.season.*')
}

/** The meaning of what is declared at a path (with `*` for ids); `english` are the declaration’s own words. */
export function meaningIn(language: Language, declared: string, english: string): string {
  if (language === 'en') return english
  return translated(declared) ?? english
}

/** The Indonesian meaning; undefined where the catalogue has none. */
export function translated(declared: string): string | undefined {
  const entry = entryOf(declared)
  const [home, mechanism = '', coefficient = ''] = entry.split('.')
  if (home !== 'mechanisms') return fieldMeanings[entry]
  const words = wordsOf(mechanism)
  return coefficient === 'off' ? words?.purpose : words?.coefficients[coefficient]
}

/** A short name; where none is given, the meaning up to its first colon or semicolon. */
export function labelIn(language: Language, declared: string, english: string): string {
  const short = (labels[declared] ?? labels[entryOf(declared)])?.[language]
  if (short !== undefined) return short
  const mechanism = /^mechanisms\.([^.]+)\.off$/.exec(declared)?.[1]
  if (mechanism !== undefined) return mechanismIn(language, mechanism)
  const meaning = meaningIn(language, declared, english)
  return (meaning.split(/[:;(]/, 1)[0] as string).trim().replace(/\.$/, '')
}

/** A mechanism, an occasion or `start`, by its name in tables. */
export function mechanismIn(language: Language, name: string): string {
  return wordsOf(name)?.[language] ?? occasionNames[name]?.[language] ?? name
}

/** A unit; the empty one stays empty. */
export function unitIn(language: Language, unit: string): string {
  return language === 'en' ? unit : (units[unit] ?? unit)
}
