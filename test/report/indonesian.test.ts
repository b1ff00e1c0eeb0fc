/** In Indonesian nothing on a picture is English but ids: of every kind of chart that there is. No simulation but of a small world. */
import test from 'ava'
import { primDefaults } from '../../src/analysis/discovery/prim.js'
import { Moments } from '../../src/analysis/moments.js'
import { type Plan, planOf } from '../../src/experiment/batch/plan.js'
import { pointsOf } from '../../src/experiment/batch/points.js'
import { type Discovery, discover } from '../../src/experiment/discovery.js'
import { contrast, explain } from '../../src/experiment/explain.js'
import type { OutcomeResponses } from '../../src/experiment/outcome-responses.js'
import { sensitivityOf } from '../../src/experiment/sensitivity.js'
import type { PatternFinding } from '../../src/experiment/validation.js'
import { catalogue } from '../../src/model/outcomes.js'
import { compileWorld } from '../../src/model/world.js'
import type { Analysed } from '../../src/report/analysed.js'
import { calibrationChart } from '../../src/report/calibration/chart.js'
import type { CalibrationInput } from '../../src/report/calibration/input.js'
import { contributionChart } from '../../src/report/charts/contribution-chart.js'
import { explanationTitle } from '../../src/report/charts/contribution-words.js'
import type { Piece } from '../../src/report/charts/frame.js'
import { chartSpecs } from '../../src/report/charts/index.js'
import type { ChartFile, ChartInput } from '../../src/report/charts/input.js'
import { themes } from '../../src/report/charts/themes.js'
import { discoveryCharts } from '../../src/report/discovery/chart.js'
import { experimentCharts } from '../../src/report/experiment/charts.js'
import { PointCollector } from '../../src/report/experiment/collector.js'
import { chartMessages } from '../../src/report/messages/charts.js'
import { patternsChart } from '../../src/report/patterns/chart.js'
import { sensitivityCharts } from '../../src/report/sensitivity/chart.js'
import { readExperiment } from '../../src/scenario/experiment.js'
import { loadScenarios, scenarioLoader } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'
import { recordedSources } from '../../src/scenario/recorded.js'
import { example, varied } from './example.js'

const scenarios = {
  'kecil/acuan': `
lintas: 1
title: {en: A small case, id: Kasus kecil}
months: 12
agencies: {a: {ego: .4}, b: {ego: .5}, c: {kind: private}}
forums:
  f: {members: {a: {}, b: {}, c: {}}, channels: {face-to-face: {every: 1}}, leadership: .8}
`,
  'kecil/lain': `
lintas: 1
title: {en: Another, id: Yang lain}
extends: kecil/acuan
measures:
  tulis: {at: 3, title: {en: Decree, id: Surat keputusan}, set: {forums.f.design.legal-basis: 1}}
  keluar: {at: 6, title: {en: One leaves, id: Satu keluar}, set: {forums.f.members.c: null}}
`,
}

function planned(
  design: string,
  factors = 'relations.trust: {range: [.1, .6]}\n  agencies.a.ego: {range: [.4, .6]}',
): Plan {
  const load = scenarioLoader(recordedSources(memorySources(scenarios)))
  const text = `
lintas-experiment: 1
title: {en: A question, id: Pertanyaan?}
scenarios: [kecil/acuan, kecil/lain]
factors:
  ${factors}
design: ${design}
replicates: 4
outcomes: [trust, meetings]
curves: {months: [0, 6, 12]}
`
  return planOf(readExperiment({ name: 'kecil/experiments/x', file: 'x.yaml', text }, load))
}

/** What trust came to, as a plain function of where the point lies, and of luck. */
function responded(plan: Plan, scenario: number): OutcomeResponses {
  const points = pointsOf(plan)
  const values = new Float64Array(points.designs * plan.replicates)
  for (let p = 0; p < points.designs; p++) {
    const [x = 0, y = 0] = points.at(p * plan.scenarios.length).unit
    for (let r = 0; r < plan.replicates; r++) values[p * plan.replicates + r] = 0.4 * x + 0.1 * x * y + 0.02 * r
  }
  const responses = { points: points.designs, replicates: plan.replicates, values }
  const runs = new Float64Array(points.designs).fill(plan.replicates)
  return { scenario, outcome: plan.outcomes[0]!, month: 12, runs, responses }
}

const analysed = (plan: Plan): Analysed => ({
  ...{ command: 'lintas x', source: 'lintas y', plan, runs: 80, version: '0.1.0', language: 'id' },
})

