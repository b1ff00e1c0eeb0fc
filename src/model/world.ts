/**
 * The compiled world: what a run needs, resolved once.
 *
 * Agencies, forums, seats and pairs are numbered in the code-unit order of their ids, over the union of all that ever
 * exist in the scenario; an epoch says which of them exist from a month on, and with which values.
 */
import { LuckNames, type NameGroup } from '../luck/index.js'
import { Alike } from './alike.js'
import { buildEpochs, type Epoch } from './epoch.js'
import { collaboration, type DrawnFor, type Model, type purposes } from './model.js'
import type { Series } from './outcome.js'
import { type Recording, recordingAlong, recordingOf, recordingOnly } from './recording.js'
import type { ModelInput, WorldSpec } from './spec.js'

export interface RecordOptions {
  readonly agency?: boolean
  readonly pair?: boolean
  /** Each forum by itself: always where there are up to a hundred, in a larger world where it is wanted. */
  readonly forum?: boolean
}

/** Hashes of one purpose’s names, one for each entity that draws for it. */
export interface NameColumn {
  readonly h0: Int32Array
  readonly h1: Int32Array
}

export interface Structure {
  readonly agencies: readonly string[]
  readonly forums: readonly string[]
  /** Issues first, then figures. */
  readonly topics: readonly string[]
  readonly issueCount: number
  /** Countries that any agency belongs to: the sides of a forum. */
  readonly countries: readonly string[]
  /** Issue fields of a diplomatic agenda. */
  readonly fields: readonly string[]
  /** Seats of forum f: seatStart[f] to seatStart[f + 1], in agency order. */
  readonly seatStart: Int32Array
  readonly seatAgency: Int32Array
  readonly seatForum: Int32Array
  /** Forums of agency i: the seats it holds, seatsOf[agencySeatStart[i] … agencySeatStart[i + 1]]. */
  readonly agencySeatStart: Int32Array
  readonly seatsOf: Int32Array
  /** Ordered pairs that share a forum, by the agency that trusts: pairStart[i] to pairStart[i + 1]. */
  readonly pairStart: Int32Array
  readonly pairFrom: Int32Array
  readonly pairTo: Int32Array
  /** Index of the pair (a, b) of seats of forum f: pairOf[gridStart[f] + a * size + b]; −1 on the diagonal. */
  readonly gridStart: Int32Array
  readonly pairOf: Int32Array
}

export interface World {
  readonly months: number
  readonly model: Model
  readonly series: readonly Series[]
  readonly recording: Recording
  readonly structure: Structure
  readonly epochs: readonly Epoch[]
  readonly names: Names
}

/** Luck names of a world, by purpose; those of the model by heart, others as a model declares them. */
export type Names = { readonly [P in keyof typeof purposes]: NameColumn } & { readonly [purpose: string]: NameColumn }

/**
 * Compiles a resolved input. Throws `LuckCollision` where two luck names share one hash. `model` is what the engine runs;
 * only a benchmark brings its own.
 */
export function compileWorld(input: ModelInput, record: RecordOptions = {}, model: Model = collaboration): World {
  const specs = input.snapshots.map((s) => s.spec)
  const structure = structureOf(specs)
  const epochs = buildEpochs(input, structure, model.schedule)
  const recording = recordingOf(structure, epochs, model.outcomes, record)
  const names = nameLuck(structure, model.purposes)
  return { months: input.months, model, series: recording.series, recording, structure, epochs, names }
}

/**
 * The same world with other numbers, at a fraction of the cost of compiling it. `input` must have the agencies, forums,
 * seats and topics of the one that `world` was compiled from, in the same months.
 */
export function renumberedWorld(world: World, input: ModelInput): World {
  const epochs = buildEpochs(input, world.structure, world.model.schedule)
  const recording = recordingAlong(world.recording, world.epochs, epochs)
  return { ...world, months: input.months, epochs, recording }
}

