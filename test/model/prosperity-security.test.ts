/**
 * Prosperity and security: which way each input moves the outcomes, under the same luck; what must hold in every month;
 * and the closed form that is left when nobody does anything.
 */

import test from 'ava'
import { borderOf } from '../../src/model/services/prosperity-security/state.js'
import { simulate } from '../../src/model/simulate.js'
import { State } from '../../src/model/state.js'

import { pairedEffect } from './sign-trials.js'
import { curve, type Partial, world, worldSpec } from './worlds.js'

const months = 48
const replicates = 40

const talk = { 'face-to-face': { every: 3, cost: 0.5 }, messaging: { every: 1 } }

/** A regency, a province, the armed forces, a business and a community: one forum for each field, linked by some. */
function border(extra: Partial = {}, agencies: Partial = {}): Partial {
  const seat = (role: string, over: Partial = {}) => ({
    roles: { 'prosperity-security': role },
    interests: { rule: 0.5 },
    level: 'centre',
    ...over,
  })
  return {
    issues: { rule: {} },
    agencies: {
      army: seat('security', { capacity: 0.65, power: 0.8, interests: { rule: 0.9 } }),
      business: seat('prosperity', { kind: 'private', contribution: 2, interests: { rule: 0.1 } }),
      customs: seat('both'),
      police: seat('security'),
      province: seat('prosperity', { level: 'province', capacity: 0.5, interests: { rule: 0.3 } }),
      regency: seat('prosperity', { level: 'district', capacity: 0.3 }),
      taskforce: seat('security', { capacity: 0.6, tenure: 9 }),
      village: seat('prosperity', { kind: 'community', capacity: 0.3, interests: { rule: 0.1 } }),
      ...agencies,
    },
    forums: {
      guard: {
        chair: 'army',
        leadership: 0.3,
        design: { 'legal-basis': 0.3, secretariat: 0.3, 'budget-line': 0.5, 'joint-plan': 0.4 },
        channels: talk,
        members: { army: {}, customs: {}, police: {}, regency: {}, taskforce: {} },
      },
      market: {
        chair: 'province',
        leadership: 0.3,
        design: { 'legal-basis': 0.3, secretariat: 0.3, 'budget-line': 0.5, 'joint-plan': 0.4 },
        channels: talk,
        members: { business: {}, customs: {}, province: {}, regency: {}, village: {} },
      },
    },
    world: { threat: 0.3 },
    services: {
      'prosperity-security': {
        agendas: { guard: { prosperity: 0.1, security: 0.9 }, market: { prosperity: 0.9, security: 0.1 } },
      },
    },
    mechanisms: {},
    ...extra,
  }
}

/** A copy with a path set. */
function put(given: Partial, changes: Partial): Partial {
  const tree = JSON.parse(JSON.stringify(given)) as Partial
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    let at = tree as { [key: string]: unknown }
    for (const key of keys.slice(0, -1)) {
      if (typeof at[key] !== 'object' || at[key] === null) at[key] = {}
      at = at[key] as { [key: string]: unknown }
    }
    at[keys.at(-1)!] = value
  }
  return tree
}

const m = (path: string) => `mechanisms.${path}`

