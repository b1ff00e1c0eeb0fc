/** The minutes of one replicate, for reading: month by month, who met, who came, what was agreed and what was lost. */

import type { TraceEvent } from '../model/trace.js'
import { wrap } from '../scenario/words.js'

const columns = 80
const months = 'January February March April May June July August September October November December'.split(' ')

/** What is said of an event before its detail; where nothing is, the detail says it all. */
const phrases: Readonly<Record<string, string>> = {
  session: 'session',
  'incident-session': 'session after an incident',
  'no-quorum': 'session without a quorum',
  exchange: 'exchange of messages',
  'no-exchange': 'exchange of messages that did not come about',
  'technical-round': 'work of the technical team',
  measure: 'measure',
}

export interface MinutesHead {
  readonly scenario: string
  readonly replicate: number
  readonly seed: string
  /** Calendar month of month 1. */
  readonly start: number
}

/** Lines of at most 80 columns, but for a word that is longer. */
export function minutesText(head: MinutesHead, events: readonly TraceEvent[]): string {
  const lines = wrap(`Minutes of ${head.scenario}, replicate ${head.replicate} of seed ${head.seed}`, columns).split(
    '\n',
  )
  let month = -1
  for (const event of together(events)) {
    if (event.month !== month) {
      month = event.month
      lines.push('', month === 0 ? 'At the start' : `Month ${month}, ${months[(head.start + month - 2) % 12]}`)
    }
    const where = event.forum === '' ? '' : `${event.forum}: `
    const phrase = phrases[event.event] ?? (event.detail === '' ? event.event.replaceAll('-', ' ') : '')
    const what = [phrase, event.detail].filter((part) => part !== '').join(', ')
    lines.push(wrap(`${where}${what}`, columns - 2, '  ').replace(/^/gm, '  '))
    if (event.agencies.length > 0) lines.push(wrap(event.agencies.join(', '), columns - 6).replace(/^/gm, '      '))
  }
  if (events.length === 0) lines.push('', 'Nothing happened.')
  return lines.join('\n')
}

/** What happened alike to several agencies of a forum in one month is told once, where it is told first. */
function together(events: readonly TraceEvent[]): TraceEvent[] {
  const told = new Map<string, TraceEvent>()
  for (const event of events) {
    const key = JSON.stringify([event.month, event.event, event.forum, event.detail])
    const first = told.get(key)
    told.set(key, first ? { ...first, agencies: [...first.agencies, ...event.agencies] } : event)
  }
  return [...told.values()]
}
