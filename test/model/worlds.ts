/** Small worlds for tests: everything at its default but what a test says. */
import type { Field, Fields } from '../../src/model/declare.js'
import type { RecordOptions } from '../../src/model/scopes.js'
import { simulate } from '../../src/model/simulate.js'
import type { Snapshot, WorldSpec } from '../../src/model/spec.js'
import { compileWorld, type World } from '../../src/model/world.js'
import { worldFields } from '../../src/model/world-fields.js'

// biome-ignore lint/suspicious/noExplicitAny: a partial of a deep tree, checked by what the model makes of it
export type Partial = { readonly [key: string]: any }

/** Every field at its default, with what is given laid over it. */
export function filled(field: Field, given: unknown): unknown {
  switch (field.type) {
    case 'quantity':
    case 'choice':
    case 'flag':
    case 'identifier':
      return given ?? field.default
    case 'reference':
      return given ?? null
    case 'group':
      if (field.optional && (given === undefined || given === null)) return null
      return fields(field.fields, (given ?? {}) as Partial)
    case 'map':
      return Object.fromEntries(
        Object.entries((given ?? {}) as Partial).map(([id, entry]) => [id, filled(field.entry, entry)]),
      )
  }
}

function fields(declared: Fields, given: Partial): Partial {
  return Object.fromEntries(Object.entries(declared).map(([key, field]) => [key, filled(field, given[key])]))
}

export function worldSpec(given: Partial): WorldSpec {
  return fields(worldFields, given) as unknown as WorldSpec
}

export function world(
  given: Partial,
  months: number,
  later: readonly Omit<Snapshot, 'set'>[] = [],
  record: RecordOptions = {},
): World {
  const empty: ReadonlySet<string> = new Set()
  return compileWorld(
    {
      months,
      snapshots: [{ from: 0, spec: worldSpec(given), set: empty }, ...later.map((s) => ({ ...s, set: empty }))],
    },
    record,
  )
}

/** One curve of one replicate. */
export function curve(w: World, name: string, scope = '', replicate = 0, seed = 'test'): number[] {
  const s = w.series.findIndex((x) => x.outcome.name === name && x.scope === scope)
  if (s < 0) throw new Error(`no series ${name}@${scope}`)
  return [...simulate(w, seed, replicate).subarray(s * (w.months + 1), (s + 1) * (w.months + 1))]
}

/** Value of an outcome at a month, mean over replicates that have one. */
export function meanAt(w: World, name: string, month: number, replicates: number, scope = '', seed = 'test'): number {
  const s = w.series.findIndex((x) => x.outcome.name === name && x.scope === scope)
  if (s < 0) throw new Error(`no series ${name}@${scope}`)
  let sum = 0
  let n = 0
  for (let r = 0; r < replicates; r++) {
    const value = simulate(w, seed, r)[s * (w.months + 1) + month]!
    if (!Number.isNaN(value)) {
      sum += value
      n++
    }
  }
  return sum / n
}

/** All mechanisms off but those named, whose coefficients are as given. */
export function only(on: { readonly [mechanism: string]: Partial }, names: readonly string[]): Partial {
  return Object.fromEntries(names.map((n) => [n, n in on ? on[n] : { off: true }]))
}

/** A world with two countries, two tiers, private actors, money, a post, shocks: everything on. */
export function busy(extra: Partial = {}, agencies: Partial = {}): Partial {
  const seat = (over: Partial) => ({ interests: { rule: 0.5 }, data: { count: 0.4 }, ...over })
  return {
    issues: { rule: {} },
    figures: { count: {} },
    agencies: {
      customs: seat({ roles: { 'border-clearance': 'customs' }, ego: 0.6, interests: { rule: 0.9 } }),
      immigration: seat({ roles: { 'border-clearance': 'immigration' }, ego: 0.3, data: { count: 0.9 } }),
      quarantine: seat({ roles: { 'border-clearance': 'quarantine' }, capacity: 0.2 }),
      police: seat({ roles: { 'border-clearance': 'security' }, institution: 'police', tenure: 5 }),
      'police-two': seat({ institution: 'police', distance: 0.6 }),
      neighbour: seat({ country: 'my', ego: 0.2, tenure: 60 }),
      trader: seat({ kind: 'private', contribution: 5, budget: { opening: 3, income: 1, cap: 5, lapse: false } }),
      ...agencies,
    },
    forums: {
      pilar: {
        leadership: 0.4,
        'on-incident': true,
        champion: 'customs',
        sponsor: 'police',
        design: { 'legal-basis': 0.4, secretariat: 0.4, 'budget-line': 0.3, 'joint-plan': 0.5 },
        practices: { 'joint-monitoring': 0.5, 'public-rules': 0.4, training: 0.6, outreach: 0.5 },
        channels: { 'face-to-face': { every: 2, cost: 1 }, messaging: { every: 1 }, 'technical-team': { every: 3 } },
        members: { customs: {}, immigration: {}, quarantine: {}, police: { joined: 7 }, trader: {} },
      },
      council: {
        tier: 'centre',
        exposure: 1,
        design: { secretariat: 0.2 },
        channels: { 'face-to-face': { every: 12, cost: 2 } },
        members: { customs: {}, 'police-two': {}, neighbour: {}, immigration: { told: false } },
      },
    },
    world: { tension: 0.5, threat: 0.3, 'information-integration': 0.3, 'incident-rate': 1 },
    services: { 'border-clearance': {} },
    ...extra,
  }
}
