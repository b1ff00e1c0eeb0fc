/** Which outcomes share a picture: each chart is one question, with no more panels than the eye takes in. */
import type { ServiceName } from '../../model/entities.js'
import type { Text } from '../../model/outcome.js'
import { catalogue } from '../../model/outcomes.js'

export interface Theme {
  /** File name below `charts/`, without its ending. */
  readonly file: string
  readonly title: Text
  readonly outcomes: readonly string[]
}

/** Most panels of one chart, and most main outcomes. */
export const mostPanels = 9

/** What a service is there for: of these, the first that were recorded come first among the main outcomes. */
const leading: Readonly<Record<ServiceName, readonly string[]>> = {
  'border-clearance': ['clearance-time', 'joint-inspection', 'supervision', 'compliance'],
  casework: ['cases-open', 'cases-prevented', 'cases-new', 'evaluability'],
  'prosperity-security': ['welfare', 'security', 'soft-border-balance', 'institutional-capacity'],
  'diplomacy-agenda': ['cross-border-trust', 'people-to-people-trust', 'programme-follow-up', 'welfare'],
  'poverty-programme': ['poverty-rate', 'data-conflict', 'targeting-accuracy', 'programme-coherence'],
}

/** Of several services each gets its share of this many, so that there is room for what they all rest on. */
const mostLeading = 6

/** What every case has, the most telling first. */
const general = [
  'trust',
  'commitment',
  'shared-understanding',
  'attendance',
  'accountability',
  'joint-effort',
  'legitimacy',
  'meetings',
  'small-wins',
]

/** The themes of what services do; each belongs to one service. */
const serviceThemes: readonly Theme[] = [
  {
    file: 'outcomes-service',
    title: { en: 'The service at the border post', id: 'Layanan di pos lintas batas' },
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
    file: 'outcomes-casework',
    title: { en: 'Casework', id: 'Penanganan kasus' },
    outcomes: [
      'cases-open',
      'cases-new',
      'cases-handled',
      'cases-prevented',
      'victims-assisted',
      'evaluability',
      'prevention',
      'attendance-most-egoistic',
      'attendance-least-egoistic',
    ],
  },
  {
    file: 'outcomes-prosperity-security',
    title: { en: 'Prosperity and security', id: 'Kesejahteraan dan keamanan' },
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
    file: 'outcomes-diplomacy',
    title: {
      en: 'Diplomacy agenda: trust across the border and what comes of it',
      id: 'Agenda diplomasi: kepercayaan lintas batas dan hasilnya',
    },
    outcomes: [
      'cross-border-trust',
      'people-to-people-trust',
      'trust-lost-to-turnover',
      'exchange',
      'meeting-continuity',
      'programme-follow-up',
      'programmes-running',
      'dependence',
      'welfare',
    ],
  },
  {
    file: 'outcomes-agenda',
    title: {
      en: 'Diplomacy agenda: items and how they are settled',
      id: 'Agenda diplomasi: butir dan penyelesaiannya',
    },
    outcomes: [
      'settled-share',
      'items-arrived',
      'items-agreed',
      'items-escalated',
      'items-resolved',
      'items-carried-over',
      'results-endorsed',
      'time-to-agree',
      'time-to-resolve',
    ],
  },
  {
    file: 'outcomes-poverty',
    title: {
      en: 'Poverty programme: plans, information and results',
      id: 'Program kemiskinan: rencana, informasi, dan hasil',
    },
    outcomes: [
      'poverty-rate',
      'data-conflict',
      'targeting-accuracy',
      'programme-coherence',
      'plan-fit',
      'household-cost-relief',
      'income-capability',
      'micro-enterprise',
    ],
  },
  {
    file: 'outcomes-programme-money',
    title: { en: 'Poverty programme: money and conflicts over data', id: 'Program kemiskinan: dana dan sengketa data' },
    outcomes: [
      'pledged',
      'delivered',
      'delivered-public',
      'delivered-contributed',
      'data-conflicts-open',
      'data-conflicts-settled',
      'time-to-settle',
    ],
  },
]

export const themes: readonly Theme[] = [
  ...serviceThemes,
  {
    file: 'outcomes-trust',
    title: { en: 'Trust, commitment and shared understanding', id: 'Kepercayaan, komitmen, dan pemahaman bersama' },
    outcomes: [
      'trust',
      'commitment',
      'mandate-commitment',
      'shared-understanding',
      'sectoral-ego',
      'legitimacy',
      'track-record',
    ],
  },
  {
    file: 'outcomes-meetings',
    title: { en: 'Meetings and promises', id: 'Rapat dan janji' },
    outcomes: [
      'meetings',
      'meetings-scheduled',
      'meetings-event-driven',
      'attendance',
      'invitations-followed',
      'members-told',
      'kept-pledges',
      'broken-pledges',
      'reliability',
    ],
  },
  {
    file: 'outcomes-effort',
    title: { en: 'Effort, means and results', id: 'Upaya, sarana, dan hasil' },
    outcomes: [
      'joint-effort',
      'own-effort',
      'joint-share',
      'small-wins',
      'common-programme',
      'capacity',
      'budget',
      'overload',
      'integration-in-use',
    ],
  },
  {
    file: 'outcomes-oversight',
    title: { en: 'Accountability, supervision and compliance', id: 'Akuntabilitas, pengawasan, dan kepatuhan' },
    outcomes: ['accountability', 'supervision', 'compliance', 'transparency', 'incidents', 'salience'],
  },
]

