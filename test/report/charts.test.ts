/** Charts: complete, stable to the byte, and honest about where they come from. */

import { inflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import test from 'ava'
import { catalogue } from '../../src/model/outcomes.js'
import { fontsFor, usualCharacters } from '../../src/report/charts/fonts.js'
import { type ChartFile, chartSpecs, renderCharts } from '../../src/report/charts/index.js'
import { shorten, textWidth, wrapText } from '../../src/report/charts/letters.js'
import { measureNotes } from '../../src/report/charts/outcome-charts.js'
import { variantStroke } from '../../src/report/charts/palette.js'
import { monthTicks, roundStep, scaleFromZero, spread } from '../../src/report/charts/scales.js'
import { headline, themes } from '../../src/report/charts/themes.js'
import { strokes } from '../../src/report/charts/time-panels.js'
import { example, varied } from './example.js'

const text = (files: readonly ChartFile[], path: string) =>
  String(files.find((file) => file.path === path)?.content ?? '')
const names = (files: readonly ChartFile[]) => files.map(({ path }) => path)

/** Few outcomes, so that few charts are drawn. */
const few = ['trust', 'attendance', 'accountability', 'clearance-time'] as const

/** The chunks of a PNG file, by type. */
function chunks(png: Uint8Array): Map<string, Buffer[]> {
  const bytes = Buffer.from(png)
  const found = new Map<string, Buffer[]>()
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    found.set(type, [...(found.get(type) ?? []), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))])
  }
  return found
}

test('each chart comes as SVG, PNG and specification', async (t) => {
  const files = await renderCharts(example(2, { outcomes: few }))
  const stems = new Set(names(files).map((path) => path.replace(/\.(svg|png|vl\.json)$/, '')))
  t.true(stems.has('charts/outcomes'))
  t.true(stems.has('charts/effects'))
  t.true(stems.has('charts/effects-over-time'))
  for (const stem of stems)
    for (const ending of ['svg', 'png', 'vl.json']) t.true(names(files).includes(`${stem}.${ending}`))
})

test('a single run has no effect charts, and draws the spread of the runs', async (t) => {
  const files = await renderCharts(example(1, { outcomes: few }))
  t.false(names(files).some((path) => path.includes('effects')))
  t.true(text(files, 'charts/outcomes.svg').includes('5th to 95th percentile'))
})

test('the same results give the same bytes, however often they are drawn', async (t) => {
  const first = await renderCharts(example(3, { outcomes: few }))
  const again = await renderCharts(example(3, { outcomes: few }))
  t.deepEqual(names(first), names(again))
  for (const [at, { path, content }] of first.entries()) {
    t.true(Buffer.from(content).equals(Buffer.from(again[at]!.content)), path)
  }
})

