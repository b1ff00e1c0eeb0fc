/**
 * Worlds that are compared. A mean over agencies, pairs or forums also moves when others belong to it, so that beside each
 * mean of which they are not the same in both worlds the mean over those is recorded who belong to it in both. Who belongs
 * where is fixed by the scenario and its measures: whom two worlds have in common is known before any run.
 */
import type { Epoch } from './epoch.js'
import type { Common } from './outcome.js'
import type { Companion, Part } from './recording.js'
import { listed, type Over } from './scopes.js'
import type { Structure } from './structure.js'
import type { World } from './world.js'

/**
 * The same worlds, recording what the baseline has in common with each variant: comparison k is that with variant k. What is
 * recorded changes nothing of what happens; a world that needs nothing more is given back as it is.
 */
export function comparedWorlds(
  baseline: World,
  variants: readonly World[],
): { readonly baseline: World; readonly variants: readonly World[] } {
  const ofBaseline: Found[] = []
  const others = variants.map((variant, pair) => {
    const both = new Both(baseline, variant)
    const found = both.found(pair)
    ofBaseline.push(...found.map(({ baseline }) => baseline))
    return recordingToo(
      variant,
      found.map(({ variant }) => ({ ...variant, pair: 0 })),
    )
  })
  return { baseline: recordingToo(baseline, ofBaseline), variants: others }
}

/** A world with other numbers, recording what the one that it was made from was told to record for a comparison. */
export function comparedAlong(world: World, { common, recording: { companions } }: World): World {
  return companions.length === 0 ? world : { ...world, common, recording: { ...world.recording, common, companions } }
}

/** Scopes of parts whose members differ in some month: who is common, from month to month. */
interface Found {
  readonly pair: number
  readonly over: Over
  readonly parts: readonly Part[]
  /** The scopes, by their places among those of the parts. */
  readonly scopes: readonly number[]
  readonly spans: readonly Span[]
}

/** Whom the scopes have in common with the other world, from a month on; how many more there are here, or no difference. */
interface Span {
  readonly from: number
  readonly lists: readonly Int32Array[]
  readonly only: Int32Array
  readonly other: Int32Array
}

function recordingToo(world: World, found: readonly Found[]): World {
  if (found.length === 0) return world
  const rows = world.months + 1
  const common: Common[] = []
  const companions = found.map(({ pair, over, parts, scopes, spans }): Companion => {
    const own = parts.map((part) => {
      const first = world.series.length + common.length
      scopes.forEach((scope, c) => {
        const byMonth = (of: (span: Span) => number) =>
          Int32Array.from({ length: rows }, (_, month) => of(spans.findLast(({ from }) => from <= month)!))
        common.push({
          of: part.first + scope,
          pair,
          both: byMonth(({ lists }) => lists[c]!.length),
          only: byMonth(({ only }) => only[c]!),
          other: byMonth(({ other }) => other[c]!),
        })
      })
      return { ...part, first }
    })
    const places = Int32Array.from(scopes.keys())
    return {
      group: { over, parts: own, width: own.length * scopes.length },
      spans: spans.map(({ from, lists }) => ({ from, lists: listed(lists, places) })),
    }
  })
  return { ...world, common, recording: { ...world.recording, common, companions } }
}

/** Two worlds, by the ids of those in them. */
class Both {
  readonly #months: readonly number[]
  readonly #alike: boolean
  readonly #places = new Map<Over, { readonly to: Places; readonly back: Places }>()
  readonly #known = new Map<Int32Array, Map<Int32Array, Shared>>()

  constructor(
    private readonly baseline: World,
    private readonly variant: World,
  ) {
    const until = Math.min(baseline.months, variant.months)
    const months = new Set([...baseline.epochs, ...variant.epochs].map(({ from }) => from))
    this.#months = [...months].filter((from) => from <= until).sort((a, b) => a - b)
    this.#alike = alike(baseline.structure, variant.structure)
  }

  found(pair: number): { readonly baseline: Found; readonly variant: Found }[] {
    const { baseline, variant } = this
    const found: { baseline: Found; variant: Found }[] = []
    const theirs = new Map(variant.recording.parts.map((part) => [nameOf(part, variant), part]))
    for (const parts of grouped(baseline.recording.parts)) {
      const matched = parts.filter((part) => theirs.has(nameOf(part, baseline)))
      const [one] = matched
      if (!one) continue
      const others = matched.map((part) => theirs.get(nameOf(part, baseline))!)
      const [scopes, otherScopes] = this.#scopes(one, others[0]!)
      const spans = this.#months.map((from) => this.#span(from, one, scopes, otherScopes))
      // Scopes whose members differ in any month.
      const apart = [...scopes.keys()].filter((c) => spans.some(({ shared }) => differ(shared[c]!)))
      if (apart.length === 0) continue
      const side = (own: readonly Part[], places: readonly number[], of: 'baseline' | 'variant'): Found => ({
        pair,
        over: one.over,
        parts: own,
        scopes: apart.map((c) => places[c]!),
        spans: spans.map(({ from, shared }) => ({
          from,
          lists: apart.map((c) => shared[c]![of]),
          only: Int32Array.from(apart, (c) => shared[c]![of === 'baseline' ? 'left' : 'came']),
          other: Int32Array.from(apart, (c) => shared[c]![of === 'baseline' ? 'came' : 'left']),
        })),
      })
      found.push({
        baseline: side(matched, scopes, 'baseline'),
        variant: side(others, otherScopes, 'variant'),
      })
    }
    return found
  }

