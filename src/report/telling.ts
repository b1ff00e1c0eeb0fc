/** In whose words a result is told: the language, its numbers, its sentences. */
import type { Language } from './messages/index.js'
import { type Localiser, localiserFor } from './messages/localiser.js'
import { type ReportMessages, reportMessages } from './messages/report.js'

export interface Telling {
  readonly language: Language
  readonly localiser: Localiser
  readonly say: ReportMessages
}

export function tellingIn(language: Language = 'en'): Telling {
  return { language, localiser: localiserFor(language), say: reportMessages[language] }
}
