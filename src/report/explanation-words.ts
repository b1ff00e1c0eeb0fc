/** What moved an outcome, in sentences: what raised it, what lowered it, where two scenarios part. */
import type { Contrast, Explanation } from '../experiment/explain.js'
import type { Parting } from '../experiment/parting.js'
import { detailOf } from '../model/events.js'
import type { TraceEvent } from '../model/trace.js'
import type { Measure, Scenario } from '../scenario/load.js'
import { bandName, explained } from './charts/contribution-words.js'
import { commonMonths } from './common-months.js'
import { compositionOf } from './composition.js'
import { decimalsOf, type ExplanationInput, isContrast, type Part, type Parts } from './explanation-parts.js'
import { pairsWords } from './incomparable.js'
import { eventIn } from './messages/events.js'
import type { Telling } from './telling.js'
import { capitalised, intervalDecimals, moveDecimals, shortNames } from './words.js'

export function sentences(telling: Telling, input: ExplanationInput, parts: Parts): string[] {
  const { found } = input
  return isContrast(found) ? contrastSentences(telling, input, found, parts) : changeSentences(telling, found, parts)
}

function changeSentences(telling: Telling, explanation: Explanation, parts: Parts): string[] {
  const { say: all, localiser } = telling
  const { explain: say } = all
  const { series, curves, replicates: of } = explanation
  const { unit } = localiser.outcome(series.outcome.name)
  const what = capitalised(explained(explanation, localiser))
  const first = curves.find(({ mean }) => !Number.isNaN(mean))
  const { month, n, mean, low, high } = parts.whole
  if (!first || n === 0) return [say.noValue(what)]
  // From, to and change are of the same runs: those that have a value in that month.
  const from = explanation.from[month]!
  const to = from + mean
  const begun = first.n < of || n < of ? say.atFirst : say.inMonth(String(first.month))
  const [before, after] = moveDecimals(from, to)
  const way = low > 0 ? 'up' : high < 0 ? 'down' : of > 1 ? 'unclear' : 'once'
  const moved = say.ways[way](what, localiser.number(from, before), begun, localiser.value(to, unit, after))
  const some = n < of ? [localiser.chart.defined.inRuns(localiser.count(n), localiser.count(of))] : []
  const facts = [...withInterval(telling, mean, low, high), ...some].join('; ')
  const said = [say.change(moved, String(month), facts), ...endedWords(telling, month, explanation.months)]
  return month === 0 ? said : [...said, partsSentence(telling, parts, say.raised, say.lowered)]
}

function contrastSentences(telling: Telling, input: ExplanationInput, found: Contrast, parts: Parts): string[] {
  const { say: all, localiser } = telling
  const { explain: say } = all
  const names = shortNames([found.of.scenario, found.against.scenario])
  const name = (scenario: string) => names.get(scenario) ?? scenario
  const [of, against] = [name(found.of.scenario), name(found.against.scenario)]
  const { unit } = localiser.outcome(found.of.series.outcome.name)
  const inside = explained(found.of, localiser)
  const [one, other] = [found.of, found.against].map((e) => input.scenarios.find((s) => s.name === e.scenario)!)
  const common = commonMonths([one!, other!], localiser, name)
  const said = [differenceSentence(telling, one!, other!, of, against), ...(common === '' ? [] : [common])]
  const own = found.partings.find(({ replicate }) => replicate === input.replicate)
  if (own) said.push(partingSentence(telling, own, input.seed, of, against))
  if (found.partings.length > 1) said.push(...partingsSentences(telling, found.partings, inside))
  const effect = found.effects.find(({ month }) => month === parts.whole.month)
  if (!effect || effect.n === 0) return [...said, say.noCommonValue(inside)]
  const [before, after] = moveDecimals(effect.from, effect.to)
  const facts = withInterval(telling, effect.effect, effect.low, effect.high)
  const told = say.contrast({
    what: capitalised(inside),
    month: String(effect.month),
    clear: effect.low > 0 || effect.high < 0 || found.of.replicates < 2,
    to: localiser.value(effect.to, unit, after),
    of,
    from: localiser.number(effect.from, before),
    against,
    facts: [...facts, ...pairsWords({ n: effect.n, of: found.of.replicates }, localiser)].join('; '),
  })
  const members = compositionOf(effect, localiser, name)
  return [
    ...said,
    told,
    ...endedWords(telling, effect.month, found.of.months),
    ...(members === '' ? [] : [members]),
    partsSentence(telling, parts, say.carriedUp, say.heldDown),
  ]
}

/** Said where the end of the run has no value, or too few runs have one. */
function endedWords({ say }: Telling, last: number, end: number): string[] {
  return last === end ? [] : [say.explain.ended(String(end), String(last))]
}

function withInterval({ say, localiser }: Telling, mean: number, low: number, high: number): string[] {
  const decimals = intervalDecimals(mean, low, high)
  const effect = localiser.difference(mean, decimals)
  if (Number.isNaN(low)) return [effect]
  return [effect, say.interval(localiser.number(low, decimals), localiser.number(high, decimals))]
}

const named = 3

type Halves = (parts: string) => string

