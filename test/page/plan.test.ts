import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { parse } from 'yaml'
import { type Finding, findings } from '../../src/analysis/findings.js'
import { runComparison } from '../../src/experiment/ensemble.js'
import { Pacer } from '../../src/experiment/pacer.js'
import { outcomes } from '../../src/model/outcomes.js'
import { simulate } from '../../src/model/simulate.js'
import { compileWorld, recordingWorld } from '../../src/model/world.js'
import { controlsOf } from '../../src/page/controls.js'
import { curveOf } from '../../src/page/curve.js'
import { planAt, wordsOf } from '../../src/page/first-plan.js'
import { placeLabels, spotsAround } from '../../src/page/label-placement.js'
import { Live } from '../../src/page/live.js'
import { openingOf } from '../../src/page/opening.js'
import { unpacked } from '../../src/page/packed-opening.js'
import { parametersOf, strengthsOf } from '../../src/page/parameters.js'
import { type Plan, planOf, readPlan, spelledPlan } from '../../src/page/plan.js'
import type { Picture } from '../../src/page/protocol.js'
import { findingsOf } from '../../src/page/rows.js'
import { commandOf } from '../../src/page/what-if.js'
import { WorldCache } from '../../src/page/world-cache.js'
import { fingerprint } from '../../src/provenance/fingerprint.js'
import { shellLine } from '../../src/scenario/shell.js'

const scenarios = fileURLToPath(new URL('../../../scenarios/', import.meta.url))
const texts = Object.fromEntries(
  readdirSync(scenarios, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !/patterns\.yaml$|experiments/.test(name))
    .map((name) => [name.replace('.yaml', ''), readFileSync(join(scenarios, name), 'utf8')]),
)
const worldCache = new WorldCache(texts)
const openings = [
  ['entikong/baseline', 'entikong/integrated-model'],
  ['belu/baseline', 'belu/tandem'],
  ['ttu/baseline', 'ttu/low-ego-and-budgeted'],
  ['sosek-malindo/baseline', 'sosek-malindo/all-proposals'],
  ['kaltara/baseline', 'kaltara/kept-then-broken'],
] as const

const valuesOf = (world: ReturnType<typeof compileWorld>) => {
  const narrow = recordingWorld(world, ({ scope }) => scope === '')
  return simulate(narrow, '1', 3)
}

/** A number a few steps away, within what the slider reaches. */
const moved = ({ value, min, max, step }: { value: number; min: number; max: number; step: number }) =>
  Number((value + 3 * step <= max ? value + 3 * step : Math.max(min, value - 3 * step)).toPrecision(12))

for (const [baseline, start] of openings) {
  test(`in ${start}, what a slider moves at once is what the file of the what-if says`, (t) => {
    const parameters = parametersOf(worldCache.load(start)).filter(({ chief }) => chief)
    for (const theme of ['forum', 'agencies', 'world', 'service', 'mechanisms'] as const) {
      const own = parameters.filter((parameter) => parameter.theme === theme)
      const values = Object.fromEntries(
        own.map((parameter) => [
          parameter.path,
          parameter.kind === 'switch' ? parameter.value === 0 : moved(parameter),
        ]),
      )
      for (const reach of ['what-if', 'both'] as const) {
        const plan: Plan = { ...planOf(baseline, start), values, reach }
        const fast = worldCache.pair(plan)
        const slow = worldCache.read(plan)
        t.deepEqual(valuesOf(fast.whatIf.world), valuesOf(compileWorld(slow.variant.input)), `${theme}, ${reach}`)
        t.deepEqual(valuesOf(fast.baseline.world), valuesOf(compileWorld(slow.baseline.input)), `${theme}, ${reach}`)
      }
    }
  })

  test(`in ${start}, measures moved, weakened and taken out are as the file says`, (t) => {
    const { measures } = worldCache.load(start)
    const strengths = measures.flatMap(({ id }) => strengthsOf(worldCache.load(start), id))
    const plan: Plan = {
      ...planOf(baseline, start),
      measures: {
        ...(measures[0] ? { [measures[0].id]: { at: 7 } } : {}),
        ...(measures[1] ? { [measures[1].id]: { off: true } } : {}),
      },
      values: Object.fromEntries(strengths.map((strength) => [strength.path, moved(strength)])),
    }
    const variant = compileWorld(worldCache.read(plan).variant.input)
    t.deepEqual(valuesOf(worldCache.pair(plan).whatIf.world), valuesOf(variant))
    t.notDeepEqual(valuesOf(variant), valuesOf(compileWorld(worldCache.load(start).input)))
  })
}

