/**
 * Scopes: the parts of the world that an outcome is recorded for, and who belongs to them. That changes only with the epoch,
 * so the members are listed once for each.
 */
import type { Epoch } from './epoch.js'
import type { Structure } from './structure.js'

/** What is recorded beside the means of the world, of kinds, countries and tiers. */
export interface RecordOptions {
  /** Each agency by itself. */
  readonly agency?: boolean
  /** Each ordered pair of agencies. */
  readonly pair?: boolean
  /** Each forum by itself: always where there are up to a hundred, in a larger world where it is wanted. */
  readonly forum?: boolean
}

/** What a mean is taken over. */
export type Over = 'agencies' | 'forums' | 'countries' | 'trust' | 'trust-across'

/** A part of the world that an outcome is recorded for. */
export interface Scope {
  readonly name: string
  /** The agencies, forums or pairs that belong to it in an epoch, in the order in which they are summed. */
  readonly members: (epoch: Epoch) => readonly number[] | Int32Array
}

/** Members of the scopes in one epoch. Scopes with the same members share one list. */
export interface Lists {
  readonly all: readonly Int32Array[]
  /** Whoever is in any of the lists. */
  readonly anybody: Int32Array
  /** The lists, the longest first. */
  readonly byLength: Int32Array
  /** List of each scope. */
  readonly of: Int32Array
}

export type Membership = { readonly [over in Over]: Lists }

/** More forums than this are not recorded each by itself unless that is asked for. */
const mostForums = 100

