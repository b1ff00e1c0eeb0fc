import test from 'ava'
import { mechanisms } from '../../src/model/schedule.js'
import { erlangC, percentile90, serveHour, stageHour } from '../../src/model/services/border-clearance/queue.js'
import { simulate } from '../../src/model/simulate.js'
import { State } from '../../src/model/state.js'
import type { World } from '../../src/model/world.js'
import { curve, only, type Partial, world } from './worlds.js'

const names = mechanisms.map((m) => m.name)

/** Everyone meets in a room every month; positions are all that moves. */
const allMeet = { convening: { base: 1 }, attendance: { intercept: 100 }, dialogue: { gain: 0 } }

/** Three agencies whose ego and trust express the weights W of DeGroot’s example: W_ii = 0.7·e_i, W_ij ∝ trust. */
function threeAgencies(anchor: readonly number[], positions: Partial): Partial {
  const agency = (ego: number, x: number, hold: number) => ({
    ego,
    anchor: hold,
    interests: { x },
    budget: { opening: 0 },
  })
  return {
    issues: { x: {} },
    agencies: {
      a: agency(0.5 / 0.7, 0.2, anchor[0]!),
      b: agency(0.6 / 0.7, 0.5, anchor[1]!),
      c: agency(0.6 / 0.7, 0.9, anchor[2]!),
    },
    forums: {
      f: { leadership: 1, members: { a: {}, b: {}, c: {} }, channels: { 'face-to-face': { every: 1, cost: 0 } } },
    },
    mechanisms: only(positions, names),
  }
}

const degroot = {
  rate: 1,
  ego: 0.7,
  floor: 0,
  'self-weight': 0,
  bound: 2,
  'trust-bound': 0,
  'shared-information': 0,
  'ego-bound': 0,
}
const weights = [
  [0, 0.3, 0.2],
  [0.2, 0, 0.2],
  [0.1, 0.3, 0],
]

/** Positions after so many months, with trust set to the weights. */
function positionsAfter(w: World, months: number): number[] {
  const state = new State(w)
  state.begin('1', 0, undefined)
  const { pairFrom, pairTo } = w.structure
  pairFrom.forEach((i, p) => {
    state.trust[p] = weights[i]![pairTo[p]!]!
  })
  state.derive()
  for (let month = 1; month <= months; month++) {
    state.month = month
    state.beginMonth()
    for (const step of w.steps.get(state.now)!) step.line.step(state, step.coefficients)
  }
  return [...state.position]
}

test('DeGroot: one step and the consensus of the textbook', (t) => {
  // DeGroot 1974 with W = [.5 .3 .2; .2 .6 .2; .1 .3 .6], x₀ = (.2, .5, .9): one step W·x₀ = (.43, .52, .71); the consensus
  // is π·x₀ with π = πW, that is π = (5, 9, 7)/21, so 11.8/21 = 0.561905.
  const w = world(threeAgencies([1, 1, 1], { ...allMeet, positions: degroot }), 400)
  const [a, b, c] = positionsAfter(w, 1)
  t.true(near(a!, 0.43, 1e-12) && near(b!, 0.52, 1e-12) && near(c!, 0.71, 1e-12), `${a} ${b} ${c}`)
  for (const x of positionsAfter(w, 400)) t.true(near(x, 0.561905, 1e-6), `${x}`)
})

test('Friedkin–Johnsen: the equilibrium of the textbook', (t) => {
  // Friedkin & Johnsen 1990, x = (I − ΛW)⁻¹(I − Λ)u with Λ = diag(.2, .6, .9), u = x₀: (.230249, .450368, .505047).
  const anchored = { ...allMeet, positions: degroot, 'own-interests': { hold: 1, ego: 0, technical: 0 } }
  const w = world(threeAgencies([0.8, 0.4, 0.1], anchored), 400)
  const expected = [0.230249, 0.450368, 0.505047]
  for (const [i, x] of positionsAfter(w, 400).entries()) t.true(near(x, expected[i]!, 1e-6), `${x}`)
})

