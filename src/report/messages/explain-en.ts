/** What an explanation says, in English. */

export const explainEn = {
  noValue: (what: string) => `${what} has no value in any month.`,
  noCommonValue: (what: string) => `There is no month in which ${what} has a value in both scenarios.`,
  atFirst: 'at first',
  inMonth: (month: string) => `in month ${month}`,
  ways: {
    up: (what: string, from: string, when: string, to: string) => `${what} up from ${from} ${when} to ${to}`,
    down: (what: string, from: string, when: string, to: string) => `${what} down from ${from} ${when} to ${to}`,
    unclear: (what: string, from: string, when: string, to: string) =>
      `${what}: no clear change, from ${from} ${when} to ${to}`,
    once: (what: string, from: string, when: string, to: string) => `${what}: from ${from} ${when} to ${to}`,
  },
  change: (moved: string, month: string, facts: string) => `${moved} in month ${month} (${facts}).`,
  contrast: (o: {
    what: string
    month: string
    clear: boolean
    to: string
    of: string
    from: string
    against: string
    facts: string
  }) =>
    `${o.what} in month ${o.month}: ${o.clear ? '' : 'no clear difference, '}${o.to} in ${o.of} against ${o.from} in ${o.against} (${o.facts}).`,
  ended: (end: string, last: string) =>
    `At month ${end} no run has a value, or too few: this is of month ${last}, the last in which enough have one.`,
  raised: (parts: string) => `raised most by ${parts}`,
  lowered: (parts: string) => `lowered most by ${parts}`,
  carriedUp: (parts: string) => `carried up most by ${parts}`,
  heldDown: (parts: string) => `held down most by ${parts}`,
  unmoved: 'No mechanism moved it.',

  fromStart: 'The scenarios differ from month 0 on: their worlds do not start from the same values.',
  alike: 'The scenarios do not differ in anything that the model reads.',
  fromMonth: (month: string, measures: string) =>
    `The scenarios differ from month ${month} on, when measures begin: ${measures}.`,
  whose: (measure: string, scenario: string) => `${measure} (${scenario})`,
  inReplicate: (replicate: string, seed: string, said: string) =>
    `In replicate ${replicate} of seed “${seed}” ${said}.`,
  nobody: 'nobody does anything else in the one than in the other',
  part: (o: { month: string; of: string; ofEvent: string; against: string; againstEvent: string }) =>
    `the two part in month ${o.month}: in ${o.of}, ${o.ofEvent}; in ${o.against}, ${o.againstEvent}`,
  nothingMore: 'nothing more',
  nextIs: (month: string, event: string) => `nothing of the kind (next, in month ${month}: ${event})`,
  event: (o: { event: string; forum: string; detail: string; said: string; who: string }) =>
    `${o.event}${o.forum === '' ? '' : ` in ${o.forum}`}${o.detail === '' ? '' : `, ${o.detail}`}${o.who}`,
  kind: (event: string, _said: string) => event,
  spread: (first: string, middle: string, last: string) =>
    `in month ${first} at the earliest, by month ${middle} in half of them, in month ${last} at the latest`,
  pairsPart: (o: { some: string; pairs: string; all: boolean; when: string; kind: string; share: string }) =>
    `In ${o.all ? 'all' : `${o.some} of`} ${o.pairs} of runs the minutes part, ${o.when}; most often over “${o.kind}” (${o.share}).`,
  noPairParts: (pairs: string) => `In none of ${pairs} of runs do the minutes part.`,
  valueParts: (what: string, when: string) => `The value of ${what} parts in all of them, ${when}.`,
  valuePartsIn: (what: string, share: string, when: string) =>
    `The value of ${what} parts in ${share} of them, ${when}.`,
  noValueParts: (what: string) => `The value of ${what} parts in none of them.`,

  head: (what: string, scale: string) => `${what}, what each mechanism has moved (${scale})`,
  columns: {
    mechanism: 'Mechanism',
    month: (month: string) => `Month ${month}`,
    interval: '95 % interval',
    share: 'Share of the change',
    brief: 'share',
  },
  atFirstMeans: 'the difference that is there in the first month',
  means: (name: string, meaning: string) => `**${name}**: ${meaning}.`,
  sum: 'The parts add up to the whole in every run. A mechanism has what the outcome changed while its line of the schedule was worked through, so a part is also what the lines before it made possible: switch one off (`--set mechanisms.<name>.off=true`) to see what would be without it.',
}
