/** What reports of experiments and of their analyses say, in English. */

export const experimentsEn = {
  experiment: {
    runs: (o: { runs: string; names: string; points: string; replicates: string; seed: string }) =>
      `${o.runs}: ${o.names}, at ${o.points} points of the design, ${o.replicates} runs at each; seed “${o.seed}”.`,
    luck: 'The scenarios at a point share their luck.',
    designs: {
      single: 'The scenarios as they are.',
      list: 'A list of points.',
      'full-factorial': 'Every combination of the values.',
      'one-at-a-time': 'One factor at a time.',
      'latin-hypercube': 'A Latin hypercube over the factors.',
      sobol: 'Points of a Sobol’ sequence over the factors.',
      morris: 'Morris trajectories over the factors.',
      saltelli: 'Saltelli’s design over the factors.',
    },
    varied: 'What varied',
    factorColumns: { factor: 'Factor', values: 'Values', unit: 'Unit' },
    moreFactors: (count: string) => `and ${count} more, in plan.json`,
    cameOut: 'What came out',
    ends: (o: { outcome: string; low: string; lowAt: string; high: string; highAt: string }) =>
      `${o.outcome}: from ${o.low} (${o.lowAt}) to ${o.high} (${o.highAt}).`,
    same: (outcome: string, value: string) => `${outcome}: ${value} at every point.`,
    one: (outcome: string, value: string, interval: string) => `${outcome}: ${value}${interval}.`,
    noValue: (outcome: string, why: string) => `${outcome}: ${why}.`,
    pointNumber: (number: string) => `point ${number}`,
    asItIs: 'as it is',
    ofScenario: (outcome: string, scenario: string) => `${outcome}, ${scenario}`,
    failed: (failed: string, runs: string) => `${failed} of ${runs} runs failed; failures.csv says why.`,
    noAnalysis:
      'Which factors drive the outcomes, and under which conditions, was not worked out beside these results. These do:',
  },

  sensitivity: {
    title: 'Which factors drive it?',
    head: (outcome: string, month: string, scenario: string) => `${outcome}, at month ${month}, ${scenario}`,
    luck: (share: string, between: string) => `Luck alone makes ${share}${between} of the variance over the space.`,
    sameEverywhere: 'The outcome is the same in all runs.',
    luckUnknown: 'How much of the variance is luck alone is not known: that takes two runs or more at each point.',
    alone: (share: string) => `Each alone, the factors make ${share} of the variance of the expected outcome.`,
    first: (factor: string, share: string) => `The first is ${factor} (${share}).`,
    firstFew: (factors: string) => `Differences do not part the first ones: ${factors}.`,
    columns: { rank: 'Rank', factor: 'Factor', star: 'μ*', mu: 'μ', sigma: 'σ', together: 'Together', alone: 'Alone' },
    notes: {
      morris:
        'μ*: mean size of the effect of the factor’s whole range (of words and switches, of one in place of another); μ: the mean with its sign; σ: how far the effect depends on the other factors or bends. Lines: 95 % intervals, by the choice of points and by luck. A rank such as 2–4: differences part the factor from no more than those.',
      saltelli:
        'Together: share of the variance that would stay if all other factors were known (total order). Alone: share that would go if the factor were known (first order). Lines: 95 % intervals, by the choice of points and by luck. A rank such as 2–4: differences part the factor from no more than those.',
      'space-filling':
        'Alone: share of the variance that would go if the factor were known (first order). Lines: 95 % intervals, by the choice of points and by luck. A rank such as 2–4: differences part the factor from no more than those.',
      'full-factorial':
        'Alone: share of the variance over the grid that would go if the factor were known (first order). Lines: 95 % intervals by luck; the grid is complete. A rank such as 2–4: differences part the factor from no more than those.',
    },
    description: (outcome: string, count: string) => `How much each of ${count} factors moves ${outcome}.`,
  },

  discovery: {
    title: 'Under which conditions?',
    question: (interest: string, scenario: string) => `When is ${interest} in ${scenario}?`,
    base: (share: string) => `Over all points that have a value that is so in ${share} of the runs.`,
    box: (where: string, density: string, mass: string, coverage: string) =>
      `Where ${where}, it is so in ${density} of the runs; that is ${mass} of the space, and holds ${coverage} of all runs of interest.`,
    none: 'No condition singles it out beyond chance.',
    everywhere: 'It is so nearly everywhere: no condition is needed.',
    is: (factor: string, words: string) => `${factor} is ${words}`,
    or: 'or',
    caption:
      'Found by the patient rule induction method (Friedman & Fisher 1999). Limits that could be chance are dropped.',
    columns: {
      box: 'Box',
      condition: 'Condition',
      density: 'Density',
      coverage: 'Coverage',
      mass: 'Part of the space',
    },
  },
}
