import test from 'ava'
import { cellsOf } from '../../src/analysis/curves.js'
import { type EffectRow, effectsOf } from '../../src/analysis/effects.js'
import { comparedAlong, comparedWorlds } from '../../src/model/common.js'
import { simulate } from '../../src/model/simulate.js'
import { recordingWorld, type World } from '../../src/model/world.js'
import { type Partial, world, worldSpec } from './worlds.js'

/** Two agencies of a forum whose capacities stay as they are; `more` are others, `members` who sits with them. */
const given = (more: Partial = {}, members: Partial = {}, forums: Partial = {}): Partial => ({
  agencies: { customs: { capacity: 0.2 }, police: { capacity: 0.4 }, ...more },
  forums: {
    post: { members: { customs: {}, police: {}, ...members }, channels: { messaging: {} }, legitimacy: 0.2 },
    ...forums,
  },
  mechanisms: { training: { off: true }, turnover: { off: true } },
})

function runsOf(w: World, replicates = 3) {
  const values = new Float64Array(replicates * cellsOf(w))
  for (let r = 0; r < replicates; r++) simulate(w, 'pairs', r, { out: values.subarray(r * cellsOf(w)) })
  return { scenario: 'any', world: w, replicates, values }
}

function effects(baseline: World, variant: World): EffectRow[] {
  const { baseline: one, variants } = comparedWorlds(baseline, [variant])
  return effectsOf(runsOf(one), runsOf(variants[0]!))
}

const row = (rows: readonly EffectRow[], outcome: string, month: number, scope = '') =>
  rows.find((each) => each.outcome === outcome && each.scope === scope && each.month === month)!

const near = (t: { true(is: boolean, why: string): void }, is: number, expected: number) =>
  t.true(Math.abs(is - expected) < 1e-14, `${is} is not ${expected}`)

test('a newcomer moves no mean of the others: what it does to the mean is composition', (t) => {
  // Its id comes before the others’, so that they are numbered otherwise than in the baseline.
  const newcomer = given({ bank: { capacity: 0.9, kind: 'private' } }, { bank: { joined: 12 } })
  const rows = effects(world(given(), 14), world(newcomer, 14))
  for (const scope of ['', 'forum:post']) {
    const before = row(rows, 'capacity', 11, scope)
    t.deepEqual([before.effect, before.composition], [0, 0])
    t.true([before.in_both, before.came, before.left].every(Number.isNaN))
    const after = row(rows, 'capacity', 12, scope)
    t.is(after.effect, 0)
    near(t, after.from, 0.3)
    near(t, after.to, 0.3)
    // (.2 + .4 + .9) / 3 − (.2 + .4) / 2
    near(t, after.composition, 0.2)
    t.deepEqual([after.in_both, after.came, after.left], [2, 1, 0])
  }
  const kind = row(rows, 'capacity', 12, 'kind:public')
  t.deepEqual([kind.effect, kind.composition], [0, 0])
})

test('who leaves takes away what is composition, and what moves those who stay is the effect', (t) => {
  const baseline = given({ bank: { capacity: 0.9 } }, { bank: {} })
  const rows = effects(
    world(baseline, 4),
    world(baseline, 4, [{ from: 2, spec: worldSpec(given({ police: { capacity: 0.5 } })) }]),
  )
  const after = row(rows, 'capacity', 2)
  // Of customs and police, of whom one gains .1; over all the mean falls from .5 to .35.
  near(t, after.effect, 0.05)
  near(t, after.composition, -0.2)
  t.deepEqual([after.in_both, after.came, after.left], [2, 0, 1])
})

test('effect and composition together are the difference of the means over all, of trust and of forums too', (t) => {
  const bank = { capacity: 0.9, kind: 'private' }
  const another = { members: { customs: {}, bank: {} }, channels: { messaging: {} }, legitimacy: 0.8 }
  const baseline = world(given(), 6)
  const variant = world(given({ bank }, { bank: { joined: 3 } }, { another }), 6)
  const rows = effects(baseline, variant)
  const [one, other] = [runsOf(baseline), runsOf(variant)]
  const mean = ({ world: w, values, replicates }: ReturnType<typeof runsOf>, outcome: string, month: number) => {
    const s = w.series.findIndex((x) => x.outcome.name === outcome && x.scope === '')
    let sum = 0
    for (let r = 0; r < replicates; r++) sum += values[r * cellsOf(w) + s * (w.months + 1) + month]!
    return sum / replicates
  }
  for (const [outcome, in_both, came] of [
    ['trust', 2, 4],
    ['commitment', 2, 1],
    ['legitimacy', 1, 1],
    ['own-effort', 2, 1],
  ] as const)
    for (const month of [4, 6]) {
      const { effect, composition, ...counts } = row(rows, outcome, month)
      near(t, effect + composition, mean(other, outcome, month) - mean(one, outcome, month))
      t.deepEqual([counts.in_both, counts.came, counts.left], [in_both, came, 0], outcome)
    }
  near(t, row(rows, 'legitimacy', 0).composition, (0.2 + 0.8) / 2 - 0.2)
})

test('nobody in common leaves no effect', (t) => {
  const kinds = (kind: string) => given({ police: { kind: 'community' }, customs: { kind } })
  const rows = effects(world(kinds('private'), 2), world(kinds('community'), 2))
  t.is(row(rows, 'capacity', 2, 'kind:community').in_both, 1)
  const apart = effects(
    world(given(), 2),
    world({ ...given({ a: {}, b: {} }), forums: { post: { members: { a: {}, b: {} }, channels: {} } } }, 2),
  )
  const found = row(apart, 'capacity', 2)
  t.is(found.n, 0)
  t.true(Number.isNaN(found.effect))
  t.deepEqual([found.in_both, found.came, found.left], [0, 2, 2])
})

test('an outcome that speaks of some agencies only is compared over those who have the part in both worlds', (t) => {
  const services = { 'prosperity-security': {} }
  const local = { kind: 'public', level: 'district' }
  const agencies = (role: string) => ({
    one: { ...local, capacity: 0.2, roles: { 'prosperity-security': 'both' } },
    two: { ...local, capacity: 0.6, roles: { 'prosperity-security': role } },
  })
  const of = (role: string) => ({
    ...given(agencies(role), { one: {}, two: {} }),
    services,
    mechanisms: { training: { off: true }, turnover: { off: true }, 'institution-building': { off: true } },
  })
  const rows = effects(world(of('none'), 2), world(of('both'), 2))
  const found = row(rows, 'institutional-capacity', 0)
  t.is(found.effect, 0)
  t.deepEqual([found.in_both, found.came, found.left], [1, 1, 0])
  // People and half as much organisation, of one with .2 and one with .6.
  near(t, found.composition, 0.5 * 1.5 * ((0.2 + 0.6) / 2 - 0.2))
})

test('worlds in which the same are members are left as they are, and one can be recorded along another', (t) => {
  const [one, other] = [world(given(), 3), world(given({ police: { capacity: 0.5 } }), 3)]
  const same = comparedWorlds(one, [other])
  t.is(same.baseline, one)
  t.is(same.variants[0], other)
  const some = (w: World) => recordingWorld(w, ({ outcome }) => outcome.name === 'capacity')
  const compared = comparedWorlds(some(one), [some(world(given({ bank: {} }, { bank: {} }), 3))])
  t.is(compared.baseline.common.length, 3)
  const along = comparedAlong(some(one), compared.baseline)
  t.deepEqual(simulate(along, 'x', 0), simulate(compared.baseline, 'x', 0))
})
