/** What a scenario says of a diplomatic agenda: its issue fields, who may settle what, and what goes on around it. */
import { group, identifier, mapOf, quantity, stock, type ValuesOf } from '../../declare.js'

/** Share of ordinary items within the authority of a forum of which a scenario says nothing. */
export const ownAuthority = 0.5

export const diplomacyAgendaFields = {
  home: identifier('id', 'Country whose border community’s welfare is followed.'),
  fields: mapOf(
    'new',
    'Issue fields of the agenda, by id.',
    group('An issue field.', {
      arrivals: quantity({
        default: 3,
        bounds: [0, 120],
        unit: 'items per year',
        meaning: 'New items of the field at each forum of the lowest tier, mean number a year.',
      }),
      sensitivity: quantity({
        default: 0.3,
        meaning:
          'How far items of the field touch on matters of state, so that fewer lie within a lower tier’s authority.',
      }),
    }),
    true,
  ),
  authority: mapOf(
    'forum',
    `Share of ordinary items that a forum may settle itself (${ownAuthority} where not given). A forum without a parent may settle all.`,
    quantity({ default: ownAuthority, meaning: 'Share of ordinary items within the forum’s authority.' }),
  ),
  sides: mapOf(
    'new',
    'The countries’ own secretariats, by country; a side that is not given is stable.',
    group('A country’s side.', {
      memory: quantity({
        default: 1,
        meaning: 'How far the forums’ secretariat works for this side once it is settled in.',
      }),
      tenure: quantity({
        slider: 5,
        default: 12000,
        bounds: [1, 12000],
        unit: 'months',
        meaning: 'Mean time between changes of the body responsible for this side of a forum.',
      }),
    }),
  ),
  coordination: quantity({
    slider: 1,
    default: 0.3,
    meaning:
      'Central coordination of bodies and agendas: how surely what one tier sends up is on the next one’s table.',
  }),
  exchange: quantity({
    slider: 2,
    default: 0.4,
    meaning: 'Programme of visits, exchange of information and officers, joint activities and exercises.',
  }),
  'follow-up': quantity({
    slider: 3,
    default: 0.2,
    meaning: 'Sustained follow-up of agreements between annual sessions.',
  }),
  'national-policy': quantity({
    slider: 4,
    default: 0.3,
    meaning: 'National policy for the border: roads, posts, services (0 none, 1 all that is wanted).',
  }),
  'people-trust': stock({
    default: 0.35,
    meaning: 'Trust of the people on each side in those across the border, at month 0.',
  }),
  welfare: stock({ default: 0.3, meaning: 'Welfare of the home side’s border community at month 0.' }),
  dependence: stock({
    default: 0.6,
    meaning: 'How far the home side’s border community depends on the neighbour for daily needs, at month 0.',
  }),
} as const

export type DiplomacyAgendaSpec = ValuesOf<typeof diplomacyAgendaFields>
