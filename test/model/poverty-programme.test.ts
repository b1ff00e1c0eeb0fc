/** Programmes against poverty: signs, bounds, books and what can be worked out by hand. */

import test from 'ava'
import { type PovertyProgramme, programmeOf } from '../../src/model/services/poverty-programme/state.js'
import { simulate } from '../../src/model/simulate.js'
import { State } from '../../src/model/state.js'
import type { TraceEvent } from '../../src/model/trace.js'
import type { World } from '../../src/model/world.js'
import { pairedEffect, put, type Tree } from './sign-trials.js'
import { curve, type Partial, world, worldSpec } from './worlds.js'

const replicates = 40
const months = 48

/** Nine agencies with data of their own under one plan; one of them a business, one a sponsor, one a champion. */
function base(): Tree {
  const roles = ['support', 'household-cost', 'income', 'micro-enterprise']
  const agencies: Tree = {}
  const members: Tree = {}
  for (let i = 0; i < 9; i++) {
    const id = `a${i}`
    agencies[id] = {
      ego: 0.25 + 0.03 * i,
      kind: i === 8 ? 'private' : 'public',
      budget: { opening: 1, income: 0.6, cap: 5 },
      interests: { x: 0.2 + 0.07 * i },
      data: { poor: 0.05 + 0.11 * i, list: 0.95 - 0.1 * i },
      roles: { 'poverty-programme': roles[i % 4]! },
      'programme-budget': i === 8 ? 0 : 100,
      contribution: i === 8 ? 30 : 0,
    }
    members[id] = {}
  }
  return {
    issues: { x: {} },
    figures: { poor: {}, list: {} },
    agencies,
    forums: {
      f: {
        leadership: 0.4,
        champion: 'a0',
        sponsor: 'a4',
        members,
        design: {
          'legal-basis': 0.6,
          secretariat: 0.4,
          'budget-line': 0.4,
          'joint-plan': 0.6,
          'plan-flexibility': 0.5,
        },
        channels: { 'face-to-face': { every: 3, cost: 1 }, 'technical-team': { every: 2 } },
      },
    },
    relations: { trust: 0.4 },
    world: { 'information-integration': 0.1 },
    services: { 'poverty-programme': { 'poverty-rate': 8 } },
    mechanisms: {},
  }
}

function given(changes: { readonly [path: string]: Tree[string] } = {}): Partial {
  const tree = base()
  for (const [path, value] of Object.entries(changes)) put(tree, path, value)
  return tree as Partial
}

const variant = (changes: { readonly [path: string]: Tree[string] }): World => world(given(changes), months)

type Row = readonly [
  says: string,
  path: string,
  low: number | string | null,
  high: number | string | null,
  outcome: string,
  sign: 1 | -1,
  also?: { readonly [path: string]: Tree[string] },
]

