import test from 'ava'
import type { ForumSpec } from '../../src/model/entities.js'
import { lazyMap } from '../../src/model/lazy-map.js'
import { outcomes } from '../../src/model/outcomes.js'
import { postOf } from '../../src/model/services/border-clearance/state.js'
import { simulate } from '../../src/model/simulate.js'
import type { WorldSpec } from '../../src/model/spec.js'
import { State } from '../../src/model/state.js'
import type { TraceEvent } from '../../src/model/trace.js'
import { compileWorld, type World } from '../../src/model/world.js'
import { busy, curve, type Partial, world, worldSpec } from './worlds.js'

test('every outcome stays within its bounds in every month, and none is NaN where it is defined', (t) => {
  const extremes: Partial[] = [
    busy(),
    busy({
      world: {
        tension: 1,
        threat: 1,
        'information-integration': 1,
        'regulatory-harmony': 1,
        'incident-rate': 50,
        'unofficial-paths': 1,
      },
    }),
    busy({ relations: { trust: 1, 'cross-border': 1, 'cross-kind': 1, spread: 0.5 } }),
    busy({
      services: { 'border-clearance': { travellers: { 'per-day': 20000, peak: 1 }, hours: { open: 8, close: 9 } } },
    }),
    busy({ services: { 'border-clearance': { travellers: { 'per-day': 0 } } } }),
    busy({ services: {} }),
  ]
  for (const [k, extreme] of extremes.entries()) {
    const w = world(extreme, 120, [], { agency: true, pair: true })
    for (let r = 0; r < 5; r++) {
      const values = simulate(w, 'bounds', r)
      w.series.forEach(({ outcome, scope }, s) => {
        for (let m = 0; m <= 120; m++) {
          const x = values[s * 121 + m]!
          if (Number.isNaN(x)) continue
          if (k === 3 && ['clearance-time', 'clearance-time-p90', 'queue', 'throughput'].includes(outcome.name))
            t.true(x >= 0 && Number.isFinite(x))
          else if (!(x >= outcome.bounds[0] && x <= outcome.bounds[1]))
            t.fail(`world ${k}: ${outcome.name}@${scope} is ${x} at month ${m}`)
        }
        // From the second year on only what nobody met for, or what needs an absent service, may be undefined.
        if (outcome.name !== 'attendance' && !scope.startsWith('pair:') && Number.isNaN(values[s * 121 + 60]!))
          t.fail(`${outcome.name}@${scope} is missing`)
      })
    }
  }
  t.pass()
})

test('stocks stay in [0, 1] and money is conserved to 1e-9, month by month', (t) => {
  for (let r = 0; r < 10; r++) {
    const w = world(
      busy(),
      120,
      [
        { from: 30, spec: worldSpec(busy({}, { customs: null, late: { kind: 'private', contribution: 3 } })) },
        { from: 60, spec: worldSpec(busy({ world: { tension: 1 } })) },
      ].map((s) => ({ ...s, spec: without(s.spec, 'customs', s.from === 30) })),
    )
    simulate(w, 'books', r, {
      after: (_, s: State) => {
        for (const column of [
          s.agency.ego,
          s.agency.capacity,
          s.trained,
          postOf(s).practice,
          s.agency.commitment.mandate,
          s.agency.commitment.process,
          s.salience,
          s.kept,
          s.joint,
          s.own,
          s.willing,
          s.position,
          s.forum.legitimacy,
          s.forum['track-record'],
          s.outcome,
          s.forum.accountability,
          s.forum.transparency,
          s.understanding,
          s.unrecorded,
          s.breach,
          s.prepared,
          s.programme,
          s.trust,
          s.damage,
          s.restingTrust,
        ]) {
          for (const x of column) if (!(x >= 0 && x <= 1)) t.fail(`a stock is ${x} in month ${s.month}`)
        }
        for (let i = 0; i < s.budget.length; i++) {
          const left = s.opened[i]! + s.received[i]! - s.spent[i]! - s.lapsed[i]! - s.budget[i]!
          if (Math.abs(left) > 1e-9) t.fail(`agency ${i}: books are off by ${left} in month ${s.month}`)
          if (s.budget[i]! < -1e-12) t.fail(`agency ${i} is in debt`)
        }
        for (let f = 0; f < s.fund.length; f++) {
          const left = s.fundReceived[f]! - s.fundSpent[f]! - s.fund[f]!
          if (Math.abs(left) > 1e-9) t.fail(`forum ${f}: books are off by ${left}`)
        }
      },
    })
  }
  t.pass()
})

