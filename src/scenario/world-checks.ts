/** What must fit together in a world, beyond each value being right in itself. */
import type { Group } from '../model/declare.js'
import { nearest } from './nearest.js'
import { own } from './path.js'
import { dangling, homes } from './references.js'
import { isSpread, mostMembers, type SyntheticSpec } from './synthetic.js'
import { article } from './words.js'

export interface Misfit {
  /** Where in the world. */
  readonly keys: readonly string[]
  /** The name is a key of a map, and is to be shown there. */
  readonly key?: boolean
  readonly message: string
  readonly given?: string
  readonly hint?: string
}

type Level = { readonly [key: string]: unknown }

/** Names of agencies, forums, issues and figures that are not there, and forums that report to themselves. */
export function misnamed(root: Group, world: unknown): Misfit[] {
  const found = dangling(root, world).map(({ keys, kind, id, key }): Misfit => {
    const there = Object.keys(levelAt(world, [homes[kind]]) ?? {})
    const near = nearest(id, there)
    const role = key ? keys.slice(0, -1).join('.') : keys.join('.')
    const hint =
      near !== undefined
        ? `did you mean “${near}”?`
        : there.length === 0
          ? `the scenario has no ${homes[kind]}`
          : `declare it under ${homes[kind]}, or take it out here`
    return { keys, key, message: `${role} names ${article(kind)} that does not exist: “${id}”`, given: id, hint }
  })
  return [...found, ...circles(world)]
}

function circles(world: unknown): Misfit[] {
  const forums = levelAt(world, ['forums']) ?? {}
  const parentOf = (id: string): string | undefined => {
    const parent = levelAt(forums, [id])?.parent
    return typeof parent === 'string' && Object.hasOwn(forums, parent) ? parent : undefined
  }
  const done = new Set<string>()
  const found: Misfit[] = []
  for (const start of Object.keys(forums)) {
    const way: string[] = []
    let at: string | undefined = start
    while (at !== undefined && !done.has(at) && !way.includes(at)) {
      way.push(at)
      at = parentOf(at)
    }
    if (at !== undefined && way.includes(at)) {
      const round = way.slice(way.indexOf(at))
      found.push({
        keys: ['forums', at, 'parent'],
        message: `forums report to each other in a circle: ${[...round, at].join(' → ')}`,
        given: String(parentOf(at)),
      })
    }
    for (const id of way) done.add(id)
  }
  return found
}

/** Numbers that must stand in an order. */
export function misordered(world: unknown): Misfit[] {
  const found: Misfit[] = []
  const services = levelAt(world, ['services']) ?? {}
  for (const [name, service] of Object.entries(services)) {
    const hours = levelAt(service, ['hours'])
    if (typeof hours?.open === 'number' && typeof hours.close === 'number' && hours.open >= hours.close) {
      found.push({
        keys: ['services', name, 'hours', 'close'],
        message: `close must be later than open (got open ${hours.open}, close ${hours.close})`,
        given: String(hours.close),
      })
    }
  }
  return found
}

/** Money that an agency could not hold: checked once, since the stock has a life of its own after month 0. */
export function overfull(world: unknown): Misfit[] {
  const found: Misfit[] = []
  for (const [id, agency] of Object.entries(levelAt(world, ['agencies']) ?? {})) {
    const budget = levelAt(agency, ['budget'])
    if (typeof budget?.opening === 'number' && typeof budget.cap === 'number' && budget.opening > budget.cap) {
      found.push({
        keys: ['agencies', id, 'budget', 'opening'],
        message: `opening must not be above cap (got opening ${budget.opening}, cap ${budget.cap})`,
        given: String(budget.opening),
        hint: 'raise cap, or lower opening',
      })
    }
  }
  return found
}

/** Agencies that cannot be spread over so many forums. */
export function misspread(from: SyntheticSpec | undefined): Misfit[] {
  if (from === undefined || isSpread(from)) return []
  const { agencies, forums } = from
  const few = agencies < 2 * forums
  return [
    {
      keys: ['synthetic', few ? 'forums' : 'agencies'],
      message: few
        ? `${forums} forums need at least ${2 * forums} agencies, two for each (got ${agencies})`
        : `${forums === 1 ? 'one forum seats' : `${forums} forums seat`} at most ${mostMembers * forums} agencies, ${mostMembers} in each (got ${agencies})`,
      given: String(few ? forums : agencies),
      hint: few ? 'raise agencies, or lower forums' : 'raise forums, or lower agencies',
    },
  ]
}

function levelAt(value: unknown, keys: readonly string[]): Level | undefined {
  let at = value
  for (const key of keys) at = typeof at === 'object' && at !== null ? own(at as Level, key) : undefined
  return typeof at === 'object' && at !== null ? (at as Level) : undefined
}