test('Hegselmann–Krause: 17 equispaced agents end in the clusters of the textbook', (t) => {
  // Hegselmann & Krause 2002 (JASSS 5(3) 2), the deterministic dynamics with equal weights, 17 agents at 0, 1/16, …, 1.
  const hk = (bound: number) => {
    const ids = Array.from({ length: 17 }, (_, i) => `a${String(i).padStart(2, '0')}`)
    const w = world(
      {
        issues: { x: {} },
        agencies: Object.fromEntries(ids.map((id, i) => [id, { ego: 0, power: 1, interests: { x: i / 16 } }])),
        forums: {
          f: {
            members: Object.fromEntries(ids.map((id) => [id, {}])),
            channels: { 'face-to-face': { every: 1, cost: 0 } },
          },
        },
        relations: { trust: 1, spread: 0 },
        mechanisms: only({ ...allMeet, positions: { ...degroot, ego: 0, 'self-weight': 1, bound } }, names),
      },
      60,
    )
    const state = new State(w)
    state.begin('1', 0, undefined)
    state.derive()
    for (let month = 1; month <= 60; month++) {
      state.month = month
      state.beginMonth()
      for (const step of w.steps.get(state.now)!) step.line.step(state, step.coefficients)
    }
    const clusters: number[][] = []
    for (const x of [...state.position].sort((a, b) => a - b)) {
      const last = clusters.at(-1)
      if (last && x - last.at(-1)! < 1e-6) last.push(x)
      else clusters.push([x])
    }
    return clusters
  }
  t.is(hk(0.1).length, 5)
  t.is(hk(0.2).length, 1)
  const three = hk(0.15)
  t.deepEqual(
    three.map((c) => c.length),
    [6, 5, 6],
  )
  const expected = [0.2066, 0.5, 0.7934]
  for (const [i, c] of three.entries()) t.true(near(c[0]!, expected[i]!, 1e-4), `${c[0]}`)
})

test('trust alone: the mean of many runs is the closed form of a meeting-or-decay chain with turnover', (t) => {
  // E[T'] = a·E[T] + b: turnover (chance h = 1/36) resets to T₀ = .3; then a meeting (p = .25) adds λ(1−T), λ = .15, or
  // decay takes δ(T−T₀), δ = .02. So a = (1−h)(p(1−λ)+(1−p)(1−δ)), b = h·(p(.3(1−λ)+λ)+(1−p)·.3)+(1−h)(pλ+(1−p)δ·.3);
  // the fixed point is b/(1−a) = .633040 and the mean at month 120, from .3, is .633022.
  const h = 1 / 36
  const a = (1 - h) * (0.25 * 0.85 + 0.75 * 0.98)
  const b = h * (0.25 * (0.3 * 0.85 + 0.15) + 0.75 * 0.3) + (1 - h) * (0.25 * 0.15 + 0.75 * 0.02 * 0.3)
  t.true(near(b / (1 - a), 0.63304, 1e-6), `${b / (1 - a)}`)
  const fixed = 0.63304
  t.true(near(fixed + (0.3 - fixed) * a ** 120, 0.633022, 1e-6))

  // In the engine a session that is not called is tried again each month, so with one due every month p is the chance of calling.
  const w = world(
    {
      agencies: { a: { ego: 0, tenure: 36 }, b: { ego: 0, tenure: 12000 } },
      forums: { f: { leadership: 0, members: { a: {}, b: {} }, channels: { 'face-to-face': { every: 1, cost: 0 } } } },
      relations: { trust: 0.3, spread: 0 },
      mechanisms: only(
        {
          convening: { base: 0.25 },
          attendance: { intercept: 100 },
          dialogue: { gain: 0.15, lead: 0, ego: 0, 'prior-credit': 1, scar: 0 },
          turnover: { keep: 0.7, office: 1, memory: 0, 'ego-spread': 0 },
          habit: { rest: 0.3, legal: 0, habit: 0 },
          'trust-decay': { decay: 0.02 },
        },
        names,
      ),
    },
    120,
    [],
    { pair: true },
  )
  const s = w.series.findIndex((x) => x.outcome.name === 'trust' && x.scope === 'pair:a>b')
  const n = 6000
  let sum = 0
  let squares = 0
  for (let r = 0; r < n; r++) {
    const x = simulate(w, 'limit', r)[s * 121 + 120]!
    sum += x
    squares += x * x
  }
  const mean = sum / n
  const error = Math.sqrt((squares / n - mean * mean) / n)
  t.true(Math.abs(mean - 0.633022) < 4 * error, `${mean} ± ${error}`)
  t.true(error < 0.003)
})