test('scenarios read from what their files once said are those that the files say', (t) => {
  const trees = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, parse(text)]))
  const kept = new WorldCache(trees)
  for (const [baseline, start] of openings)
    for (const name of [baseline, start]) {
      t.is(fingerprint(kept.load(name)), fingerprint(worldCache.load(name)))
      t.deepEqual(parametersOf(kept.load(name)), parametersOf(worldCache.load(name)))
    }
})

test('the curves that a page opens with are those of as many runs of the command line', async (t) => {
  const line = (name: string) => ({ name, title: worldCache.load(name).title, months: 60, measures: [] })
  const cases = [{ id: 'belu', scenarios: [line('belu/baseline'), line('belu/tandem')] }]
  const opening = unpacked(await openingOf({ cases, texts }), 300)
  const member = (name: string) => ({ name, world: compileWorld(worldCache.load(name).input) })
  const found = await runComparison(member('belu/baseline'), [member('belu/tandem')], { seed: '1', replicates: 32 })
  t.is(opening.replicates, 32)
  for (const outcome of opening.whatIf.outcomes) {
    const row = found.variants[0]?.curves.find((one) => one.outcome === outcome && one.scope === '' && one.month === 60)
    t.is(curveOf(opening.whatIf, outcome, 'mean')?.mean[60], row?.mean)
    t.is(curveOf(opening.whatIf, outcome, 'mean')?.low[60], row?.mean_low)
  }
})

test('a picture in passing holds what is looked at, the last one everything, with the findings of the command line', async (t) => {
  const pictures: Picture[] = []
  const plan: Plan = { ...planOf('belu/baseline', 'belu/tandem'), replicates: 12 }
  const asks = { plan, panels: ['trust', 'welfare'], spread: false }
  await new Live(worldCache).run(asks, new Pacer(), (picture) => pictures.push(picture))
  const [first, last] = [pictures[0] as Picture, pictures.at(-1) as Picture]
  t.true(first.part)
  t.deepEqual([...first.whatIf.outcomes].sort(), ['trust', 'welfare'])
  t.is(last.part, undefined)
  t.deepEqual(last.whatIf.outcomes, first.recorded)
  const member = (name: string) => ({ name, world: compileWorld(worldCache.load(name).input) })
  const compared = (replicates: number) =>
    runComparison(member('belu/baseline'), [member('belu/tandem')], { seed: '1', replicates })
  const few = await compared(first.replicates)
  const mean = few.variants[0]?.curves.find((row) => row.outcome === 'trust' && row.scope === '' && row.month === 60)
  t.is(curveOf(first.whatIf, 'trust', 'mean')?.mean[60], mean?.mean)
  const all = await compared(12)
  const curves = [all.baseline, ...all.variants].flatMap((ensemble) => ensemble.curves)
  const said = findings(all.effects, curves, { outcomes, replicates: 12, month: 24 })[0]?.findings
  const told = (one: Finding) => [one.outcome.name, one.verdict, one.effect, one.low, one.high, one.from, one.to]
  t.deepEqual(findingsOf(last, 24)?.findings.map(told), said?.map(told))
})

test('a measure of another scenario comes in with its ranges and tags', (t) => {
  const plan: Plan = {
    ...planOf('belu/baseline', 'belu/tandem-without-capacity'),
    measures: { capacity: { from: 'belu/tandem', at: 20 } },
  }
  const { variant, whatIf } = worldCache.read(plan)
  t.is(variant.measures.find(({ id }) => id === 'capacity')?.at, 20)
  t.deepEqual(variant.values.get('measures.capacity.add."agencies.pemkab-belu.capacity"')?.range, [0.2, 0.45])
  t.regex(whatIf.text ?? '', /^lintas: 1\n/)
})

test('what a measure does to some is told with their ids', (t) => {
  const strengths = strengthsOf(worldCache.load('ttu/budgeted-meetings'), 'budget')
  const of = (tier: string) => strengths.find(({ path }) => path.includes(`*[tier=${tier}]`))?.filtered
  t.deepEqual(of('task-force'), ['gugus-tugas'])
  t.deepEqual(of('sub-task-force')?.length, 4)
})

