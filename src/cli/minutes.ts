/** The minutes of one replicate, for reading: month by month, who met, who came, what was agreed and what was lost. */

import type { TraceEvent } from '../model/trace.js'
import { eventIn } from '../report/messages/events.js'
import { type Language, messages } from '../report/messages/index.js'
import { wrap } from '../scenario/words.js'

const columns = 80

export interface MinutesHead {
  readonly scenario: string
  readonly replicate: number
  readonly seed: string
  /** Calendar month of month 1. */
  readonly start: number
}

/** Lines of at most 80 columns, but for a word that is longer. */
export function minutesText(head: MinutesHead, events: readonly TraceEvent[], language: Language = 'en'): string {
  const said = messages[language].minutesText
  const lines = wrap(said.of(head.scenario, String(head.replicate), head.seed), columns).split('\n')
  let month = -1
  for (const event of together(events, language)) {
    if (event.month !== month) {
      month = event.month
      lines.push(
        '',
        month === 0 ? said.start : said.month(String(month), messages[language].months[(head.start + month - 2) % 12]!),
      )
    }
    const where = event.forum === '' ? '' : `${event.forum}: `
    lines.push(wrap(`${where}${event.said}`, columns - 2, '  ').replace(/^/gm, '  '))
    if (event.agencies.length > 0) lines.push(wrap(event.agencies.join(', '), columns - 6).replace(/^/gm, '      '))
  }
  if (events.length === 0) lines.push('', messages[language].quiet)
  return lines.join('\n')
}

interface SaidEvent extends TraceEvent {
  readonly said: string
}

/** What happened alike to several agencies of a forum in one month is told once, where it is told first. */
function together(events: readonly TraceEvent[], language: Language): SaidEvent[] {
  const told = new Map<string, SaidEvent>()
  for (const one of events) {
    const event = { ...one, said: eventIn(language, one) }
    const key = JSON.stringify([event.month, event.event, event.forum, event.said])
    const first = told.get(key)
    told.set(key, first ? { ...first, agencies: [...first.agencies, ...event.agencies] } : event)
  }
  return [...told.values()]
}
