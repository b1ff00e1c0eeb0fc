/** What a scenario says of prosperity and security at the border: where they stand, and which forum works on which. */
import { choice, group, mapOf, quantity, stock, type ValuesOf } from '../../declare.js'

export const fieldRoles = ['none', 'prosperity', 'security', 'both'] as const

export const fieldRole = choice(
  fieldRoles,
  'none',
  'Field of the agency’s own work at the border: prosperity, security, or half of each.',
)

export const prosperitySecurityFields = {
  welfare: stock({
    slider: 1,
    default: 0.35,
    bounds: [0.001, 0.999],
    meaning: 'Welfare index of the border community at month 0.',
  }),
  security: stock({
    slider: 2,
    default: 0.5,
    bounds: [0.001, 0.999],
    meaning: 'Security index of the border at month 0.',
  }),
  agendas: mapOf(
    'forum',
    'What each forum works on; one that is not listed works on neither.',
    group('Agenda of a forum: what is left of it to 1 goes into keeping in touch.', {
      prosperity: quantity({
        slider: 3,
        default: 0.3,
        meaning: 'Share of the forum’s agenda that is about prosperity.',
      }),
      security: quantity({ slider: 4, default: 0.3, meaning: 'Share of the forum’s agenda that is about security.' }),
    }),
  ),
} as const

export type ProsperitySecuritySpec = ValuesOf<typeof prosperitySecurityFields>
