/** The minutes in each language. */
import { eventKey, events, filledIn } from '../../model/events.js'
import type { TraceEvent } from '../../model/trace.js'
import { countries } from './countries.js'
import { eventsId } from './events-id.js'
import type { Language } from './index.js'
import { numberIn } from './numbers.js'

const translated: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: {}, id: eventsId }

/** What happened, in words, in English where the language has none; `figure` names a disputed figure by its id. */
export function eventIn(language: Language, event: TraceEvent, figure = (id: string) => id): string {
  const key = eventKey(event)
  const words = translated[language][key] ?? events[key]?.said ?? events[key]?.detail ?? event.event
  return filledIn(
    words,
    event.values,
    (value, decimals) => numberIn(language, value, decimals),
    (id, name) => (name === 'country' ? (countries[id] ?? id) : figure(id)),
  )
}