/** [what the theory says, path raised, from, to, outcome, sign, also set]. */
const rows: readonly (readonly [string, string, unknown, unknown, string, 1 | -1, Partial?])[] = [
  ['capacity of the regency raises welfare', 'agencies.regency.capacity', 0.15, 0.7, 'welfare', 1],
  ['capacity of the regency raises security', 'agencies.regency.capacity', 0.15, 0.7, 'security', 1],
  ['capacity of the regency raises local autonomy', 'agencies.regency.capacity', 0.15, 0.7, 'local-autonomy', 1],
  ['people make institutions', 'agencies.regency.capacity', 0.15, 0.7, 'institutional-capacity', 1],
  ['a legal basis makes institutions', 'forums.market.design.legal-basis', 0, 1, 'institutional-capacity', 1],
  ['a secretariat makes institutions', 'forums.market.design.secretariat', 0, 1, 'institutional-capacity', 1],
  [
    'organisation follows sooner',
    m('institution-building.pace'),
    0.01,
    0.3,
    'institutional-capacity',
    1,
    { 'agencies.regency.capacity': 0.6, 'forums.market.design.legal-basis': 1 },
  ],
  [
    'joint work on prosperity raises welfare',
    'services.prosperity-security.agendas.market.prosperity',
    0.1,
    0.9,
    'welfare',
    1,
  ],
  [
    'joint work on security raises security',
    'services.prosperity-security.agendas.guard.security',
    0.1,
    0.9,
    'security',
    1,
  ],
  ['a joint plan raises welfare', 'forums.market.design.joint-plan', 0, 1, 'welfare', 1],
  ['sectoral ego lowers welfare', 'agencies.province.ego', 0.1, 0.9, 'welfare', -1],
  ['own work in its field: a role in security', m('welfare-and-security.own'), 1, 4, 'security', 1],
  ['what joint work adds', m('welfare-and-security.joint'), 1, 8, 'welfare', 1],
  ['the tandem adds to welfare', m('welfare-and-security.tandem'), 0, 30, 'welfare', 1],
  ['the tandem adds to security', m('welfare-and-security.tandem'), 0, 30, 'security', 1],
  ['trust of those in both fields links them', m('welfare-and-security.bridge'), 0, 2, 'soft-border-balance', 1],
  [
    'shared information links them',
    m('welfare-and-security.information'),
    0,
    0.9,
    'soft-border-balance',
    1,
    { 'world.information-integration': 0.8, [m('welfare-and-security.bridge')]: 0 },
  ],
  [
    'soft power: welfare helps security',
    m('welfare-and-security.soft'),
    0,
    3,
    'security',
    1,
    { 'services.prosperity-security.welfare': 0.9, [m('welfare-and-security.welfare-pace')]: 0.001 },
  ],
  [
    'hard power: security helps welfare',
    m('welfare-and-security.hard'),
    0,
    3,
    'welfare',
    1,
    { 'services.prosperity-security.security': 0.9, [m('welfare-and-security.security-pace')]: 0.001 },
  ],
  ['threat lowers welfare', 'world.threat', 0.05, 0.9, 'welfare', -1],
  ['threat lowers security', 'world.threat', 0.05, 0.9, 'security', -1],
  ['threat moves effort to security', 'world.threat', 0.05, 0.9, 'security-effort', 1],
  ['the pull of a felt threat', m('field-effort.shift'), 0, 0.8, 'welfare', -1],
  ['a contained threat is felt less', m('threat-response.contain'), 0, 1, 'welfare', 1, { 'world.threat': 0.8 }],
  ['effort outside one’s own field is worth something', m('field-effort.other'), 0, 0.9, 'security', 1],
  ['joint action needs shared understanding', m('field-effort.needs'), 0, 0.9, 'welfare', -1],
  ['a chair that is not fully capable holds joint action back', m('field-effort.centre'), 0, 0.9, 'welfare', -1],
  ['a capable centre of gravity', 'agencies.army.capacity', 0.3, 0.9, 'security', 1],
  ['diminishing returns of joint work', m('field-effort.half'), 0.5, 4, 'welfare', -1],
  ['diminishing returns of own work', m('field-effort.own-half'), 1, 6, 'security', -1],
  ['a local chair leads', m('field-effort.lead'), 0.2, 1, 'local-autonomy', 1],
  ['a chair of local government', 'forums.guard.chair', 'army', 'regency', 'local-autonomy', 1],
  ['weak institutions carry little', m('local-delivery.half'), 0.1, 3, 'welfare', -1],
  ['security that relies on a weak local government', m('local-delivery.reliance'), 0, 1, 'security', -1],
  ['a business more: public–private interaction', 'forums.guard.members.business', undefined, {}, 'ppp-share', 1],
  ['a village more: multi-actor interaction', 'forums.guard.members.village', undefined, {}, 'mac-share', 1],
  ['a village more: less among governments', 'forums.guard.members.village', undefined, {}, 'igc-share', -1],
]