const specsIn = (files: readonly ChartFile[]) => files.map(({ content }) => JSON.parse(String(content)) as Piece)

async function contributions(): Promise<Piece[]> {
  const [first, second] = loadScenarios(
    Object.keys(scenarios),
    memorySources(scenarios),
  ) as ChartInput['scenarios'][number][]
  const members = [first!, second!].map(({ name, input }) => ({ name, world: compileWorld(input) }))
  const job = { seed: '1', replicates: 3, outcome: 'trust' }
  const change = await explain(members[1]!, job)
  const difference = await contrast(members[1]!, members[0]!, job)
  const base = {
    command: 'lintas x',
    fingerprints: {},
    seed: '1',
    replicates: 3,
    curves: [],
    effects: [],
    language: 'id',
  } as const
  return [
    contributionChart({ ...base, title: explanationTitle([second!], change, 'id'), scenarios: [second!] }, change).spec,
    contributionChart(
      { ...base, title: explanationTitle([first!, second!], difference.of, 'id'), scenarios: [first!, second!] },
      difference,
    ).spec,
  ]
}

/** Pictures of an experiment: of few points with their curves, of many with dots only. */
async function experiments(): Promise<Piece[]> {
  const found: Piece[] = []
  const one = 'forums.f.leadership: {values: [.2, .8]}'
  for (const plan of [planned('{kind: one-at-a-time}', one), planned('{kind: latin-hypercube, size: 40}')]) {
    const points = pointsOf(plan)
    const gatherer = new PointCollector(plan, points.size, 'id')
    for (let p = 0; p < points.size; p++) {
      const finals = new Moments(2)
      for (let r = 0; r < 4; r++) finals.add(Float64Array.of(0.3 + 0.01 * p + 0.01 * r, 4 + p))
      const curve = (month: number) => ({
        ...{ outcome: 0, month, n: 4, mean: 0.3 + 0.01 * p * month, sd: 0.1, low: 0.2, high: 0.4 },
        quantiles: [0.1, 0.2, 0.3, 0.4, 0.5],
      })
      gatherer.add({ point: points.at(p), replicates: 4, failed: 0, finals, curves: () => [0, 6, 12].map(curve) })
    }
    const gathered = gatherer.collected()
    const input = { command: 'lintas x', version: '0.1.0', plan, runs: 80, failed: 0, failures: [], gathered }
    found.push(...specsIn(await experimentCharts({ ...input, language: 'id' }, false)))
  }
  return found
}

async function analyses(): Promise<Piece[]> {
  const designs = ['{kind: morris, trajectories: 6}', '{kind: saltelli, base: 32}', '{kind: latin-hypercube, size: 64}']
  const drawn = designs.map((design) => {
    const plan = planned(design)
    return sensitivityCharts({ ...analysed(plan), found: [sensitivityOf(plan, responded(plan, 1))] }, false)
  })
  const plan = planned('{kind: latin-hypercube, size: 60}')
  const points = Array.from({ length: pointsOf(plan).size }, (_, at) => pointsOf(plan).at(at)).map((point) => ({
    ...point,
    scenario: plan.scenarios[point.scenario]!.name,
  }))
  const interest = { side: 'above', threshold: 0.3 } as const
  const found = discover(plan, points, responded(plan, 0), undefined, { interest, boxes: 2, prim: primDefaults })
  const against: Discovery = { ...found, against: 'kecil/lain', interest: { side: 'below', threshold: 1234.5 } }
  const asked = { ...analysed(plan), density: 0.8, notInOverlay: [] }
  drawn.push(discoveryCharts({ ...asked, found }, false), discoveryCharts({ ...asked, found: against }, false))
  return specsIn((await Promise.all(drawn)).flat())
}

