/** Casework and the decrees that recur: signs under common luck, the books, and the limits that are known. */

import test from 'ava'
import { mechanisms } from '../../src/model/schedule.js'
import { booksOf } from '../../src/model/services/casework/state.js'
import { simulate } from '../../src/model/simulate.js'
import type { World } from '../../src/model/world.js'
import { binomial } from '../../src/random/index.js'
import { pairedEffect, put, type Tree } from './sign-trials.js'
import { curve, meanAt, only, type Partial, world, worldSpec } from './worlds.js'

const replicates = 60
const months = 48

/** Two agencies for each role, in one task force that meets each quarter and when a case occurs. */
function base(): Tree {
  const roles = ['prevention', 'rehabilitation', 'enforcement', 'coordination', 'counterpart']
  const agencies: Tree = {}
  const members: Tree = {}
  roles.forEach((role, r) => {
    for (const seat of ['one', 'two']) {
      agencies[`${role}-${seat}`] = {
        ego: 0.35 + 0.05 * r,
        capacity: 0.45,
        mandate: 0.6,
        budget: { opening: 1, income: 0.3, cap: 4 },
        interests: { x: 0.2 + 0.12 * r },
        roles: { casework: role },
      }
      members[`${role}-${seat}`] = {}
    }
  })
  return {
    issues: { x: {} },
    agencies,
    forums: {
      f: {
        leadership: 0.3,
        renewal: 12,
        'on-incident': true,
        members,
        design: { 'legal-basis': 0.5, secretariat: 0.2, 'budget-line': 0.2, 'joint-plan': 0.3 },
        practices: { 'joint-monitoring': 0.2, outreach: 0.2, onboarding: 0 },
        channels: { 'face-to-face': { every: 3, cost: 0.6 } },
      },
    },
    services: { casework: { rate: 3, open: 5, 'integrated-service': 0.3 } },
    mechanisms: {},
  }
}

function variant(changes: { readonly [path: string]: Tree[string] }): World {
  const tree = base()
  for (const [path, value] of Object.entries(changes)) put(tree, path, value)
  return world(tree as Partial, months)
}

const casework = 'services.casework'
const rows: readonly (readonly [
  string,
  string,
  number,
  number,
  string,
  1 | -1,
  { readonly [path: string]: number }?,
])[] = [
  ['cases grow from poverty', `${casework}.poverty`, 0.2, 0.9, 'cases-new', 1],
  ['cases grow from lack of knowledge', `${casework}.lack-of-knowledge`, 0.2, 0.9, 'cases-new', 1],
  ['cases grow from illegal channels', `${casework}.illegal-channels`, 0.2, 0.9, 'cases-new', 1],
  ['cases grow with the years', `${casework}.growth`, 0, 0.1, 'cases-new', 1],
  ['outreach prevents cases', 'forums.f.practices.outreach', 0, 1, 'cases-new', -1],
  ['prevented cases are counted', 'forums.f.practices.outreach', 0, 1, 'cases-prevented', 1],
  ['capacity for prevention prevents', 'agencies.prevention-*.capacity', 0.2, 0.9, 'cases-new', -1],
  ['prevention teaches', 'mechanisms.case-arrivals.teach', 0.2, 1, 'cases-new', -1],
  ['law enforcement deters', 'agencies.enforcement-*.capacity', 0.1, 0.9, 'cases-new', -1],
  ['deterrence closes channels', 'mechanisms.case-arrivals.deter', 0.2, 0.9, 'cases-new', -1],
  ['law enforcement handles cases', 'agencies.enforcement-*.capacity', 0.2, 0.9, 'cases-open', -1],
  ['rehabilitation handles cases', 'agencies.rehabilitation-*.capacity', 0.2, 0.9, 'cases-open', -1],
  ['rehabilitation assists victims', 'agencies.rehabilitation-*.capacity', 0.2, 0.9, 'victims-assisted', 1],
  ['coordination saves hand-overs', 'agencies.coordination-*.capacity', 0.1, 0.9, 'cases-open', -1],
  ['a counterpart reaches abroad', 'agencies.counterpart-*.capacity', 0.1, 0.9, 'cases-open', -1],
  ['what lies abroad stays open', `${casework}.abroad-share`, 0, 0.9, 'cases-open', 1],
  ['a common procedure handles cases', `${casework}.integrated-service`, 0, 1, 'cases-open', -1],
  ['a common procedure assists victims', `${casework}.integrated-service`, 0, 1, 'victims-assisted', 1],
  ['a common procedure can be evaluated', `${casework}.integrated-service`, 0, 1, 'evaluability', 1],
  ['joint monitoring can be evaluated', 'forums.f.practices.joint-monitoring', 0, 1, 'evaluability', 1],
  ['sectoral ego hinders evaluation', 'agencies.*.ego', 0.1, 0.8, 'evaluability', -1],
  ['sectoral ego leaves cases open', 'agencies.*.ego', 0.1, 0.8, 'cases-open', 1],
  ['sectoral ego prevents less', 'agencies.*.ego', 0.1, 0.8, 'cases-prevented', -1],
  [
    'joint effort covers more',
    'mechanisms.case-coverage.joint',
    1,
    9,
    'cases-handled',
    1,
    { [`${casework}.open`]: 200 },
  ],
  ['open cases keep the matter before the agencies', 'mechanisms.case-backlog.press', 0, 1, 'salience', 1],
  ['cases call agencies together', `${casework}.rate`, 0.3, 3, 'meetings-event-driven', 1],
  ['onboarding tells every member', 'forums.f.practices.onboarding', 0, 0.9, 'members-told', 1],
  ['a secretariat brings the decree round', 'forums.f.design.secretariat', 0, 1, 'members-told', 1],
  ['a decree that reaches few seats few', 'mechanisms.decree.reach', 0.3, 0.95, 'members-told', 1],
]