const m = 'mechanisms.'
const rows: readonly Row[] = [
  ['release: new figures stir up old differences', `${m}data-release.renewal`, 0, 0.9, 'data-conflict', 1],
  [
    'release: figures that change more disagree more',
    `${m}data-release.noise`,
    0,
    0.3,
    'data-conflict',
    1,
    { 'agencies.*.data': {} },
  ],
  ['mediation brings data together', `${m}data-mediation.pull`, 0, 0.4, 'data-conflict', -1],
  ['mediation: a secretariat', `${m}data-mediation.secretariat`, 0, 0.5, 'data-conflict', -1],
  ['mediation: agreement on the large goals', `${m}data-mediation.goals`, 0, 0.5, 'data-conflict', -1],
  ['mediation: leaders', `${m}data-mediation.leaders`, 0, 0.5, 'data-conflict', -1],
  ['mediation: a champion', `${m}data-mediation.champion`, 0, 0.4, 'data-conflict', -1],
  ['mediation: a sponsor’s word', `${m}data-mediation.sponsor`, 0, 0.4, 'data-conflict', -1],
  ['mediation: sectoral ego holds on to own data', `${m}data-mediation.ego`, 0, 1, 'data-conflict', 1],
  ['mediation: an agreed method lasts', `${m}data-mediation.learn`, 0, 0.2, 'data-conflict', -1],
  ['mediation: a method that is forgotten', `${m}data-mediation.forget`, 0, 0.1, 'data-conflict', 1],
  ['one register ends conflict about data', 'world.information-integration', 0, 0.9, 'data-conflict', -1],
  ['one register settles sooner', 'world.information-integration', 0, 0.9, 'time-to-settle', -1],
  ['a plan keeps its fit if it may be changed', 'forums.f.design.plan-flexibility', 0, 1, 'plan-fit', 1],
  ['a disaster makes the plan unfit', 'world.disaster', 0, 1, 'plan-fit', -1],
  ['a plan goes out of date', `${m}replanning.drift`, 0, 0.05, 'plan-fit', -1],
  ['coherence: joint plan', 'forums.f.design.joint-plan', 0, 1, 'programme-coherence', 1],
  ['coherence: champion', 'forums.f.champion', null, 'a0', 'programme-coherence', 1],
  ['coherence: secretariat', 'forums.f.design.secretariat', 0, 0.8, 'programme-coherence', 1],
  ['coherence: willingness', 'agencies.*.ego', 0.7, 0.1, 'programme-coherence', 1],
  ['coherence: conflict about data', `${m}coherence.dispute`, 0, 1, 'programme-coherence', -1],
  ['money: a sponsor releases it', 'forums.f.sponsor', null, 'a4', 'pledged', 1],
  ['money: a sponsor’s money arrives', 'forums.f.sponsor', null, 'a4', 'delivered', 1],
  ['money: budgets', 'agencies.*.programme-budget', 20, 120, 'delivered', 1],
  ['money: contributions arrive', 'agencies.a8.contribution', 0, 100, 'delivered', 1],
  ['money: contributions crowd out public money', 'agencies.a8.contribution', 0, 100, 'delivered-public', -1],
  ['money: broken pledges do not arrive', `${m}promises.base`, 0, 0.6, 'delivered', -1],
  ['money: broken pledges leave what is pledged', `${m}promises.base`, 0, 0.6, 'delivered-public', -1],
  ['money: staff deliver it', 'agencies.*.capacity', 0.2, 0.9, 'delivered', 1],
  ['targeting: coherence', `${m}coherence.champion`, 0, 0.5, 'targeting-accuracy', 1],
  ['targeting: data that agree', `${m}targeting.data`, 0.1, 0.5, 'targeting-accuracy', 1],
  ['targeting: renewed conflict', `${m}data-release.renewal`, 0, 0.9, 'targeting-accuracy', -1],
  ['targeting: a register', `${m}targeting.register`, 0, 0.3, 'targeting-accuracy', 1],
  ['poverty falls with money delivered', 'agencies.*.programme-budget', 10, 200, 'poverty-rate', -1],
  ['poverty falls with household costs relieved', `${m}poverty.household-cost`, 0, 0.02, 'poverty-rate', -1],
  ['poverty falls with income and capability', `${m}poverty.income`, 0, 0.02, 'poverty-rate', -1],
  ['poverty falls with micro-enterprise', `${m}poverty.micro-enterprise`, 0, 0.02, 'poverty-rate', -1],
  ['poverty falls with targeting', `${m}targeting.floor`, 0, 0.3, 'poverty-rate', -1],
  [
    'poverty falls with work',
    'agencies.*.commitment.mandate',
    0,
    1,
    'income-capability',
    1,
    { [`${m}commitment`]: { off: true } },
  ],
  ['poverty rises with those who fall into it', 'services.poverty-programme.inflow', 0.05, 0.15, 'poverty-rate', 1],
  ['poverty falls with those who leave it', 'services.poverty-programme.outflow', 0.005, 0.02, 'poverty-rate', -1],
  ['levers: a plan that fits', 'forums.f.design.plan-flexibility', 0, 1, 'household-cost-relief', 1],
  ['levers: need', 'services.poverty-programme.levers.income.need', 100, 900, 'income-capability', -1],
  ['a disaster raises poverty', 'world.disaster', 0, 0.5, 'poverty-rate', 1],
  ['relief shortens it', `${m}poverty.relief`, 0, 0.8, 'poverty-rate', -1, { 'world.disaster': 0.5 }],
  ['poverty draws attention', 'services.poverty-programme.poverty-rate', 2, 20, 'salience', 1],
]

