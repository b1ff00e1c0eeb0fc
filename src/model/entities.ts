/**
 * What a scenario says of agencies, forums, issues and the world around them: the entities of the model and the values
 * that they start from. Everything is in [0, 1] unless a unit is given. Money is in million rupiah.
 */
import {
  choice,
  flag,
  group,
  identifier,
  mapOf,
  optionalGroup,
  quantity,
  reference,
  stock,
  type ValuesOf,
} from './declare.js'

export const agencyKinds = ['public', 'private', 'civil-society', 'community', 'academia', 'media'] as const

const money = { bounds: [0, 1e6], unit: 'million Rp' } as const
const moneyPerMonth = { bounds: [0, 1e6], unit: 'million Rp per month' } as const

export const agencyFields = {
  kind: choice(
    agencyKinds,
    'public',
    'What the agency is: government, business, civil society, community, university or media.',
  ),
  country: identifier('id', 'Country the agency belongs to, as a two-letter code.'),
  level: choice(['district', 'province', 'centre'], 'district', 'Level of government the agency answers to.'),
  institution: identifier(
    '',
    'Institution whose seat this agency is; several seats of one institution trust each other from the start. Empty: the agency itself.',
  ),
  ego: stock({
    slider: 1,
    default: 0.4,
    meaning:
      'Sectoral ego of the head: how far own mandate and credit come before the joint task. Redrawn around this value when the official changes.',
  }),
  capacity: stock({ slider: 2, default: 0.5, meaning: 'Staff capacity: trained people for the joint task.' }),
  mandate: quantity({
    slider: 3,
    default: 0.5,
    meaning: 'Mandate fit: how far the joint task is the agency’s own legal duty.',
  }),
  interdependence: quantity({
    slider: 4,
    default: 0.5,
    meaning: 'How far the agency needs the others to do its own work.',
  }),
  power: quantity({
    default: 0.5,
    bounds: [0.01, 1],
    meaning: 'Weight of the agency’s voice where leadership does not even it out.',
  }),
  distance: quantity({ default: 0, meaning: 'Effort of travelling to face-to-face sessions.' }),
  anchor: quantity({
    default: 1,
    bounds: [0, 2],
    unit: 'multiple',
    meaning: 'How firmly the agency holds to its own interests, as a multiple of the common rate.',
  }),
  tenure: quantity({
    slider: 5,
    default: 36,
    bounds: [1, 12000],
    unit: 'months',
    meaning: 'Mean time between changes of the official who represents the agency.',
    source: 'bakamla-2-2022: civil-service transfers every 2–5 years',
  }),
  commitment: group('Commitment at month 0.', {
    mandate: stock({ default: 0.4, meaning: 'Commitment to the agency’s own duty in the matter.' }),
    process: stock({ default: 0.3, meaning: 'Commitment to the collaborative process.' }),
  }),
  budget: group('Money the agency can spend on meeting the others.', {
    opening: stock({ default: 1, ...money, meaning: 'Money in hand at month 0.' }),
    income: quantity({ slider: 6, default: 0.5, ...moneyPerMonth, meaning: 'Money received each month.' }),
    cap: quantity({ default: 6, ...money, meaning: 'Most that can be held; what comes beyond it lapses.' }),
    lapse: flag(true, 'Whether unspent money lapses at the end of the calendar year.'),
  }),
  contribution: quantity({
    default: 0,
    ...moneyPerMonth,
    meaning: 'Money of its own that the agency offers to each of its forums’ common funds.',
  }),
  'programme-budget': quantity({
    default: 0,
    ...moneyPerMonth,
    meaning: 'Public money that the agency has for programmes against poverty.',
  }),
  interests: mapOf(
    'issue',
    'The agency’s own interest on each issue: the position it is drawn back to (0.5 where not given).',
    quantity({ default: 0.5, meaning: 'Own interest, on a scale from one extreme of the issue to the other.' }),
  ),
  data: mapOf(
    'figure',
    'The agency’s own data on each disputed figure (0.5 where not given).',
    quantity({ default: 0.5, meaning: 'Own figure, scaled to [0, 1].' }),
  ),
} as const

