/** The catalogue of what is said, by language. */
import { en, type Messages } from './en.js'
import { id } from './id.js'

export type { Messages } from './en.js'

export const languages = ['en', 'id'] as const
export type Language = (typeof languages)[number]

export const messages: Readonly<Record<Language, Messages>> = { en, id }

export function isLanguage(text: unknown): text is Language {
  return text === 'en' || text === 'id'
}
