/** Maps over two varied values: when there is one, what it marks, and what is said of it. */
import test from 'ava'
import { stampOf } from '../../src/report/charts/frame.js'
import { type ChartInput, chartSpecs, drawFiles } from '../../src/report/charts/index.js'
import { mapCharts } from '../../src/report/charts/map-chart.js'
import { plain } from '../../src/report/document/document.js'
import { type EffectMap, effectMaps } from '../../src/report/map-grid.js'
import { mapBlocks, mapsInShort } from '../../src/report/map-words.js'
import { resultText, summaryMarkdown } from '../../src/report/summary.js'
import { tellingIn } from '../../src/report/telling.js'
import { example } from './example.js'

const ego = 'agencies.*.ego'
const leadership = 'forums.pilar.leadership'

interface Planned {
  readonly x?: readonly string[]
  readonly y?: readonly string[]
  readonly paths?: readonly [string, string]
  readonly outcomes?: readonly ('trust' | 'clearance-time' | 'attendance' | 'accountability')[]
  /** Mean effect in a cell, by its places along the axes; its interval reaches 0.02 to either side. */
  readonly effect: (x: number, y: number) => number
}

/** A comparison of two scenarios over two varied values, with the effects as planned. */
function crossed({
  x = ['0.1', '0.5', '0.9'],
  y = ['0', '0.5', '1'],
  paths = [ego, leadership],
  outcomes = ['trust'],
  effect,
}: Planned): ChartInput {
  const input = example(2, { months: 24, at: 6, outcomes })
  const cells = x.flatMap((a, at) =>
    y.map((b, up) => ({ suffix: `[${paths[0]}=${a}][${paths[1]}=${b}]`, mean: effect(at, up) })),
  )
  const scenarios = input.scenarios.flatMap((one) =>
    cells.map(({ suffix }) => ({ ...one, name: `${one.name}${suffix}` })),
  )
  return {
    ...input,
    scenarios,
    fingerprints: Object.fromEntries(scenarios.map(({ name }, at) => [name, String(at).padStart(64, '0')])),
    curves: input.curves.flatMap((row) => cells.map(({ suffix }) => ({ ...row, scenario: row.scenario + suffix }))),
    effects: cells.flatMap(({ suffix, mean }) =>
      input.effects.map((row) => ({
        ...row,
        baseline: row.baseline + suffix,
        variant: row.variant + suffix,
        effect: mean,
        low: mean - 0.02,
        high: mean + 0.02,
      })),
    ),
    baseline: scenarios[0]!.name,
  }
}

const only = (maps: readonly EffectMap[]) => {
  const [map] = maps
  if (!map || maps.length > 1) throw new Error(`one map was expected, not ${maps.length}`)
  return map
}
const rising = (x: number, y: number) => 0.1 + 0.1 * x + 0.05 * y
const mapFiles = (input: ChartInput) =>
  chartSpecs(input)
    .map(({ file }) => file)
    .filter((file) => file.startsWith('map-'))

const drawn = (input: ChartInput) => drawFiles(mapCharts(input), stampOf(input))

/** The caption of a map, its lines joined. */
function caption(input: ChartInput): string {
  const { spec } = chartSpecs(input).find(({ file }) => file === 'map-formalised')!
  const [, last] = spec.vconcat as [unknown, { data: { values: { text: string }[] } }]
  return last.data.values.map(({ text }) => text).join(' ')
}

/** What a terminal says of the maps. */
function inShort(input: ChartInput): string[] {
  return mapsInShort(tellingIn(), input).flatMap((block) => (block.kind === 'paragraph' ? plain(block.text) : []))
}

test('a map is drawn where two paths are varied over three or more numbers each', (t) => {
  t.deepEqual(mapFiles(crossed({ effect: rising })), ['map-formalised'])
})