export function scopesOf(
  s: Structure,
  epochs: readonly Epoch[],
  record: RecordOptions,
): { readonly [over in Over]: readonly Scope[] } {
  const everyone = s.agencies.map((_, i) => i)
  const allForums = s.forums.map((_, f) => f)
  const each = record.forum || s.forums.length <= mostForums ? allForums : []
  const named = each.map((f) => ({ name: `forum:${s.forums[f]}`, f }))
  const tiers = partition('tier', epochs, (e) => e.tier, 2)
  const kinds = [
    ...partition('kind', epochs, (e) => e.kinds(), 1),
    ...partition('country', epochs, (e) => e.countries(), 2),
  ]
  const singles = record.agency ? everyone.map((i) => ({ name: `agency:${s.agencies[i]}`, i })) : []
  const pairs = record.pair ? Array.from(s.pairFrom, (_, p) => p) : []

  const sitting = (agencies: readonly number[], e: Epoch) => agencies.filter((i) => sitsSomewhere(e, i))
  const peopled = (forums: readonly number[], e: Epoch) => forums.filter((f) => hasRoll(s, e, f))
  const trust: readonly { readonly name: string; readonly members: (e: Epoch) => Int32Array }[] = [
    { name: '', members: (e) => pairsFrom(s, e, everyone) },
    ...named.map(({ name, f }) => ({ name, members: (e: Epoch) => pairsWithin(s, e, [f]) })),
    ...kinds.map(({ name, those }) => ({ name, members: (e: Epoch) => pairsFrom(s, e, those(e)) })),
    ...tiers.map(({ name, those }) => ({ name, members: (e: Epoch) => pairsWithin(s, e, those(e)) })),
    ...singles.map(({ name, i }) => ({ name, members: (e: Epoch) => pairsFrom(s, e, [i]) })),
    ...pairs.map((p) => ({
      name: `pair:${s.agencies[s.pairFrom[p]!]}>${s.agencies[s.pairTo[p]!]}`,
      members: (e: Epoch) => (e.activePair[p] ? Int32Array.of(p) : new Int32Array(0)),
    })),
  ]
  // Where there is one country, nothing is across a border.
  const sides = s.countries.length > 1 ? s.countries.map((_, side) => side) : []
  return {
    agencies: [
      { name: '', members: (e) => sitting(everyone, e) },
      ...named.map(({ name, f }) => ({ name, members: (e: Epoch) => seatedIn(s, e, [f]) })),
      ...kinds.map(({ name, those }) => ({ name, members: (e: Epoch) => sitting(those(e), e) })),
      ...tiers.map(({ name, those }) => ({ name, members: (e: Epoch) => seatedIn(s, e, those(e)) })),
      // What an agency has of its own it has in a forum or in none.
      ...singles.map(({ name, i }) => ({ name, members: (e: Epoch) => (e.present[i] ? [i] : []) })),
    ],
    forums: s.forums.length
      ? [
          { name: '', members: (e) => peopled(allForums, e) },
          ...named.map(({ name, f }) => ({ name, members: (e: Epoch) => (e.forumPresent[f] ? [f] : []) })),
          ...tiers.map(({ name, those }) => ({ name, members: (e: Epoch) => peopled(those(e), e) })),
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

interface Labelled {
  readonly name: string
  /** Those with the label in an epoch, in order. */
  readonly those: (epoch: Epoch) => readonly number[]
}

/**
 * Groups of those with one label, which may change with the epoch; labels in code-unit order. None where there are fewer
 * labels than `least`.
 */
function partition(
  name: string,
  epochs: readonly Epoch[],
  labelsOf: (epoch: Epoch) => readonly string[],
  least: number,
): Labelled[] {
  const members = new Map(epochs.map((epoch) => [epoch, byLabel(labelsOf(epoch))]))
  const labels = new Set([...members.values()].flatMap((groups) => [...groups.keys()]))
  if (labels.size < least) return []
  return [...labels]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((label) => ({ name: `${name}:${label}`, those: (epoch) => members.get(epoch)!.get(label) ?? [] }))
}

/** Those with each label; one that is not there has none. */
function byLabel(labels: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    if (label === '') continue
    const group = groups.get(label)
    if (group) group.push(i)
    else groups.set(label, [i])
  }
  return groups
}

/** Whether an agency is part of the collaboration: it sits in a forum, and was told of it. */
function sitsSomewhere({ seating }: Epoch, i: number): boolean {
  return seating.heldStart[i + 1]! > seating.heldStart[i]!
}

/** Whether a forum has members, were they told or not. */
function hasRoll(s: Structure, e: Epoch, f: number): boolean {
  for (let m = s.seatStart[f]!; m < s.seatStart[f + 1]!; m++) if (e.onRoll[m]) return true
  return false
}

/** Agencies that sit in any of these forums, in order. */
function seatedIn(s: Structure, e: Epoch, forums: readonly number[]): number[] {
  const agencies = new Set<number>()
  for (const f of forums)
    for (let m = s.seatStart[f]!; m < s.seatStart[f + 1]!; m++) if (e.seated[m]) agencies.add(s.seatAgency[m]!)
  return [...agencies].sort((a, b) => a - b)
}

/** A large world has millions of pairs, so that their lists are laid out as columns at once. */
function pairsFrom(s: Structure, e: Epoch, agencies: readonly number[]): Int32Array {
  let most = 0
  for (const i of agencies) most += s.pairStart[i + 1]! - s.pairStart[i]!
  const pairs = new Int32Array(most)
  let n = 0
  for (let k = 0; k < agencies.length; k++) {
    const last = s.pairStart[agencies[k]! + 1]!
    for (let p = s.pairStart[agencies[k]!]!; p < last; p++) if (e.activePair[p]) pairs[n++] = p
  }
  return n === most ? pairs : pairs.slice(0, n)
}

function pairsWithin(s: Structure, e: Epoch, forums: readonly number[]): Int32Array {
  let most = 0
  for (const f of forums) most += s.gridStart[f + 1]! - s.gridStart[f]!
  const pairs = new Int32Array(most)
  let n = 0
  for (const f of forums) {
    const start = s.seatStart[f]!
    const size = s.seatStart[f + 1]! - start
    for (let a = 0; a < size; a++) {
      if (!e.seated[start + a]) continue
      for (let b = 0; b < size; b++)
        if (b !== a && e.seated[start + b]) pairs[n++] = s.pairOf[s.gridStart[f]! + a * size + b]!
    }
  }
  return n === most ? pairs : pairs.slice(0, n)
}

/** The lists of one epoch. A list that stood in the epoch before is used again: most measures move nobody. */
export function listsOf(scopes: readonly Scope[], epoch: Epoch, before: Lists | undefined): Lists {
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
    of[c] = all.push(last && equal(last, members) ? last : columnOf(members)) - 1
    alike.set(key, [...known, of[c]!])
  })
  return listed(all, of)
}

export function listed(all: readonly Int32Array[], of: Int32Array): Lists {
  const byLength = Int32Array.from(all.keys()).sort((a, b) => all[b]!.length - all[a]!.length || a - b)
  let anybody: Int32Array | undefined
  return {
    all,
    of,
    byLength,
    // Lists of pairs are long, and nobody asks it of them.
    get anybody() {
      anybody ??= anybodyOf(all, all[byLength[0]!] ?? new Int32Array(0))
      return anybody
    },
  }
}

/** Whoever is in any of the lists; the longest mostly holds all others. */
function anybodyOf(all: readonly Int32Array[], longest: Int32Array): Int32Array {
  let last = 0
  for (const list of all) for (let q = 0; q < list.length; q++) if (list[q]! > last) last = list[q]!
  const known = new Uint8Array(last + 1)
  for (const list of all) for (let q = 0; q < list.length; q++) known[list[q]!] = 1
  let count = 0
  for (let i = 0; i <= last; i++) count += known[i]!
  return count <= longest.length ? longest : Int32Array.from([...known.keys()].filter((i) => known[i]))
}

function equal(list: Int32Array, members: readonly number[] | Int32Array): boolean {
  if (list.length !== members.length) return false
  for (let q = 0; q < list.length; q++) if (list[q] !== members[q]) return false
  return true
}

const columnOf = (members: readonly number[] | Int32Array): Int32Array =>
  members instanceof Int32Array ? members : Int32Array.from(members)