for (const [says, path, low, high, outcome, sign, also] of rows) {
  test(says, (t) => {
    const variant = (value: unknown) =>
      world(put(border(), { ...also, ...(value === undefined ? {} : { [path]: value }) }), months)
    const { mean, error } = pairedEffect(variant(low), variant(high), { outcome, from: months - 11, replicates })
    t.true(mean * sign > 0, `${outcome} moves by ${mean} when ${path} goes from ${low} to ${high}`)
    t.true(mean * sign > 2 * error, `${outcome} moves by ${mean} ± ${error}: too small to tell from chance`)
  })
}

test('calm returns sooner after a threat where security is a joint matter', (t) => {
  const after = (joint: Partial) => {
    const given = put(border(), joint)
    const calm = put(given, { 'world.threat': 0.1 })
    const shock = put(given, { 'world.threat': 0.9 })
    const felt: number[] = []
    simulate(
      world(calm, 40, [
        { from: 10, spec: worldSpec(shock) },
        { from: 20, spec: worldSpec(calm) },
      ]),
      '1',
      0,
      {
        after: (name, s) => {
          if (name === 'threat-response') felt.push(borderOf(s).feltThreat)
        },
      },
    )
    t.is(felt.length, 40)
    t.true(felt[18]! > felt[8]!)
    return (felt[24]! - felt[8]!) / (felt[18]! - felt[8]!)
  }
  t.true(after({}) < after({ 'services.prosperity-security.agendas.guard.security': 0 }))
  t.true(after({ 'mechanisms.threat-response.relief': 0.9 }) < after({ 'mechanisms.threat-response.relief': 0 }))
  t.true(after({ 'mechanisms.threat-response.calm': 0.3 }) < after({ 'mechanisms.threat-response.calm': 0.02 }))
})

test('with no work, no threat and no coupling both scores relax to the floor at their own pace', (t) => {
  const off = { off: true }
  const w = world(
    border({
      world: { threat: 0 },
      mechanisms: {
        'joint-effort': off,
        'welfare-and-security': { soft: 0, hard: 0 },
      },
    }),
    24,
  )
  const logit = (x: number) => Math.log(x / (1 - x))
  for (const [name, start, pace] of [
    ['welfare', 0.35, 0.08],
    ['security', 0.5, 0.12],
  ] as const) {
    curve(w, name).forEach((x, month) => {
      const expected = -0.9 + (logit(start) + 0.9) * (1 - pace) ** month
      t.true(Math.abs(logit(x) - expected) < 1e-9, `${name} at month ${month}`)
    })
  }
})

test('with no coupling the gains of the two forums simply add up; with it the joint gain exceeds their sum', (t) => {
  // Effort is held where it is, so that only what it adds up to is tested.
  const score = (guard: number, marketShare: number, tandem: number) => {
    const given = border({
      services: {
        'prosperity-security': {
          agendas: { guard: { prosperity: 0, security: guard }, market: { prosperity: marketShare, security: 0 } },
        },
      },
      mechanisms: { 'welfare-and-security': { tandem, soft: 0, hard: 0 }, 'threat-response': { off: true } },
    })
    // Nobody sits in both, or the agendas would compete for effort.
    const apart = put(given, {
      'forums.guard.members': { army: {}, police: {}, taskforce: {} },
      'forums.market.members': { business: {}, province: {}, regency: {}, village: {}, customs: {} },
    })
    let total = 0
    for (let r = 0; r < 20; r++) {
      simulate(world(apart, 36), '1', r, {
        after: (name, s) => {
          if (name === 'welfare-and-security' && s.month === 36) total += borderOf(s).welfare
        },
      })
    }
    return total
  }
  const extra = (tandem: number) =>
    score(0.9, 0.9, tandem) - score(0.9, 0, tandem) - score(0, 0.9, tandem) + score(0, 0, tandem)
  t.true(Math.abs(extra(0)) < 1e-9)
  t.true(extra(15) >= 0)
})