/** Takes an agency out of a spec, seats included. */
function without(spec: ReturnType<typeof worldSpec>, id: string, really: boolean): ReturnType<typeof worldSpec> {
  if (!really) return spec
  const drop = <T>(map: { readonly [id: string]: T }) =>
    Object.fromEntries(Object.entries(map).filter(([k, v]) => k !== id && v !== null))
  return {
    ...spec,
    agencies: drop(spec.agencies),
    forums: Object.fromEntries(
      Object.entries(spec.forums).map(([k, f]) => [k, { ...f, members: drop(f.members), champion: null }]),
    ),
  } as ReturnType<typeof worldSpec>
}

test('the order of entries changes nothing, and recording more changes nothing', (t) => {
  const given = busy()
  const turned = JSON.parse(JSON.stringify(given), (_, x) =>
    x && typeof x === 'object' ? Object.fromEntries(Object.entries(x).reverse()) : x,
  ) as Partial
  const a = world(given, 60)
  const b = world(turned, 60)
  const more = world(given, 60, [], { agency: true, pair: true })
  for (let r = 0; r < 3; r++) {
    t.deepEqual(simulate(a, '1', r), simulate(b, '1', r))
    const events: TraceEvent[] = []
    const traced = simulate(a, '1', r, { trace: (e) => events.push(e) })
    t.deepEqual(traced, simulate(a, '1', r))
    t.true(events.length > 100)
    const all = simulate(more, '1', r)
    a.series.forEach(({ outcome, scope }, s) => {
      const k = more.series.findIndex((x) => x.outcome.name === outcome.name && x.scope === scope)
      t.deepEqual(all.slice(k * 61, (k + 1) * 61), traced.slice(s * 61, (s + 1) * 61))
    })
  }
})

test('a world kept as lists runs as that of plain maps, and a list is asked as any map is', (t) => {
  const plain = worldSpec(busy())
  const ascending = <Entry extends object>(map: { readonly [id: string]: Entry }) => {
    const ids = Object.keys(map).sort()
    return lazyMap(ids, (place) => map[ids[place]!]!)
  }
  const members = (forum: ForumSpec) => ({ ...forum, members: ascending(forum.members) })
  const forums = Object.fromEntries(Object.entries(plain.forums).map(([id, forum]) => [id, members(forum)]))
  const spec = { ...plain, agencies: ascending(plain.agencies), forums: ascending(forums) }
  const run = (...specs: readonly WorldSpec[]) => {
    const snapshots = specs.map((each, k) => ({ from: 6 * k, spec: each, set: new Set<string>() }))
    return [...simulate(compileWorld({ months: 12, snapshots }), 'lists', 0)]
  }
  t.deepEqual(run(spec), run(plain))
  t.deepEqual(run(spec, plain), run(plain, plain))
  t.deepEqual({ ...spec.agencies }, { ...plain.agencies })
  t.true('customs' in spec.agencies)
  t.is(spec.agencies.nobody, undefined)
})

test('a run depends on its seed and replicate alone, not on what ran before', (t) => {
  const w = world(busy(), 60)
  const first = simulate(w, '1', 4).slice()
  simulate(w, '2', 0)
  simulate(w, '1', 5)
  t.deepEqual(simulate(w, '1', 4), first)
  t.deepEqual(simulate(world(busy(), 60), '1', 4), first)
  t.notDeepEqual(simulate(w, '1', 5), first)
  t.notDeepEqual(simulate(w, '3', 4), first)
})

test('months before a measure are those of the world without it', (t) => {
  const later = worldSpec(
    busy({ world: { tension: 0 }, relations: { trust: 0.9 } }, { newcomer: { kind: 'private', contribution: 9 } }),
  )
  const base = world(busy(), 60)
  const changed = world(busy(), 60, [{ from: 24, spec: later }])
  for (let r = 0; r < 3; r++) {
    const a = simulate(base, '1', r)
    const b = simulate(changed, '1', r)
    base.series.forEach(({ outcome, scope }, s) => {
      const k = changed.series.findIndex((x) => x.outcome.name === outcome.name && x.scope === scope)
      t.deepEqual(b.slice(k * 61, k * 61 + 24), a.slice(s * 61, s * 61 + 24), `${outcome.name}@${scope}`)
    })
    t.notDeepEqual([...b], [...a])
  }
})

test('a forum shapes nothing before it is founded', (t) => {
  // A smaller forum, in which agencies that know each other already meet anew.
  const given = busy()
  const founded = worldSpec({
    ...given,
    forums: {
      ...given.forums,
      board: { design: { secretariat: 0.9 }, members: { customs: {}, immigration: {} }, channels: { messaging: {} } },
    },
  })
  const base = world(given, 60)
  const changed = world(given, 60, [{ from: 24, spec: founded }])
  for (let r = 0; r < 3; r++) {
    const a = simulate(base, '1', r)
    const b = simulate(changed, '1', r)
    base.series.forEach(({ outcome, scope }, s) => {
      const k = changed.series.findIndex((x) => x.outcome.name === outcome.name && x.scope === scope)
      t.deepEqual(b.slice(k * 61, k * 61 + 24), a.slice(s * 61, s * 61 + 24), `${outcome.name}@${scope}`)
    })
    t.notDeepEqual(b.slice(24), a.slice(24))
  }
})