function partsSentence({ say, localiser }: Telling, parts: Parts, up: Halves, down: Halves): string {
  const decimals = decimalsOf(parts)
  const shown = ({ mechanism, row }: Part) =>
    `${bandName(mechanism, localiser)} (${localiser.difference(row.mean, decimals)})`
  const telling = parts.parts.filter(({ row }) => Number(row.mean.toFixed(decimals)) !== 0)
  const half = (words: Halves, of: readonly Part[]) =>
    of.length === 0 ? [] : [words(localiser.list(of.slice(0, named).map(shown)))]
  const halves = [
    ...half(
      up,
      telling.filter(({ row }) => row.mean > 0),
    ),
    ...half(
      down,
      telling.filter(({ row }) => row.mean < 0),
    ),
  ]
  return halves.length === 0 ? say.explain.unmoved : `${capitalised(halves.join('; '))}.`
}

/** From when on the scenarios themselves differ, and by what. */
function differenceSentence(
  { say: all, localiser }: Telling,
  one: Scenario,
  other: Scenario,
  of: string,
  against: string,
): string {
  const { explain: say } = all
  const key = ({ at, for: lasting, over, set, add }: Measure) => JSON.stringify([at, lasting, over, set, add])
  const only = (a: Scenario, b: Scenario) => {
    const known = new Set(b.measures.map(key))
    return a.measures.filter((measure) => !known.has(key(measure)))
  }
  const own = [
    ...only(one, other).map((measure) => ({ measure, whose: of })),
    ...only(other, one).map((measure) => ({ measure, whose: against })),
  ]
  if (JSON.stringify(one.spec) !== JSON.stringify(other.spec)) return say.fromStart
  if (own.length === 0) return say.alike
  const at = Math.min(...own.map(({ measure }) => measure.at))
  const begun = own.filter(({ measure }) => measure.at === at)
  const titles = begun.map(({ measure, whose }) => say.whose(localiser.text(measure.title), whose))
  const said = titles.length <= 5 ? localiser.list(titles) : localiser.counted(titles.length, 'measure')
  return say.fromMonth(String(at), said)
}

function partingSentence(telling: Telling, parting: Parting, seed: string, of: string, against: string): string {
  const { explain: say } = telling.say
  const told = (said: string) => say.inReplicate(String(parting.replicate), seed, said)
  const { month } = parting
  if (month === undefined) return told(say.nobody)
  const event = (e: TraceEvent | undefined) =>
    e === undefined
      ? say.nothingMore
      : e.month === month
        ? eventWords(telling, e)
        : say.nextIs(String(e.month), eventWords(telling, e))
  return told(
    say.part({ month: String(month), of, ofEvent: event(parting.of), against, againstEvent: event(parting.against) }),
  )
}

/** `session in pilar, 5 of 17 took part (bnpp, imigrasi, plbn and 2 more)`. */
function eventWords({ say, localiser, language }: Telling, event: TraceEvent): string {
  const { agencies } = event
  const more = agencies.length > 5 ? [localiser.chart.defined.more(localiser.count(agencies.length - 4))] : []
  const shown = [...(more.length > 0 ? agencies.slice(0, 4) : agencies), ...more]
  return say.explain.event({
    event: event.event.replaceAll('-', ' '),
    forum: event.forum,
    detail: detailOf(event).split(';', 1)[0]!,
    said: eventIn(language, event),
    who: shown.length > 0 ? ` (${localiser.list(shown)})` : '',
  })
}

function partingsSentences(telling: Telling, partings: readonly Parting[], outcome: string): string[] {
  const { say: all, localiser, language } = telling
  const { explain: say } = all
  const total = partings.length
  const pairs = localiser.counted(total, 'pair')
  const spread = (months: readonly number[]) => {
    const sorted = [...months].sort((a, b) => a - b)
    const [first, middle, last] = [sorted[0]!, sorted[Math.floor((sorted.length - 1) / 2)]!, sorted.at(-1)!].map(String)
    return first === last ? say.inMonth(first!) : say.spread(first!, middle!, last!)
  }
  const parted = partings.flatMap(({ month }) => month ?? [])
  const moved = partings.flatMap(({ valueMonth }) => valueMonth ?? [])
  const events = partings.flatMap((p) => [p.of, p.against].find((e) => e !== undefined && e.month === p.month) ?? [])
  const times = (kind: string) => events.filter(({ event }) => event === kind).length
  const [most] = [...events].sort(
    (a, b) => times(b.event) - times(a.event) || (a.event < b.event ? -1 : a.event > b.event ? 1 : 0),
  )
  return [
    most === undefined
      ? say.noPairParts(pairs)
      : say.pairsPart({
          some: localiser.count(parted.length),
          pairs,
          all: parted.length === total,
          when: spread(parted),
          kind: say.kind(most.event.replaceAll('-', ' '), eventIn(language, most)),
          share: localiser.share(times(most.event) / parted.length),
        }),
    moved.length === 0
      ? say.noValueParts(outcome)
      : moved.length === total
        ? say.valueParts(outcome, spread(moved))
        : say.valuePartsIn(outcome, localiser.share(moved.length / total), spread(moved)),
  ]
}
