/**
 * Synthetic worlds: a national network of border posts, regencies and provinces of any size, expanded on reading into
 * agencies and forums as a file would list them. Nothing in it is drawn: one size gives one world, whatever the seed.
 */
import { flag, type Group, group, identifier, optionalGroup, quantity, type ValuesOf } from '../model/declare.js'
import { type AgencySpec, type ForumSpec, forumFields } from '../model/entities.js'
import { agencyGroup } from '../model/world-fields.js'
import { defaultOf } from './overlay.js'

const syntheticFields = {
  agencies: quantity({
    default: 2000,
    bounds: [2, 1e6],
    unit: 'agencies',
    integer: true,
    meaning: 'Agencies, spread evenly over the forums: two to a hundred for each.',
  }),
  forums: quantity({
    default: 120,
    bounds: [1, 1e5],
    unit: 'forums',
    integer: true,
    meaning: 'Forums: of thirty one is a province’s, four are regencies’, and the others are those of border posts.',
  }),
  coordinators: flag(
    true,
    'Whether the first agency of each post sits in its regency’s forum too, and the first of each regency in its province’s.',
  ),
  country: identifier('id', 'Country of the network, as a two-letter code.'),
  neighbour: identifier('my', 'Country of every third agency at a border post.'),
} as const

/** As a scenario declares it. */
export const synthetic = optionalGroup(
  'A generated network of border posts, regencies and provinces; what else the scenario says is laid over it.',
  syntheticFields,
)

export type SyntheticSpec = ValuesOf<typeof syntheticFields>

/** Most agencies that one forum is given. */
export const mostMembers = 100

/** The part of a world that is generated. */
export interface Generated {
  readonly issues: { readonly [id: string]: object }
  readonly agencies: { readonly [id: string]: AgencySpec }
  readonly forums: { readonly [id: string]: ForumSpec }
}

/** Whether so many agencies can be spread over so many forums. */
export function isSpread({ agencies, forums }: SyntheticSpec): boolean {
  return agencies >= 2 * forums && agencies <= mostMembers * forums
}

const kinds = [
  ...['public', 'public', 'public', 'private', 'public', 'civil-society', 'public', 'public', 'community'],
  ...['public', 'private', 'public', 'public', 'academia', 'public', 'civil-society', 'public'],
] as readonly AgencySpec['kind'][]

/** Seats and forums come in so many variants, so that those of a large world share what they say. */
const variants = 16

/** Evenly spread over [from, to), without a pattern that shows: multiples of the golden section. */
function spread(n: number, from: number, to: number): number {
  const share = (n * 0.6180339887498949) % 1
  return Math.round((from + share * (to - from)) * 1000) / 1000
}

type Tier = 'post' | 'regency' | 'province'

let latest: { readonly key: string; readonly world: Generated } | undefined

/** The world of a size; the last one is kept, for scenarios of one command share it. */
export function generated(spec: SyntheticSpec): Generated {
  const key = JSON.stringify(spec)
  if (latest?.key !== key) latest = { key, world: generate(spec) }
  return latest.world
}

