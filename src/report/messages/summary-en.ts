/** What summaries and the terminal say of runs and comparisons, in English. */

export const summaryEn = {
  summary: {
    underValues: (several: boolean) =>
      `In this stylised case, and under the values that the ${several ? 'scenarios give' : 'scenario gives'}:`,
    across: 'Across the varied values',
    acrossLead: (month: string) =>
      `The effects on the main outcomes side by side, at ${month}: each is measured against the baseline under the same value. An effect in brackets is not clear: its interval includes 0.`,
    acrossBrief: (variant: string, month: string) =>
      `${variant}, effects at ${month} across the varied values (in brackets: not clear)`,
    effect: 'Effect',
    better: 'Better',
    betterIs: { higher: 'higher', lower: 'lower', neither: '–' },
    from: (value: string) => `from ${value}`,
    effectsLead:
      'Mean paired difference from the baseline, with its 95 % interval (Student t). Outcomes that in every month and run are the same are left out. Where not all pairs of runs have a value, all is told over those that do, and their number is said. Where others are in the two worlds, a mean is compared over those who are in both, and their number is said.',
    columns: { from: 'from', to: 'to', effect: 'effect', interval: '95 % interval' },
    moreMoved: (count: string) => `and ${count} more that moved, in effects.csv`,
    courseOf: (name: string, runs: string, months: string) => `${name}: ${runs} over ${months}.`,
  },

  rests: {
    title: 'What this rests on',
    unknown: 'No value of the scenario is known.',
    intervals:
      'The intervals say how well so many runs pin down a mean under these very values. They do not cover the doubt about the values themselves, nor about the equations.',
    largest: '“Largest” is meant against the spread between runs.',
    stylised:
      'A stylised case, not a forecast: it shows what follows from these assumptions, not what will happen at the border.',
    assumed: (share: string) => `${share} of the values are assumed.`,
    seed: (seed: string, runs: string) => `Seed “${seed}”, ${runs}.`,
    ofEach: (runs: string) => `${runs} of each scenario`,
    same: 'The same version, command and fingerprints give the same numbers, to the last digit, on every machine.',
  },

  map: {
    title: (x: string, y: string) => `Over ${x} and ${y}`,
    lead: (x: string, y: string, month: string, drawn: string) =>
      `Where the effects are large and where they are not, over ${x} and ${y}, at ${month} (drawn in ${drawn}). Each effect is measured against the baseline under the same two values.`,
    brief: (x: string, y: string, name: string, said: string) => `Over ${x} and ${y}, ${name}: ${said}`,
    unclear: (what: string, all: string) => `${what} is not clearly moved in any of ${all}.`,
    slight: (what: string, all: string, most: string) => `${what} is hardly moved in any of ${all} (at most ${most}).`,
    largest: (what: string, size: string, x: string, atX: string, y: string, atY: string) =>
      `the effect on ${what} is largest (${size}) where ${x} is ${atX} and ${y} ${atY}`,
    nowhereSmall: (least: string) => `it is nowhere below a third of that (smallest ${least})`,
    small: (count: string, all: string, where: string) => `it is below a third of that in ${count} of ${all}: ${where}`,
    noTurn: (clearly: boolean) => `nowhere does its sign ${clearly ? 'clearly ' : ''}turn`,
    turns: (count: string, where: string) => `its sign turns in ${count}: ${where}`,
    within: (one: string, other: string) => `all of them within ${one} and ${other}`,
    with: (outer: string, inner: string) => `${outer} with ${inner}`,
    everywhere: 'everywhere',
    upTo: (name: string, value: string) => `${name} up to ${value}`,
    from: (name: string, value: string) => `${name} from ${value}`,
  },

  robust: {
    title: 'Over the assumed space',
    lead: (o: {
      variant: string
      points: string
      runs: string
      robust: string
      contested: string
      reversed: string
      all: string
      unjudged: boolean
    }) =>
      `Over the assumed space, ${o.variant} (${o.points}, ${o.runs} of each scenario at each): ${o.robust} robust, ${o.contested} contested, ${o.reversed} reversed of ${o.all}${o.unjudged ? '; the others cannot be judged' : ''}.`,
    unjudged: (names: string) => `Not judged, for want of values: ${names}.`,
    going: { up: (names: string) => `${names} up`, down: (names: string) => `${names} down` },
    share: {
      up: (name: string, share: string) => `${name} (up in ${share})`,
      down: (name: string, share: string) => `${name} (down in ${share})`,
    },
    verdicts: { robust: 'Robust', contested: 'Contested', reversed: 'Reversed' },
    told: (verdict: string, what: string) => `${verdict}: ${what}.`,
    reverses: (what: string, where: string) => `${what}; it reverses ${where}`,
    nowhere: (verdict: string, what: string) => `${verdict}, and no range of one value tells where: ${what}.`,
    where: (condition: string, shares: string, together: boolean) =>
      `${together ? 'most of all ' : ''}where ${condition} (${shares})`,
    someValues: (name: string, some: string, points: string) => `${name} (a value at ${some} of ${points})`,
    explained: (share: string) =>
      `“Robust”: the effect has the sign that it has at default values in ${share} of the assumed space or more; “reversed”: in less than half of it; “contested”: in between. The assumed space is every coefficient of a mechanism and every value with a range that no study gives.`,
  },

  where: {
    above: (path: string, value: string) => `${path} is above ${value}`,
    below: (path: string, value: string) => `${path} is below ${value}`,
    between: (path: string, low: string, high: string) => `${path} is between ${low} and ${high}`,
    both: (one: string, other: string) => `${one} and ${other}`,
    meanOf: (path: string) => `the mean of ${path}`,
    shares: (there: string, elsewhere: string) => `${there} of such points, ${elsewhere} of the others`,
  },
}
