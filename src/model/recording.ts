/**
 * Recording: which series a world has, and how the values of a month are taken. A value is a mean over some agencies,
 * forums or pairs; which ones they are changes only with the epoch, so they are listed once for each.
 */
import type { Epoch } from './epoch.js'
import type { Series } from './outcome.js'
import type { Outcome, Reader } from './outcome-kinds.js'
import type { State } from './state.js'
import type { RecordOptions, Structure } from './world.js'

/** What a mean is taken over. */
type Over = 'agencies' | 'forums' | 'countries' | 'trust' | 'trust-across'

/** A part of the world that an outcome is recorded for. */
interface Scope {
  readonly name: string
  /** The agencies, forums or pairs that belong to it in an epoch, in the order in which they are summed. */
  readonly members: (epoch: Epoch) => readonly number[]
}

/** Members of the scopes in one epoch. Scopes with the same members share one list; the first has all there are. */
interface Lists {
  readonly all: readonly Int32Array[]
  /** List of each scope. */
  readonly of: Int32Array
}

type Membership = { readonly [over in Over]: Lists }

/** A value of each agency, forum or pair; `members` are all that there are. */
type ValuesReader = (s: State, members: Int32Array | undefined) => Float64Array

/** The means of one outcome: its series from `first` on, one for each scope. */
interface Part {
  readonly over: Over
  readonly first: number
  readonly values: ValuesReader
}

/** A figure of the whole world, one series. */
interface Figure {
  readonly series: number
  readonly value: Reader
}

