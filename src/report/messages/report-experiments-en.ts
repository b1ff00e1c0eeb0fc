/** What reports of experiments and of their analyses say, in English. */

export const experimentsEn = {
  experiment: {
    /** `points` and `replicates` are empty where there is one point, or where precision decides. */
    runs: (o: { runs: string; names: string; points: string; replicates: string; seed: string }) =>
      `${o.runs}: ${o.names}${o.points === '' ? '' : ` at each of ${o.points}`}${o.replicates === '' ? '' : `, ${o.replicates} each`}; seed “${o.seed}”.`,
    luck: 'The scenarios at a point share their luck.',
    designs: {
      list: (factors: string, _size: string) => `A list of points in ${factors}.`,
      'full-factorial': (factors: string, _size: string) => `Every combination of the values of ${factors}.`,
      'one-at-a-time': (factors: string, _size: string) => `${factors}, one at a time.`,
      'latin-hypercube': (factors: string, _size: string) => `A Latin hypercube in ${factors}.`,
      sobol: (factors: string, _size: string) => `Points of a Sobol’ sequence in ${factors}.`,
      morris: (factors: string, trajectories: string) => `${trajectories} in ${factors}.`,
      saltelli: (factors: string, samples: string) => `Saltelli’s design in ${factors}, ${samples}.`,
    },
    varied: 'What varied',
    factorColumns: { factor: 'Factor', values: 'Values', unit: 'Unit', meaning: 'Meaning' },
    pointColumns: { point: 'Point', scenario: 'Scenario' },
    moreFactors: (count: string) => `and ${count} more, in plan.json`,
    cameOut: 'What came out',
    ends: (o: { outcome: string; low: string; lowAt: string; high: string; highAt: string }) =>
      `${o.outcome}: from ${o.low} (${o.lowAt}) to ${o.high} (${o.highAt}).`,
    same: (outcome: string, value: string, some: boolean) =>
      `${outcome}: ${value}, at every point${some ? ' that has a value' : ''}.`,
    one: (outcome: string, value: string, interval: string) => `${outcome}: ${value}${interval}.`,
    noValue: (outcome: string, why: string) => `${outcome}: ${why}.`,
    pointNumber: (number: string) => `point ${number}`,
    asItIs: 'as it is',
    ofScenario: (outcome: string, scenario: string) => `${outcome} (${scenario})`,
    whatFailed: 'What failed',
    failures: (failed: string, runs: string) =>
      `${failed} of ${runs} failed; failures.csv has each with its reason. The first:`,
    failure: (o: { point: string; scenario: string; replicate: string; message: string }) =>
      `point ${o.point}, ${o.scenario}: ${o.replicate === '' ? 'the scenario cannot be put together' : `replicate ${o.replicate} stopped`}: ${o.message}`,
    precision: 'Precision',
    precisionAfter: (rounds: string, least: string, greatest: string) =>
      `Precision, after ${rounds} and ${least} to ${greatest} replicates a point:`,
    goal: (o: { outcome: string; paired: boolean; half: string; met: string; of: string; widest: string }) =>
      `${o.paired ? 'paired difference of ' : ''}${o.outcome} to ±${o.half}: reached at ${o.met} of ${o.of}; the widest is ±${o.widest}`,
    files: 'The files',
    filesAre:
      'A row a run: `runs.parquet`. Means and quantiles by point and month: `curves.parquet`. What a point is: `points.csv`. `datapackage.json` says what every column means. `blocks.lintas` holds the runs as they were computed: with it, more replicates or points are added without running these again.',
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
