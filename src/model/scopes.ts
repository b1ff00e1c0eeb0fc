/**
 * Scopes: the parts of the world that an outcome is recorded for, and who belongs to them. That changes only with the epoch,
 * so the members are listed once for each.
 */
import type { Epoch } from './epoch.js'
import type { RecordOptions, Structure } from './world.js'

/** What a mean is taken over. */
export type Over = 'agencies' | 'forums' | 'countries' | 'trust' | 'trust-across'

/** A part of the world that an outcome is recorded for. */
export interface Scope {
  readonly name: string
  /** The agencies, forums or pairs that belong to it in an epoch, in the order in which they are summed. */
  readonly members: (epoch: Epoch) => readonly number[] | Int32Array
}

/** Members of the scopes in one epoch. Scopes with the same members share one list; the first has all there are. */
export interface Lists {
  readonly all: readonly Int32Array[]
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
  const forums = each.map((f) => ({ name: `forum:${s.forums[f]}`, forums: [f] }))
  const tiers = partition('tier', (f) => epochs.map((e) => e.tier[f]!), allForums, 2).map(({ name, members }) => ({
    name,
    forums: members,
  }))
  const kindsThen = epochs.map((e) => e.kinds())
  const countriesThen = epochs.map((e) => e.countries())
  const kinds = [
    ...partition('kind', (i) => kindsThen.map((kind) => kind[i]!), everyone, 1),
    ...partition('country', (i) => countriesThen.map((country) => country[i]!), everyone, 2),
  ]
  const singles = record.agency ? everyone.map((i) => ({ name: `agency:${s.agencies[i]}`, members: [i] })) : []
  const pairs = record.pair ? Array.from(s.pairFrom, (_, p) => p) : []

  const present = (agencies: readonly number[]) => (e: Epoch) => agencies.filter((i) => e.present[i])
  const active = (agencies: readonly number[]) => (e: Epoch) => pairsFrom(s, e, agencies)
  const held = (some: readonly number[]) => (e: Epoch) => some.filter((f) => e.forumPresent[f])
  const trust: readonly { readonly name: string; readonly members: (e: Epoch) => Int32Array }[] = [
    { name: '', members: active(everyone) },
    ...forums.map((g) => ({ name: g.name, members: (e: Epoch) => pairsWithin(s, e, g.forums) })),
    ...kinds.map((g) => ({ name: g.name, members: active(g.members) })),
    ...tiers.map((g) => ({ name: g.name, members: (e: Epoch) => pairsWithin(s, e, g.forums) })),
    ...singles.map((g) => ({ name: g.name, members: active(g.members) })),
    ...pairs.map((p) => ({
      name: `pair:${s.agencies[s.pairFrom[p]!]}>${s.agencies[s.pairTo[p]!]}`,
      members: (e: Epoch) => (e.activePair[p] ? Int32Array.of(p) : new Int32Array(0)),
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
  const members = new Set<number>()
  for (const f of forums) for (let m = s.seatStart[f]!; m < s.seatStart[f + 1]!; m++) members.add(s.seatAgency[m]!)
  return [...members].sort((a, b) => a - b)
}

function seatedIn(s: Structure, e: Epoch, f: number): number[] {
  const agencies: number[] = []
  for (let m = s.seatStart[f]!; m < s.seatStart[f + 1]!; m++) if (e.seated[m]) agencies.push(s.seatAgency[m]!)
  return agencies
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
  return { all, of, byLength: Int32Array.from(all.keys()).sort((a, b) => all[b]!.length - all[a]!.length || a - b) }
}

function equal(list: Int32Array, members: readonly number[] | Int32Array): boolean {
  if (list.length !== members.length) return false
  for (let q = 0; q < list.length; q++) if (list[q] !== members[q]) return false
  return true
}

const columnOf = (members: readonly number[] | Int32Array): Int32Array =>
  members instanceof Int32Array ? members : Int32Array.from(members)
