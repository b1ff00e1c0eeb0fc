/** Which outcomes share a picture: each chart is one question, with no more panels than the eye takes in. */
import type { Text } from '../../model/outcome.js'
import type { Outcome } from '../../model/outcome-kinds.js'
import { catalogue } from '../../model/outcomes.js'
import { services } from '../../model/services/index.js'

export interface Theme {
  /** File name below `charts/`, without its ending. */
  readonly file: string
  readonly title: Text
  readonly outcomes: readonly string[]
}

/** Most panels of one chart, and most main outcomes. */
export const mostPanels = 9

/** Of several services each gets its share of this many, so that there is room for what they all rest on. */
const mostLeading = 6

/** The outcomes that declare a place somewhere, in the order of these places. */
function placed(place: (outcome: Outcome) => number | undefined): string[] {
  return catalogue
    .flatMap((outcome) => {
      const at = place(outcome)
      return at === undefined ? [] : [{ name: outcome.name, at }]
    })
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name)
}

/** The main outcomes of each service, and (`general`) of every case, the most telling first; asked for at each drawing. */
const main = new Map(
  ['general', ...services.map(({ name }) => name)].map((whose) => [whose, placed(({ headline }) => headline?.[whose])]),
)

const mainOf = (whose: string): readonly string[] => main.get(whose) ?? []

const themeOf = ({ file, title }: Omit<Theme, 'outcomes'>): Theme => ({
  file,
  title,
  outcomes: placed(({ charts }) => charts?.[file]),
})

/** The themes of what services do; each belongs to one service. */
const serviceThemes: readonly Theme[] = services.flatMap((service) => service.themes.map(themeOf))

export const themes: readonly Theme[] = [
  ...serviceThemes,
  themeOf({
    file: 'outcomes-trust',
    title: { en: 'Trust, commitment and shared understanding', id: 'Kepercayaan, komitmen, dan pemahaman bersama' },
  }),
  themeOf({ file: 'outcomes-meetings', title: { en: 'Meetings and promises', id: 'Rapat dan janji' } }),
  themeOf({ file: 'outcomes-effort', title: { en: 'Effort, means and results', id: 'Upaya, sarana, dan hasil' } }),
  themeOf({
    file: 'outcomes-oversight',
    title: { en: 'Accountability, supervision and compliance', id: 'Akuntabilitas, pengawasan, dan kepatuhan' },
  }),
]

/** Outcomes that follow the traffic of the month, and so its season. */
export const followsTraffic: ReadonlySet<string> = new Set(
  catalogue.filter(({ seasonal }) => seasonal).map(({ name }) => name),
)

/** The services that these outcomes speak of: those with an outcome of their own among them. */
function servicesOf(recorded: ReadonlySet<string>): string[] {
  const own = catalogue.filter(({ name, service }) => recorded.has(name) && typeof service === 'string')
  return services.map(({ name }) => name).filter((service) => own.some((outcome) => outcome.service === service))
}

/** What the services among these are there for, in two outcomes each: no summary should pass over them. */
export function purposes(recorded: readonly string[]): Set<string> {
  const present = new Set(recorded)
  return new Set(servicesOf(present).flatMap((service) => mainOf(service).slice(0, 2)))
}

/** The outcome that says as a whole what this one says in part; a short list that has the whole does without the part. */
export const wholeOf = (name: string): string | undefined => catalogue.find((one) => one.name === name)?.partOf

/** The main outcomes of the services among these, those services in turn. */
function serviceHeadline(recorded: readonly string[]): string[] {
  const present = new Set(recorded)
  const lists = servicesOf(present).map((service) => mainOf(service).filter((name) => present.has(name)))
  const each = Math.max(1, Math.floor(mostLeading / Math.max(1, lists.length)))
  return [...new Set(lists.flatMap((list) => list.slice(0, each)))]
}

/**
 * The main outcomes, shown on the overview, in effects over time and in short tables: first what the services are there
 * for, then what every case has; at most nine. Where none is known, the first that were recorded.
 */
export function headline(recorded: readonly string[]): string[] {
  const present = new Set(recorded)
  const known = [...serviceHeadline(recorded), ...mainOf('general').filter((name) => present.has(name))]
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