/** The same world, recording what is wanted and little else. What is recorded changes nothing of what happens. */
export function recordingWorld(world: World, wanted: (series: Series) => boolean): World {
  const recording = recordingOnly(world.recording, wanted)
  return { ...world, series: recording.series, recording }
}

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function idsOf(maps: readonly { readonly [id: string]: unknown }[]): string[] {
  const ids = maps.length === 1 ? Object.keys(maps[0]!) : [...new Set(maps.flatMap((map) => Object.keys(map)))]
  // Long lists are mostly written in order.
  return isAscending(ids) ? ids : ids.sort(byCodeUnit)
}

function isAscending(ids: readonly string[]): boolean {
  for (let i = 1; i < ids.length; i++) if (!(ids[i - 1]! < ids[i]!)) return false
  return true
}

/**
 * Finds the places of ids among others. Members are mostly asked for in the order of the agencies, so the one that follows
 * the last is looked at before a table is, and a large network of separate forums needs none.
 */
function placesIn(ids: readonly string[]): (id: string) => number | undefined {
  let next = 0
  let table: Map<string, number> | undefined
  return (id) => {
    if (ids[next] === id) return next++
    table ??= new Map(ids.map((each, i) => [each, i]))
    const place = table.get(id)
    if (place !== undefined) next = place + 1
    return place
  }
}

function countriesOf(specs: readonly WorldSpec[], ids: readonly string[]): string[] {
  const said = specs.flatMap(({ agencies }) => Alike.among(ids, agencies).entries)
  return [...new Set(said.map(({ country }) => country))].sort(byCodeUnit)
}

function structureOf(specs: readonly WorldSpec[]): Structure {
  const agencies = idsOf(specs.map((s) => s.agencies))
  const forums = idsOf(specs.map((s) => s.forums))
  const issues = idsOf(specs.map((s) => s.issues))
  const figures = idsOf(specs.map((s) => s.figures))
  const countries = countriesOf(specs, agencies)
  const fields = idsOf(specs.map((s) => s.services['diplomacy-agenda']?.fields ?? {}))
  const placeOf = placesIn(agencies)

  const seatStart = new Int32Array(forums.length + 1)
  const seats: number[] = []
  forums.forEach((forum, f) => {
    const members = idsOf(specs.map((s) => s.forums[forum]?.members ?? {}))
    for (const member of members) {
      const i = placeOf(member)
      if (i === undefined) throw new Error(`forum ${forum} seats ${member}, which is no agency of any month`)
      seats.push(i)
    }
    seatStart[f + 1] = seats.length
  })
  const seatAgency = Int32Array.from(seats)
  const seatForum = new Int32Array(seats.length)
  forums.forEach((_, f) => {
    seatForum.fill(f, seatStart[f], seatStart[f + 1])
  })

  const agencySeatStart = new Int32Array(agencies.length + 1)
  for (const i of seatAgency) agencySeatStart[i + 1]!++
  for (let i = 0; i < agencies.length; i++) agencySeatStart[i + 1]! += agencySeatStart[i]!
  const seatsOf = new Int32Array(seatAgency.length)
  const next = agencySeatStart.slice()
  seatAgency.forEach((i, m) => {
    seatsOf[next[i]!++] = m
  })

  const pairs = pairsOf(agencies.length, forums.length, seatStart, seatAgency, agencySeatStart, seatsOf, seatForum)
  return {
    agencies,
    forums,
    topics: [...issues, ...figures],
    issueCount: issues.length,
    countries,
    fields,
    seatStart,
    seatAgency,
    seatForum,
    agencySeatStart,
    seatsOf,
    ...pairs,
  }
}