for (const [says, path, low, high, outcome, sign, also] of rows) {
  test(`signs: ${says}`, (t) => {
    const { mean, error } = pairedEffect(variant({ ...also, [path]: low }), variant({ ...also, [path]: high }), {
      outcome,
      from: 37,
      replicates,
    })
    t.true(mean * sign > 0, `${outcome} moves by ${mean} when ${path} goes from ${low} to ${high}`)
    t.true(mean * sign > 2 * error, `${outcome} moves by ${mean} ± ${error}: too small to tell from chance`)
  })
}

const extremes: readonly { readonly [path: string]: Tree[string] }[] = [
  {},
  { 'world.disaster': 1, 'forums.f.design.plan-flexibility': 0 },
  { 'world.information-integration': 1, 'forums.f.design.joint-plan': 1, 'agencies.*.ego': 0 },
  { 'services.poverty-programme': { 'poverty-rate': 100, inflow: 5, outflow: 0 }, 'world.disaster': 1 },
  { 'services.poverty-programme': { 'poverty-rate': 0, inflow: 0, outflow: 1 } },
  { 'agencies.*.programme-budget': 5000, 'agencies.*.contribution': 100, 'agencies.*.capacity': 1 },
  {
    'services.poverty-programme.levers': {
      income: { share: 0 },
      'household-cost': { share: 0 },
      'micro-enterprise': { share: 0 },
    },
  },
  { 'agencies.*.roles.poverty-programme': 'none' },
]

test('every index stays in [0, 1] and poverty between 0 and 100 percent; conflicts opened are settled or open', (t) => {
  for (const extreme of extremes) {
    const w = world(given(extreme), 90)
    for (let r = 0; r < 3; r++) {
      simulate(w, 'bounds', r, {
        after: (name, s) => {
          const p = programmeOf(s)
          for (const column of [p.agreed, p.planFit, p.coherence, p.reach, [p.targeting]])
            for (const x of column) if (!(x >= 0 && x <= 1)) t.fail(`${name}: ${x} in month ${s.month}`)
          const rate = p.lasting + p.stricken
          if (!(p.lasting >= 0 && p.stricken >= 0 && rate <= 100 + 1e-9)) t.fail(`${name}: poverty is ${rate}`)
          for (let f = 0; f < p.concerned.length; f++) {
            let open = 0
            for (let g = 0; g < p.figures; g++) if (p.opened[f * p.figures + g]! >= 0) open++
            if (p.conflictsOpened[f] !== p.conflictsSettled[f]! + open) t.fail(`${name}: the book of conflicts is off`)
          }
        },
      })
    }
  }
  t.pass()
})

test('no more is delivered than was pledged, and the common fund pays what is delivered from contributions', (t) => {
  const w = world(given({ 'agencies.a8.contribution': 80 }), 60)
  for (let r = 0; r < 5; r++) {
    let pledged = 0
    let delivered = 0
    let contributed = 0
    simulate(w, 'money', r, {
      after: (name, s) => {
        if (name !== 'programme-money') return
        pledged += programmeOf(s).pledged
        contributed += programmeOf(s).deliveredContributed
        delivered += programmeOf(s).deliveredPublic + programmeOf(s).deliveredContributed
        if (delivered > pledged) t.fail(`month ${s.month}: ${delivered} delivered of ${pledged}`)
        // What the fund has paid in all is what it has spent but for sessions that a budget line covers.
        if (contributed > s.fundSpent[0]! + 1e-9) t.fail(`month ${s.month}: ${contributed} of ${s.fundSpent[0]}`)
        if (programmeOf(s).deliveredContributed !== s.fundPaid[0])
          t.fail(`month ${s.month}: the fund paid ${s.fundPaid[0]}`)
      },
    })
  }
  t.pass()
})

test('without levers poverty goes to where those who fall into it equal those who leave it', (t) => {
  const w = world(
    given({
      'services.poverty-programme': { 'poverty-rate': 20, inflow: 0.12, outflow: 0.02 },
      'mechanisms.poverty': { 'household-cost': 0, income: 0, 'micro-enterprise': 0 },
    }),
    1000,
  )
  const rate = curve(w, 'poverty-rate')
  t.true(Math.abs(rate[1000]! - 0.12 / (0.0012 + 0.02)) < 1e-6)
  t.true(Math.abs(rate[1]! - (20 + 0.12 * 0.8 - 20 * 0.02)) < 1e-12)
})