function generate({ agencies, forums, coordinators, country, neighbour }: SyntheticSpec): Generated {
  const provinces = Math.max(1, Math.floor(forums / 30))
  const regencies = Math.min(forums - provinces, Math.ceil((forums * 4) / 30))
  const posts = forums - provinces - regencies
  const made = { agencies: entries<AgencySpec>(), forums: entries<ForumSpec>() }
  const members = new Map<string, { [id: string]: ForumSpec['members'][string] }>()
  const seat = defaultOf(forumFields.members.entry as Group) as ForumSpec['members'][string]
  const agencyOf = agencyVariants(country, neighbour)
  const forumOf = forumVariants()
  const wide = String(Math.ceil(agencies / forums)).length

  let forum = 0
  const found = (tier: Tier, index: number, count: number, parent: string | null, above: string | undefined) => {
    const id = `${tier}-${String(index + 1).padStart(String(count).length, '0')}`
    const seats = entries<ForumSpec['members'][string]>()
    const size = Math.floor(((forum + 1) * agencies) / forums) - Math.floor((forum * agencies) / forums)
    for (let k = 0; k < size; k++) {
      const agency = `${id}-${String(k + 1).padStart(wide, '0')}`
      made.agencies[agency] = agencyOf(tier, k, forum)
      seats[agency] = seat
      if (k === 0 && coordinators && above !== undefined) (members.get(above) as typeof seats)[agency] = seat
    }
    const chair = `${id}-${'1'.padStart(wide, '0')}`
    made.forums[id] = { ...forumOf(tier, forum), parent, chair, members: seats }
    members.set(id, seats)
    forum++
    return id
  }
  const provinceIds = numbers(provinces).map((p) => found('province', p, provinces, null, undefined))
  const above = (ids: readonly string[], n: number) => ids[n % ids.length] as string
  const regencyIds = numbers(regencies).map((r) => {
    const parent = above(provinceIds, r)
    return found('regency', r, regencies, parent, parent)
  })
  for (const p of numbers(posts)) {
    const parent = above(regencyIds.length > 0 ? regencyIds : provinceIds, p)
    found('post', p, posts, parent, parent)
  }
  return { issues: { priorities: {}, procedures: {} }, ...made }
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

/** A map that is large from the start: thousands of ids one after the other would each change an object’s shape. */
const entries = <T>(): { [id: string]: T } => Object.create(null) as { [id: string]: T }

/** The agency of seat k in the n-th forum; seats of one variant are one object. */
function agencyVariants(country: string, neighbour: string): (tier: Tier, k: number, n: number) => AgencySpec {
  const bare = defaultOf(agencyGroup) as AgencySpec
  const known = new Map<string, AgencySpec>()
  return (tier, k, n) => {
    const variant = n % variants
    const key = `${tier}-${k}-${variant}`
    let agency = known.get(key)
    if (agency === undefined) {
      const at = k * variants + variant
      const kind = kinds[k % kinds.length] as AgencySpec['kind']
      const across = tier === 'post' && k % 3 === 2
      agency = {
        ...bare,
        kind,
        country: across ? neighbour : country,
        level: tier === 'province' ? 'province' : 'district',
        ego: spread(at, kind === 'public' ? 0.3 : 0.1, kind === 'public' ? 0.7 : 0.4),
        capacity: spread(at + 5, 0.3, 0.7),
        mandate: spread(at + 11, 0.2, 0.9),
        interdependence: spread(at + 17, 0.2, 0.8),
        power: spread(at + 23, 0.2, 0.8),
        distance: tier === 'post' ? spread(at + 29, 0, 0.3) : spread(at + 29, 0.1, 0.6),
        interests: { priorities: spread(at + 31, 0, 1), procedures: spread(at + 37, 0, 1) },
      }
      known.set(key, agency)
    }
    return agency
  }
}

/** The n-th forum but for its members, parent and chair; forums of one variant share what they say. */
function forumVariants(): (tier: Tier, n: number) => ForumSpec {
  const bare = defaultOf(group('', forumFields)) as ForumSpec
  const sessions = (every: number, due: number) => ({ every, due, cost: 0.5 })
  const known = new Map<string, ForumSpec>()
  return (tier, n) => {
    const variant = n % variants
    const key = `${tier}-${variant}`
    let forum = known.get(key)
    if (forum === undefined) {
      const formal = tier === 'post' ? 0 : tier === 'regency' ? 0.3 : 0.6
      forum = {
        ...bare,
        tier,
        leadership: spread(variant, 0.1, 0.5),
        exposure: tier === 'province' ? 0.6 : 0.3,
        design: {
          ...bare.design,
          'legal-basis': formal,
          secretariat: spread(variant + 3, formal / 2, formal / 2 + 0.3),
          'budget-line': formal / 2,
          'joint-plan': spread(variant + 7, 0, 0.3 + formal),
        },
        channels: {
          ...bare.channels,
          'face-to-face': sessions(tier === 'province' ? 6 : 3, variant % (tier === 'province' ? 6 : 3)),
          messaging: { every: 1 },
        },
      }
      known.set(key, forum)
    }
    return forum
  }
}
