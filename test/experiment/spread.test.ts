/** An experiment says the same as `run` of the same runs, however many there are and however its cells are gone through. */
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { exactReplicates, quantileShares } from '../../src/analysis/quantiles.js'
import { BlockRunner, type BlockSums, sumsOf } from '../../src/experiment/batch/block.js'
import { decodeBlock, encodeBlock } from '../../src/experiment/batch/block-codec.js'
import { type Plan, planOf } from '../../src/experiment/batch/plan.js'
import { cellsAtOnce, Spread } from '../../src/experiment/batch/spread.js'
import { runEnsemble, type Simulate } from '../../src/experiment/ensemble.js'
import { compileWorld, type World } from '../../src/model/world.js'
import { readExperiment } from '../../src/scenario/experiment.js'
import { fileSources } from '../../src/scenario/files.js'
import { scenarioLoader } from '../../src/scenario/load.js'

function spreadOf(
  outcomes: Plan['outcomes'],
  months: number,
  replicates: number,
  blocks: readonly BlockSums[],
  strip = cellsAtOnce,
) {
  const spread = new Spread(outcomes, months, replicates, { values: new Float64Array(0) }, strip)
  do for (const block of blocks) spread.take(block)
  while (spread.end())
  return [...spread.quantiles]
}

/** Linear between order statistics, as numpy's quantile() and R's say it: the reference for all that follows. */
function reference(values: readonly number[]): number[] {
  const sorted = values.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b)
  return quantileShares.map((share) => {
    const place = (share * 100 * (sorted.length - 1)) / 100
    const below = sorted[Math.floor(place)] ?? Number.NaN
    return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? Number.NaN) - below)
  })
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

test('a study’s counts and shares have the quantiles of their runs, and run says the same to the last digit', async (t) => {
  const sources = fileSources({ cwd: root, packageRoot: root })
  const text = `lintas-experiment: 1
scenarios: [sosek-malindo/baseline]
months: 12
list: [{}]
replicates: 80
outcomes: [items-resolved, meetings, trust, cross-border-trust]
curves: all
`
  const load = scenarioLoader(sources)
  const plan = planOf(readExperiment({ name: 'x', file: 'x.yaml', text }, load))
  const runner = new BlockRunner(plan, sources)
  const blocks = [64, 16].map((count, block) => {
    const { sums } = decodeBlock(encodeBlock(runner.block({ point: 0, block, count })))
    return sums!
  })
  const world = compileWorld({ ...load('sosek-malindo/baseline').input, months: 12 })
  const { curves, values } = await runEnsemble('x', world, { seed: '1', replicates: 80 })
  const found = spreadOf(plan.outcomes, 13, 80, blocks)
  const width = world.series.length * 13
  plan.outcomes.forEach(({ name }, k) => {
    const at = world.series.findIndex(({ outcome, scope }) => outcome.name === name && scope === '')
    for (let month = 0; month <= 12; month++) {
      const own = found.slice((k * 13 + month) * 5, (k * 13 + month + 1) * 5)
      const { p05, p25, p50, p75, p95 } = curves[at * 13 + month]!
      t.deepEqual(own, [p05, p25, p50, p75, p95])
      const runs = Array.from({ length: 80 }, (_, r) => values![r * width + at * 13 + month]!)
      reference(runs).forEach((expected, q) => {
        t.true(Object.is(own[q], expected) || Math.abs(own[q]! - expected) < 1e-12, `${name} ${month}: ${own[q]}`)
      })
    }
  })
})

const words = { en: '', id: '' }
const outcomes = ['counts', 'shares', 'thirds', 'wide', 'gaps'].map((name) => ({
  name,
  scope: '',
  label: words,
  unit: '',
  bounds: [0, 1] as const,
  bins: 50,
  better: 'neither' as const,
  meaning: words,
}))
const fakeWorld = { months: 1, series: outcomes.map((outcome) => ({ outcome, scope: '' })) } as unknown as World

/** Counts, shares, thirds, values far beyond what is declared, and what is not defined in two runs of three. */
const fakeSimulate: Simulate = (_world, _seed, replicate, options) => {
  const out = options?.out ?? new Float64Array(10)
  const x = ((replicate + 1) * 7919) % 10_007
  const y = (x * 263) % 10_007
  out.set([x % 7, y % 5, x / 10_007, (y / 10_007) ** 2, (x % 13) / 3, (y % 40) / 3, x * y, -x * y, x, y])
  if (replicate % 3 > 0) out.fill(Number.NaN, 8)
  return out
}

for (const replicates of [exactReplicates, exactReplicates + 1]) {
  test(`${replicates} replicates: counts are exact, the rest within a bin, and strips change nothing`, async (t) => {
    const rows: number[][] = []
    for (let r = 0; r < replicates; r++) rows.push([...fakeSimulate(fakeWorld, '1', r)])
    const blocks: BlockSums[] = []
    for (let first = 0; first < replicates; first += 64) {
      const own = rows.slice(first, first + 64)
      blocks.push(sumsOf({ outcomes } as unknown as Plan, 2, Float64Array.from(own.flat()), own.length))
    }
    const found = spreadOf(outcomes, 2, replicates, blocks)
    t.deepEqual(
      spreadOf(outcomes, 2, replicates, blocks, () => 3),
      found,
    )
    t.deepEqual(spreadOf(outcomes, 2, replicates, blocks.toReversed()), found)
    const { curves } = await runEnsemble('x', fakeWorld, { seed: '1', replicates, simulate: fakeSimulate })
    t.deepEqual(
      curves.flatMap(({ p05, p25, p50, p75, p95 }) => [p05, p25, p50, p75, p95]),
      found,
    )
    for (let cell = 0; cell < 10; cell++) {
      const tallied = replicates > exactReplicates && [2, 3, 6, 7].includes(cell)
      reference(rows.map((row) => row[cell]!)).forEach((expected, q) => {
        const off = Math.abs(found[cell * 5 + q]! - expected)
        const bound = tallied ? Math.max(0.02, Math.abs(expected) / 4096) : 1e-12 * Math.max(1, Math.abs(expected))
        t.true(off <= bound, `cell ${cell}: ${found[cell * 5 + q]} for ${expected}`)
        if (tallied) t.true(q === 0 || found[cell * 5 + q]! >= found[cell * 5 + q - 1]!)
      })
    }
  })
}