/** Whether a draw fell out alike: turnover and convening happen in the same months. */
function happenings(w: World, event: string, forum?: string): string[] {
  const found: string[] = []
  simulate(w, '9', 0, {
    trace: (e) => {
      if (e.event === event && (forum === undefined || e.forum === forum))
        found.push(`${e.month} ${e.agencies.join(' ')}`)
    },
  })
  return found
}

test('adding agencies, a forum or a measure leaves every other draw as it was', (t) => {
  const base = world(busy(), 120)
  const five = Object.fromEntries(
    ['p-one', 'p-two', 'a-three', 'z-four', 'm-five'].map((id) => [id, { kind: 'private' }]),
  )
  const grown = busy({}, five)
  const withForum = {
    ...grown,
    forums: {
      ...grown.forums,
      another: { members: Object.fromEntries(Object.keys(five).map((id) => [id, {}])), channels: { messaging: {} } },
    },
  }
  const changed = world(withForum, 120)
  const mine = new Set(base.structure.agencies)
  const turnovers = happenings(changed, 'turnover').filter((line) => mine.has(line.split(' ')[1]!))
  t.true(turnovers.length > 10)
  t.deepEqual(turnovers, happenings(base, 'turnover'))
  t.deepEqual(happenings(changed, 'not-convened', 'council'), happenings(base, 'not-convened', 'council'))
  // The newcomers share no forum with the others, so even the curves of the old forums are the same bits.
  for (const scope of ['forum:pilar', 'forum:council'])
    t.deepEqual(curve(changed, 'trust', scope), curve(base, 'trust', scope))
})

test('nothing of an earlier replicate is left in the state', (t) => {
  const w = world(busy(), 36)
  const fresh = new State(w)
  fresh.begin('1', 3, undefined)
  const used = new State(w)
  used.begin('0', 0, undefined)
  for (const value of Object.values(used)) if (ArrayBuffer.isView(value)) (value as Float64Array).fill(77)
  for (const key of ['messageFresh', 'messageStale', 'attention', 'incidents'] as const) used[key] = 77
  for (const kept of Object.values(used.services) as unknown as Record<string, unknown>[])
    for (const [name, value] of Object.entries(kept)) {
      if (ArrayBuffer.isView(value)) (value as Float64Array).fill(77)
      else if (typeof value === 'number' && name !== 'figures') kept[name] = 77
    }
  used.begin('1', 3, undefined)
  for (const [name, value] of Object.entries(fresh)) {
    if (ArrayBuffer.isView(value) || typeof value === 'number') t.deepEqual(used[name as keyof State], value, name)
  }
  t.deepEqual(used.services, fresh.services)
})

test('outcome names are unique and every declaration is complete', (t) => {
  t.is(new Set(outcomes.map((o) => o.name)).size, outcomes.length)
  for (const o of outcomes) {
    t.regex(o.name, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    t.true(o.unit !== '' && o.bins > 0 && o.bounds[0] < o.bounds[1])
    for (const text of [o.label, o.meaning]) t.true(text.en !== '' && text.id !== '')
  }
})

test('a due session that lacks its quorum or is put off does not keep an incident from calling one in the same month', (t) => {
  const agencies = { a: {}, b: {}, poor: { budget: { opening: 0, income: 0, cap: 0 } } }
  const members = { a: {}, b: {}, poor: {} }
  const channels = { 'face-to-face': { every: 1, cost: 0.01 } }
  const mechanisms = {
    convening: { base: 1 },
    attendance: { intercept: 100, relevance: 1 },
    postponement: { chill: 1 },
  }
  const unquorate = { agencies, forums: { f: { quorum: 1, 'on-incident': true, members, channels } }, mechanisms }
  const tense = {
    agencies,
    forums: { f: { quorum: 0.5, exposure: 1, 'on-incident': true, members, channels } },
    mechanisms,
    services: { 'diplomacy-agenda': {} },
  }
  const calm = { 'incident-rate': 0 }
  const often = { 'incident-rate': 50 }
  const meetings = (given: Partial) => curve(world(given, 24), 'meetings', 'forum:f')[24]
  t.is(meetings({ ...unquorate, world: calm }), 0)
  t.is(meetings({ ...unquorate, world: often }), 24)
  t.is(meetings({ ...tense, world: { ...calm, tension: 1 } }), 0)
  t.is(meetings({ ...tense, world: { ...often, tension: 1 } }), 24)
})
