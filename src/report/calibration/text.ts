/** A calibration in words: on the terminal, in summary.md, and as JSON. */

import type { Calibration } from '../../experiment/calibration.js'
import { type Block, caution, heading, label, marked, paragraph, table, under } from '../document/document.js'
import { markdownOf } from '../document/markdown.js'
import { terminalText } from '../document/terminal.js'
import { code } from '../markdown.js'
import type { Localiser } from '../messages/localiser.js'
import { percentText } from '../patterns/input.js'
import { fingerprintTable } from '../patterns/text.js'
import { plainJson } from '../plain-json.js'
import { type Telling, tellingIn } from '../telling.js'
import { capitalised } from '../words.js'
import type { CalibrationInput } from './input.js'

/** Values shown on the terminal and in the summary; all are in posterior.csv. */
const mostShown = 20

export function calibrationText(input: CalibrationInput): string {
  const telling = tellingIn(input.language)
  return terminalText([
    ...sentences(telling, input).flatMap(paragraph),
    ...tables(telling, input, label, ([before, after]) => [...after!, ...before!]),
    caution(telling.say.stylised),
  ])
}

export function calibrationMarkdown(input: CalibrationInput): string {
  const telling = tellingIn(input.language)
  const { say, localiser } = telling
  return markdownOf([
    heading(localiser.chart.calibration.title(input.calibration.case), 1),
    ...sentences(telling, input).flatMap(paragraph),
    ...tables(telling, input, heading, ([before, after]) => [...before!, ...after!]),
    heading(say.made.read),
    ...paragraph(marked(say.calibrationTold.explained)),
    heading(say.made.title),
    ...paragraph(marked(code(input.command))),
    ...paragraph(say.made.by(input.version, input.model)),
    fingerprintTable(telling, input.fingerprints),
    caution(say.stylised),
  ])
}

/** Values that are narrowed, patterns, cases held out; `order` puts what is said of these before or after their table. */
function tables(
  telling: Telling,
  input: CalibrationInput,
  title: (text: string) => Block,
  order: (said: readonly [sentence: Block[], table: Block[]]) => Block[],
): Block[] {
  const told = telling.say.calibrationTold
  const values = valueRows(telling, input)
  const out = heldOutRows(telling, input)
  return [
    ...(values.length > 0 ? [title(told.narrowedTitle), table(told.valueHead, values)] : []),
    title(told.patternsTitle),
    table(told.patternHead, patternRows(telling, input)),
    ...under(
      title(told.heldOutTitle),
      out.length > 0 ? order([paragraph(heldOutSentence(telling, input)), [table(told.heldOutHead, out)]]) : [],
    ),
  ]
}

/** How many points were kept, and what holds there. */
export function leadSentence(
  { calibration: c, points, spaceSeeds, seed }: CalibrationInput,
  { chart, counted, runs }: Localiser,
): string {
  const said = chart.calibration
  const { length } = c.patterns
  const where =
    c.fails === 0
      ? said.allHold(String(length))
      : said.mostFail(String(c.fails), counted(length, 'pattern'), c.fails === 1)
  return said.lead({
    points: counted(points, 'point'),
    name: c.case,
    runs: runs(spaceSeeds),
    seed,
    kept: String(c.accepted.points.length),
    where,
    prior: percentText(c.prior),
    posterior: percentText(c.posterior),
  })
}

/** What came of it. */
function sentences({ say, localiser }: Telling, input: CalibrationInput): string[] {
  const { calibration: c, points, inOverlay, base } = input
  const told = say.calibrationTold
  const { given } = localiser
  const narrowed = c.values.filter((one) => one.narrowed).length
  const all = given(c.values.length)
  const laid =
    inOverlay.size === 0 ? told.inNone(base) : told.overlay(given(inOverlay.size), inOverlay.size === 1, base)
  const count = (which: 'atDefaults' | 'calibrated') => given(c.patterns.filter((one) => one[which]).length)
  const gaps = c.patterns.filter(({ withoutValue }) => withoutValue > 0)
  const untold = gaps.map(({ id, withoutValue }) => told.gap(id, percentText(withoutValue)))
  return [
    leadSentence(input, localiser),
    narrowed === 0
      ? `${told.noneNarrowed(all, c.accepted.points.length / points > 0.8)} ${furthest({ say, localiser }, c)}`
      : `${told.narrowed(given(narrowed), all, narrowed === 1)} ${laid}`,
    ...(narrowed === 0 ? [] : [told.before(count('atDefaults'), given(c.patterns.length), count('calibrated'))]),
    ...(gaps.length === 0 ? [] : [told.gaps(localiser.list(untold))]),
  ]
}

function furthest({ say, localiser }: Pick<Telling, 'say' | 'localiser'>, { values }: Calibration): string {
  const far = values.reduce((most, one) => (one.departure > most.departure ? one : most), values[0]!)
  const { departure, critical, path } = far
  return say.calibrationTold.furthest(path, localiser.number(departure), localiser.number(critical))
}

function heldOutSentence({ say, localiser }: Telling, { calibration: { heldOut } }: CalibrationInput): string {
  const told = say.calibrationTold
  const named = (which: (gain: { low: number; high: number }) => boolean, words: (cases: string) => string) => {
    const cases = heldOut.filter(({ gain }) => which(gain)).map((one) => one.case)
    return cases.length === 0 ? [] : [words(localiser.list(cases))]
  }
  const parts = [
    ...named(({ low }) => low > 0, told.better),
    ...named(({ high }) => high < 0, told.worse),
    ...named(({ low, high }) => !(low > 0) && !(high < 0), told.open),
  ]
  return `${capitalised(parts.join('; '))}.`
}

function patternRows({ localiser }: Telling, { calibration, titles }: CalibrationInput): string[][] {
  return calibration.patterns.map(({ id, prior, posterior, atDefaults, calibrated }) => [
    id,
    titles[id] ? localiser.text(titles[id]) : '',
    percentText(prior),
    percentText(posterior),
    atDefaults ? '✓' : '✗',
    calibrated ? '✓' : '✗',
  ])
}

function heldOutRows({ say, localiser }: Telling, { calibration: { heldOut } }: CalibrationInput): string[][] {
  const points = (x: number) => localiser.difference(x * 100, 1)
  const percent = (x: number) => `${localiser.number(x * 100, 1)} %`
  return heldOut.map((one) => [
    one.case,
    String(one.patterns),
    String(one.accepted),
    percent(one.prior),
    percent(one.posterior),
    `${points(one.posterior - one.prior)} (${say.range(points(one.gain.low), points(one.gain.high))})`,
  ])
}

function valueRows({ say, localiser }: Telling, { calibration, inOverlay }: CalibrationInput): string[][] {
  const narrowed = calibration.values.filter((one) => one.narrowed)
  const shown = [...narrowed].sort((a, b) => b.departure - a.departure).slice(0, mostShown)
  return shown.map(({ path, value, range, low, middle, high }) => [
    inOverlay.has(path) ? path : `${path} *`,
    localiser.number(value),
    say.range(...localiser.move(...range)),
    say.range(...localiser.move(low, high)),
    localiser.number(middle),
  ])
}

export function calibrationJson(input: CalibrationInput, format: number): object {
  const { calibration: c } = input
  return plainJson({
    lintas: format,
    command: input.command,
    case: c.case,
    points: input.points,
    'space-seeds': input.spaceSeeds,
    accepted: c.accepted.points,
    fails: c.fails,
    prior: c.prior,
    posterior: c.posterior,
    patterns: c.patterns,
    values: c.values,
    heldOut: c.heldOut,
  })
}
