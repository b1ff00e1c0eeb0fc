/** Welfare on the border, which more than one service follows: one outcome, read off the service that is there. */

import { index, type Outcome } from '../outcome-kinds.js'
import { agendaOf } from './diplomacy-agenda/state.js'
import { borderOf, givenIn } from './prosperity-security/state.js'
import { indexOf } from './prosperity-security/welfare-and-security.js'

export const welfareOutcome: Outcome = {
  name: 'welfare',
  charts: { 'outcomes-prosperity-security': 1, 'outcomes-diplomacy': 9 },
  headline: { 'prosperity-security': 1, 'diplomacy-agenda': 4 },
  label: { en: 'Welfare', id: 'Kesejahteraan' },
  ...index,
  better: 'higher',
  of: 'world',
  service: ['diplomacy-agenda', 'prosperity-security'],
  read: (s) => (givenIn(s.now) ? indexOf(borderOf(s).welfare) : agendaOf(s).welfare),
  meaning: {
    en: 'Welfare of the border community, an index of the model without a unit in the field.',
    id: 'Kesejahteraan masyarakat perbatasan, indeks model tanpa satuan lapangan.',
  },
}