export interface Recording {
  readonly series: readonly Series[]
  readonly figures: readonly Figure[]
  readonly parts: readonly Part[]
  readonly memberships: ReadonlyMap<Epoch, Membership>
  readonly means: Float64Array
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
  const scratch = new Float64Array(Math.max(s.agencies.length, s.forums.length, s.countries.length))
  for (const outcome of catalogue) {
    if (!epochs.some((e) => isGiven(outcome, e))) continue
    if (outcome.of === 'world') {
      figures.push({ series: series.length, value: figureReader(outcome) })
      series.push({ outcome, scope: '' })
    } else {
      parts.push({ over: outcome.of, first: series.length, values: valuesReader(outcome, scratch) })
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
  const longest = Math.max(...Object.values(scopes).map((some) => some.length))
  return { series, figures, parts, memberships, means: new Float64Array(longest) }
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

/** Less of a recording: the outcomes of which a series is wanted, in the scopes in which one is, and the whole world. */
export function recordingOnly(recording: Recording, wanted: (series: Series) => boolean): Recording {
  const { series } = recording
  const scopes = {
    agencies: new Set([0]),
    forums: new Set([0]),
    countries: new Set([0]),
    trust: new Set([0]),
    'trust-across': new Set([0]),
  }
  const sizes = recording.memberships.values().next().value!
  const sizeOf = ({ over }: Part) => sizes[over].of.length
  const parts = recording.parts.filter((part) => {
    const own = series.slice(part.first, part.first + sizeOf(part))
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
    for (let c = 0; c < sizeOf(part); c++) if (scopes[part.over].has(c)) less.push(series[part.first + c]!)
    return { ...part, first }
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
  return { ...recording, series: less, figures, parts: fewer, memberships }
}

function fewerLists({ all, of }: Lists, scopes: ReadonlySet<number>): Lists {
  const kept = [...of].filter((_, c) => scopes.has(c))
  const used = [...new Set(kept)]
  return { all: used.map((l) => all[l]!), of: Int32Array.from(kept, (l) => used.indexOf(l)) }
}

/** Writes the values of one month. */
export function record(recording: Recording, s: State, out: Float64Array, rows: number, month: number): void {
  const { figures, parts, means } = recording
  for (const { series, value } of figures) out[series * rows + month] = value(s)
  const membership = recording.memberships.get(s.now)!
  for (const { over, first, values: read } of parts) {
    const { all, of } = membersOver(membership, over)
    const values = read(s, all[0])
    for (let l = 0; l < all.length; l++) means[l] = meanOver(values, all[l]!)
    for (let c = 0; c < of.length; c++) out[(first + c) * rows + month] = means[of[c]!]!
  }
}

/** The value of one series (by its place) as the state stands: to the bit what `record` would write now. */
export function readSeries({ figures, parts, memberships }: Recording, s: State, series: number): number {
  const figure = figures.find((each) => each.series === series)
  if (figure) return figure.value(s)
  const { over, first, values } = parts.findLast((part) => part.first <= series)!
  const { all, of } = memberships.get(s.now)![over]
  const members = all[of[series - first]!]!
  return meanOver(values(s, members), members)
}

/** By name, not by key: this is asked many times a month. */
function membersOver(m: Membership, over: Over): Lists {
  if (over === 'agencies') return m.agencies
  if (over === 'forums') return m.forums
  if (over === 'trust') return m.trust
  return over === 'countries' ? m.countries : m['trust-across']
}

/** Whether a service that the outcome speaks of is there; one that speaks of none always has its place. */
function isGiven({ service }: Outcome, e: Epoch): boolean {
  if (service === undefined) return true
  return typeof service === 'string' ? e.services[service] !== null : service.some((name) => e.services[name] !== null)
}

function figureReader(outcome: Extract<Outcome, { of: 'world' }>): Reader {
  const { service, read } = outcome
  return service ? (s) => (isGiven(outcome, s.now) ? read(s) : Number.NaN) : read
}

function valuesReader(outcome: Exclude<Outcome, { of: 'world' }>, scratch: Float64Array): ValuesReader {
  if (outcome.of === 'trust' || outcome.of === 'trust-across') return (s) => s.trust
  if ('column' in outcome) return outcome.column
  const { read } = outcome
  return (s, members) => {
    if (members) for (let q = 0; q < members.length; q++) scratch[members[q]!] = read(s, members[q]!)
    return scratch
  }
}

/** Mean over those members that have a value; NaN where none has. */
function meanOver(values: Float64Array, members: Int32Array): number {
  let n = 0
  let sum = 0
  for (let q = 0; q < members.length; q++) {
    const x = values[members[q]!]!
    if (!Number.isNaN(x)) {
      n++
      sum += x
    }
  }
  return n > 0 ? sum / n : Number.NaN
}

function scopesOf(
  s: Structure,
  epochs: readonly Epoch[],
  record: RecordOptions,
): { readonly [over in Over]: readonly Scope[] } {
  const everyone = s.agencies.map((_, i) => i)
  const allForums = s.forums.map((_, f) => f)
  const forums = s.forums.map((id, f) => ({ name: `forum:${id}`, forums: [f] }))
  const tiers = partition('tier', (f) => epochs.map((e) => e.tier[f]!), allForums, 2).map(({ name, members }) => ({
    name,
    forums: members,
  }))
  const kinds = [
    ...partition('kind', (i) => epochs.map((e) => e.kind[i]!), everyone, 1),
    ...partition('country', (i) => epochs.map((e) => e.country[i]!), everyone, 2),
  ]
  const singles = record.agency ? everyone.map((i) => ({ name: `agency:${s.agencies[i]}`, members: [i] })) : []
  const pairs = record.pair ? Array.from(s.pairFrom, (_, p) => p) : []

  const present = (agencies: readonly number[]) => (e: Epoch) => agencies.filter((i) => e.present[i])
  const active = (agencies: readonly number[]) => (e: Epoch) => pairsFrom(s, e, agencies)
  const held = (some: readonly number[]) => (e: Epoch) => some.filter((f) => e.forumPresent[f])
  const trust: readonly Scope[] = [
    { name: '', members: active(everyone) },
    ...forums.map((g) => ({ name: g.name, members: (e: Epoch) => pairsWithin(s, e, g.forums) })),
    ...kinds.map((g) => ({ name: g.name, members: active(g.members) })),
    ...tiers.map((g) => ({ name: g.name, members: (e: Epoch) => pairsWithin(s, e, g.forums) })),
    ...singles.map((g) => ({ name: g.name, members: active(g.members) })),
    ...pairs.map((p) => ({
      name: `pair:${s.agencies[s.pairFrom[p]!]}>${s.agencies[s.pairTo[p]!]}`,
      members: (e: Epoch) => (e.activePair[p] ? [p] : []),
    })),
  ]
  // Where there is one country, nothing is across a border.
  const sides = s.countries.length > 1 ? s.countries.map((_, side) => side) : []
  return {
    agencies: [
      { name: '', members: present(everyone) },
      ...forums.map((g) => ({ name: g.name, members: (e: Epoch) => seatedIn(s, e, g.forums[0]!) })),
      ...kinds.map((g) => ({ name: g.name, members: present(g.members) })),
      ...tiers.map((g) => ({ name: g.name, members: present(membersOf(s, g.forums)) })),
      ...singles.map((g) => ({ name: g.name, members: present(g.members) })),
    ],
    forums: s.forums.length
      ? [
          { name: '', members: held(allForums) },
          ...[...forums, ...tiers].map((g) => ({ name: g.name, members: held(g.forums) })),
        ]
      : [],
    countries: sides.length
      ? [
          { name: '', members: () => sides },
          ...sides.map((side) => ({ name: `country:${s.countries[side]}`, members: () => [side] })),
        ]
      : [],
    trust,
    'trust-across': sides.length
      ? trust
          .filter((scope) => !scope.name.startsWith('pair:'))
          .map(({ name, members }) => ({ name, members: (e: Epoch) => members(e).filter((p) => e.crossBorder[p]) }))
      : [],
  }
}

/** Groups of those with one label in any epoch, labels in code-unit order; none where there are fewer labels than `least`. */
function partition(name: string, labels: (index: number) => readonly string[], all: readonly number[], least: number) {
  const groups = new Map<string, number[]>()
  for (const i of all) {
    for (const label of new Set(labels(i))) {
      if (label === '') continue
      const group = groups.get(label)
      if (group) group.push(i)
      else groups.set(label, [i])
    }
  }
  const sorted = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1))
  if (sorted.length < least) return []
  return sorted.map((label) => ({ name: `${name}:${label}`, members: groups.get(label)! }))
}

/** Agencies with a seat in any of these forums, in order. */
function membersOf(s: Structure, forums: readonly number[]): number[] {
  const seats = forums.flatMap((f) => [...s.seatAgency.subarray(s.seatStart[f]!, s.seatStart[f + 1]!)])
  return [...new Set(seats)].sort((a, b) => a - b)
}

function seatedIn(s: Structure, e: Epoch, f: number): number[] {
  const agencies: number[] = []
  for (let m = s.seatStart[f]!; m < s.seatStart[f + 1]!; m++) if (e.seated[m]) agencies.push(s.seatAgency[m]!)
  return agencies
}

function pairsFrom(s: Structure, e: Epoch, agencies: readonly number[]): number[] {
  const pairs: number[] = []
  for (const i of agencies) {
    for (let p = s.pairStart[i]!; p < s.pairStart[i + 1]!; p++) if (e.activePair[p]) pairs.push(p)
  }
  return pairs
}

function pairsWithin(s: Structure, e: Epoch, forums: readonly number[]): number[] {
  const pairs: number[] = []
  for (const f of forums) {
    const start = s.seatStart[f]!
    const size = s.seatStart[f + 1]! - start
    for (let a = 0; a < size; a++) {
      if (!e.seated[start + a]) continue
      for (let b = 0; b < size; b++)
        if (b !== a && e.seated[start + b]) pairs.push(s.pairOf[s.gridStart[f]! + a * size + b]!)
    }
  }
  return pairs
}

/** The lists of one epoch. A list that stood in the epoch before is used again: most measures move nobody. */
function listsOf(scopes: readonly Scope[], epoch: Epoch, before: Lists | undefined): Lists {
  const all: Int32Array[] = []
  const of = new Int32Array(scopes.length)
  const alike = new Map<string, number[]>()
  scopes.forEach((scope, c) => {
    const members = scope.members(epoch)
    const key = `${members.length}:${members[0]}`
    const known = alike.get(key) ?? []
    const same = known.find((l) => equal(all[l]!, members))
    if (same !== undefined) {
      of[c] = same
      return
    }
    const last = before?.all[before.of[c]!]
    of[c] = all.push(last && equal(last, members) ? last : Int32Array.from(members)) - 1
    alike.set(key, [...known, of[c]!])
  })
  return { all, of }
}

function equal(list: Int32Array, members: readonly number[]): boolean {
  return list.length === members.length && members.every((member, q) => list[q] === member)
}
