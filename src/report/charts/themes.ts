/** Which outcomes share a picture: each chart is one question, with no more panels than the eye takes in. */

export interface Theme {
  /** File name below `charts/`, without its ending. */
  readonly file: string
  readonly title: string
  readonly outcomes: readonly string[]
}

/** The outcomes shown first, on the overview and in effects over time: five of every world, then those of its service. */
export const headline: readonly string[] = [
  'trust',
  'commitment',
  'shared-understanding',
  'attendance',
  'joint-inspection',
  'clearance-time',
  'accountability',
  'supervision',
  'compliance',
  'welfare',
  'security',
  'soft-border-balance',
  'local-autonomy',
  'cases-new',
  'cases-open',
  'cases-prevented',
  'victims-assisted',
  'cross-border-trust',
  'people-to-people-trust',
  'items-resolved',
  'data-conflict',
  'programme-coherence',
  'targeting-accuracy',
  'poverty-rate',
]

export const themes: readonly Theme[] = [
  {
    file: 'outcomes-trust',
    title: 'Trust, commitment and shared understanding',
    outcomes: ['trust', 'commitment', 'mandate-commitment', 'shared-understanding', 'sectoral-ego', 'legitimacy'],
  },
  {
    file: 'outcomes-meetings',
    title: 'Meetings and promises',
    outcomes: [
      'meetings',
      'meetings-scheduled',
      'meetings-event-driven',
      'attendance',
      'track-record',
      'kept-pledges',
      'broken-pledges',
      'overload',
    ],
  },
  {
    file: 'outcomes-effort',
    title: 'Effort, means and results',
    outcomes: [
      'joint-effort',
      'own-effort',
      'joint-share',
      'small-wins',
      'common-programme',
      'capacity',
      'budget',
      'integration-in-use',
    ],
  },
  {
    file: 'outcomes-service',
    title: 'The service at the border post',
    outcomes: [
      'clearance-time',
      'clearance-time-p90',
      'throughput',
      'consignment-time',
      'consignment-time-p90',
      'consignment-throughput',
      'queue',
      'utilisation',
      'joint-inspection',
    ],
  },
  {
    file: 'outcomes-oversight',
    title: 'Accountability, supervision and compliance',
    outcomes: ['accountability', 'supervision', 'compliance', 'transparency', 'incidents', 'salience'],
  },
  {
    file: 'outcomes-welfare',
    title: 'Welfare and security at the border',
    outcomes: [
      'welfare',
      'security',
      'soft-border-balance',
      'institutional-capacity',
      'local-autonomy',
      'security-effort',
      'ppp-share',
      'igc-share',
      'mac-share',
    ],
  },
  {
    file: 'outcomes-cases',
    title: 'Cases and victims',
    outcomes: [
      'cases-new',
      'cases-open',
      'cases-handled',
      'cases-prevented',
      'victims-assisted',
      'prevention',
      'evaluability',
      'attendance-most-egoistic',
      'attendance-least-egoistic',
    ],
  },
  {
    file: 'outcomes-neighbours',
    title: 'Across the border',
    outcomes: [
      'cross-border-trust',
      'people-to-people-trust',
      'trust-lost-to-turnover',
      'exchange',
      'meeting-continuity',
      'programme-follow-up',
      'programmes-running',
      'dependence',
    ],
  },
  {
    file: 'outcomes-agenda',
    title: 'The agenda of two countries',
    outcomes: [
      'items-arrived',
      'items-agreed',
      'items-escalated',
      'items-resolved',
      'items-carried-over',
      'settled-share',
      'results-endorsed',
      'time-to-agree',
      'time-to-resolve',
    ],
  },
  {
    file: 'outcomes-plan',
    title: 'Data and the joint plan',
    outcomes: [
      'data-conflict',
      'data-conflicts-open',
      'data-conflicts-settled',
      'time-to-settle',
      'plan-fit',
      'programme-coherence',
    ],
  },
  {
    file: 'outcomes-poverty',
    title: 'Money, aid and poverty',
    outcomes: [
      'pledged',
      'delivered',
      'delivered-public',
      'delivered-contributed',
      'targeting-accuracy',
      'household-cost-relief',
      'income-capability',
      'micro-enterprise',
      'poverty-rate',
    ],
  },
]

/** Most panels of one chart. */
const mostPanels = 9

/**
 * The outcome charts for a set of outcomes: an overview, the themes, and whatever no theme names. A chart with nothing to
 * show is left out.
 */
export function outcomeCharts(recorded: readonly string[]): Theme[] {
  const present = new Set(recorded)
  const themed = new Set(themes.flatMap((theme) => theme.outcomes))
  const others = recorded.filter((name) => !themed.has(name))
  const charts = [{ file: 'outcomes', title: 'The main outcomes', outcomes: headline }, ...themes]
  for (let start = 0; start < others.length; start += mostPanels) {
    const file = start === 0 ? 'outcomes-other' : `outcomes-other-${start / mostPanels + 1}`
    charts.push({ file, title: 'Other outcomes', outcomes: others.slice(start, start + mostPanels) })
  }
  return charts
    .map((chart) => ({ ...chart, outcomes: chart.outcomes.filter((name) => present.has(name)).slice(0, mostPanels) }))
    .filter((chart) => chart.outcomes.length > 0)
}

/** Outcomes in the order of the themes, then the others as recorded. */
export function inThemeOrder(recorded: readonly string[]): string[] {
  const themed = themes.flatMap((theme) => theme.outcomes)
  const present = new Set(recorded)
  return [...themed.filter((name) => present.has(name)), ...recorded.filter((name) => !themed.includes(name))]
}
