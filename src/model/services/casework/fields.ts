/** What a scenario says of casework: the roots that cases grow from, and what is in place to deal with them. */
import { choice, quantity, stock, type ValuesOf } from '../../declare.js'

/** Parts that agencies play, in the order of the coverage columns; a counterpart works in the country of destination. */
export const caseRoles = ['prevention', 'rehabilitation', 'enforcement', 'coordination', 'counterpart'] as const

export const caseRole = choice(
  ['none', ...caseRoles],
  'none',
  'Part that the agency plays in casework; a counterpart works in the country where victims are.',
)

export const caseworkFields = {
  rate: quantity({
    slider: 1,
    default: 1.2,
    bounds: [0, 100],
    unit: 'cases per month',
    meaning: 'New cases a month if every root were at its worst and nobody did anything about it.',
  }),
  growth: quantity({
    default: 0,
    bounds: [-0.2, 0.5],
    unit: 'per year',
    meaning: 'Yearly growth of that rate, as a share of its value at month 0.',
  }),
  poverty: quantity({ slider: 2, default: 0.5, meaning: 'Poverty of the households that victims come from.' }),
  'lack-of-knowledge': quantity({
    slider: 3,
    default: 0.6,
    meaning: 'Share of those at risk who know neither the danger nor the lawful way, where nobody tells them.',
  }),
  'illegal-channels': quantity({
    slider: 4,
    default: 0.6,
    meaning: 'Reach of recruiters and channels outside the law, where nobody acts against them.',
  }),
  'abroad-share': quantity({
    slider: 5,
    default: 0.5,
    meaning: 'Share of cases whose victims are in another country.',
  }),
  'victims-per-case': quantity({
    default: 1.2,
    bounds: [1, 50],
    unit: 'victims per case',
    meaning: 'Mean number of victims of a case.',
  }),
  open: stock({
    default: 0,
    bounds: [0, 10000],
    unit: 'cases',
    integer: true,
    meaning: 'Cases open at month 0.',
  }),
  'integrated-service': quantity({
    slider: 6,
    default: 0,
    meaning: 'How far a common procedure for serving victims (SOP of the integrated service) is in force.',
  }),
  prevention: stock({ default: 0.2, meaning: 'Strength of prevention at month 0.' }),
  deterrence: stock({ default: 0.2, meaning: 'Deterrence of recruiters at month 0.' }),
  evaluability: stock({ default: 0.2, meaning: 'How far results can be evaluated at month 0.' }),
} as const

export type CaseworkSpec = ValuesOf<typeof caseworkFields>