test('Erlang C and M/M/c give the textbook’s figures', (t) => {
  // Cooper 1981; Gross & Harris §2.3. C(3, 2) = 4/9; C(10, 8) = .409180; M/M/2, λ = 9, μ = 5: W = 1.052632.
  t.true(near(erlangC(3, 2), 4 / 9, 1e-12))
  t.true(near(erlangC(10, 8), 0.40918, 1e-6))
  t.true(near(steady([[2, 5]], 9), 1.052632, 1e-6))
})

test('at constant load the post is Jackson’s tandem', (t) => {
  // Jackson 1957: W = Σ 1/(μ−λ). λ = 8, μ = (12, 10, 16): .875. Four M/M/1 in a row, λ = 10, μ = 12.5: 1.6; pooled as
  // M/M/4 at the same rate: .558573 in all, service in four parts of one server each against one queue.
  t.true(
    near(
      steady(
        [
          [1, 12],
          [1, 10],
          [1, 16],
        ],
        8,
      ),
      0.875,
      1e-6,
    ),
  )
  t.true(
    near(
      steady(
        [
          [1, 12.5],
          [1, 12.5],
          [1, 12.5],
          [1, 12.5],
        ],
        10,
      ),
      1.6,
      1e-6,
    ),
  )
  t.true(near(steady([[4, 3.125]], 10), 0.558573, 1e-6))
})

/** Mean time through stages in a row after many hours of one arrival rate. */
function steady(stages: readonly (readonly [number, number])[], arrivals: number): number {
  const hour = stageHour()
  const backlog = stages.map(() => 0)
  let time = 0
  for (let h = 0; h < 20000; h++) {
    let flow = arrivals
    time = 0
    stages.forEach(([servers, rate], i) => {
      serveHour(servers, rate, flow, backlog[i]!, hour)
      backlog[i] = hour.backlog
      flow = hour.served
      time += hour.time
    })
  }
  return time
}

test('a day that overloads a stage keeps its books: what arrives is served or waits', (t) => {
  const hour = stageHour()
  let backlog = 0
  let arrived = 0
  let served = 0
  for (const rate of [10, 60, 90, 40, 5, 0]) {
    serveHour(3, 10, rate, backlog, hour)
    arrived += rate
    served += hour.served
    backlog = hour.backlog
    t.true(hour.utilisation >= 0 && hour.utilisation < 1)
    t.true(near(arrived, served + backlog, 1e-9))
  }
})

test('the 90th percentile is exact without variance and near for an exponential', (t) => {
  t.is(percentile90(5, 0), 5)
  // Exponential: −ln(.1) = 2.302585 means; Erlang-4 (gamma of shape 4, mean 1): 1.670197 (χ²₈ at .9 is 13.3616, /8).
  t.true(near(percentile90(1, 1), -Math.log(0.1), 0.03))
  t.true(near(percentile90(1, 0.25), 1.6702, 0.005))
})

test('with everything switched off nothing moves', (t) => {
  const w = world(
    {
      issues: { x: {} },
      agencies: { a: { interests: { x: 0.1 } }, b: { interests: { x: 0.8 } } },
      forums: { f: { members: { a: {}, b: {} }, channels: { messaging: {} } } },
      mechanisms: only({}, names),
    },
    24,
  )
  for (const name of ['trust', 'commitment', 'shared-understanding', 'legitimacy', 'accountability']) {
    const values = curve(w, name)
    t.true(
      values.every((v) => v === values[0]),
      name,
    )
  }
})

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance
}