test('a plan that nobody brings up to date fades at its own rate, and an untouched one keeps its fit', (t) => {
  const alone = { 'forums.f.channels': {}, 'mechanisms.replanning': { drift: 0.02 } }
  const fit = curve(world(given(alone), 24), 'plan-fit')
  let expected = 1
  for (let month = 1; month <= 24; month++) {
    expected *= 0.98
    t.true(Math.abs(fit[month]! - expected) < 1e-12)
  }
  const calm = curve(world(given({ 'mechanisms.replanning': { drift: 0 } }), 24), 'plan-fit')
  t.true(calm.every((x) => x === 1))
})

test('a full register and an agreed method leave nothing to dispute', (t) => {
  const w = world(given({ 'world.information-integration': 1, 'mechanisms.data-mediation': { register: 1 } }), 24)
  t.true(
    curve(w, 'data-conflict')
      .slice(1)
      .every((x) => x < 1e-12),
  )
  t.is(curve(w, 'data-conflicts-settled')[24], 0)
})

test('agreement of data is measured from month 0, and undefined where nothing is disputed or nobody takes part', (t) => {
  t.true(curve(world(given(), 12), 'data-conflict')[0]! > 0.3)
  t.true(curve(world({ ...given(), figures: {} }, 12), 'data-conflict').every(Number.isNaN))
  const idle = world(given({ 'agencies.*.roles.poverty-programme': 'none' }), 12)
  t.true(curve(idle, 'data-conflict').every(Number.isNaN))
  t.true(curve(idle, 'programme-coherence').every(Number.isNaN))
})

test('the service comes in and goes, and a measure sets its stocks', (t) => {
  const later = given({ 'services.poverty-programme': { 'poverty-rate': 12, targeting: 0.9 } })
  const w = world({ ...given(), services: {} }, 36, [
    { from: 12, spec: worldSpec(later) },
    { from: 24, spec: worldSpec({ ...given(), services: {} }) },
  ])
  const rate = curve(w, 'poverty-rate')
  t.true(Number.isNaN(rate[11]!) && Number.isNaN(rate[24]!))
  t.true(Math.abs(rate[12]! - 12) < 0.3)
})

test('the minutes name conflicts that open and are settled; recording them changes nothing', (t) => {
  const w = world(given(), 60)
  const events: TraceEvent[] = []
  const traced = simulate(w, '1', 0, { trace: (e) => events.push(e) })
  t.deepEqual(simulate(w, '1', 0), traced)
  const count = (event: string) => events.filter((e) => e.event === event).length
  t.true(count('data-conflict') >= 2)
  t.is(count('data-settled'), curve(w, 'data-conflicts-settled', '', 0, '1')[60]!)
})

test('nothing of an earlier replicate is left in the programme', (t) => {
  const w = world(given(), 36)
  const fresh = new State(w)
  fresh.begin('1', 3, undefined)
  const used = new State(w)
  used.begin('0', 0, undefined)
  for (const value of Object.values(programmeOf(used))) if (ArrayBuffer.isView(value)) (value as Float64Array).fill(77)
  for (const key of ['pledged', 'deliveredPublic', 'deliveredContributed', 'targeting', 'lasting', 'stricken'] as const)
    programmeOf(used)[key] = 77
  used.begin('1', 3, undefined)
  for (const [name, value] of Object.entries(programmeOf(fresh)))
    if (ArrayBuffer.isView(value) || typeof value === 'number')
      t.deepEqual(programmeOf(used)[name as keyof PovertyProgramme], value, name)
})

test('a new agency or figure leaves the others’ releases as they were', (t) => {
  const on = (extra: Tree) => {
    const w = world({ ...given({ 'forums.f.channels': {}, ...extra }) }, 24)
    let y = 0
    simulate(w, '1', 0, {
      after: (name, s) => {
        if (name !== 'data-release' || s.month !== 3) return
        const { topics, agencies } = s.world.structure
        y = s.position[topics.indexOf('poor') * agencies.length + agencies.indexOf('a3')]!
      },
    })
    return y
  }
  t.is(on({ 'agencies.a00': { data: { poor: 0.9 } } }), on({}))
  t.is(on({ 'figures.another': {} }), on({}))
})