test('indices and shares stay in [0, 1], the three shares add up to one, and nothing is NaN where it is defined', (t) => {
  const extremes: Partial[] = [
    border(),
    put(border(), { 'world.threat': 1, 'mechanisms.welfare-and-security.tandem': 50 }),
    put(border(), { 'services.prosperity-security.welfare': 0.999, 'services.prosperity-security.security': 0.001 }),
    put(border(), { 'agencies.regency.capacity': 0, 'agencies.army.capacity': 1, relations: { trust: 1 } }),
    put(border(), { 'agencies.regency.level': 'centre', 'agencies.province.level': 'centre' }),
    put(border(), { 'services.prosperity-security.agendas': {} }),
    border({ forums: {}, services: { 'prosperity-security': {} } }),
  ]
  for (const [k, given] of extremes.entries()) {
    const w = world(given, 60, [], { agency: true })
    for (let r = 0; r < 3; r++) {
      const values = simulate(w, 'bounds', r)
      const at = (name: string, month: number) =>
        values[w.series.findIndex((s) => s.outcome.name === name && s.scope === '') * 61 + month]!
      for (const [s, { outcome, scope }] of w.series.entries()) {
        for (let month = 0; month <= 60; month++) {
          const x = values[s * 61 + month]!
          if (!Number.isNaN(x) && !(x >= outcome.bounds[0] && x <= outcome.bounds[1]))
            t.fail(`world ${k}: ${outcome.name}@${scope} is ${x} at month ${month}`)
        }
      }
      for (let month = 0; month <= 60; month++) {
        for (const name of ['welfare', 'security', 'soft-border-balance']) t.false(Number.isNaN(at(name, month)))
        t.is(at('soft-border-balance', month), Math.min(at('welfare', month), at('security', month)))
        const shares = at('ppp-share', month) + at('igc-share', month) + at('mac-share', month)
        if (!Number.isNaN(shares)) t.true(Math.abs(shares - 1) < 1e-12)
      }
      if (k === 0)
        for (const name of ['local-autonomy', 'ppp-share', 'institutional-capacity'])
          t.false(Number.isNaN(at(name, 60)))
    }
  }
})

test('nothing of the service is recorded or drawn where it is absent, and nothing else changes where it is present', (t) => {
  const without = world(border({ services: {} }), 36)
  const present = world(border(), 36)
  t.false(without.series.some((s) => s.outcome.name === 'welfare'))
  for (const [s, { outcome, scope }] of without.series.entries()) {
    const k = present.series.findIndex((x) => x.outcome.name === outcome.name && x.scope === scope)
    t.deepEqual(
      simulate(present, '1', 0).slice(k * 37, (k + 1) * 37),
      simulate(without, '1', 0).slice(s * 37, (s + 1) * 37),
      `${outcome.name}@${scope}`,
    )
  }
})

test('a measure sets an index or shifts it; a newcomer brings its organisation; nothing is left for the next replicate', (t) => {
  const base = border()
  const lifted = put(base, { 'services.prosperity-security.welfare': 0.8 })
  const w = world(base, 24, [{ from: 12, spec: worldSpec(lifted) }])
  const plain = curve(world(base, 24), 'welfare')
  const shifted = curve(w, 'welfare')
  t.deepEqual(shifted.slice(0, 12), plain.slice(0, 12))
  t.true(shifted[12]! > plain[12]! + 0.2)

  const newcomer = put(base, {
    'agencies.bank': {
      kind: 'public',
      level: 'province',
      capacity: 0.6,
      roles: { 'prosperity-security': 'prosperity' },
    },
  })
  const late = world(base, 24, [{ from: 12, spec: worldSpec(newcomer) }], { agency: true })
  const capacity = curve(late, 'institutional-capacity', 'agency:bank')
  t.true(Number.isNaN(capacity[11]!))
  t.true(capacity[12]! > 0.3)

  const used = new State(late)
  const fresh = new State(late)
  for (const key of Object.keys(borderOf(used))) {
    const slice = borderOf(used) as unknown as { [key: string]: unknown }
    if (typeof slice[key] === 'number') slice[key] = 77
    else if (ArrayBuffer.isView(slice[key])) (slice[key] as Float64Array).fill(77)
  }
  used.begin('1', 0, undefined)
  fresh.begin('1', 0, undefined)
  t.deepEqual({ ...borderOf(used) }, { ...borderOf(fresh) })
})