async function validations(): Promise<Piece[]> {
  const fingerprints = {}
  const common = {
    command: 'lintas x',
    seed: '1',
    spaceSeeds: 3,
    fingerprints,
    model: 'a6',
    version: '0.1.0',
    language: 'id',
  } as const
  const finding = (id: string, holds: boolean, verdict: PatternFinding['verdict']): PatternFinding => ({
    ...{
      id,
      group: id === 'X1' ? 'across' : 'kecil',
      title: { en: 'A pattern', id: 'Sebuah pola' },
      kind: 'study',
      source: '',
    },
    ...{ note: '', holds, shareOfSeeds: 0.5, shareOfSpace: 0.7, shareOfSpaceByMeans: 0.8, verdict },
    ...{ noValue: !holds, spaceWithoutValue: holds ? 0 : 0.2 },
    ...{ holdsWhere: [], comparisons: [] },
  })
  const findings = [
    finding('S1', true, 'verifies'),
    finding('S2', false, 'discriminates'),
    finding('X1', true, 'not tested'),
  ]
  const value = {
    scenario: 'kecil/acuan',
    value: 0.5,
    range: [0.1, 0.9],
    departure: 0.4,
    narrowed: true,
    critical: 0.2,
  } as const
  const calibration: CalibrationInput['calibration'] = {
    ...{ case: 'kecil', accepted: { points: [1, 2, 3], tolerance: 1 }, fails: 1, prior: 0.3, posterior: 0.6 },
    patterns: [{ id: 'S1', prior: 0.3, posterior: 0.6, withoutValue: 0, atDefaults: false, calibrated: true }],
    values: [{ ...value, path: 'agencies.a.ego', p05: 0.1, p50: 0.3, p95: 0.6, low: 0.2, middle: 0.4, high: 0.6 }],
    heldOut: [
      { case: 'lain', patterns: 3, accepted: 5, fails: 1, prior: 0.4, posterior: 0.6, gain: { low: 0.1, high: 0.3 } },
      { case: 'sisa', patterns: 3, accepted: 5, fails: 1, prior: 0.4, posterior: 0.3, gain: { low: -0.2, high: 0.1 } },
    ],
  }
  const tried = { ...common, points: 100, seeds: 20, accept: 0.1, calibration, titles: {}, base: 'kecil/acuan' }
  return specsIn([
    ...(await patternsChart({ ...common, seeds: 20, points: 10, findings }, false)),
    ...(await patternsChart({ ...common, seeds: 20, points: 0, findings }, false)),
    ...(await calibrationChart({ ...tried, inOverlay: new Set() }, false)),
  ])
}

const few = ['trust', 'attendance', 'accountability', 'clearance-time'] as const

test('in Indonesian no word of the English catalogue is on any picture', async (t) => {
  const runs = [example(3, { outcomes: few }), example(1, { outcomes: few }), varied()]
  const specs: Readonly<Record<string, readonly Piece[]>> = {
    runs: runs.flatMap((input) => chartSpecs({ ...input, title: 'Judul', language: 'id' }).map(({ spec }) => spec)),
    contributions: await contributions(),
    experiments: await experiments(),
    analyses: await analyses(),
    validations: await validations(),
  }
  const least = { runs: 12, contributions: 2, experiments: 4, analyses: 5, validations: 3 }
  for (const [kind, all] of Object.entries(specs)) {
    t.true(all.length >= least[kind as keyof typeof least], `${kind}: ${all.length}`)
    const said = all.flatMap((spec) => textsOf(spec)).filter((text) => !/^(Dibuat dengan|Sidik jari):/.test(text))
    t.deepEqual(
      said.filter((text) => wordsOf(text).some((word) => english.has(word))),
      [],
      kind,
    )
  }
})

/** What a specification writes on its picture: titles, subtitles, descriptions, and the words of its data. */
function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return ['text', 'title', 'subtitle', 'description', 'label', 'labelExpr', 'verdict'].includes(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'usermeta' || name === 'series' ? [] : textsOf(inner, name),
  )
}

/** Words of three letters or more; paths, names, options and what a specification computes with are none. */
function wordsOf(text: string): string[] {
  const plain = text.replace(
    /[\w*-]+(?:[./:][\w*-]+)+|[\w-]+\[.*?\]|--\w+|\bdatum\S*|\b(?:baseline|single-window)\b/g,
    ' ',
  )
  return (plain.match(/\p{L}{3,}/gu) ?? []).map((word) => word.toLowerCase())
}

/** The words of a catalogue, whatever its functions are told. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return wordsOf(value)
  if (typeof value === 'function') {
    const say = value as (...given: unknown[]) => string
    const each = (given: unknown) => wordsOf(say(...Array.from({ length: say.length }, () => given)))
    return [...each(''), ...each(new Proxy({}, { get: () => () => '' })), ...each(new String('§'))]
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

const outcomeWords = (language: 'en' | 'id') =>
  [...themes.map(({ title }) => title[language]), ...catalogue.map(({ label }) => label[language])].flatMap(wordsOf)
const indonesian = new Set([...wordsIn(chartMessages.id), ...outcomeWords('id')])
/** Those that are not Indonesian as well, as “model” and “median” are. */
const english = new Set([...wordsIn(chartMessages.en), ...outcomeWords('en')].filter((word) => !indonesian.has(word)))