/** Outcomes that follow the traffic of the month, and so its season. */
export const followsTraffic: ReadonlySet<string> = new Set([
  ...['clearance-time', 'clearance-time-p90', 'throughput', 'queue', 'utilisation'],
  ...['consignment-time', 'consignment-time-p90', 'consignment-throughput'],
])

/** The services that these outcomes speak of: those with an outcome of their own among them. */
function servicesOf(recorded: ReadonlySet<string>): ServiceName[] {
  const own = catalogue.filter(({ name, service }) => recorded.has(name) && typeof service === 'string')
  return (Object.keys(leading) as ServiceName[]).filter((service) => own.some((outcome) => outcome.service === service))
}

/** What the services among these are there for, in two outcomes each: no summary should pass over them. */
export function purposes(recorded: readonly string[]): Set<string> {
  const present = new Set(recorded)
  return new Set(servicesOf(present).flatMap((service) => leading[service].slice(0, 2)))
}

/** Outcomes that say in part what another says as a whole; a short list that has the whole does without the part. */
export const partOf: Readonly<Record<string, string>> = {
  'meetings-scheduled': 'meetings',
  'meetings-event-driven': 'meetings',
  'invitations-followed': 'attendance',
  'clearance-time-p90': 'clearance-time',
  'consignment-time-p90': 'consignment-time',
}

/** The main outcomes of the services among these, those services in turn. */
function serviceHeadline(recorded: readonly string[]): string[] {
  const present = new Set(recorded)
  const lists = servicesOf(present).map((service) => leading[service].filter((name) => present.has(name)))
  const each = Math.max(1, Math.floor(mostLeading / Math.max(1, lists.length)))
  return [...new Set(lists.flatMap((list) => list.slice(0, each)))]
}

/**
 * The main outcomes, shown on the overview, in effects over time and in short tables: first what the services are there
 * for, then what every case has; at most nine. Where none is known, the first that were recorded.
 */
export function headline(recorded: readonly string[]): string[] {
  const present = new Set(recorded)
  const known = [...serviceHeadline(recorded), ...general.filter((name) => present.has(name))]
  return (known.length > 0 ? known : recorded).slice(0, mostPanels)
}

/**
 * The outcome charts for a set of outcomes: an overview, the themes, and whatever no theme names. A chart with nothing to
 * show is left out.
 */
export function outcomeCharts(recorded: readonly string[]): Theme[] {
  const present = new Set(recorded)
  const shown = themesOf(present)
  const themed = new Set(shown.flatMap((theme) => theme.outcomes))
  const others = recorded.filter((name) => !themed.has(name))
  const charts: Theme[] = [
    { file: 'outcomes', title: { en: 'The main outcomes', id: 'Hasil-hasil utama' }, outcomes: headline(recorded) },
    ...shown,
  ]
  for (let start = 0; start < others.length; start += mostPanels) {
    const file = start === 0 ? 'outcomes-other' : `outcomes-other-${start / mostPanels + 1}`
    charts.push({
      file,
      title: { en: 'Other outcomes', id: 'Hasil-hasil lain' },
      outcomes: others.slice(start, start + mostPanels),
    })
  }
  return charts
    .map((chart) => ({ ...chart, outcomes: chart.outcomes.filter((name) => present.has(name)) }))
    .filter((chart) => chart.outcomes.length > 0)
}

/** The themes without those that would show nothing but what another service’s theme shows already (welfare). */
function themesOf(present: ReadonlySet<string>): Theme[] {
  const services = servicesOf(present)
  const own = ({ outcomes }: Theme) =>
    catalogue.some(
      ({ name, service }) => present.has(name) && outcomes.includes(name) && services.some((each) => each === service),
    )
  return themes.filter((theme) => !serviceThemes.includes(theme) || own(theme))
}

/** Outcomes in the order of the themes, then the others as recorded. */
export function inThemeOrder(recorded: readonly string[]): string[] {
  const themed = new Set(themes.flatMap((theme) => theme.outcomes))
  const present = new Set(recorded)
  return [...[...themed].filter((name) => present.has(name)), ...recorded.filter((name) => !themed.has(name))]
}