  /** Scopes that both have, by their places in each. */
  #scopes(one: Part, other: Part): [number[], number[]] {
    const named = (part: Part, { series }: World) => series.slice(part.first, part.first + part.scopes)
    const places = new Map(named(other, this.variant).map(({ scope }, c) => [scope, c]))
    const own: number[] = []
    const others: number[] = []
    named(one, this.baseline).forEach(({ scope }, c) => {
      const there = places.get(scope)
      if (there === undefined) return
      own.push(c)
      others.push(there)
    })
    return [own, others]
  }

  #span(from: number, one: Part, scopes: readonly number[], otherScopes: readonly number[]) {
    const here = epochAt(this.baseline, from)
    const there = epochAt(this.variant, from)
    const lists = this.baseline.recording.memberships.get(here)![one.over]
    const theirs = this.variant.recording.memberships.get(there)![one.over]
    const shared = scopes.map((c, k) => {
      const a = lists.all[lists.of[c]!]!
      const b = theirs.all[theirs.of[otherScopes[k]!]!]!
      if (!one.among) return this.#shared(one.over, a, b)
      const { among } = one
      return this.#intersect(
        one.over,
        a.filter((i) => among(here, i)),
        b.filter((i) => among(there, i)),
      )
    })
    return { from, shared }
  }

  #shared(over: Over, a: Int32Array, b: Int32Array): Shared {
    const known = this.#known.get(a) ?? new Map<Int32Array, Shared>()
    this.#known.set(a, known)
    const shared = known.get(b) ?? this.#intersect(over, a, b)
    known.set(b, shared)
    return shared
  }

  #intersect(over: Over, a: Int32Array, b: Int32Array): Shared {
    const { to, back } = this.#placesOf(over)
    if (this.#alike && a.length === b.length && a.every((i, q) => b[q] === i))
      return { baseline: a, variant: b, left: 0, came: 0 }
    const baseline = kept(a, b, to)
    const variant = kept(b, a, back)
    return { baseline, variant, left: a.length - baseline.length, came: b.length - variant.length }
  }

  #placesOf(over: Over): { readonly to: Places; readonly back: Places } {
    const known = this.#places.get(over)
    if (known) return known
    const [a, b] = [this.baseline.structure, this.variant.structure]
    const made = this.#alike ? { to: itself, back: itself } : { to: placesIn(over, a, b), back: placesIn(over, b, a) }
    this.#places.set(over, made)
    return made
  }
}

/** Whom two lists have in common, in the numbers of each world; how many only the first and only the second has. */
interface Shared {
  readonly baseline: Int32Array
  readonly variant: Int32Array
  readonly left: number
  readonly came: number
}

const differ = ({ left, came }: Shared): boolean => left > 0 || came > 0

/** Number in the other world; −1 of one that is not there. */
type Places = (index: number) => number

const itself: Places = (index) => index

function placesIn(over: Over, from: Structure, to: Structure): Places {
  if (over !== 'trust' && over !== 'trust-across') {
    const places = new Map(to[over].map((id, i) => [id, i]))
    return (index) => places.get(from[over][index]!) ?? -1
  }
  const agency = placesIn('agencies', from, to)
  return (pair) => {
    const truster = agency(from.pairFrom[pair]!)
    const trusted = agency(from.pairTo[pair]!)
    if (truster < 0 || trusted < 0) return -1
    let low = to.pairStart[truster]!
    let high = to.pairStart[truster + 1]!
    while (low < high) {
      const middle = (low + high) >> 1
      if (to.pairTo[middle]! < trusted) low = middle + 1
      else high = middle
    }
    return low < to.pairStart[truster + 1]! && to.pairTo[low] === trusted ? low : -1
  }
}

/** Members of a list that the other has too; a pair of agencies that meets in several forums stands in it several times. */
function kept(list: Int32Array, others: Int32Array, place: Places): Int32Array {
  const times = new Map<number, number>()
  for (const other of others) times.set(other, (times.get(other) ?? 0) + 1)
  return list.filter((member) => {
    const there = place(member)
    const left = times.get(there) ?? 0
    if (left > 0) times.set(there, left - 1)
    return left > 0
  })
}

function alike(a: Structure, b: Structure): boolean {
  const same = (one: ArrayLike<unknown>, other: ArrayLike<unknown>) => {
    if (one.length !== other.length) return false
    for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false
    return true
  }
  return (
    a === b ||
    (same(a.agencies, b.agencies) &&
      same(a.forums, b.forums) &&
      same(a.countries, b.countries) &&
      same(a.seatStart, b.seatStart) &&
      same(a.seatAgency, b.seatAgency))
  )
}

const epochAt = ({ epochs }: World, month: number): Epoch => epochs.findLast(({ from }) => from <= month)!

const nameOf = (part: Part, world: World): string => world.series[part.first]!.outcome.name

/** Parts over the same, of which the same count. */
function grouped(parts: readonly Part[]): Part[][] {
  const groups = new Map<string, Part[]>()
  const amongs: unknown[] = []
  for (const part of parts) {
    if (!amongs.includes(part.among)) amongs.push(part.among)
    const key = `${part.over} ${amongs.indexOf(part.among)}`
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  return [...groups.values()]
}