export const memberFields = {
  joined: quantity({
    default: 0,
    bounds: [0, 1200],
    unit: 'month',
    integer: true,
    meaning: 'Month from which the agency is a member.',
  }),
  told: flag(
    true,
    'Whether the agency was told of its membership (received the decree or the invitation); one never told does not come.',
  ),
} as const

export const designFields = {
  'legal-basis': quantity({
    slider: 2,
    default: 0,
    meaning: 'Legal basis: decree, memorandum or law that sets the forum up (0 none, 1 full).',
  }),
  secretariat: quantity({
    slider: 3,
    default: 0,
    meaning: 'Secretariat: permanent staff who convene, record and remember.',
  }),
  'budget-line': quantity({
    slider: 4,
    default: 0,
    meaning: 'Budget line: public money of the forum’s own for its sessions.',
  }),
  'joint-plan': quantity({
    slider: 5,
    default: 0,
    meaning: 'Joint plan: shared work plan with tasks for each member.',
  }),
  'plan-flexibility': quantity({
    slider: 6,
    default: 0.5,
    meaning: 'How easily the joint plan is changed when events demand it.',
  }),
} as const

const every = (meaning: string, fallback: number, slider?: number) =>
  quantity({
    ...(slider ? { slider } : {}),
    default: fallback,
    bounds: [1, 120],
    unit: 'months',
    integer: true,
    meaning,
  })

export const forumFields = {
  tier: identifier('local', 'Tier of the forum in a hierarchy of forums.'),
  parent: reference('forum', 'Forum or task force that this one reports to.'),
  chair: reference('agency', 'Agency that chairs the forum: its centre of gravity.'),
  sponsor: reference('agency', 'Formal sponsor: gives authority and resources, not day-to-day work.'),
  champion: reference('agency', 'Informal champion: keeps the process going, mediates, prepares.'),
  leadership: quantity({
    slider: 1,
    default: 0.2,
    meaning: 'Facilitative leadership: evens out power, builds trust, keeps people at the table.',
  }),
  legitimacy: stock({ default: 0.4, meaning: 'Legitimacy of the forum at month 0 in the eyes of members and public.' }),
  'track-record': stock({ default: 0, meaning: 'Share of due sessions kept over the last ten years, at month 0.' }),
  accountability: stock({
    default: 0.2,
    meaning: 'Accountability at month 0: how far members answer for what was agreed.',
  }),
  transparency: stock({ default: 0.3, meaning: 'Transparency at month 0: how open the rules and decisions are.' }),
  design: group('Institutional design, as separate parts.', designFields),
  practices: group('Practices that the forum has agreed to.', {
    'joint-monitoring': quantity({
      slider: 8,
      default: 0,
      meaning: 'Joint monitoring and evaluation of the members’ work.',
    }),
    'public-rules': quantity({ slider: 9, default: 0, meaning: 'Rules and decisions that are published.' }),
    training: quantity({
      slider: 7,
      default: 0,
      meaning: 'Joint training: share of the full programme that is running.',
    }),
    outreach: quantity({ slider: 10, default: 0, meaning: 'Outreach to the border community.' }),
    onboarding: quantity({
      slider: 11,
      default: 0,
      meaning: 'Onboarding: a renewed decree or list of members is brought to every member.',
    }),
  }),
  channels: group('How members talk to each other.', {
    'face-to-face': optionalGroup('Sessions in one room.', {
      every: every('Months between due sessions.', 3, 12),
      due: quantity({
        default: 0,
        bounds: [0, 119],
        unit: 'month',
        integer: true,
        meaning: 'A month in which a session falls due; the others follow every so many months before and after it.',
      }),
      cost: quantity({ default: 1, ...money, meaning: 'Cost to an agency of attending one session.' }),
    }),
    messaging: optionalGroup(
      'A message group (WhatsApp): free, but poorer than a room.',
      {
        every: every('Months between exchanges in which something is settled.', 1),
      },
      13,
    ),
    'technical-team': optionalGroup(
      'Technical teams that work between sessions.',
      {
        every: every('Months between working rounds.', 2),
      },
      14,
    ),
  }),
  quorum: quantity({ default: 0.25, meaning: 'Least share of the members told for a session to count.' }),
  renewal: quantity({
    default: 0,
    bounds: [0, 120],
    unit: 'months',
    integer: true,
    meaning:
      'Months after which membership lapses unless a new decree is told to the members; 0 where it never lapses.',
  }),
  'on-incident': flag(false, 'Whether a serious incident calls an extra session.'),
  exposure: quantity({
    default: 0.3,
    meaning: 'How far bilateral tension reaches this forum (1 at the centre, about 0.3 in a region).',
  }),
  members: mapOf('agency', 'Agencies that sit in the forum.', group('A seat in the forum.', memberFields)),
} as const

