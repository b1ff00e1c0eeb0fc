/** What printed reports say, in English; the other languages have the same keys. */

import { analysisSummariesEn } from './analysis-summaries-en.js'
import type { Widened } from './en.js'
import { explainEn } from './explain-en.js'
import { experimentsEn } from './report-experiments-en.js'
import { summaryEn } from './summary-en.js'

export const reportEn = {
  kinds: {
    run: 'Report of a run',
    compare: 'Report of a comparison',
    validate: 'Report of a validation',
    experiment: 'Report of an experiment',
  },
  stylised: 'A stylised case, not a forecast.',
  stylisedWhy: (share: string) =>
    `It shows what follows from assumptions, not what will happen at the border: ${share} of its values are assumed. Only differences between scenarios are meant to be read.`,
  stylisedPlain:
    'It shows what follows from assumptions, not what will happen at the border. Only differences between scenarios are meant to be read.',
  contents: 'Contents',
  question: 'The question',
  moreCurves: 'More curves',
  inShort: 'In short',
  figure: (number: string) => `Figure ${number}.`,
  table: (number: string) => `Table ${number}.`,
  none: '–',
  interval: (low: string, high: string) => `95 % interval ${low} to ${high}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  yes: 'yes',
  no: 'no',

  run: {
    question: (title: string) => `What becomes of “${title}”, as it stands?`,
    rises: (o: string, from: string, to: string) => `${o} up from ${from} to ${to}`,
    falls: (o: string, from: string, to: string) => `${o} down from ${from} to ${to}`,
    still: (o: string, from: string, to: string) => `${o}: no clear change, ${from} and ${to}`,
    unjudged: (o: string, from: string, to: string) => `${o}: ${from}, ${to}`,
    inMonth: (value: string, month: string) => `${value} in month ${month}`,
    ofMean: (low: string, high: string) => `95 % interval of the mean ${low} to ${high}`,
    outcomes: 'All outcomes at the end',
    columns: {
      outcome: 'Outcome',
      unit: 'Unit',
      first: 'At first',
      last: 'At the end',
      interval: '95 % interval of the mean',
      runs: 'Nine runs in ten',
    },
    caption: 'Means over the runs. Nine runs in ten: from the 5th to the 95th percentile.',
    over: (month: string, count: string) => `Month ${month}, lowest and highest mean of ${count} scenarios:`,
    ends: 'The main outcomes at the end',
    endsCaption: 'Means over the runs. Their intervals and all other outcomes are in curves.csv beside the report.',
  },

  compare: {
    question: (variant: string, baseline: string) => `What does “${variant}” change, against “${baseline}”?`,
    questionSeveral: (variants: string, baseline: string) => `What do ${variants} change, against “${baseline}”?`,
    questionMany: (count: string, baseline: string) => `What do ${count} variants change, against “${baseline}”?`,
    atMonth: (month: string) => `At ${month}`,
    better: (moves: string, first: boolean) => `better${first ? ' above all' : ''} in ${moves}`,
    worse: (moves: string, first: boolean) => `worse${first ? ' above all' : ''} in ${moves}`,
    changed: (moves: string) => `changed in ${moves}`,
    move: (o: string, from: string, to: string) => `${o} (${from} to ${to})`,
    atTheMonth: (pair: string, month: string) => `${pair} at ${month}`,
    inTheMonth: (pair: string, month: string) => `${pair}, ${month}`,
    nothing: (outcomes: string) => `no clear change in any of ${outcomes}`,
    counts: (o: { better: string; all: string; worse: string; changed: string }) =>
      `${o.better} of ${o.all} better, ${o.worse} worse${o.changed === '0' ? '' : `, ${o.changed} changed without being either`}.`,
    rises: (o: string, from: string, to: string) => `${o} up from ${from} to ${to}`,
    falls: (o: string, from: string, to: string) => `${o} down from ${from} to ${to}`,
    /** `all`: of all pairs of runs, and not of those only that have a value. */
    higherPairs: (share: string, all: boolean) => `higher in ${share} of ${all ? 'the run' : 'these'} pairs`,
    lowerPairs: (share: string, all: boolean) => `lower in ${share} of ${all ? 'the run' : 'these'} pairs`,
    tiedPairs: (pairs: string, share: string) => `${pairs}, equal in ${share}`,
    overYear: (effect: string) => `over the last 12 months ${effect} on average`,
    clearFrom: (month: string) => `clear from month ${month}`,
    clearAtStart: (month: string) => `clear from month ${month}, when the measures start`,
    clearInto: (month: string, months: string) => `clear from month ${month}, ${months} into the measures`,
    clearLast: 'clear only in the last month',
    clearLate: (months: string) => `clear only in the last ${months}`,
    andThese: (names: string) => `and ${names}.`,
    betterHead: 'Better, the largest effects first',
    worseHead: 'Worse',
    changedHead: 'Changed, neither better nor worse',
    hardly: (names: string) => `Hardly moved: ${names}.`,
    unclear: (names: string) => `No clear change (the interval includes 0): ${names}.`,
    oneRun: 'One run of each scenario gives no interval, so no change can be called clear.',
    curves: 'The main outcomes',
    effects: 'All effects at the end',
    effectColumns: {
      outcome: 'Outcome',
      unit: 'Unit',
      baseline: 'Baseline',
      variant: 'Variant',
      effect: 'Effect',
      interval: '95 % interval',
      verdict: 'Verdict',
    },
    caption:
      'Effect: the mean paired difference from the baseline, the same luck in both worlds, with its 95 % interval (Student t). Outcomes that in every month and run are the same are left out.',
  },

  firm: {
    title: 'How firm is it?',
    untried:
      'Whether these effects keep their direction when the assumed values are varied was not tried here. This does:',
    lead: (variant: string, points: string) =>
      `${variant}: all assumed values varied at once within what is thought possible, at ${points} points.`,
    counts: (o: { robust: string; contested: string; reversed: string; all: string }) =>
      `Of ${o.all} clear effects ${o.robust} are robust, ${o.contested} contested, ${o.reversed} reversed.`,
    columns: { outcome: 'Outcome', verdict: 'Verdict', share: 'Same direction', where: 'It reverses most where' },
    caption:
      'Robust: the effect has the direction that it has at default values in 95 % of the assumed space or more; reversed: in less than half of it; contested: between. Shares behind a range: how often it reverses there, and elsewhere.',
    allRobust: (names: string) => `Robust: ${names}.`,
    nowhere: 'no range of one value tells where',
    of: (what: string, whom: string) => `${what} of ${whom}`,
  },

  asked: {
    title: 'What was run',
    titleCompare: 'What was compared',
    runs: (runs: string, months: string) => `${runs} over ${months}.`,
    runsOfEach: (runs: string, months: string) => `${runs} of each scenario over ${months}.`,
    paired:
      'Runs are paired: the same luck in both worlds, so that a difference within a pair comes from what the scenarios change.',
    measure: (title: string, month: string) => `${title} (month ${month})`,
    done: (measures: string, one: boolean) => `${one ? 'Measure' : 'Measures'}: ${measures}.`,
    varied: (values: string) => `Varied: ${values}`,
  },

  assumptions: {
    title: 'What it rests on',
    lead: (scenario: string, numbers: string, parts: string) => `Of ${numbers} that ${scenario} reads, ${parts}.`,
    part: {
      study: 'from the study of the case',
      literature: 'from other literature',
      theory: 'from theory',
      assumed: 'assumed',
    },
    partOf: (count: string, share: string, words: string, one: boolean) =>
      `${count} (${share}) ${one ? 'is' : 'are'} ${words}`,
    defaults: (count: string, one: boolean) =>
      `Of all these, ${count} ${one ? 'is a default' : 'are defaults'} that the scenario does not state.`,
    table: 'The assumed values of the world that matter',
    columns: { what: 'Value', where: 'Here', range: 'Thought possible', unit: 'Unit', source: 'Source' },
    caption: (left: string) =>
      `Values of the world with a range that no study gives, of several agencies or forums together. ${left}`,
    coefficients: (count: string) =>
      `Besides, ${count} coefficients say how people behave; each has a range too, and all of these are varied where it is said that an effect is robust.`,
    several: (low: string, high: string, count: string) => `${low} to ${high} (${count})`,
    notSaid: 'assumed',
    sources: 'Sources',
  },

  limits: {
    title: 'Limits',
    luck: 'Intervals cover luck, not doubt: they say how well so many runs pin down a mean under these very values. They shrink with more runs; the doubt about values and equations does not.',
    many: 'Of many effects looked at, about one in twenty would be called clear by luck alone, even if nothing had changed.',
    slight:
      '“Hardly moved”: the mean effect is under 0.01 of an index, or under 2 % of the baseline’s mean, too small to name even where it is clear.',
    stylised:
      'The studies behind the scenarios are qualitative. They give who takes part, which way things move and a few figures; the sizes are assumed. No real agency is measured here.',
    levels: 'Levels of different cases must not be compared as if they were measured.',
    builtIn: 'A pattern that is built in or calibrated is no finding: it was put there.',
    factors: 'What was not varied was not tested: the shares speak of these factors within these ranges.',
  },

  again: {
    title: 'To make it again',
    lead: 'The same command, in the same version, gives the same numbers, to the last digit, on every machine:',
    verify: 'Whether the tables beside this report are what the command gives is checked with',
    what: 'What',
    value: 'Value',
    version: 'Version',
    seed: 'Seed',
    runs: 'Runs of each scenario',
    fingerprint: (scenario: string) => `Fingerprint of ${scenario}`,
    model: 'Model digest',
    plan: 'Plan',
    report: 'This report was made from the tables with',
    tables: 'The numbers in full, in tables',
  },

  validate: {
    question: 'Do the simulated cases behave as their studies found?',
    explained: [
      'A pattern holds when all its comparisons are true of the means over the seeds, with the 95 % interval of the paired difference on the right side.',
      'Where an outcome has no value, or too few seeds have one (fewer than five, or less than half), it neither holds nor fails; points of that kind count among those at which it does not hold.',
      'It verifies when it holds in 95 % of the assumed space or more: then it follows from the structure. The others discriminate: they depend on numbers that nobody has measured.',
    ],
    design: 'How it was tested',
    patterns: 'The patterns',
    columns: {
      pattern: 'Pattern',
      what: 'What must hold',
      kind: 'Ground',
      holds: 'Holds',
      seeds: 'Seeds',
      space: 'Space',
      verdict: 'Verdict',
    },
    caption:
      'Seeds: share of the seeds in which all comparisons are true. Space: share of the points of the assumed space at which the pattern holds.',
    kinds: {
      study: 'study',
      theory: 'theory',
      calibrated: 'calibrated',
      'built-in': 'built in',
    },
    fails: 'What fails, or cannot be told',
    failing: (pattern: string, title: string) => `${pattern}: ${title}`,
    margin: (margin: string, low: string, high: string) => `margin ${margin}, ${low} to ${high}`,
    comparison: (number: string) => `comparison ${number}`,
    allHold: 'All patterns hold at default values.',
    discriminating: 'What the discriminating patterns hang on',
    holdsWhere: (pattern: string, where: string) => `${pattern} holds where ${where}`,
    holdsUntold: (pattern: string) => `${pattern}: no range of one value tells where it holds`,
    holdsNowhere: (pattern: string) => `${pattern} holds at no point`,
    noneDiscriminates: 'No pattern discriminates.',
    dependsOn: 'Which mechanisms the patterns need',
    depends: (pattern: string, mechanisms: string) => `${pattern}: ${mechanisms}`,
    onNone: 'on none alone',
    comparisons: 'Each comparison',
    comparisonColumns: {
      pattern: 'Pattern',
      comparison: 'Comparison',
      holds: 'Holds',
      margin: 'Margin, 95 % interval',
      seeds: 'Seeds',
      space: 'Space',
    },
    comparisonCaption:
      'Margin: what the left side has over the right one; where “below” is asked for, a margin below 0 is right.',
  },

  explain: explainEn,
  ...analysisSummariesEn,
  ...summaryEn,
  ...experimentsEn,
}

export type ReportMessages = Widened<typeof reportEn>
