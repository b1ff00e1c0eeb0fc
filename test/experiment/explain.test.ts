import { fileURLToPath } from 'node:url'
import test from 'ava'
import { contrast, explain, seriesAt } from '../../src/experiment/explain.js'
import { partingOf } from '../../src/experiment/parting.js'
import { catalogue } from '../../src/model/outcomes.js'
import { schedule } from '../../src/model/schedule.js'
import { simulate } from '../../src/model/simulate.js'
import type { TraceEvent } from '../../src/model/trace.js'
import { compileWorld } from '../../src/model/world.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios } from '../../src/scenario/load.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = fileSources({ cwd: root, packageRoot: root })

function member(name: string, set: readonly string[] = []) {
  const [scenario] = loadScenarios([name], sources, { months: 30, set })
  return { name, world: compileWorld(scenario!.input) }
}

const baseline = () => member('entikong/baseline')
const outcomes = ['trust', 'commitment', 'budget', 'capacity', 'legitimacy', 'shared-understanding', 'joint-share']

for (const outcome of [...outcomes, 'clearance-time', 'attendance']) {
  test(`${outcome}: contributions sum to the change of the mean, and differences to the paired effect`, async (t) => {
    const o = { seed: 's', replicates: 5, outcome }
    const found = await contrast(member('entikong/formalised'), baseline(), o)
    const sums = new Map<number, number>()
    for (const row of found.differences) sums.set(row.month, (sums.get(row.month) ?? 0) + row.mean)
    let compared = 0
    for (const { month, effect, n } of found.effects) {
      if (n < o.replicates) continue
      t.true(Math.abs((sums.get(month) ?? 0) - effect) < 1e-9, `month ${month}: ${sums.get(month)} for ${effect}`)
      compared++
    }
    t.true(compared > 20)
    for (const { curves, monthly } of [found.of, found.against]) {
      for (const { month, mean, n } of curves) {
        const before = curves.find((row) => row.month === month - 1)
        if (n < o.replicates || !before || before.n < o.replicates) continue
        const parts = monthly.filter((row) => row.month === month).reduce((sum, row) => sum + row.mean, 0)
        t.true(Math.abs(mean - before.mean - parts) < 1e-9, `month ${month}`)
      }
    }
  })
}

test('explaining changes nothing in the run', async (t) => {
  const { name, world } = baseline()
  const at = seriesAt(world, 'trust')!
  const { curves } = await explain({ name, world }, { seed: 's', replicates: 1, outcome: 'trust' })
  const values = simulate(world, 's', 0).subarray(at * 31, (at + 1) * 31)
  t.deepEqual(
    curves.map(({ mean }) => mean),
    [...values],
  )
})

test('trust is moved by what moves trust, shared understanding by what moves positions', async (t) => {
  const mechanisms = async (outcome: string, set: string[] = []) => {
    const found = await explain(member('entikong/baseline', set), { seed: 's', replicates: 8, outcome })
    return new Map(found.cumulative.filter(({ month }) => month === 30).map((row) => [row.mechanism, row.mean]))
  }
  const trust = await mechanisms('trust')
  t.true(trust.get('dialogue')! > 0)
  t.true(trust.get('turnover')! < 0)
  t.true(trust.get('promises')! < 0)
  t.false(trust.has('take stock'))
  t.false((await mechanisms('trust', ['mechanisms.turnover.off=true'])).has('turnover'))
  const understanding = await mechanisms('shared-understanding')
  t.true(understanding.get('positions')! > 0)
  t.true(understanding.get('own-interests')! < 0)
  t.false(understanding.has('take stock'))
  // Joint work rests on trust and commitment: their mechanisms move it, not the one that works it out.
  const share = await mechanisms('joint-share')
  t.true(share.has('dialogue') && share.has('commitment'))
  const clearance = await mechanisms('clearance-time')
  t.true(clearance.get('joint-inspection')! < 0)
  t.true(clearance.has('calendar'))
})

test('newcomers are told apart from what measures set', async (t) => {
  const o = { seed: 's', replicates: 3 }
  const trained = await explain(member('entikong/private-actors'), { ...o, outcome: 'trust' })
  const months = (line: string) => trained.monthly.filter((row) => row.mechanism === line && row.mean !== 0)
  t.deepEqual(
    months('newcomers-and-leavers').map(({ month }) => month),
    [12],
  )
  t.is(months('measures').length, 0)
})

test('a scenario is not parted from itself', async (t) => {
  const o = { seed: 's', replicates: 3, outcome: 'trust' }
  const found = await contrast(baseline(), baseline(), o)
  t.true(found.partings.every(({ month, valueMonth }) => month === undefined && valueMonth === undefined))
  t.deepEqual(found.differences, [])
})

test('scenarios that measures part in month 12 part then at the earliest, whatever the luck', async (t) => {
  const o = { seed: 's', replicates: 6, outcome: 'trust' }
  const { partings } = await contrast(member('entikong/formalised'), baseline(), o)
  t.true(partings.every(({ month, valueMonth }) => month! >= 12 && valueMonth! >= 12))
  t.true(partings.some(({ month }) => month === 12))
})

test('two runs part at the first event that is not in both; measures and figures are no event', (t) => {
  const event = (month: number, what: string, agencies: string[], told = 0): TraceEvent => {
    return { month, event: what, forum: 'f', agencies, values: { came: 2, told } }
  }
  const one = [event(1, 'session', ['a', 'b'], 3), event(2, 'measure', []), event(3, 'session', ['a'])]
  const other = [event(1, 'session', ['a', 'b'], 4), event(3, 'session', ['b'])]
  const parting = partingOf(7, one, other, Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 4))
  t.deepEqual(parting, { replicate: 7, month: 3, of: one[2]!, against: other[1]!, valueMonth: 2 })
  const none = partingOf(0, one, one, Float64Array.of(1, Number.NaN), Float64Array.of(1, Number.NaN))
  t.deepEqual(none, { replicate: 0 })
  t.is(partingOf(0, one, one.slice(0, 1), Float64Array.of(1), Float64Array.of(1)).month, 3)
})

test('what an outcome is worked out by are lines of the schedule, in their order', (t) => {
  const lines = schedule.map((line) => (line === 'take stock' ? line : line.name))
  for (const { name, derived = [] } of catalogue) {
    let from = 0
    for (const line of derived) {
      const at = lines.indexOf(line, from)
      t.true(at >= 0, `${name}: ${line}`)
      from = at
    }
  }
})

test('what is not recorded cannot be explained, and too many runs are refused', async (t) => {
  const o = { seed: 's', replicates: 1, outcome: 'trust', scope: 'forum:nowhere' }
  await t.throwsAsync(explain(baseline(), o), { instanceOf: RangeError })
  await t.throwsAsync(explain(baseline(), { ...o, scope: '', replicates: 0 }), { instanceOf: RangeError })
  await t.throwsAsync(explain(baseline(), { ...o, scope: '', replicates: 10_001 }), { instanceOf: RangeError })
})
