/** What a scenario says of a programme against poverty: where poverty stands, what feeds it, and the levers on it. */
import { choice, group, quantity, stock, type ValuesOf } from '../../declare.js'

/** Levers on poverty, in the order in which they are summed. */
export const leverNames = ['household-cost', 'income', 'micro-enterprise'] as const

/** What an agency can be in the service: one of the levers, or support without a lever of its own. */
export const povertyRoles = ['none', ...leverNames, 'support'] as const

const lever = (share: number, what: string) =>
  group(what, {
    share: quantity({
      default: share,
      meaning: 'Weight of this lever when money that is tied to none (common fund, support agencies) is divided.',
    }),
    need: quantity({
      default: 300,
      bounds: [0.1, 1e6],
      unit: 'million Rp per month',
      meaning: 'Money delivered at which the lever reaches half of what money alone can reach.',
    }),
  })

export const povertyRole = choice(
  povertyRoles,
  'none',
  'Lever on poverty that the agency works; support helps without a lever of its own.',
)

export const povertyFields = {
  'poverty-rate': stock({
    slider: 1,
    default: 9,
    bounds: [0, 100],
    unit: 'percent',
    meaning: 'Share of people below the poverty line at month 0.',
  }),
  inflow: quantity({
    slider: 2,
    default: 0.095,
    bounds: [0, 5],
    unit: 'percentage points per month',
    meaning: 'People who fall into poverty in a month, of all who are not poor.',
  }),
  outflow: quantity({
    slider: 3,
    default: 0.0125,
    bounds: [0, 1],
    unit: 'per month',
    meaning: 'Share of the poor who leave poverty in a month without any programme.',
  }),
  coherence: stock({
    default: 0.3,
    meaning: 'Overlap of the agencies’ programmes with the joint plan at month 0.',
  }),
  targeting: stock({
    slider: 4,
    default: 0.5,
    meaning: 'Targeting accuracy at month 0: share of aid that reaches the poor.',
  }),
  'release-month': quantity({
    default: 3,
    bounds: [1, 12],
    unit: 'calendar month',
    integer: true,
    meaning: 'Calendar month in which each source publishes its new figures.',
  }),
  levers: group('Levers on poverty.', {
    'household-cost': lever(0.4, 'Lower the burden of household spending.'),
    income: lever(0.3, 'Raise income and capability.'),
    'micro-enterprise': lever(0.3, 'Develop micro-enterprise.'),
  }),
} as const

export type PovertyProgrammeSpec = ValuesOf<typeof povertyFields>
