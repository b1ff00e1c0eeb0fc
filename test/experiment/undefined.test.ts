/** Outcomes that some runs of an experiment do not define: what is found is of the points that have a value, and says so. */
import test from 'ava'
import { primDefaults } from '../../src/analysis/discovery/prim.js'
import { Moments } from '../../src/analysis/moments.js'
import { planOf } from '../../src/experiment/batch/plan.js'
import { pointsOf } from '../../src/experiment/batch/points.js'
import { discover } from '../../src/experiment/discovery.js'
import { NotKept } from '../../src/experiment/outcome-responses.js'
import { sensitivityOf } from '../../src/experiment/sensitivity.js'
import { discoveryText } from '../../src/report/discovery/text.js'
import { experimentCharts } from '../../src/report/experiment/charts.js'
import { PointCollector } from '../../src/report/experiment/collector.js'
import { experimentText } from '../../src/report/experiment/text.js'
import { sensitivityCharts } from '../../src/report/sensitivity/chart.js'
import { sensitivityText } from '../../src/report/sensitivity/text.js'
import { readExperiment } from '../../src/scenario/experiment.js'
import { scenarioLoader } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'

const scenario = `
lintas: 1
title: Small
months: 12
agencies: {a: {}, b: {}}
forums: {f: {members: {a: {}, b: {}}, channels: {face-to-face: {every: 1}}}}
`
const text = `
lintas-experiment: 1
title: Question
scenarios: [x/small]
factors: {agencies.a.ego: {range: [.2, .8]}}
design: {kind: latin-hypercube, size: 128}
replicates: 10
outcomes: [trust]
`
const load = scenarioLoader(memorySources({ 'x/small': scenario }))
const plan = planOf(readExperiment({ name: 'x/experiments/q', file: 'q.yaml', text }, load))
const points = Array.from({ length: 128 }, (_, at) => ({ ...pointsOf(plan).at(at), scenario: 'x/small' }))

/** What trust came to: 1 at every other point, else 0; at point p in so many of ten runs. */
function responded(defined: (p: number) => number) {
  const values = Float64Array.from({ length: 1280 }, (_, at) =>
    at % 10 < defined(Math.floor(at / 10)) ? Math.floor(at / 10) % 2 : Number.NaN,
  )
  return {
    ...{ scenario: 0, outcome: plan.outcomes[0]!, month: 12, runs: new Float64Array(128).fill(10) },
    responses: { points: 128, replicates: 10, values },
  }
}
const interest = { side: 'above', threshold: 0.5 } as const
const options = { interest, boxes: 1, prim: primDefaults }

