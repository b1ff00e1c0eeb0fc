/** The minutes of one replicate, for reading: month by month, who met, who came, what was agreed and what was lost. */
import type { TraceEvent } from '../model/trace.js'
import { wrap } from './terminal.js'

const columns = 80
const months = 'January February March April May June July August September October November December'.split(' ')

const phrases: Readonly<Record<string, string>> = {
  measure: 'measure',
  session: 'session',
  exchange: 'exchange of messages',
  'not-convened': 'not convened',
  'no-quorum': 'no quorum',
  turnover: 'new official',
  pledge: 'pledge',
  'pledge-kept': 'pledge kept',
  'pledge-broken': 'pledge broken',
  'small-win': 'small win',
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
  for (const event of events) {
    if (event.month !== month) {
      month = event.month
      lines.push('', month === 0 ? 'At the start' : `Month ${month}, ${months[(head.start + month - 2) % 12]}`)
    }
    const where = event.forum === '' ? '' : `${event.forum}: `
    const what = phrases[event.event] ?? event.event.replaceAll('-', ' ')
    const detail = event.detail === '' ? '' : `, ${event.detail}`
    lines.push(wrap(`  ${where}${what}${detail}`.replace(/^ {2}/, ''), columns - 2, '  ').replace(/^/gm, '  '))
    if (event.agencies.length > 0) lines.push(wrap(event.agencies.join(', '), columns - 6).replace(/^/gm, '      '))
  }
  if (events.length === 0) lines.push('', 'Nothing happened.')
  return lines.join('\n')
}
