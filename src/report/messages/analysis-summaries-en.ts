/** What summaries and the terminal say of experiments, their analyses, validations and calibrations, in English. */

export const analysisSummariesEn = {
  made: {
    title: 'Made by',
    onResults: (o: { source: string; plan: string; version: string; model: string }) =>
      `on the results of ${o.source} (plan ${o.plan}), by Lintas ${o.version}, model ${o.model}.`,
    by: (version: string, model: string) => `Lintas ${version}${model === '' ? '' : `, model ${model}`}.`,
    byPlan: (command: string, version: string, model: string, plan: string) =>
      `${command}, Lintas ${version}, model ${model}, plan ${plan}.`,
    scenario: 'Scenario',
    fingerprint: 'Fingerprint',
    read: 'How to read this',
    again: 'How to make it again',
    mostAssumed: 'A stylised case, not a forecast: most of its values are assumed.',
  },

  patternsTold: {
    head: { pattern: 'pattern', kind: 'kind', seeds: 'seeds', space: 'space' },
    kinds: { study: 'study', theory: 'theory', calibrated: 'calibrated', 'built-in': 'built-in' },
    fails: 'What fails',
    untold: 'What cannot be told',
    gaps: 'Points without a value',
    hangs: { brief: 'What the discriminating ones hang on', full: 'What the discriminating patterns hang on' },
    depends: 'What depends on which mechanisms',
    turned: 'Turned by switching off',
    words: 'What the words mean',
    comparisons: 'Each comparison',
    of: (pattern: string, said: string) => `${pattern}: ${said}`,
    gap: (share: string) => `no value at ${share} of the points; they count as points at which it does not hold`,
    noValue: (what: string, n: string, seeds: string) =>
      `no value: ${what} (both sides have one in ${n} of ${seeds} seeds)`,
    notSo: (what: string) => `not so: ${what}`,
    margin: (what: string, margin: string, low: string, high: string) =>
      `${what} (margin ${margin}, ${low} to ${high})`,
    where: (condition: string, shares: string) => `${condition} (${shares})`,
    holds: (wheres: string) => `holds where ${wheres}`,
    joins: { brief: '; above all where ', full: '; where ' },
    holdsNowhere: 'holds at no point',
    holdsUntold: 'no range of one value tells where it holds',
    noneAlone: 'on none alone',
    columns: {
      pattern: 'Pattern',
      what: 'What must hold',
      kind: 'Kind',
      source: 'Source',
      holds: 'Holds',
      seeds: 'Seeds',
      space: 'Space',
      means: 'By means',
      verdict: 'Verdict',
      comparison: 'Comparison',
      margin: 'Margin, 95 % interval',
    },
    explained: [
      'A pattern *holds* (✓) when all its comparisons are true of the means over the seeds, with the 95 % interval of the paired',
      'difference on the right side. *Seeds* is the share of seeds in which all are true. *Space* is the share of points of the',
      'assumed space (every coefficient, and every value with a range that no study gives, drawn by a Latin hypercube) at which',
      'the pattern holds by the same rule over few seeds; *by means* leaves the interval out, so that a gap between the two is',
      'want of seeds. Where an outcome has no value, or too few seeds have one (fewer than five, or less than half), a pattern',
      'neither holds nor fails (?); points of that kind count among those at which it does not hold. A pattern *verifies* where it holds in 95 % of the space or more: it follows from the structure. The others',
      '*discriminate*: they depend on numbers that nobody has measured. A *built-in* or *calibrated* pattern is no finding.',
    ].join('\n'),
    conditions: [
      'The assumed values that tell points of the space at which a pattern holds from those at which it does not, ranked by the',
      'Kolmogorov–Smirnov distance between the two and told only where that is beyond chance (5 % over all values together): the',
      'range in which the pattern holds more often, and the share of the points there and of all others at which it holds. Last,',
      'where it tells more, two values together. *The mean of agencies.\\*.ego* is that of all agencies’ values, which vary each by itself.',
    ].join('\n'),
    margins: 'The margin is left − (right × times + by): above 0 where “above” is asked for, below 0 where “below” is.',
  },

  sensitivityTold: {
    title: (plan: string) => `Which factors drive the outcomes? ${plan}`,
    outcome: (o: { what: string; scope: string; month: string; scenario: string }) =>
      `${o.what}${o.scope === '' ? '' : ` of ${o.scope}`}, at month ${o.month}${o.scenario === '' ? '' : ` in ${o.scenario}`}`,
    designs: {
      saltelli: 'Saltelli’s design',
      morris: 'Morris trajectories',
      'full-factorial': 'the complete grid',
      'space-filling': 'points that fill the space',
    },
    introduction: (o: {
      plan: string
      runs: string
      design: string
      factors: string
      replicates: string
      seed: string
    }) => `${o.plan} ${o.runs}: ${o.design} in ${o.factors}, ${o.replicates} at each point, seed “${o.seed}”.`,
    meansOnly: 'Of this month only means were kept, so luck could not be taken off the measures.',
    more: (factors: string) => `and ${factors} more, in sensitivity.csv`,
    ranks:
      'Intervals are of 95 %; they take in the choice of points and luck, by the jackknife in both crossed ways. A rank such as 2–4 says that the differences part the factor from no more than the first and from those after the fourth; were all equal, any two would be parted in at most 5 % of analyses (Holm 1979).',
    luck: 'Points share the luck of their replicates. What luck adds to squares and products is estimated from the replicates and taken off, so that the measures are those of the expected outcome.',
    explained: {
      morris: (ranks: string, luck: string) =>
        `*μ** is the mean size of what moving the factor does to the outcome, as an effect of its whole range, from its lowest to its highest value, by the part of it that was moved; of words and switches, the effect of one in place of another (Morris 1991; Campolongo et al. 2007); *μ* is the mean with its sign; *σ*, its spread, tells how far the effect depends on the other factors or bends. ${ranks} ${luck}`,
      saltelli: (ranks: string, luck: string) =>
        `*Alone* is the first order Sobol’ index (Saltelli et al. 2010): the share of the variance that would go if the factor were known. *Together* is the total order index (Jansen 1999): the share that would stay if all others were known; where it is near 0 the factor can be fixed. ${ranks} ${luck}`,
      'full-factorial': (_ranks: string, luck: string) =>
        `*Alone* is the first order Sobol’ index by the analysis of variance of the complete grid (Fisher 1925): the share of the variance between all points that lies between the factor’s values, each counting alike. What is missing to 1 the factors make by acting together. The grid is all there is, so that intervals are of luck alone (jackknife over the replicates); more replicates narrow them. ${luck}`,
      'space-filling': (ranks: string, luck: string) =>
        `*Alone* is the first order Sobol’ index, from an expansion in polynomials of single factors whose squared coefficients are freed of chance (Sudret 2008; Kelley 1935). How much two factors do together is not told by such points: design: {kind: saltelli} tells it. ${ranks} ${luck}`,
    },
  },

  discoveryTold: {
    explained: [
      '*Density* is the share of the runs within the box that are of interest; *coverage* the share of all runs of interest that lie',
      'within. The box is found by the patient rule induction method (Friedman & Fisher 1999; Bryant & Lempert 2010): a twentieth of',
      'the points is peeled off at a time, and the first box that is dense enough is taken. The *quasi-p-value* of a limit is the',
      'chance of so high a density were that limit to tell nothing; limits above 0.05 were dropped. It is no true p-value, since the',
      'limits were chosen for their density.',
    ].join('\n'),
    box: (number: string) => `Box ${number}`,
    laterBox: (number: string) => `Box ${number}, among what is left`,
    wholeSpace: 'Over the whole space',
    somePoints: (points: string) => `Over the ${points} points that have a value`,
    introduction: (o: {
      interest: string
      month: string
      scenario: string
      where: string
      share: string
      means: boolean
      points: string
      factors: string
      replicates: string
      some: string
    }) =>
      `Of interest: ${o.interest} at month ${o.month} in ${o.scenario}. ${o.where} that is so in ${o.share} of the ${o.means ? 'points, by their means,' : 'runs'} (${o.points} in ${o.factors}, ${o.replicates} each${o.some}).`,
    someRuns: (runs: string, of: string) => `; of these ${runs} of ${of} runs have a value`,
    everywhere: 'It is so nearly everywhere: no condition is needed.',
    none: 'No condition singles it out beyond chance.',
    few: (points: string, factors: string) => `${points} are few for ${factors}: more points may tell.`,
    inBox: (o: { box: string; where: string; density: string; mass: string; coverage: string }) =>
      `${o.box}: where ${o.where}, it is so in ${o.density} of the runs. The box takes ${o.mass} of the space and holds ${o.coverage} of all runs of interest.`,
    faint: (density: string) => `That stays below the density of ${density} that was asked for.`,
    columns: {
      factor: 'Factor',
      above: 'above',
      below: 'below',
      quasiP: 'quasi-p',
      density: 'density without',
      coverage: 'coverage without',
    },
    nothing: (low: string, high: string) =>
      `Nothing is of interest: the values lie between ${low} and ${high}. Another threshold may part them.`,
    everything: (low: string, high: string) =>
      `Everything is of interest: the values lie between ${low} and ${high}. Another threshold may part them.`,
    together: (share: string) => `Together the boxes hold ${share} of all runs of interest.`,
    overlays: (files: string, scenario: string, one: boolean) =>
      `${files} ${one ? 'lays the box' : 'lay the boxes'} over ${scenario} as ${one ? 'a scenario' : 'scenarios'}, each limited value in the middle of its range.`,
    leftOut: (factors: string, one: boolean, oneBox: boolean) =>
      `${factors} cannot be laid over a scenario and ${one ? 'is' : 'are'} left out of ${oneBox ? 'it' : 'them'}.`,
  },

  calibrationTold: {
    narrowedTitle: 'Values that the patterns narrow',
    patternsTitle: 'The case’s patterns',
    heldOutTitle: 'A case held out while the others calibrate',
    explained: [
      'Points of the assumed space (every coefficient, and every value with a range that no study gives) are drawn by a Latin',
      'hypercube; at each the scenarios run a few times, and those points are kept at which the fewest patterns fail, by the means',
      '(approximate Bayesian computation by rejection). A value counts as *narrowed* where the kept points depart from an even',
      'spread by more than chance would bring about in any of all values (5 %, Bonferroni). A narrowed value is fitted to the',
      'patterns, so patterns that hold with it are no confirmation; a case that was *held out* is: its patterns had no part in',
      'choosing the points, and only the mechanisms’ coefficients that all cases share can carry over to it.',
    ].join('\n'),
    noneNarrowed: (all: string, everywhere: boolean) =>
      `No single value among ${all} is narrowed beyond chance: ${everywhere ? 'the patterns hold nearly everywhere and say little of the values' : 'the patterns ask for combinations of values, or for more points than were kept'}.`,
    furthest: (path: string, departure: string, critical: string) =>
      `Furthest from an even spread is ${path} (departure ${departure}; chance alone may reach ${critical} among so many).`,
    narrowed: (count: string, all: string, one: boolean) =>
      `${count} of ${all} values ${one ? 'is' : 'are'} narrowed beyond chance.`,
    inNone: (scenario: string) => `None of them belongs to ${scenario}.`,
    overlay: (count: string, one: boolean, scenario: string) =>
      `calibrated.yaml lays ${one ? 'it' : `${count} of them`} over ${scenario}.`,
    before: (held: string, all: string, after: string) =>
      `At default values ${held} of the ${all} patterns hold by the means; with the narrowed values in the middle of what was kept, ${after}.`,
    gaps: (patterns: string) => `Where a pattern has no value it counts as one that fails: ${patterns}.`,
    gap: (pattern: string, share: string) => `${pattern} (${share} of the points)`,
    better: (cases: string) =>
      `what the other cases teach makes the patterns of ${cases} hold more often than over all points`,
    worse: (cases: string) => `it makes those of ${cases} hold less often`,
    open: (cases: string) => `for ${cases} the interval of the gain meets 0, so nothing is shown to carry over`,
    patternHead: ['Pattern', 'What must hold', 'all', 'kept', 'default', 'calibrated'] as readonly string[],
    heldOutHead: ['Held out', 'patterns', 'kept', 'all', 'at kept', 'gain, 95 % interval'] as readonly string[],
    valueHead: ['Value', 'default', 'range', 'kept, 5 to 95 %', 'middle'] as readonly string[],
  },
}
