/** Welfare on the border, which more than one service follows: one outcome, read off the service that is there. */
import { index, type Outcome } from '../outcome-kinds.js'
import { indexOf } from './prosperity-security/welfare-and-security.js'

export const welfareOutcome: Outcome = {
  name: 'welfare',
  label: { en: 'Welfare', id: 'Kesejahteraan' },
  ...index,
  better: 'higher',
  of: 'world',
  service: ['diplomacy-agenda', 'prosperity-security'],
  read: (s) => (s.now.services['prosperity-security'] ? indexOf(s.prosperity.welfare) : s.diplomacy.welfare),
  meaning: {
    en: 'Welfare of the border community, an index of the model without a unit in the field.',
    id: 'Kesejahteraan masyarakat perbatasan, indeks model tanpa satuan lapangan.',
  },
}
