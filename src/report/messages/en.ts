/** What pages and reports say, in English. The other languages have the same keys: they would not compile otherwise. */

export const en = {
  language: 'English',
  /** Marks of numbers. */
  decimal: '.',
  thousands: ',',
  noValue: 'no value',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  and: 'and',

  // The frame of the page
  title: 'Lintas: what if?',
  tagline: 'What if agencies at a border met differently?',
  skip: 'Skip to the curves',
  stylised: 'A stylised case, not a forecast. Most of its values are assumed, and say so.',
  languageLabel: 'Language',
  theme: 'Colours',
  themes: { auto: 'as the device', light: 'light', dark: 'dark' },
  share: 'Copy link',
  shared: 'The link is copied: it opens this very what-if.',
  shareFailed: 'The link is in the address bar.',
  reset: 'Start again',
  working: 'Working …',
  failed: 'This could not be computed.',
  faults: 'These choices do not go together:',
  noWorker: 'This browser cannot run the simulation in the background. Please try a recent one.',
  version: (version: string, model: string) => `Lintas ${version}, model ${model}`,

  // What is compared
  whatIf: 'What if …',
  case: 'Case',
  start: 'Scenario',
  startHint: 'The what-if starts from here. Change it below.',
  asItIs: 'as it is',
  comparedWith: 'Compared with',
  measures: 'Measures',
  measuresHint: 'What is done, and in which month it begins.',
  noMeasures: 'This scenario does nothing on purpose. Bring in a measure of another one.',
  otherMeasures: 'More measures of this case',
  from: (scenario: string) => `from ${scenario}`,
  month: 'month',
  monthOf: (measure: string) => `Month in which it begins: ${measure}`,
  over: (months: string) => `spread over ${months} months`,
  lasting: (months: string) => `for ${months} months`,
  howStrong: 'How strong',
  overruled: (value: string, measure: string, month: string) =>
    `Until month ${month}: then “${measure}” makes it ${value}.`,
  parameterThemes: {
    forum: 'How the forum is set up',
    agencies: 'Who takes part',
    world: 'The world around',
    service: 'The service',
    mechanisms: 'How people behave',
  },
  allParameters: 'All parameters',
  search: 'Search',
  searchHint: 'a word, or a part of a path',
  found: (shown: string, all: string) => `${shown} of ${all} shown`,
  nothingFound: 'Nothing found.',
  reach: 'Changes hold',
  reaches: { 'what-if': 'in the what-if alone', both: 'in both worlds' },
  reachHint: 'In both worlds you ask: does the reform still help if this were different?',
  changed: (count: string) => `${count} changed`,
  back: (what: string) => `Back to the scenario’s value: ${what}`,
  on: 'on',
  off: 'off',
  ofAll: (count: string) => `all ${count}`,
  spreadFrom: (low: string, high: string) => `now from ${low} to ${high}`,
  range: (low: string, high: string) => `thought possible: ${low} to ${high}`,
  tags: { study: 'from the study', literature: 'from the literature', theory: 'from theory', assumed: 'assumed' },
  more: 'Runs, seed and bands',
  replicates: 'Runs of each scenario',
  seed: 'Seed',
  seedHint: 'Name of the luck: the same seed, the same results.',
  band: 'Bands show',
  bands: { mean: 'the 95 % interval of the mean', runs: 'where 90 % of the runs lie' },

  // The curves
  against: (variant: string, baseline: string) => `${variant} against ${baseline}`,
  whatIfOf: (scenario: string) => `${scenario}, changed`,
  curves: 'Curves',
  legend: { baseline: 'Baseline', 'what-if': 'What-if' },
  outcomeOf: (panel: string) => `Outcome of panel ${panel}`,
  better: { higher: 'higher is better', lower: 'lower is better', neither: '' },
  atMonth: 'Month',
  monthWords: (month: string, calendar: string, year: string) => `Month ${month} (${calendar} of year ${year})`,
  monthZero: 'Month 0 (the start)',
  play: 'Play',
  stop: 'Stop',
  measureBegins: 'a measure begins',
  axisMonth: 'month',
  runs: (done: string, target: string) => `${done} of ${target} runs`,
  allRuns: (done: string) => `${done} runs of each scenario, paired by common luck`,
  interval: { mean: '95 % interval of the mean', runs: 'middle 90 % of the runs' },
  seedIs: (seed: string) => `seed “${seed}”`,
  fingerprints: (baseline: string, variant: string) => `fingerprints ${baseline} and ${variant}`,
  panelText: (o: { outcome: string; month: string; baseline: string; whatIf: string; low: string; high: string }) =>
    `${o.outcome}, month ${o.month}: baseline ${o.baseline}, what-if ${o.whatIf}, 95 % interval ${o.low} to ${o.high}.`,
  panelTextOne: (o: { outcome: string; month: string; baseline: string }) =>
    `${o.outcome}, month ${o.month}: ${o.baseline}.`,
  notRecorded: 'not recorded here',

  // What was found
  findingHead: (month: string) => `At month ${month}`,
  findingBetter: (what: string) => `better in ${what}`,
  findingWorse: (what: string) => `worse in ${what}`,
  findingChanged: (what: string) => `changed in ${what}`,
  findingNothing: 'nothing moves by more than is worth naming',
  findingMore: (count: string) => `${count} more`,
  fromTo: (outcome: string, from: string, to: string) => `${outcome} (${from} to ${to})`,
  nothingToCompare:
    'Nothing is changed yet: both worlds are the same. Choose a scenario, switch on a measure or move a slider.',
  tabs: {
    effects: 'Effects',
    network: 'Network',
    minutes: 'Minutes',
    why: 'Why',
    take: 'Take away',
  },
  tabsLabel: 'Look closer',

  // Effects
  effectsHint:
    'Both worlds live through the same luck, run by run; the effect is the mean of the differences. Choose an outcome to see its curve.',
  columns: {
    outcome: 'Outcome',
    baseline: 'Baseline',
    whatIf: 'What-if',
    effect: 'Effect',
    interval: '95 % interval',
    share: 'Higher in',
    verdict: 'Verdict',
    firm: 'Over the assumed space',
  },
  verdicts: {
    better: 'better',
    worse: 'worse',
    changed: 'changed',
    slight: 'slight',
    unmoved: 'hardly moved',
    unclear: 'unclear',
  },
  firm: { robust: 'robust', contested: 'contested', reversed: 'reversed' },
  firmShare: (verdict: string, share: string) => `${verdict} (${share})`,
  firmHint:
    'The numbers are assumed. Here all of them are varied at once within what is thought possible: does the effect keep its sign? Robust: in 95 % of the points or more; reversed: in less than half; contested: between.',
  firmRun: (points: string, replicates: string) => `Try ${points} points, ${replicates} runs at each`,
  firmProgress: (done: string, total: string) => `${done} of ${total} runs over the assumed space`,
  firmDone: (points: string, replicates: string, month: string) =>
    `Judged at month ${month}, at ${points} points of the assumed space, with ${replicates} runs of each scenario at each.`,
  cancel: 'Stop',
  showAll: 'Show outcomes that did not move',

  // Network
  networkHint:
    'One run. Circles are agencies, areas are forums, lines are trust: the thicker, the more. A full ring marks those who met in a session this month, a dashed one those who only exchanged messages.',
  networkOf: (side: string, month: string, trust: string, told: string) =>
    `${side}, month ${month}: mean trust ${trust}; ${told}.`,
  noSession: 'no session was held',
  metInSession: (met: string, one: boolean) => `${met} ${one ? 'agency' : 'agencies'} met in session`,
  exchanged: (wrote: string, one: boolean) => `${wrote} ${one ? 'agency' : 'agencies'} exchanged messages`,
  kinds: {
    public: 'government',
    private: 'business',
    'civil-society': 'civil society',
    community: 'community',
    academia: 'university',
    media: 'media',
  },
  trustScale: 'trust',
  met: 'met this month',
  agencyText: (name: string, kind: string, forums: string) => `${name} (${kind}; ${forums})`,

  // Minutes
  minutesHint: 'What happened in one run, month by month.',
  replicate: 'Run',
  replicateHint: 'counted from 0',
  whichWorld: 'World',
  minutesFrom: (month: string) => `The minutes begin at month ${month}; the slider above moves them.`,
  earlier: 'Earlier',
  later: 'Later',
  minutesText: {
    of: (scenario: string, replicate: string, seed: string) =>
      `Minutes of ${scenario}, replicate ${replicate} of seed ${seed}`,
    start: 'At the start',
    month: (month: string, name: string) => `Month ${month}, ${name}`,
  },
  quiet: 'Nothing happened.',

  // Why
  whyHint:
    'What carried the difference between the two worlds, up to the month chosen. The parts add up to the whole, in every run. A part is also what the mechanisms before it made possible.',
  whyOutcome: 'Outcome',
  whyTotal: 'Together',
  whyProgress: (done: string, total: string) => `${done} of ${total} pairs of runs`,
  whyRuns: (runs: string) => `${runs} pairs of runs, 95 % intervals`,
  whyColumns: { mechanism: 'Mechanism', part: 'Part', interval: '95 % interval' },
  whyNothing: 'The two worlds do not differ in this outcome at this month.',

  // Take away
  takeHint: 'Everything here can be made again on any machine, to the last digit.',
  takeCommand: 'The command that gives these results',
  takeFile: (file: string) => `It needs this file beside it: ${file}`,
  takeRobust: 'How firm is it?',
  takeWhy: 'Why?',
  takeMinutes: 'The minutes of the run shown',
  copy: 'Copy',
  copied: 'Copied',
  download: (file: string) => `Download ${file}`,
  downloads: {
    scenario: 'Scenario of the what-if (YAML)',
    curves: 'Curves (CSV)',
    effects: 'Effects (CSV)',
    runs: 'Runs (CSV)',
    events: 'Minutes (CSV)',
    svg: 'Picture of the panels (SVG)',
    png: 'Picture of the panels (PNG)',
  },
  scenarioAsIs: (scenario: string) => `The what-if is the scenario ${scenario} as it stands.`,
  preparing: (done: string, total: string) => `${done} of ${total} runs …`,
  bytesEqual: 'The tables have the same bytes as those of the command above.',
} as const

/** Texts and functions of texts, whatever they say: what another language has to have. */
export type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> }

export type Messages = Widened<typeof en>
