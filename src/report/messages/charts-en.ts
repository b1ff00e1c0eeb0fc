/** What charts say, in English; the other languages have the same keys. */

import { analysesEn } from './analyses-en.js'
import { compositionEn } from './composition-en.js'
import { definedEn } from './defined-en.js'
import type { Widened } from './en.js'

export const chartsEn = {
  caution: 'A stylised case, not a forecast.',
  /** What is counted: the word after 1, and after another number. */
  nouns: {
    run: { one: 'run', many: 'runs' },
    month: { one: 'month', many: 'months' },
    outcome: { one: 'outcome', many: 'outcomes' },
    scenario: { one: 'scenario', many: 'scenarios' },
    combination: { one: 'combination', many: 'combinations' },
    number: { one: 'number', many: 'numbers' },
    point: { one: 'point', many: 'points' },
    factor: { one: 'factor', many: 'factors' },
    pattern: { one: 'pattern', many: 'patterns' },
    clearEffect: { one: 'clear effect', many: 'clear effects' },
    pair: { one: 'pair', many: 'pairs' },
    measure: { one: 'measure', many: 'measures' },
    replicate: { one: 'replicate', many: 'replicates' },
    round: { one: 'round', many: 'rounds' },
    trajectory: { one: 'Morris trajectory', many: 'Morris trajectories' },
    sample: { one: 'base sample', many: 'base samples' },
  },
  ofEach: (runs: string) => `${runs} of each scenario, paired by common luck`,
  seed: (runs: string, seed: string) => `${runs}; seed “${seed}”.`,
  fingerprints: (prints: string, several: boolean) => `Fingerprint${several ? 's' : ''}: ${prints}`,
  madeBy: (command: string) => `Made by: ${command}`,
  month: 'month',
  inMonth: (month: string) => `month ${month}`,
  inSeason: (month: string, calendar: string) => `month ${month} (${calendar})`,
  lastMonth: 'the last month',
  axisIndex: (scale: string) => `${scale}, 0 to 1`,
  index: 'index',
  share: 'share',
  times: 'times what staff carry',
  higherBetter: 'higher is better',
  lowerBetter: 'lower is better',
  toRange: (low: string, high: string) => `${low} to ${high}`,

  against: (variant: string, baseline: string) => `${variant} against ${baseline}`,
  variantsAgainst: (count: string, baseline: string) => `${count} variants against ${baseline}`,
  combinations: (count: string) => `, ${count} combinations of values`,

  curves: {
    one: (runs: string) => `Line: mean of ${runs}, month by month.`,
    several: (runs: string) => `Lines: mean of ${runs} of each scenario, month by month.`,
    description: (o: { theme: string; title: string; months: string; names: string }) =>
      `${o.theme}: ${o.title}. Curves over ${o.months} for ${o.names}.`,
    noInterval: 'One run: no interval.',
    bandsOfOne: 'Dark band: 95 % interval of the mean (Student t). Pale band: 5th to 95th percentile of the runs.',
    bands: 'Bands: 95 % interval of the mean (Student t).',
    axes: 'Upright axes start at 0 and differ from panel to panel.',
    every: (months: string) => `Every ${months} months are drawn.`,
    still: (names: string) => `Not drawn, since they never change: ${names}.`,
    measures: (said: string, more: string) => `Measures start, ${said}${more}.`,
    measuresAt: (month: string, titles: string) => `month ${month}: ${titles}`,
    measureCount: (count: string) => `${count} measures`,
    laterMonths: (count: string, one: boolean) => `; and in ${count} later ${one ? 'month' : 'months'}`,
    measuresStart: 'measures start',
    measureStarts: 'measure starts',
    strokes: 'Colours tell the value that is varied, dashes the scenario.',
    brackets: (paths: string) => `In brackets beside the curves: ${paths}.`,
    difference: (scale: string) => `difference, ${scale}`,
  },

  effects: {
    marks: {
      better: 'better',
      worse: 'worse',
      changed: 'changed, neither better nor worse',
      unclear: 'no clear change, or a slight one',
    },
    axis: 'effect, % of the larger of the two means',
    title: (month: string) => `Effects at ${month}`,
    subtitle: (baseline: string, interval: boolean) =>
      `Mean paired difference from ${baseline}: the same luck in both worlds, run by run. Numbers at the right: the difference in the outcome’s own unit${interval ? ', with its 95 % interval' : ''}.`,
    description: (month: string, variants: string, baseline: string) =>
      `Effects at ${month} of ${variants} against ${baseline}, with 95 % intervals.`,
    bars: 'Bars: 95 % interval of the mean paired difference (Student t); where none is seen it is narrower than the mark. So that outcomes of different units share one axis, each difference is drawn as a percentage of the larger of the two means.',
    slight:
      'No clear change: the interval includes 0. Slight: under 0.01 of an index, or under 2 % of the baseline’s mean.',
    sameValue: (baseline: string) => `${baseline} under the same value`,
    theBaseline: 'the baseline',
    overTime: 'How the effects come about',
    each: 'Each variant',
    minus: (variant: string, baseline: string) =>
      `${variant} minus ${baseline}, month by month: the mean difference between paired runs. On the line at 0 nothing has changed.`,
    overTimeDescription: (months: string, variants: string, baseline: string) =>
      `Effects over ${months} months of ${variants} against ${baseline}.`,
    overTimeBands:
      'Bands: 95 % interval of the mean paired difference (Student t). Upright axes contain 0 and differ from panel to panel.',
  },

  thinning: (o: { all: string; shown: string; one: boolean; told: boolean; varied: boolean; effects: boolean }) =>
    `Of ${o.all} scenarios ${o.shown} ${o.one ? 'is' : 'are'} ${o.told ? 'told' : 'drawn'}${o.varied ? ', spread over the varied values' : ', the first named'}; all of them are in curves.csv${o.effects ? ' and effects.csv' : ''}.`,

  map: {
    title: (name: string, x: string, y: string) => `${name} over ${x} and ${y}`,
    against: (variant: string, baseline: string) => `${variant}, against ${baseline}`,
    effect: (month: string) =>
      `Effect at ${month}: the mean paired difference between variant and baseline under the same two values.`,
    description: (o: {
      variant: string
      baseline: string
      month: string
      x: string
      y: string
      columns: string
      rows: string
    }) =>
      `Effects of ${o.variant} against ${o.baseline} at ${o.month} over ${o.x} and ${o.y}, as a grid of ${o.columns} by ${o.rows}.`,
    colours: 'Blue: better; orange: worse (where neither is: blue above 0, orange below). White: no effect.',
    grey: ' Grey: nothing to compare.',
    thick: 'Thick line: around the cells in which the effect is below a third of the largest, or of the other sign. ',
    noSmall: 'No effect is below a third of the largest. ',
    oneRun: 'One run of each scenario: no interval.',
    hatched: 'Hatched: not clear, the 95 % interval of the mean paired difference (Student t) includes 0.',
    allClear: 'No cell’s 95 % interval of the mean paired difference (Student t) includes 0.',
    uneven: (paths: string) => `The steps between the values of ${paths} are not equal, but drawn as if they were.`,
    tooSmall: 'The cells are too small for numbers: effects.csv has them.',
    fingerprints: (count: string) =>
      `Fingerprints: those of all ${count} scenarios are in manifest.json and inside this file.`,
  },

  patterns: {
    title: 'Do the cases behave as their studies found?',
    description: (count: string) => `Share of seeds and of the assumed space in which each of ${count} patterns holds.`,
    note: 'Circles: share of the seeds in which all comparisons are true. Diamonds: share of the points of the assumed space at which the pattern holds, its 95 % intervals on the right side. Blue: holds at default values; orange: fails; grey: cannot be told, for want of values. Points without a value count as points at which it does not hold. The upright line marks 95 %: a pattern that holds in more of the space than that verifies, the others discriminate.',
    axis: 'share in which the pattern holds',
    holds: 'holds',
    fails: 'fails',
    untold: 'no value',
    verdicts: {
      verifies: 'verifies',
      discriminates: 'discriminates',
      'no value': 'no value',
      'not tested': 'not tested',
    },
    held: (held: string, all: string) => `${held} of ${all} patterns hold`,
    cannotTell: (count: string) => `${count} cannot be told: no value`,
    untoldOverSpace: (count: string) => `of ${count} too few points have a value`,
    withoutValue: (share: string) => `no value at ${share}`,
    untested: 'the assumed space was not tested',
    verified: (verify: string, one: boolean, discriminate: string, oneOther: boolean) =>
      `over the assumed space ${verify} ${one ? 'verifies' : 'verify'} and ${discriminate} ${oneOther ? 'discriminates' : 'discriminate'}`,
    design: (seeds: string, space: string, seed: string) => `${seeds} seeds at default values${space}; seed “${seed}”.`,
    space: (points: string, seeds: string) => `; ${points} points of the assumed space × ${seeds} seeds`,
    across: 'across',
  },

  composition: compositionEn,
  defined: definedEn,

  ...analysesEn,
}

export type ChartMessages = Widened<typeof chartsEn>