for (const [says, path, low, high, outcome, sign, also] of rows) {
  test(says, (t) => {
    const { mean, error } = pairedEffect(variant({ ...also, [path]: low }), variant({ ...also, [path]: high }), {
      outcome,
      from: 13,
      replicates,
    })
    t.true(mean * sign > 0, `${outcome} moves by ${mean} when ${path} goes from ${low} to ${high}`)
    t.true(mean * sign > 2 * error, `${outcome} moves by ${mean} ± ${error}: too small to tell from chance`)
  })
}

test('the books of cases and victims balance in every month, in whole numbers', (t) => {
  const w = variant({ 'services.casework.rate': 60, 'services.casework.victims-per-case': 2.5 })
  for (let r = 0; r < 5; r++) {
    let could = 0
    simulate(w, 'books', r, {
      after: (name, s) => {
        const c = booksOf(s)
        if (name === 'case-arrivals') could = c.opened + c.prevented
        if (c.opening + c.opened !== c.handled + c.open) t.fail(`cases are off in month ${s.month}`)
        if (c.victims !== c.assisted + c.waiting) t.fail(`victims are off in month ${s.month}`)
        for (const n of [c.open, c.handled, c.prevented, c.victims, c.assisted, c.waiting])
          if (!Number.isInteger(n) || n < 0) t.fail(`${n} is no count`)
        for (const x of [...c.coverage, c.prevention, c.deterrence, c.serviceInUse, c.evaluability])
          if (!(x >= 0 && x <= 1)) t.fail(`${x} is no index`)
      },
    })
    t.true(could > 0)
  }
})

test('with prevention and deterrence off, nothing is prevented and cases come at the rate of their roots', (t) => {
  const w = world(
    {
      services: { casework: { rate: 4, poverty: 0.5, 'lack-of-knowledge': 0.5, prevention: 0, deterrence: 0 } },
      mechanisms: only(
        { 'case-arrivals': {} },
        mechanisms.map((m) => m.name),
      ),
    },
    200,
  )
  t.is(meanAt(w, 'cases-prevented', 200, 20), 0)
  // Weights .25, .4, .35 on roots .5, .5, .6 at four cases a month.
  const mean = 4 * (0.25 * 0.5 + 0.4 * 0.5 + 0.35 * 0.6)
  const came = meanAt(w, 'cases-open', 200, 100) / 200
  t.true(Math.abs(came - mean) < 3 * Math.sqrt(mean / (200 * 100)), `${came}, expected ${mean}`)
})