function pairsOf(
  agencies: number,
  forums: number,
  seatStart: Int32Array,
  seatAgency: Int32Array,
  agencySeatStart: Int32Array,
  seatsOf: Int32Array,
  seatForum: Int32Array,
) {
  const size = (f: number) => seatStart[f + 1]! - seatStart[f]!
  // As many pairs as the forums have among them; fewer where two agencies share several forums.
  let most = 0
  for (let f = 0; f < forums; f++) most += size(f) * (size(f) - 1)
  const pairStart = new Int32Array(agencies + 1)
  const from = new Int32Array(most)
  const to = new Int32Array(most)
  let pairs = 0
  for (let i = 0; i < agencies; i++) {
    const first = agencySeatStart[i]!
    const last = agencySeatStart[i + 1]!
    if (last === first + 1) {
      const own = seatsOf[first]!
      const f = seatForum[own]!
      for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
        if (m === own) continue
        from[pairs] = i
        to[pairs++] = seatAgency[m]!
      }
    } else if (last > first) {
      const others = new Set<number>()
      for (let q = first; q < last; q++) {
        const f = seatForum[seatsOf[q]!]!
        for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) if (seatAgency[m] !== i) others.add(seatAgency[m]!)
      }
      for (const j of [...others].sort((a, b) => a - b)) {
        from[pairs] = i
        to[pairs++] = j
      }
    }
    pairStart[i + 1] = pairs
  }

  const gridStart = new Int32Array(forums + 1)
  for (let f = 0; f < forums; f++) gridStart[f + 1] = gridStart[f]! + size(f) * size(f)
  const pairOf = new Int32Array(gridStart[forums]!).fill(-1)
  for (let f = 0; f < forums; f++) {
    const start = seatStart[f]!
    const n = size(f)
    for (let a = 0; a < n; a++) {
      const i = seatAgency[start + a]!
      // Both lists ascend, so one pass over the agency’s pairs finds all of the forum’s.
      let p = pairStart[i]!
      for (let b = 0; b < n; b++) {
        if (b === a) continue
        const j = seatAgency[start + b]!
        while (to[p]! < j) p++
        pairOf[gridStart[f]! + a * n + b] = p
      }
    }
  }
  return {
    pairStart,
    pairFrom: from.subarray(0, pairs),
    pairTo: to.subarray(0, pairs),
    gridStart,
    pairOf,
  }
}

/** Who draws for a purpose, as the ends of names behind their beginnings; counted beforehand. */
interface Owners {
  readonly count: number
  readonly groups: (purpose: string) => Iterable<NameGroup>
}

function nameLuck(s: Structure, purposes: Model['purposes']): Names {
  const { agencies, forums, topics, issueCount, countries, fields, seatStart, seatAgency, pairStart, pairTo } = s
  const figures = topics.slice(issueCount)
  const one = (what: string, ids: readonly string[]): Owners => ({
    count: ids.length,
    groups: (purpose) => [{ beginning: `${purpose}|${what}`, ends: ids }],
  })
  /** For each of some ids, all those of others that go with it. */
  const both = (count: number, what: string, ids: readonly string[], other: string, of: (k: number) => string[]) => ({
    count,
    *groups(purpose: string) {
      for (let k = 0; k < ids.length; k++) yield { beginning: `${purpose}|${what}${ids[k]}|${other}`, ends: of(k) }
    },
  })
  const named = (indices: Int32Array, from: number, to: number) => {
    const ids: string[] = []
    for (let q = from; q < to; q++) ids.push(agencies[indices[q]!]!)
    return ids
  }
  const owners: { readonly [who in DrawnFor]: Owners } = {
    forum: one('forum:', forums),
    agency: one('agency:', agencies),
    seat: both(seatAgency.length, 'forum:', forums, 'agency:', (f) =>
      named(seatAgency, seatStart[f]!, seatStart[f + 1]!),
    ),
    pair: both(pairTo.length, 'agency:', agencies, 'agency:', (i) => named(pairTo, pairStart[i]!, pairStart[i + 1]!)),
    'agency-figure': both(agencies.length * figures.length, 'agency:', agencies, 'figure:', () => figures),
    side: both(forums.length * countries.length, 'forum:', forums, 'country:', () => [...countries]),
    field: both(forums.length * fields.length, 'forum:', forums, 'field:', () => [...fields]),
    world: one('', ['world']),
  }
  const names = new LuckNames()
  const columns: { [purpose: string]: NameColumn } = {}
  for (const [purpose, who] of Object.entries(purposes)) {
    const { count, groups } = owners[who]
    columns[purpose] = names.register(count, () => groups(purpose))
  }
  return columns as Names
}
