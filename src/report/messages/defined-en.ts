/** What is said, in English, where outcomes are not defined in all runs, or scenarios do not last as long. */

export const definedEn = {
  inPairs: (n: string, of: string) => `in ${n} of ${of} pairs of runs`,
  /** The same in a table or a picture, where there is little room. */
  nOf: (n: string, of: string) => `${n} of ${of} pairs`,
  inRuns: (n: string, of: string) => `in ${n} of ${of} runs`,
  untold: (month: string, what: string) => `Cannot be compared at ${month}: ${what}.`,
  tooFew: (n: string, of: string) => `a value in only ${n} of ${of} pairs of runs`,
  gone: (scenario: string, month: string) => `no value in ${scenario} from month ${month} on`,
  never: (scenario: string) => `no value in ${scenario}`,
  more: (count: string) => `${count} more`,
  apart: 'no pair of runs has a value in both',
  nothing: 'no outcome can be compared',
  noValueAt: (month: string) => `no value at month ${month}`,
  lastIn: (value: string, month: string, some: string) => `last in month ${month}: ${value}${some}`,
  nowhere: 'no value in any month',
  inNoRun: 'no value in any run',
  inFewRuns: (n: string, of: string) => `a value in only ${n} of ${of} runs, too few at every point`,
  /** Beside a curve that ends before the others. */
  until: (name: string, month: string) => `${name} (to month ${month})`,
  partly: (names: string) =>
    `Not every run has a value in every month: ${names}. There a curve is of the runs that have one; n in the tables says how many.`,
  atPoints: (n: string, of: string) => `a value at ${n} of ${of} points`,
  unjudged: (names: string) => `Not judged, since too few points have a value: ${names}.`,
  pointsLeft: (left: string, of: string) =>
    `${left} of ${of} points are left out: no run has a value there, or too few have one`,
  without: (names: string) => `no value without ${names}`,
  common: (months: string, longer: string) => `Compared over the ${months} that all of them have; ${longer}.`,
  goesOn: (scenario: string, months: string) => `${scenario} goes on to ${months}`,
  starts: 'Month 1 is not the same calendar month in all of them.',
} as const
