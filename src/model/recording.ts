/**
 * Recording: which series a world has, and how their values are taken. A value is a mean over some agencies, forums or
 * pairs; which ones they are changes only with the epoch, so they are listed once for each. A recorder writes them down.
 */
import type { Epoch } from './epoch.js'
import { meanOver } from './means.js'
import type { Common, Series } from './outcome.js'
import type { Among, Outcome, Reader } from './outcome-kinds.js'
import type { RecordOptions } from './scopes.js'
import { type Lists, listed, listsOf, type Membership, type Over, scopesOf } from './scopes.js'
import type { State } from './state.js'
import type { Structure } from './structure.js'

/** Where the values of an outcome are: a column of the state’s own, or worked out for some members each time. */
export type ValuesOf =
  | { readonly column: (s: State) => Float64Array; readonly fill?: undefined }
  | { readonly fill: (s: State, members: Int32Array, into: Float64Array) => void }

/** The means of one outcome: its series from `first` on, one for each scope. */
export interface Part {
  readonly over: Over
  readonly first: number
  readonly scopes: number
  readonly values: ValuesOf
  /** Those of a scope of whom the outcome speaks; all where absent. */
  readonly among?: Among
}

/** A figure of the whole world, one series. */
interface Figure {
  readonly series: number
  readonly value: Reader
}

/** Parts whose means are taken together, being over the same scopes. */
export interface Group {
  readonly over: Over
  readonly parts: readonly Part[]
  /** Most means that a month has of them. */
  readonly width: number
}

/** Means taken over fewer than belong to their scopes, of which others come with some months. */
export interface Companion {
  readonly group: Group
  readonly spans: readonly { readonly from: number; readonly lists: Lists }[]
}

export interface Recording {
  readonly series: readonly Series[]
  readonly figures: readonly Figure[]
  readonly parts: readonly Part[]
  readonly groups: readonly Group[]
  readonly memberships: ReadonlyMap<Epoch, Membership>
  readonly common: readonly Common[]
  readonly companions: readonly Companion[]
}

/** The series of a world, outcome by outcome in the order of the catalogue, the whole world first. */
export function recordingOf(
  s: Structure,
  epochs: readonly Epoch[],
  catalogue: readonly Outcome[],
  record: RecordOptions,
): Recording {
  const worldOnly = catalogue.every((outcome) => outcome.of === 'world')
  const scopes = worldOnly
    ? { agencies: [], forums: [], countries: [], trust: [], 'trust-across': [] }
    : scopesOf(s, epochs, record)
  const series: Series[] = []
  const figures: Figure[] = []
  const parts: Part[] = []
  for (const outcome of catalogue) {
    if (!epochs.some((e) => isGiven(outcome, e))) continue
    if (outcome.of === 'world') {
      figures.push({ series: series.length, value: figureReader(outcome, epochs) })
      series.push({ outcome, scope: '' })
    } else {
      parts.push({
        over: outcome.of,
        first: series.length,
        scopes: scopes[outcome.of].length,
        values: valuesOf(outcome),
        ...('among' in outcome && outcome.among ? { among: outcome.among } : {}),
      })
      for (const { name } of scopes[outcome.of]) series.push({ outcome, scope: name })
    }
  }
  const memberships = new Map<Epoch, Membership>()
  let before: Membership | undefined
  for (const epoch of epochs) {
    before = {
      agencies: listsOf(scopes.agencies, epoch, before?.agencies),
      forums: listsOf(scopes.forums, epoch, before?.forums),
      trust: listsOf(scopes.trust, epoch, before?.trust),
      countries: listsOf(scopes.countries, epoch, before?.countries),
      'trust-across': listsOf(scopes['trust-across'], epoch, before?.['trust-across']),
    }
    memberships.set(epoch, before)
  }
  return { series, figures, parts, groups: groupsOf(parts, memberships), memberships, common: [], companions: [] }
}

function groupsOf(parts: readonly Part[], memberships: ReadonlyMap<Epoch, Membership>): Group[] {
  return [...new Set(parts.map(({ over }) => over))].map((over) => {
    const together = parts.filter((part) => part.over === over)
    const most = Math.max(...[...memberships.values()].map((membership) => membership[over].all.length))
    return { over, parts: together, width: together.length * most }
  })
}

/** The recording of a world whose epochs have other numbers in them: membership does not depend on numbers. */
export function recordingAlong(recording: Recording, before: readonly Epoch[], after: readonly Epoch[]): Recording {
  const memberships = new Map<Epoch, Membership>()
  for (const epoch of after) {
    const then = before.findLast((e) => e.from <= epoch.from) as Epoch
    memberships.set(epoch, recording.memberships.get(then)!)
  }
  return { ...recording, memberships }
}

