/** A calibration in words: on the terminal, in summary.md, and as JSON. */

import type { Calibration } from '../../experiment/calibration.js'
import { wrap } from '../../scenario/words.js'
import { caution } from '../charts/frame.js'
import { code, table as markdownTable, prose, proseTable } from '../markdown.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { percentText } from '../patterns/input.js'
import { plainJson } from '../plain-json.js'
import { columnsText } from '../plain-table.js'
import { formatDifference, formatMove, formatNumber, list } from '../words.js'
import type { CalibrationInput } from './input.js'

/** Values shown on the terminal and in the summary; all are in posterior.csv. */
const mostShown = 20

export function calibrationText(input: CalibrationInput): string {
  const parts = sentences(input).map((text) => wrap(text))
  const { head, rows } = valueRows(input)
  if (rows.length > 0) parts.push(`Values that the patterns narrow\n\n${columnsText(head, rows)}`)
  parts.push(`The case’s patterns\n\n${columnsText(patternHead, patternRows(input))}`)
  const out = heldOutRows(input)
  if (out.length > 0)
    parts.push(
      `A case held out while the others calibrate\n\n${columnsText(heldOutHead, out)}\n\n${wrap(heldOutSentence(input))}`,
    )
  parts.push(caution)
  return parts.join('\n\n')
}