test('caption, metadata, specification and PNG text carry runs, seed, fingerprints and command', async (t) => {
  const input = example(3, { outcomes: few })
  const files = await renderCharts(input)
  for (const { path, content } of files) {
    if (path.endsWith('.png')) {
      const notes = (chunks(content as Uint8Array).get('iTXt') ?? []).map((chunk) => chunk.toString('utf8')).join('\n')
      t.true(notes.includes(input.command), path)
      t.true(notes.includes('not a forecast'), path)
      continue
    }
    const written = String(content)
    t.true(written.includes(input.command.slice(0, 60)), path)
    t.true(written.includes('not a forecast'), path)
    t.true(written.includes('100 runs of each scenario'), path)
    t.true(written.includes('seed “7”'), path)
    for (const print of Object.values(input.fingerprints)) t.true(written.includes(print.slice(0, 12)), path)
  }
  t.regex(text(files, 'charts/outcomes.svg'), /<metadata>\{.*"command":"lintas compare/)
  t.true(text(files, 'charts/outcomes.svg').includes('<desc>'))
})

test('specifications are JSON with all their data inside', async (t) => {
  const input = example(2, { outcomes: few })
  const files = await renderCharts(input)
  const spec = JSON.parse(text(files, 'charts/outcomes.vl.json')) as {
    $schema: string
    usermeta: { lintas: { seed: string } }
    datasets: Record<string, { month: number; value: number | null }[]>
  }
  t.is(spec.$schema, 'https://vega.github.io/schema/vega-lite/v6.json')
  t.is(spec.usermeta.lintas.seed, '7')
  t.is(spec.datasets.trust?.length, 2 * 61)
  t.false(text(files, 'charts/outcomes.vl.json').includes('"url"'))
  // Nobody met in month 0: a gap, not a zero.
  t.is(spec.datasets.attendance?.find((row) => row.month === 0)?.value, null)
})

test('a PNG shows letters: fonts were found', async (t) => {
  const files = await renderCharts(example(2, { months: 12, at: 6, outcomes: few }))
  const png = files.find(({ path }) => path === 'charts/outcomes-oversight.png')!.content as Uint8Array
  const found = chunks(png)
  const width = found.get('IHDR')![0]!.readUInt32BE(0)
  const pixels = inflateSync(Buffer.concat(found.get('IDAT')!))
  // The topmost 70 rows hold the title and nothing else; without fonts they are all background.
  const rows = pixels.subarray(0, 70 * (width * 4 + 1))
  t.true(new Set(rows).size > 8)
})

test('no chart has more than nine panels, and every outcome is in one', (t) => {
  const input = example(2)
  const shown = new Set<string>()
  for (const { file, spec } of chartSpecs(input)) {
    const [grid] = spec.vconcat as [{ concat: unknown[] }]
    t.true(grid.concat.length <= 9, file)
    if (file.startsWith('outcomes-')) for (const name of Object.keys(spec.datasets as object)) shown.add(name)
  }
  for (const outcome of new Set(input.curves.map((row) => row.outcome))) t.true(shown.has(outcome), outcome)
})

test('outcomes that no theme names still get a chart', (t) => {
  const input = example(1)
  const renamed = input.curves.map((row) => ({
    ...row,
    outcome: row.outcome === 'trust' ? 'no-theme-has-this' : row.outcome,
  }))
  const other = chartSpecs({ ...input, curves: renamed }).find(({ file }) => file === 'outcomes-other')
  t.true(other !== undefined && 'no-theme-has-this' in (other.spec.datasets as object))
})

test('odd runs are drawn too: one replicate, one month, twelve hundred months, a measure at the last month', async (t) => {
  await t.notThrowsAsync(renderCharts(example(2, { replicates: 1, outcomes: few })))
  await t.notThrowsAsync(renderCharts(example(2, { months: 1, at: 1, outcomes: few })))
  const long = await renderCharts(example(1, { months: 1200, outcomes: few }))
  t.true(text(long, 'charts/outcomes.vl.json').length < 1e6)
  await t.notThrowsAsync(renderCharts(example(2, { at: 60, outcomes: few })))
})

test('axes start at 0 and end on round numbers', (t) => {
  t.deepEqual(scaleFromZero([0.33, 0.58]).ticks, [0, 0.2, 0.4, 0.6])
  t.deepEqual(scaleFromZero([-17, 3]).domain, [-20, 5])
  t.deepEqual(scaleFromZero([]).domain, [0, 1])
  t.deepEqual(scaleFromZero([0]).domain, [0, 1])
  t.is(roundStep(0.12), 0.2)
  t.is(roundStep(37), 50)
  t.deepEqual(monthTicks(60), [0, 12, 24, 36, 48, 60])
  t.true(monthTicks(1200).length <= 7)
})

test('labels at the right end never overlap, keep their order and stay beside the panel', (t) => {
  const wished = [10, 11, 12, 80, 149, 149, 150]
  const places = spread(wished, 11.5, 150)
  for (let at = 1; at < places.length; at += 1) t.true(places[at]! - places[at - 1]! >= 11.5 - 1e-9)
  t.true(places.every((place) => place >= 0 && place <= 150))
  t.is(places[3], 80)
})

test('text is measured, wrapped and shortened by the letters’ true widths', (t) => {
  t.true(textWidth('iiii', 10) < textWidth('mmmm', 10))
  t.is(textWidth('A', 1000), 684)
  const lines = wrapText(`${'word '.repeat(40)}${'x'.repeat(200)}`, 300, 10)
  t.true(lines.every((line) => textWidth(line, 10) <= 300))
  t.is(lines.join('').replaceAll(' ', ''), 'word'.repeat(40) + 'x'.repeat(200))
  t.true(shorten('harmonised-regulation-of-everything', 100, 10).endsWith('…'))
  t.is(shorten('short', 100, 10), 'short')
})

test('thirty variants have thirty different strokes', (t) => {
  const strokes = Array.from({ length: 30 }, (_, place) => JSON.stringify(variantStroke(place)))
  t.is(new Set(strokes).size, 30)
})

test('bands stay within what the outcome can be', (t) => {
  const input = example(2, { outcomes: few })
  const wide = input.curves.map((row) => ({ ...row, mean_low: row.mean - 3, mean_high: row.mean + 3 }))
  const spec = chartSpecs({ ...input, curves: wide }).find(({ file }) => file === 'outcomes')!.spec
  const rows = (spec.datasets as Record<string, { low: number | null; high: number | null }[]>).attendance!
  t.true(rows.every(({ low, high }) => (low ?? 0) >= 0 && (high ?? 1) <= 1))
})

test('with varied values the hue tells the value and the dashes the scenario', (t) => {
  const stroke = strokes(varied())
  const of = (name: string) => stroke.get(`entikong/${name}]`)!
  const [a, b] = [of('baseline[agencies.*.ego=.2'), of('formalised[agencies.*.ego=.2')]
  const [c, d] = [of('baseline[agencies.*.ego=.8'), of('formalised[agencies.*.ego=.8')]
  t.is(a.line, b.line)
  t.is(c.line, d.line)
  t.not(a.line, c.line)
  t.deepEqual(a.dash, c.dash)
  t.deepEqual(b.dash, d.dash)
  t.notDeepEqual(a.dash, b.dash)
})

test('outcomes that never change are not drawn, and the overview says which', (t) => {
  const input = example(2)
  const curves = input.curves.map((row) => (row.outcome === 'capacity' ? { ...row, mean: 0.5, sd: 0 } : row))
  const specs = chartSpecs({ ...input, curves })
  for (const { file, spec } of specs) if (file.startsWith('outcomes')) t.false('capacity' in (spec.datasets as object))
  t.regex(JSON.stringify(specs.find(({ file }) => file === 'outcomes')!.spec), /never change: staff capacity\./)
})

test('every declared outcome has a theme of at most nine, and only welfare has two', (t) => {
  const themed = themes.flatMap(({ outcomes }) => outcomes)
  for (const { outcomes } of themes) t.true(outcomes.length <= 9)
  t.deepEqual(
    catalogue.map(({ name }) => name).filter((name) => !themed.includes(name)),
    [],
  )
  t.deepEqual(
    themed.filter((name, at) => themed.indexOf(name) !== at),
    ['welfare'],
  )
})

test('the main outcomes begin with what the service of the case is there for', (t) => {
  const common = catalogue.filter(({ service }) => service === undefined).map(({ name }) => name)
  const first = (service: string) => {
    const own = catalogue.filter((outcome) => [outcome.service ?? []].flat().some((each) => each === service))
    const main = headline([...common, ...own.map(({ name }) => name)])
    t.is(main.length, 9)
    t.true(main.includes('trust'))
    return main.slice(0, 2)
  }
  t.deepEqual(first('border-clearance'), ['clearance-time', 'joint-inspection'])
  t.deepEqual(first('casework'), ['cases-open', 'cases-prevented'])
  t.deepEqual(first('prosperity-security'), ['welfare', 'security'])
  t.deepEqual(first('diplomacy-agenda'), ['cross-border-trust', 'people-to-people-trust'])
  t.deepEqual(first('poverty-programme'), ['poverty-rate', 'data-conflict'])
})

test('each measure names the scenarios that have it, and no other', (t) => {
  const input = example(3)
  const measure = (title: string) => ({ id: title, title: { en: title, id: title }, at: 12, set: {} })
  const given = [[], ['Forum formalised'], ['Forum formalised', 'Regulation harmonised', 'Desks trained']]
  const scenarios = input.scenarios.map((one, at) => ({ ...one, measures: given[at]!.map(measure) }))
  const [note = ''] = measureNotes({ ...input, scenarios } as typeof input)
  t.is(
    note,
    'Measures start, month 12: Forum formalised (formalised and single-window), Regulation harmonised and Desks trained (single-window).',
  )
})

test('the small fonts draw what the whole ones draw, pixel for pixel', (t) => {
  const characters = Array.from({ length: 0x3000 }, (_, at) => String.fromCodePoint(at)).filter(
    (character) => character > ' ' && !'<>&'.includes(character) && usualCharacters.test(character),
  )
  t.true(characters.length > 300)
  // Letters of which a font draws some pairs closer together, or as one.
  const pairs = ['A', 'T', 'V', 'L', 'f', 'r', 'k'].flatMap((a) =>
    ['V', 'A', 'o', 'y', 'i', '.', '’'].map((b) => a + b),
  )
  const words = [...characters, ...pairs]
  const lines = Array.from({ length: Math.ceil(words.length / 40) }, (_, at) => words.slice(at * 40, at * 40 + 40))
  for (const weight of ['normal', 'bold']) {
    const text = lines.map((line, at) => `<text y="${14 * at + 12}">${line.join(' ')}</text>`).join('\n')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="${14 * lines.length}" font-family="sans-serif" font-size="11" font-weight="${weight}">${text}</svg>`
    const drawn = (fontFiles: string[]) =>
      new Resvg(svg, { font: { loadSystemFonts: false, fontFiles, sansSerifFamily: 'DejaVu Sans' } }).render().pixels
    const [small, whole] = [fontsFor('usual'), fontsFor('\u0416')]
    t.notDeepEqual(small, whole)
    t.true(drawn(small).equals(drawn(whole)), weight)
  }
})