test('there is no map of one varied path, of two values, of words, or of a plain comparison', (t) => {
  t.deepEqual(mapFiles(crossed({ effect: rising, x: ['0.1', '0.9'] })), [])
  t.deepEqual(mapFiles(crossed({ effect: rising, y: ['monthly', 'yearly', 'never'] })), [])
  t.deepEqual(mapFiles(example(2)), [])
  t.deepEqual(effectMaps(example(1)), [])
  const three = crossed({ effect: rising })
  const named = <T extends object>(row: T, ...keys: (keyof T)[]): T => ({
    ...row,
    ...Object.fromEntries(keys.map((key) => [key, `${String(row[key])}[months=24]`])),
  })
  t.deepEqual(
    mapFiles({
      ...three,
      scenarios: three.scenarios.map((row) => named(row, 'name')),
      curves: three.curves.map((row) => named(row, 'scenario')),
      effects: three.effects.map((row) => named(row, 'baseline', 'variant')),
    }),
    [],
  )
})

test('values stand in the order of their size, whatever order they were given in', (t) => {
  const map = only(effectMaps(crossed({ effect: rising, x: ['10', '9', '-1'] })))
  t.deepEqual(map.x.values, ['-1', '9', '10'])
  // The last value given is now the first on the axis, with its own effects.
  t.is(map.grids[0]!.cells[0]!.effect, rising(2, 0))
})

test('a path may have filters, and its unit is that of the model’s declaration', (t) => {
  const filtered = 'agencies.*[kind=public].ego'
  const map = only(effectMaps(crossed({ effect: rising, paths: [filtered, 'months'], y: ['12', '24', '36'] })))
  t.deepEqual([map.x.path, map.x.name, map.x.unit], [filtered, 'ego', ''])
  t.deepEqual([map.y.path, map.y.unit], ['months', 'months'])
})

test('paths that end alike are told apart by their whole names', (t) => {
  const map = only(effectMaps(crossed({ effect: rising, paths: ['agencies.bnpp.ego', 'agencies.polri.ego'] })))
  t.deepEqual([map.x.name, map.y.name], ['agencies.bnpp.ego', 'agencies.polri.ego'])
})

test('cells below a third of the largest effect are small, and so are those of the other sign', (t) => {
  const effects = [0.3, 0.11, 0.09, 0.02, -0.2]
  const map = only(effectMaps(crossed({ effect: (x) => effects[x]!, x: ['1', '2', '3', '4', '5'] })))
  const [grid] = map.grids
  t.deepEqual(
    grid!.cells.slice(0, 5).map(({ small }) => small),
    [false, false, true, true, true],
  )
  t.deepEqual(
    grid!.cells.slice(0, 5).map(({ clear }) => clear),
    [true, true, true, false, true],
  )
  t.is(grid!.largest.effect, 0.3)
})

test('the largest effect may be a fall', (t) => {
  const map = only(effectMaps(crossed({ effect: (x) => [-6, -1, 0.5][x]!, outcomes: ['clearance-time'] })))
  t.is(map.grids[0]!.largest.effect, -6)
  t.deepEqual(
    map.grids[0]!.cells.slice(0, 3).map(({ small }) => small),
    [false, true, true],
  )
})

test('trust is the first panel, and there are four at most', (t) => {
  const outcomes = ['clearance-time', 'attendance', 'accountability', 'trust'] as const
  const map = only(effectMaps(crossed({ effect: rising, outcomes })))
  t.is(map.grids[0]!.outcome, 'trust')
  t.is(map.grids.length, 4)
})

test('an outcome that nothing moves has no panel, and no map is drawn where nothing moves at all', (t) => {
  t.deepEqual(mapFiles(crossed({ effect: () => 0 })), [])
  t.deepEqual(mapBlocks(tellingIn(), crossed({ effect: () => 0 })), [])
})