export function calibrationMarkdown(input: CalibrationInput): string {
  const { calibration, fingerprints } = input
  const { head, rows } = valueRows(input)
  const out = heldOutRows(input)
  return `${[
    `# Which values make the patterns of ${prose(calibration.case)} hold?`,
    ...sentences(input).map(prose),
    ...(rows.length > 0 ? ['## Values that the patterns narrow', proseTable(head, rows)] : []),
    '## The case’s patterns',
    proseTable(patternHead, patternRows(input)),
    ...(out.length > 0
      ? ['## A case held out while the others calibrate', prose(heldOutSentence(input)), proseTable(heldOutHead, out)]
      : []),
    '## How to read this',
    explained.join('\n'),
    '## Made by',
    code(input.command),
    `Lintas ${input.version}, model ${input.model}.`,
    markdownTable(
      ['Scenario', 'Fingerprint'],
      Object.entries(fingerprints).map(([name, print]) => [code(name), code(print.slice(0, 12))]),
    ),
    caution,
  ].join('\n\n')}\n`
}

const explained = [
  'Points of the assumed space (every coefficient, and every value with a range that no study gives) are drawn by a Latin',
  'hypercube; at each the scenarios run a few times, and those points are kept at which the fewest patterns fail, by the means',
  '(approximate Bayesian computation by rejection). A value counts as *narrowed* where the kept points depart from an even',
  'spread by more than chance would bring about in any of all values (5 %, Bonferroni). A narrowed value is fitted to the',
  'patterns, so patterns that hold with it are no confirmation; a case that was *held out* is: its patterns had no part in',
  'choosing the points, and only the mechanisms’ coefficients that all cases share can carry over to it.',
]

/** How many points were kept, and what holds there. */
export function leadSentence(
  { calibration: c, points, spaceSeeds, seed }: CalibrationInput,
  { chart, count, runs }: Localiser = localiserFor(),
): string {
  const said = chart.calibration
  const { length } = c.patterns
  const where =
    c.fails === 0
      ? said.allHold(String(length))
      : said.mostFail(String(c.fails), chart.patternCount(count(length), length === 1), c.fails === 1)
  return said.lead({
    points: chart.points(count(points), points === 1),
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
function sentences(input: CalibrationInput): string[] {
  const { calibration: c, points } = input
  const narrowed = c.values.filter((one) => one.narrowed)
  const first = leadSentence(input)
  const share = c.accepted.points.length / points
  const told =
    narrowed.length === 0
      ? `No single value among ${c.values.length} is narrowed beyond chance: ${share > 0.8 ? 'the patterns hold nearly everywhere and say little of the values' : 'the patterns ask for combinations of values, or for more points than were kept'}.${furthest(c)}`
      : `${narrowed.length} of ${c.values.length} values ${narrowed.length === 1 ? 'is' : 'are'} narrowed beyond chance. ${input.inOverlay.size === 0 ? `None of them belongs to ${input.base}.` : `calibrated.yaml lays ${input.inOverlay.size === 1 ? 'it' : `${input.inOverlay.size} of them`} over ${input.base}.`}`
  const count = (which: 'atDefaults' | 'calibrated') => c.patterns.filter((one) => one[which]).length
  const after =
    narrowed.length === 0
      ? []
      : [
          `At default values ${count('atDefaults')} of the ${c.patterns.length} patterns hold by the means; with the narrowed values in the middle of what was kept, ${count('calibrated')}.`,
        ]
  const gaps = c.patterns.filter(({ withoutValue }) => withoutValue > 0)
  const untold = gaps.map(({ id, withoutValue }) => `${id} (${percentText(withoutValue)} of the points)`)
  const counted =
    gaps.length === 0 ? [] : [`Where a pattern has no value it counts as one that fails: ${list(untold)}.`]
  return [first, told, ...after, ...counted]
}

function furthest({ values }: Calibration): string {
  const far = values.reduce((most, one) => (one.departure > most.departure ? one : most), values[0]!)
  return ` Furthest from an even spread is ${far.path} (departure ${formatNumber(far.departure)}; chance alone may reach ${formatNumber(far.critical)} among so many).`
}

function heldOutSentence({ calibration: { heldOut } }: CalibrationInput): string {
  const named = (which: (gain: { low: number; high: number }) => boolean) =>
    heldOut.filter(({ gain }) => which(gain)).map((one) => one.case)
  const better = named(({ low }) => low > 0)
  const worse = named(({ high }) => high < 0)
  const open = named(({ low, high }) => !(low > 0) && !(high < 0))
  const parts = [
    ...(better.length > 0
      ? [`What the other cases teach makes the patterns of ${list(better)} hold more often than over all points`]
      : []),
    ...(worse.length > 0 ? [`it makes those of ${list(worse)} hold less often`] : []),
    ...(open.length > 0
      ? [`for ${list(open)} the interval of the gain meets 0, so nothing is shown to carry over`]
      : []),
  ]
  const text = parts.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

const patternHead = ['Pattern', 'What must hold', 'all', 'kept', 'default', 'calibrated']

function patternRows({ calibration, titles }: CalibrationInput): string[][] {
  return calibration.patterns.map(({ id, prior, posterior, atDefaults, calibrated }) => [
    id,
    titles[id]?.en ?? '',
    percentText(prior),
    percentText(posterior),
    atDefaults ? '✓' : '✗',
    calibrated ? '✓' : '✗',
  ])
}

const heldOutHead = ['Held out', 'patterns', 'kept', 'all', 'at kept', 'gain, 95 % interval']

function heldOutRows({ calibration: { heldOut } }: CalibrationInput): string[][] {
  const points = (x: number) => formatDifference(x * 100, 1)
  return heldOut.map((one) => [
    one.case,
    String(one.patterns),
    String(one.accepted),
    `${(one.prior * 100).toFixed(1)} %`,
    `${(one.posterior * 100).toFixed(1)} %`,
    `${points(one.posterior - one.prior)} (${points(one.gain.low)} to ${points(one.gain.high)})`,
  ])
}

function valueRows({ calibration, inOverlay }: CalibrationInput): { head: string[]; rows: string[][] } {
  const narrowed = calibration.values.filter((one) => one.narrowed)
  const shown = [...narrowed].sort((a, b) => b.departure - a.departure).slice(0, mostShown)
  return {
    head: ['Value', 'default', 'range', 'kept, 5 to 95 %', 'middle'],
    rows: shown.map(({ path, value, range, low, middle, high }) => [
      inOverlay.has(path) ? path : `${path} *`,
      formatNumber(value),
      formatMove(...range).join(' to '),
      formatMove(low, high).join(' to '),
      formatNumber(middle),
    ]),
  }
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