test('a discovery says how many points count, and how many are left out and why', (t) => {
  // 75 points count: 70 have all runs, 5 have eight of ten; 3 have four of ten, and 50 none.
  const found = discover(
    plan,
    points,
    responded((p) => (p < 70 ? 10 : p < 75 ? 8 : p < 78 ? 4 : 0)),
    undefined,
    options,
  )
  t.like(found, { points: 75, of: 128, runs: 740, runsOf: 750 })
  // Of points 0 to 69 35 are odd, with ten runs each; of 70 to 74 two are (71, 73), with eight.
  t.is(found.share, (350 + 16) / 740)
  const input = { command: 'x', source: 'y', plan, runs: 1280, version: '0', found, density: 0.8, notInOverlay: [] }
  const said = discoveryText(input).replace(/\s+/g, ' ')
  t.regex(said, /Over the 75 points that have a value that is so in 49 % of the runs \(75 points/)
  t.regex(said, /of these 740 of 750 runs have a value/)
  t.regex(said, /53 of 128 points are left out: no run has a value there, or too few have one\./)
  const whole = discover(
    plan,
    points,
    responded(() => 10),
    undefined,
    options,
  )
  t.regex(discoveryText({ ...input, found: whole }).replace(/\s+/g, ' '), /Over the whole space that is so in 50 %/)
  t.throws(
    () =>
      discover(
        plan,
        points,
        responded((p) => (p < 20 ? 10 : 0)),
        undefined,
        options,
      ),
    {
      instanceOf: NotKept,
      message: /^20 of 128 points, those at which enough runs have a value, are too few/,
    },
  )
})

test('means of two scenarios are taken from each other only at points where all runs define both', (t) => {
  const means = (n: (p: number) => number) => ({
    ...responded(() => 10),
    responses: { points: 128, replicates: 1, values: Float64Array.from({ length: 128 }, (_, p) => p % 2) },
    meansOf: { n: Float64Array.from({ length: 128 }, (_, p) => n(p)), sd: new Float64Array(128) },
  })
  const found = discover(
    plan,
    points,
    means(() => 10),
    means((p) => (p < 100 ? 10 : 9)),
    options,
  )
  t.like(found, { points: 100, of: 128 })
})

test('the ends of an experiment are of points at which enough runs have a value, and the others are counted', (t) => {
  const gatherer = new PointCollector(plan, 128)
  for (let p = 0; p < 128; p++) {
    const finals = new Moments(1)
    // One run of point 0 ends at 9; points 1 and 2 have six runs of ten; the others all ten.
    const defined = p === 0 ? 1 : p < 3 ? 6 : 10
    for (let r = 0; r < 10; r++) finals.add(Float64Array.of(r < defined ? (p === 0 ? 9 : p / 1000) : Number.NaN))
    gatherer.add({ point: pointsOf(plan).at(p), replicates: 10, failed: 0, finals, curves: () => [] })
  }
  const gathered = gatherer.collected()
  t.deepEqual(gathered.left, [[1]])
  const [lowest, highest] = gathered.ends[0]![0]!
  t.deepEqual([lowest.point, highest.point], [1, 127])
  const input = { command: 'x', version: '0', plan, runs: 1280, failed: 0, failures: [], gathered }
  const said = experimentText(input).replace(/\s+/g, ' ')
  t.regex(said, /Trust: from 0\.0010 \(.*, in 6 of 10 runs\) to 0\.13 \(/)
  t.regex(said, /1 of 128 points are left out/)
})

test('what is defined in too few runs at every point has no picture, and is said with its number of runs', async (t) => {
  const gathered = (defined: number) => {
    const gatherer = new PointCollector(plan, 128)
    for (let p = 0; p < 128; p++) {
      const finals = new Moments(1)
      for (let r = 0; r < 10; r++) finals.add(Float64Array.of(r < defined ? p / 1000 : Number.NaN))
      gatherer.add({ point: pointsOf(plan).at(p), replicates: 10, failed: 0, finals, curves: () => [] })
    }
    return gatherer.collected()
  }
  const input = { command: 'x', version: '0', plan, runs: 1280, failed: 0, failures: [], gathered: gathered(4) }
  t.deepEqual(await experimentCharts(input), [])
  t.regex(experimentText(input).replace(/\s+/g, ' '), /Trust: a value in only 512 of 1,280 runs, too few at every/)
  const none = experimentText({ ...input, gathered: gathered(0) })
  t.regex(none.replace(/\s+/g, ' '), /Trust: no value in any run\./)
})

test('a sensitivity of too few replicates is not told, and it is said of how many', async (t) => {
  // Where some runs are undefined, fewer than five that are whole, or less than half, say nothing.
  const four = sensitivityOf(
    plan,
    responded(() => 4),
  )
  t.like(four, { none: 'scarce', replicates: 4, replicatesLeft: 6, groups: 128 })
  t.true(four.factors.every(({ first }) => Number.isNaN(first!.value)) && Number.isNaN(four.luck.share))
  const input = { command: 'x', source: 'y', plan, runs: 1280, version: '0', found: [four] }
  const said = sensitivityText(input).replace(/\s+/g, ' ')
  t.regex(said, /defined throughout in only 4 of 10 replicates and 128 of 128 points, too few to speak for all/)
  t.notRegex(said, /%|Rank/)
  t.deepEqual(await sensitivityCharts(input), [])
  const five = sensitivityOf(
    plan,
    responded(() => 5),
  )
  t.is(five.none === 'scarce', false)
  t.is(five.replicatesLeft, 5)
})