test('words say where the effect is largest, where it is small and where its sign turns', (t) => {
  const effects = [
    [0.3, 0.28, 0.2],
    [0.25, 0.2, 0.05],
    [0.2, 0.05, -0.1],
  ]
  const input = crossed({ effect: (x, y) => effects[x]![y]! })
  t.deepEqual(inShort(input), [
    'Over agencies.*.ego and forums.pilar.leadership, formalised: the effect on trust is largest (+0.30) where ego is 0.1 and leadership 0; it is below a third of that in 3 of 9 combinations: ego 0.5 with leadership 1; ego 0.9 with leadership from 0.5. Its sign turns in 1: ego 0.9 with leadership 1.',
  ])
  t.true(resultText(input).includes('\nOver agencies.*.ego and'))
  t.regex(summaryMarkdown(input), /## Over ego and leadership\n[^#]*- The effect on trust is largest \(\+0\.30\)/)
})

test('words stay honest where nothing is small, nothing turns, or nothing is clear', (t) => {
  const [even] = inShort(crossed({ effect: (x) => 0.2 + x / 20 }))
  t.regex(even!, /nowhere below a third of that \(smallest \+0\.20\)\. Nowhere does its sign clearly turn\.$/)
  const [unclear] = inShort(crossed({ effect: () => 0.01 }))
  t.regex(unclear!, /formalised: trust is not clearly moved in any of 9 combinations\.$/)
})

test('a ragged region is told by its bounds instead of cell by cell', (t) => {
  const values = ['0', '1', '2', '3', '4', '5', '6', '7', '8']
  const input = crossed({ x: values, y: values, effect: (x, y) => ((x * 5 + y * 3) % 4 === 0 ? 0.04 : 0.3) })
  t.regex(inShort(input)[0]!, /all of them within ego 0 to 8 and leadership 0 to 8/)
})

test('a map up to nine by nine has a number in every cell; a larger one has none', async (t) => {
  const axis = (length: number) => Array.from({ length }, (_, at) => String(at))
  const numbers = async (size: number) => {
    const files = await drawn(crossed({ x: axis(size), y: axis(size), effect: (x, y) => 0.11 + (x - y) / 20 }))
    const svg = String(files.find(({ path }) => path === 'charts/map-formalised.svg')!.content)
    return (svg.match(/>[+−]\d\.\d\d</g) ?? []).length
  }
  t.true((await numbers(9)) >= 81)
  // Only the legend is left.
  t.true((await numbers(10)) <= 3)
})

test('the caption says how the map was made, and the file carries every fingerprint', async (t) => {
  const input = crossed({ effect: rising, outcomes: ['trust', 'clearance-time'] })
  const files = await drawn(input)
  const again = await drawn(input)
  for (const ending of ['svg', 'png', 'vl.json']) {
    const of = (list: typeof files) => list.find(({ path }) => path === `charts/map-formalised.${ending}`)!.content
    t.true(Buffer.from(of(files)).equals(Buffer.from(of(again))), ending)
  }
  const svg = String(files.find(({ path }) => path === 'charts/map-formalised.svg')!.content)
  for (const words of ['>agencies.*.ego<', '>forums.pilar.leadership<', ...Object.values(input.fingerprints)])
    t.true(svg.includes(words), words)
  for (const words of [
    '100 runs of each scenario, paired by common luck; seed “7”. A stylised case, not a forecast.',
    'those of all 18 scenarios are in manifest.json',
    'Made by: lintas compare',
  ])
    t.true(caption(input).includes(words), words)
})

test('one run of each scenario makes a map without intervals', async (t) => {
  const input = crossed({ effect: rising })
  const single = {
    ...input,
    replicates: 1,
    effects: input.effects.map((row) => ({ ...row, n: 1, low: Number.NaN, high: Number.NaN })),
  }
  await t.notThrowsAsync(drawn(single))
  t.true(caption(single).includes('One run of each scenario: no interval.'))
  t.regex(inShort(single)[0]!, /Nowhere does its sign turn\.$/)
})
