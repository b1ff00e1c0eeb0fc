/** What the charts of explanations, experiments and their analyses say, in English. */
import { occasionMeanings } from '../../model/account.js'

export const analysesEn = {
  provenance: {
    analysis: (seed: string, model: string, plan: string) => `Seed “${seed}”, model ${model}, plan ${plan}.`,
    source: (command: string) => `Runs: ${command}`,
  },

  contributions: {
    of: (outcome: string, scope: string) => `${outcome} of ${scope.replace(':', ' ')}`,
    aboutChange: (title: string, what: string) => `${title}: what moved ${what}`,
    aboutDifference: (against: string, what: string) => `${against}: what parts them, and what carried ${what} on`,
    change: (what: string) => `What moved ${what}`,
    difference: (what: string) => `What carried the difference in ${what}`,
    changeAxis: (scale: string) => `part of the change, ${scale}`,
    differenceAxis: (scale: string) => `part of the difference, ${scale}`,
    pairs: (count: string, one: boolean) => `${count} ${one ? 'pair' : 'pairs'} of runs`,
    changeBands: (month: string, runs: string) =>
      `Dashed line: the whole change since month ${month}. Bands: what each mechanism has moved of it so far; above 0 what raised the outcome, below 0 what lowered it. Mean of ${runs}.`,
    differenceBands: (variant: string, baseline: string, pairs: string) =>
      `Dashed line: the whole difference, ${variant} minus ${baseline}. Bands: what each mechanism has moved of it so far; above 0 what raised it, below 0 what lowered it. Mean of ${pairs}.`,
    description: (title: string, about: string, months: string) =>
      `${title}: ${about}. Stacked contributions of the mechanisms over ${months}.`,
    sum: 'Parts sum to the whole in every run, month by month.',
    changeInterval: 'Dark band: 95 % interval of the mean change (Student t).',
    differenceInterval: 'Dark band: 95 % interval of the mean paired difference (Student t).',
    apart: (count: string) => `The ${count} mechanisms that moved most are shown apart.`,
    others: 'all others',
    together: 'together',
    occasions: occasionMeanings,
  },

  responses: {
    title: 'Outcomes over the factors',
    dots: 'Dots: mean final value at a point of the design.',
    lines: 'Lines: mean over the points with one value.',
    chosen: (shown: string, all: string) =>
      `The ${shown} of ${all} factors that the first outcome follows most closely.`,
    drawn: (drawn: string, all: string) => `${drawn} of ${all} points are drawn.`,
    description: (outcomes: string, factors: string, points: string) => `${outcomes} over ${factors}, ${points}.`,
    note: 'Upright axes do not start at 0: they show what moves. A dot moves with the other factors and with luck as well as with the factor of its panel.',
    colours: (said: string) => `Colours: ${said}.`,
    hues: ['grey', 'blue', 'orange', 'green', 'pink', 'amber', 'light blue'] as readonly string[],
    hue: (number: string) => `hue ${number}`,
    point: 'point',
    asItIs: 'as it is',
    switched: { true: 'true', false: 'false' },
  },

  sensitivity: {
    title: (what: string) => `Which factors drive ${what}?`,
    of: (outcome: string, scope: string) => `${outcome} of ${scope}`,
    atMonth: (month: string) => `At month ${month}.`,
    atMonthIn: (month: string, scenario: string) => `At month ${month}, in ${scenario}.`,
    description: (outcome: string, count: string) => `Sensitivity of ${outcome} to ${count} factors.`,
    bars: {
      morris: (unit: string) => `μ*, mean size of the effect of the whole range (${unit})`,
      share: 'share of the variance of the expected outcome',
    },
    heads: {
      moves: 'How much each factor moves it',
      variance: 'How much of the variance each factor makes',
      bends: 'What bends, or acts with others',
    },
    ranks:
      'Lines are 95 % intervals, by the choice of points and by luck; on the right the rank, as far as differences part the factors.',
    notes: {
      morris:
        'The orange tick is what luck alone would seem to move. On the right μ* against σ: an upward triangle raises the outcome, a downward one lowers it; above the dashed diagonal the effect depends on the other factors more than on the factor itself.',
      saltelli: 'Blue: total order, together with all others; orange: first order, alone.',
      'space-filling': 'First order: each factor alone.',
      'full-factorial': 'First order: each factor alone. The grid is complete, so that only luck makes intervals.',
    },
    greatest: (all: string, shown: string) => `Of ${all} factors the ${shown} greatest are shown.`,
    groups: {
      morris: (count: string, one: boolean) => `${count} ${one ? 'trajectory' : 'trajectories'}`,
      saltelli: (count: string, one: boolean) => `${count} base ${one ? 'sample' : 'samples'}`,
      'space-filling': (count: string, one: boolean) => `${count} ${one ? 'point' : 'points'}`,
      'full-factorial': (count: string, one: boolean) => `${count} ${one ? 'point' : 'points'}`,
    },
    sameEverywhere: 'The outcome is the same in all runs.',
    luckUnknown: 'How much of the variance is luck alone is not known.',
    luckNeedsTwo:
      'How much of the variance is luck alone is not known: that takes two replicates or more at each point.',
    luck: (share: string, part: string) => `Luck alone makes ${share} of the variance over the space${part}.`,
    luckCancels: ', and nearly all of that moves all points alike, so that it cancels in comparisons',
    luckShared: (share: string) => `, of which ${share} moves all points alike and cancels in comparisons`,
    idle: (idle: string, factors: string, one: boolean, partly: boolean) =>
      `${idle} of ${factors} ${one ? 'moves' : 'move'} it in no run ${partly ? 'that counts' : 'at all'}`,
    faint: (faint: string, factors: string, one: boolean) =>
      `${faint} of ${factors} may do nothing: luck, and the choice of points, could bring about what ${one ? 'it seems' : 'they seem'} to do`,
    alone: (share: string, rest: string) =>
      `Each alone the factors make ${share} of the variance of the expected outcome; ${rest}.`,
    restTogether: 'the rest comes from factors acting together',
    restNone: 'nothing shows that they act together',
    noRanks: (groups: string, least: string) =>
      `With ${groups} there are no intervals, and no factor is ranked: that takes ${least} or more.`,
    noLuck:
      'With one replicate luck cannot be told from what factors do: the intervals leave it out, and no factor is ranked. Five replicates or more tell it.',
    luckNotKept:
      'Of this month only means were kept, so luck cannot be told from what factors do: the intervals leave it out, and no factor is ranked.',
    noLuckGrid:
      'With one replicate luck cannot be told from what factors do: the shares hold it, without an interval, and no factor is ranked. Five replicates or more tell it.',
    fewReplicates: (replicates: string) =>
      `With ${replicates} luck cannot be told well enough: there are no intervals, and no factor is ranked. Five replicates or more tell it.`,
    noShares: {
      scarce: (replicates: string, allReplicates: string, groups: string, allGroups: string) =>
        `Nothing is said: the outcome is defined throughout in only ${replicates} of ${allReplicates} and ${groups} of ${allGroups}, too few to speak for all (fewer than five, or less than half).`,
      undefined: (groups: string, all: string) =>
        `No shares of the variance: the outcome is not defined at ${groups} of ${all}, and shares over the rest would not be of this space.`,
      few: (groups: string, least: string) =>
        `No shares of the variance: ${groups} are too few to tell what one factor does from what the others do; that takes ${least} or more.`,
      unmoved:
        'No shares of the variance: no factor moves the expected outcome, so that it has no variance over the space.',
      hidden: (replicates: string, grid: boolean) =>
        `No shares of the variance: with ${replicates} the points differ by no more than luck${grid ? '' : ', or the choice of points,'} may bring about.`,
    },
    none: (groups: string) => `Nothing can be said: of ${groups} none has the outcome defined at every point.`,
    pair: (one: string, other: string) => `${one} and ${other}`,
    equal: (pair: string) => `${pair}: as good as equal`,
    replicates: (count: string, one: boolean) => `${count} ${one ? 'replicate' : 'replicates'}`,
    needs: (pair: string, wanted: string, runs: string, luck: boolean) =>
      `${pair}: about ${wanted}, ${runs} more (${luck ? 'luck' : 'the choice of points'} hides more of the difference)`,
    undecided: (told: string, now: string) =>
      `Where a difference may be luck or the choice of points no order is claimed. To part ${told} (now ${now}).`,
    left: (groups: string, one: boolean) =>
      `${groups} ${one ? 'is' : 'are'} left out: the outcome is not defined at every point of ${one ? 'it' : 'them'}.`,
    leftReplicates: (replicates: string, one: boolean) =>
      `${replicates} ${one ? 'is' : 'are'} left out: the outcome is not defined in ${one ? 'it' : 'them'} at every point that counts.`,
  },

  discovery: {
    of: (outcome: string, scope: string) => `${outcome} of ${scope}`,
    difference: (outcome: string, scenario: string) => `the difference in ${outcome} from ${scenario}`,
    above: (what: string, value: string) => `${what} above ${value}`,
    below: (what: string, value: string) => `${what} below ${value}`,
    title: (interest: string) => `When is ${interest}?`,
    base: (month: string, scenario: string, share: string) =>
      `At month ${month} in ${scenario}: in ${share} of the runs over all points that have a value.`,
    box: (share: string, where: string) => `In ${share} where ${where}.`,
    none: 'No condition singles it out.',
    description: (count: string) => `Peeling trajectories of ${count} boxes.`,
    note: (density: string) =>
      `each small mark is a box on the way from the whole space (on the left) inwards, each large one the box that was taken, after limits that could be chance were dropped and ends pasted on. The dashed line is the density that was asked for, ${density}.`,
    notes: (left: string) =>
      `Left: ${left} Right: the limits within the range of each factor, which the grey line spans.`,
    boxNumber: (number: string) => `box ${number}`,
    peels: 'Peel by peel',
    coverage: 'coverage: share of all runs of interest within',
    density: 'density: share of the runs within that are of interest',
    conditions: 'The conditions',
    range: 'within the range of the factor',
    lowest: 'lowest',
    highest: 'highest',
    limits: {
      above: (value: string) => `above ${value}`,
      below: (value: string) => `below ${value}`,
      between: (low: string, high: string) => `between ${low} and ${high}`,
      oneOf: (words: string, last: string) => `${words} or ${last}`,
    },
    within: (factor: string, limit: string) => `${factor} is ${limit}`,
    among: (factor: string, words: string) => `${factor} is ${words}`,
  },

  calibration: {
    title: (name: string) => `Which values make the patterns of ${name} hold?`,
    lead: (o: {
      points: string
      name: string
      runs: string
      seed: string
      kept: string
      where: string
      prior: string
      posterior: string
    }) =>
      `${o.points} of the assumed space of ${o.name}, ${o.runs} of each scenario at each, seed “${o.seed}”. At ${o.kept} of them ${o.where}: these are kept. Over all points ${o.prior} of the patterns hold on average, over those that are kept ${o.posterior}.`,
    allHold: (count: string) => `all ${count} patterns hold`,
    mostFail: (most: string, patterns: string, one: boolean) =>
      `at most ${most} of ${patterns} ${one ? 'fails' : 'fail'}`,
    description: (values: string, name: string, cases: string) =>
      `Posterior of ${values} values of ${name}, and ${cases} cases held out.`,
    values: 'Values that are narrowed',
    valuesNote:
      'Values: the grey line is the assumed range, the blue bar where nine in ten of the kept points lie, the white dot their middle, the orange diamond the default value.',
    valuesAxis: 'within the assumed range, which is given on the right',
    ends: { low: 'lower end', middle: 'middle', high: 'upper end' },
    heldOut: 'Cases held out',
    heldOutNote:
      'Cases held out: share of a case’s patterns that hold, over all points (grey) and over the points that the other cases’ patterns kept (blue; the line is the 95 % interval of the gain, from the grey dot on).',
    heldOutAxis: 'share of the held-out patterns that hold',
    gain: (points: string) => `${points} percentage points`,
    unclearGain: (gain: string) => `not clear: ${gain}`,
  },
}
