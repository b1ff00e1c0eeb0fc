/** The catalogue of what is said, by language. */
import { en, type Messages } from './en.js'
import { id } from './id.js'

export type { Messages } from './en.js'

export const languages = ['en', 'id'] as const
export type Language = (typeof languages)[number]

export const messages: Readonly<Record<Language, Messages>> = { en, id }

/** What is said in each language. */
export function byLanguage<T>(say: (language: Language) => T): Readonly<Record<Language, T>> {
  return Object.fromEntries(languages.map((language) => [language, say(language)])) as Record<Language, T>
}
