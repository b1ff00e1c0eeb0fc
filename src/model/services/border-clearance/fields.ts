/** What a scenario says of a border post: its hours, its traffic by month and hour, and its counters. */
import { choice, group, quantity, stock, type ValuesOf } from '../../declare.js'

export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** Stages of clearance, in the order in which they are passed. */
export const stageNames = ['quarantine', 'immigration', 'customs', 'security'] as const

export const postRole = choice(
  ['none', 'customs', 'immigration', 'quarantine', 'security', 'support'],
  'none',
  'Stage of clearance that the agency staffs; support helps without a stage of its own.',
)

const season = Object.fromEntries(
  monthNames.map((m) => [
    m,
    quantity({
      default: 1,
      bounds: [0, 10],
      unit: 'multiple',
      meaning: `Traffic in ${m}, as a multiple of the yearly mean.`,
    }),
  ]),
) as Record<(typeof monthNames)[number], ReturnType<typeof quantity>>

const stage = (
  counters: number,
  travellerMinutes: number,
  lanes: number,
  consignmentMinutes: number,
  what: string,
  slider?: number,
) =>
  group(what, {
    counters: quantity({
      ...(slider ? { slider } : {}),
      default: counters,
      bounds: [1, 50],
      unit: 'counters',
      integer: true,
      meaning: 'Counters open to travellers.',
    }),
    'traveller-minutes': quantity({
      default: travellerMinutes,
      bounds: [0.01, 240],
      unit: 'minutes',
      meaning: 'Mean service time of a traveller, at middling capacity.',
    }),
    lanes: quantity({
      default: lanes,
      bounds: [1, 50],
      unit: 'lanes',
      integer: true,
      meaning: 'Lanes or teams open to consignments.',
    }),
    'consignment-minutes': quantity({
      default: consignmentMinutes,
      bounds: [0.01, 1440],
      unit: 'minutes',
      meaning: 'Mean inspection time of a consignment, at middling capacity.',
    }),
  })

export const borderClearanceFields = {
  hours: group('Opening hours of the post.', {
    open: quantity({
      slider: 3,
      default: 5,
      bounds: [0, 23],
      unit: 'hour of day',
      integer: true,
      meaning: 'Hour at which the post opens.',
    }),
    close: quantity({
      slider: 4,
      default: 17,
      bounds: [1, 24],
      unit: 'hour of day',
      integer: true,
      meaning: 'Hour at which the post closes.',
    }),
  }),
  travellers: group('Travellers.', {
    'per-day': quantity({
      slider: 1,
      default: 850,
      bounds: [0, 1e6],
      unit: 'travellers per day',
      meaning: 'Mean number of travellers a day.',
    }),
    peak: quantity({
      default: 0.6,
      bounds: [0, 1],
      unit: '',
      meaning: 'How far arrivals crowd into the first half of the day (0 even, 1 strongly).',
    }),
  }),
  consignments: group('Consignments of goods.', {
    'per-day': quantity({
      slider: 2,
      default: 40,
      bounds: [0, 1e6],
      unit: 'consignments per day',
      meaning: 'Mean number of consignments a day.',
    }),
    peak: quantity({ default: 0.3, bounds: [0, 1], meaning: 'How far arrivals crowd into the first half of the day.' }),
    'document-hours': quantity({
      default: 24,
      bounds: [0, 2000],
      unit: 'hours',
      meaning: 'Time that the papers of a consignment take, with nothing integrated or harmonised.',
    }),
  }),
  season: group('Traffic by calendar month.', season),
  stages: group('Stages of clearance (CIQS).', {
    quarantine: stage(2, 0.6, 2, 40, 'Quarantine and port health.'),
    immigration: stage(4, 2.5, 2, 10, 'Immigration.', 5),
    customs: stage(3, 1.3, 3, 60, 'Customs and excise.', 6),
    security: stage(2, 0.7, 2, 20, 'Security screening.'),
  }),
  'joint-inspection': stock({ default: 0.1, meaning: 'Share of inspections made jointly at month 0.' }),
  compliance: stock({
    default: 0.6,
    meaning: 'Share of the border community that keeps the rules at month 0.',
  }),
} as const

export type BorderClearanceSpec = ValuesOf<typeof borderClearanceFields>