export const relationFields = {
  trust: quantity({
    slider: 7,
    default: 0.25,
    meaning: 'Trust of one agency in another at month 0, where nothing else is said.',
  }),
  'same-institution': quantity({ default: 0.8, meaning: 'Trust at month 0 between seats of one institution.' }),
  'cross-border': quantity({ default: 0.2, meaning: 'Trust at month 0 between agencies of two countries.' }),
  'cross-kind': quantity({ default: 0.2, meaning: 'Trust at month 0 between a public agency and one that is not.' }),
  spread: quantity({
    default: 0.1,
    bounds: [0, 0.5],
    meaning: 'Half-width of the uniform spread of trust at month 0 around these values.',
  }),
} as const

export const surroundingsFields = {
  tension: quantity({ slider: 6, default: 0, meaning: 'Bilateral tension between the countries.' }),
  threat: quantity({ slider: 5, default: 0, meaning: 'Threat to security at the border.' }),
  'information-integration': quantity({
    slider: 1,
    default: 0,
    meaning: 'Integration of the agencies’ information systems (single window, one register).',
  }),
  'regulatory-harmony': quantity({
    slider: 2,
    default: 0.2,
    meaning: 'How far the agencies’ regulations agree with each other.',
  }),
  'unofficial-paths': quantity({
    slider: 3,
    default: 0.3,
    meaning: 'Ease of crossing the border by unofficial paths.',
  }),
  'incident-rate': quantity({
    slider: 4,
    default: 0,
    bounds: [0, 100],
    unit: 'per month',
    meaning: 'Serious incidents at the border, mean number a month.',
  }),
  disaster: quantity({
    slider: 7,
    default: 0,
    meaning: 'Disaster that strikes the region: flood, epidemic, failed harvest.',
  }),
} as const

/** Everything about the world but its services, the parts that agencies play in them, and the mechanisms’ coefficients. */
export const entityFields = {
  start: quantity({
    default: 1,
    bounds: [1, 12],
    unit: 'calendar month',
    integer: true,
    meaning: 'Calendar month of month 1.',
  }),
  issues: mapOf('new', 'Issues on which agencies hold positions.', group('An issue.', {}), true),
  figures: mapOf('new', 'Figures on which agencies hold different data.', group('A disputed figure.', {}), true),
  agencies: mapOf('new', 'Agencies, by id.', group('An agency.', agencyFields), true),
  forums: mapOf('new', 'Forums, by id.', group('A forum.', forumFields), true),
  relations: group('How the agencies stand to each other at month 0.', relationFields),
  world: group('The world around the forums.', surroundingsFields),
} as const

export type AgencySpec = ValuesOf<typeof agencyFields> & {
  /** The part that the agency plays in each service. */
  readonly roles: { readonly [service: string]: string }
}
export type ForumSpec = ValuesOf<typeof forumFields>
export type EntitySpec = Omit<ValuesOf<typeof entityFields>, 'agencies'> & {
  readonly agencies: { readonly [id: string]: AgencySpec }
}