test('where all work is covered, open cases settle where as many are handled as come', (t) => {
  const w = world(
    {
      agencies: {
        court: { roles: { casework: 'enforcement' }, capacity: 1 },
        social: { roles: { casework: 'rehabilitation' }, capacity: 1 },
      },
      services: { casework: { rate: 10, 'abroad-share': 0, prevention: 0, deterrence: 0 } },
      mechanisms: only(
        { 'case-arrivals': {}, 'joint-effort': {}, 'case-coverage': { reach: 20, own: 10 }, 'case-handling': {} },
        mechanisms.map((m) => m.name),
      ),
    },
    120,
  )
  // Each open case is handled with chance .2 a month, those of the month among them: mean λ(1−h)/h.
  const mean = (10 * (0.25 * 0.5 + 0.4 * 0.6 + 0.35 * 0.6) * 0.8) / 0.2
  const open = meanAt(w, 'cases-open', 120, 400)
  t.true(Math.abs(open - mean) < 4 * Math.sqrt(mean / 400), `${open}, expected ${mean}`)
})

test('an agency that was never told does not come', (t) => {
  const tree = base()
  put(tree, 'forums.f.members.rehabilitation-one', { told: false })
  const w = world(tree as Partial, months, [], { agency: true })
  for (let r = 0; r < 10; r++) {
    t.true(Number.isNaN(curve(w, 'invitations-followed', 'agency:rehabilitation-one', r)[months]!))
    t.true(curve(w, 'invitations-followed', 'agency:rehabilitation-two', r)[months]! > 0)
    t.true(curve(w, 'members-told', 'forum:f', r)[1]! === 0.9)
  }
})

test('sessions by event and by schedule make up all sessions; without a renewal date nobody is forgotten', (t) => {
  const tree = base()
  put(tree, 'forums.f.renewal', 0)
  const w = world(tree as Partial, months)
  for (let r = 0; r < 10; r++) {
    const called = curve(w, 'meetings-event-driven', '', r)
    const due = curve(w, 'meetings-scheduled', '', r)
    curve(w, 'meetings', '', r).forEach((all, m) => {
      if (all !== called[m]! + due[m]!) t.fail(`month ${m}: ${all} sessions`)
    })
    t.true(curve(w, 'members-told', '', r).every((told) => told === 1))
  }
})

test('without casework nothing of it is recorded; a measure that brings it begins its books', (t) => {
  const { services, ...rest } = base()
  const without = world(rest as Partial, 24)
  t.false(without.series.some((s) => s.outcome.name.startsWith('cases-')))
  const begun = world(rest as Partial, 24, [{ from: 12, spec: worldSpec({ ...rest, services } as Partial) }])
  const open = curve(begun, 'cases-open')
  t.true(Number.isNaN(open[11]!))
  t.true(open[12]! > 0)
  const more = worldSpec({
    ...rest,
    services: { casework: { rate: 3, open: 25, 'integrated-service': 0.3 } },
  } as Partial)
  const grown = world({ ...rest, services } as Partial, 24, [{ from: 12, spec: more }])
  const plain = world({ ...rest, services } as Partial, 24)
  t.true(meanAt(grown, 'cases-open', 12, 20) > meanAt(plain, 'cases-open', 12, 20) + 10)
})

test('a binomial count has the cumulative distribution of the textbook, and never falls as its chance rises', (t) => {
  // P(N ≤ n) for ten tries at .3: .028248, .149308, .382783, .649611.
  for (const [n, p] of [
    [0, 0.028248],
    [1, 0.149308],
    [2, 0.382783],
    [3, 0.649611],
  ] as const) {
    t.is(binomial(p - 1e-5, 10, 0.3), n)
    t.is(binomial(p + 1e-5, 10, 0.3), n + 1)
  }
  for (let i = 0; i < 100; i++) {
    const u = (i + 0.5) / 100
    t.true(binomial(u, 100, 0.5) >= binomial(u, 100, 0.4))
    t.true(binomial(u, 60, 0.4) >= binomial(u, 50, 0.4))
  }
  t.is(binomial(0.999, 100, 0.95) <= 100, true)
  t.is(binomial(0.9, 0, 0.5), 0)
})