test('a scenario as it stands needs no file, a changed one does', (t) => {
  const plain = planOf('entikong/baseline', 'entikong/formalised')
  t.is(
    shellLine(commandOf(plain, worldCache.whatIf(plain))),
    'lintas compare entikong/baseline entikong/formalised --seed 1 --replicates 300',
  )
  const both: Plan = { ...plain, values: { 'agencies.*.ego': 0.8 }, reach: 'both' }
  t.is(
    shellLine(commandOf(both, worldCache.whatIf(both))),
    "lintas compare entikong/baseline entikong/formalised --seed 1 --replicates 300 --set 'agencies.*.ego=0.8'",
  )
  const changed: Plan = { ...plain, values: { 'agencies.*.ego': 0.8 } }
  t.regex(
    shellLine(commandOf(changed, worldCache.whatIf(changed))),
    /^lintas compare entikong\/baseline what-if\.yaml /,
  )
  const same = planOf('entikong/baseline', 'entikong/baseline')
  t.regex(shellLine(commandOf(same, worldCache.whatIf(same))), /^lintas run entikong\/baseline /)
})

test('a plan is the same after a way through an address', (t) => {
  const plan: Plan = {
    baseline: 'belu/baseline',
    start: 'belu/tandem',
    measures: { capacity: { at: 24 }, prosperity: { off: true }, mou: { from: 'belu/mou' } },
    values: {
      'agencies.*.ego': 0.25,
      'forums.*.channels.messaging': false,
      'measures.mou.set."forums.*.design.legal-basis"': 0.5,
    },
    reach: 'both',
    seed: 'a seed & more = 7',
    replicates: 100,
  }
  const otherwise = planOf('entikong/baseline', 'entikong/formalised')
  const knows = (name: string) => Object.hasOwn(texts, name)
  t.deepEqual(readPlan(new URLSearchParams(spelledPlan(plan).toString()), otherwise, knows), plan)
})

test('an address that makes no sense gives the plan that there would be without it', (t) => {
  const otherwise = planOf('entikong/baseline', 'entikong/formalised')
  const nonsense =
    'baseline=nowhere&start=../x&measure=;;:off&set=x&set==1&set=a=Infinity&replicates=-3&reach=all&seed='
  t.deepEqual(
    readPlan(new URLSearchParams(nonsense), otherwise, (name) => name.startsWith('entikong/')),
    otherwise,
  )
})

test('an address of another day keeps what there still is: measures, months, values that lead nowhere are left out', (t) => {
  const title = { en: '', id: '' }
  const cases = [
    {
      id: 'entikong',
      scenarios: [
        { name: 'entikong/baseline', title, months: 60, measures: [] },
        { name: 'entikong/formalised', title, months: 60, measures: [{ id: 'formalise', title, at: 12 }] },
      ],
    },
  ]
  const plan = planAt(
    wordsOf(
      '#start=entikong/formalised&measure=formalise:99&measure=gone:3&measure=toString:off&set=agencies.*.ego=0.2',
    ),
    { cases },
  )
  t.deepEqual(plan, { ...planOf('entikong/baseline', 'entikong/formalised'), values: { 'agencies.*.ego': 0.2 } })
  const values = {
    'agencies.*.ego': 0.2,
    'agencies.nobody.ego': 0.2,
    'forums.*.leadership': 7,
    'mechanisms.turnover.off': true,
    'mechanisms.dialogue.gain': true,
    'measures.formalise.set."forums.pilar.design.secretariat"': 0.3,
    'measures.gone.set."forums.pilar.leadership"': 0.3,
  }
  const { senseless } = controlsOf(
    worldCache,
    { version: '', model: '', language: 'en', cases, texts },
    { ...plan, values },
  )
  t.deepEqual(senseless, [
    'agencies.nobody.ego',
    'forums.*.leadership',
    'mechanisms.dialogue.gain',
    'measures.gone.set."forums.pilar.leadership"',
  ])
})

test('names in a crowd stand clear of each other and of the circles', (t) => {
  const middle = { x: 100, y: 100 }
  const circles = [60, 90, 120].flatMap((y) => [40, 100, 160].map((x) => ({ x, y })))
  const names = circles.map((circle, at) => ({ text: `agency-${at}`, spots: spotsAround(circle, middle) }))
  const boxes = placeLabels(names, circles, 12).map(({ x, y, anchor }) => {
    // Letters of 12 pixels are at most 9 wide here and reach 3 below the line.
    const left = anchor === 'start' ? x : anchor === 'end' ? x - 54 : x - 27
    return { left, right: left + 54, top: y - 9, bottom: y + 3 }
  })
  for (const [at, a] of boxes.entries()) {
    for (const b of boxes.slice(0, at))
      t.false(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom, `${at} is covered`)
  }
})