/**
 * Less of a recording: the outcomes of which a series is wanted, in the scopes in which one is, and the whole world. Means
 * that it has in common with others are not among them: worlds are compared when it is settled what they record.
 */
export function recordingOnly(recording: Recording, wanted: (series: Series) => boolean): Recording {
  const { series } = recording
  const scopes = {
    agencies: new Set([0]),
    forums: new Set([0]),
    countries: new Set([0]),
    trust: new Set([0]),
    'trust-across': new Set([0]),
  }
  const parts = recording.parts.filter((part) => {
    const own = series.slice(part.first, part.first + part.scopes)
    own.forEach((one, c) => {
      if (wanted(one)) scopes[part.over].add(c)
    })
    return own.some(wanted)
  })
  const less: Series[] = []
  const figures = recording.figures
    .filter((figure) => wanted(series[figure.series]!))
    .map((figure) => ({ ...figure, series: less.push(series[figure.series]!) - 1 }))
  const fewer = parts.map((part) => {
    const first = less.length
    for (let c = 0; c < part.scopes; c++) if (scopes[part.over].has(c)) less.push(series[part.first + c]!)
    return { ...part, first, scopes: less.length - first }
  })
  const memberships = new Map<Epoch, Membership>()
  for (const [epoch, all] of recording.memberships)
    memberships.set(epoch, {
      agencies: fewerLists(all.agencies, scopes.agencies),
      forums: fewerLists(all.forums, scopes.forums),
      countries: fewerLists(all.countries, scopes.countries),
      trust: fewerLists(all.trust, scopes.trust),
      'trust-across': fewerLists(all['trust-across'], scopes['trust-across']),
    })
  return {
    series: less,
    figures,
    parts: fewer,
    groups: groupsOf(fewer, memberships),
    memberships,
    common: [],
    companions: [],
  }
}

function fewerLists({ all, of }: Lists, scopes: ReadonlySet<number>): Lists {
  const kept = [...of].filter((_, c) => scopes.has(c))
  const used = [...new Set(kept)]
  return listed(
    used.map((l) => all[l]!),
    Int32Array.from(kept, (l) => used.indexOf(l)),
  )
}

/**
 * The value of one series (by its place) as the state stands: to the bit what a recorder would note now; of a mean over
 * those who are in two worlds, over those who are in `month`.
 */
export function readSeries(recording: Recording, s: State, series: number, month = s.month): number {
  const { figures, parts, memberships, companions } = recording
  const figure = figures.find((each) => each.series === series)
  if (figure) return figure.value(s)
  const companion = companions.findLast(({ group }) => group.parts[0]!.first <= series)
  const { over, first, values } = (companion?.group.parts ?? parts).findLast((part) => part.first <= series)!
  const { all, of } = companion ? spanAt(companion, month).lists : memberships.get(s.now)![over]
  const members = all[of[series - first]!]!
  if (!values.fill) return meanOver(values.column(s), members)
  const into = new Float64Array(mostValues(s.world.structure))
  values.fill(s, members, into)
  return meanOver(into, members)
}

export function spanAt({ spans }: Companion, month: number): Companion['spans'][number] {
  return spans.findLast(({ from }) => from <= month)!
}

/** Whether a service that the outcome speaks of is there; one that speaks of none always has its place. */
function isGiven({ service }: Outcome, e: Epoch): boolean {
  if (service === undefined) return true
  return typeof service === 'string' ? e.services[service] !== null : service.some((name) => e.services[name] !== null)
}

function figureReader(outcome: Extract<Outcome, { of: 'world' }>, epochs: readonly Epoch[]): Reader {
  const { read } = outcome
  return epochs.every((e) => isGiven(outcome, e)) ? read : (s) => (isGiven(outcome, s.now) ? read(s) : Number.NaN)
}

/** The longest column of values that are worked out. */
export function mostValues({ agencies, forums, countries }: Structure): number {
  return Math.max(agencies.length, forums.length, countries.length)
}

function valuesOf(outcome: Exclude<Outcome, { of: 'world' }>): ValuesOf {
  if (outcome.of === 'trust' || outcome.of === 'trust-across') return { column: (s) => s.trust }
  if ('column' in outcome) return { column: outcome.column }
  if ('fill' in outcome) return { fill: outcome.fill }
  const { read } = outcome
  return {
    fill: (s, members, into) => {
      for (let q = 0; q < members.length; q++) into[members[q]!] = read(s, members[q]!)
    },
  }
}
