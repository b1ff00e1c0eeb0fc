/** What every result ends with: what it rests on, how far it can be trusted, how it is made again. */
import type { Scenario } from '../scenario/load.js'
import type { ChartInput } from './charts/input.js'
import { naming } from './compared.js'
import { type Block, caution, command, heading, list, marked, paragraph, table } from './document/document.js'
import { prose } from './markdown.js'
import type { Telling } from './telling.js'

export interface Grounded extends ChartInput {
  /** Version of the package. */
  readonly version?: string
  /** Digest of the model, hexadecimal. */
  readonly model?: string
}

/** What part of the numbers of a scenario is assumed. */
export function assumedShare({ values }: Scenario): number {
  const all = [...values.values()]
  return all.filter(({ tag }) => tag === 'assumed').length / Math.max(1, all.length)
}

/** Where the numbers of a scenario come from; `called` is the scenario as it is spoken of. */
export function groundsSentence({ say, localiser }: Telling, scenario: Scenario, called: string): string {
  const values = [...scenario.values.values()]
  if (values.length === 0) return say.rests.unknown
  const parts = (['study', 'literature', 'theory', 'assumed'] as const).flatMap((tag) => {
    const count = values.filter((value) => value.tag === tag).length
    const share = localiser.share(count / values.length)
    return count === 0
      ? []
      : [say.assumptions.partOf(localiser.count(count), share, say.assumptions.part[tag], count === 1)]
  })
  const defaults = values.filter(({ given }) => !given).length
  const lead = say.assumptions.lead(called, localiser.counted(values.length, 'number'), localiser.list(parts))
  return defaults === 0 ? lead : `${lead} ${say.assumptions.defaults(localiser.count(defaults), defaults === 1)}`
}

export function restsOn(telling: Telling, { scenarios, baseline }: Grounded): Block[] {
  const { rests, limits } = telling.say
  const [first] = scenarios
  if (!first) return []
  const compared = baseline === undefined ? [] : [limits.many, `${limits.slight} ${rests.largest}`]
  const said = [groundsSentence(telling, first, first.name), rests.intervals, ...compared, rests.stylised]
  return [heading(rests.title), ...list(said)]
}

/** The caution in a line or two: how much is assumed, and of how many runs all is told. */
export function cautionOf({ say, localiser }: Telling, { scenarios, seed, replicates }: Grounded): Block {
  const [first] = scenarios
  const share = first && first.values.size > 0 ? ` ${say.rests.assumed(localiser.share(assumedShare(first)))}` : ''
  const runs = localiser.runs(replicates)
  return caution(
    `${say.stylised}${share} ${say.rests.seed(seed, scenarios.length > 1 ? say.rests.ofEach(runs) : runs)}`,
  )
}

export function makeAgain({ say, localiser }: Telling, input: Grounded): Block[] {
  const { again } = say
  const name = naming(input)
  const facts = [
    ...(input.version === undefined ? [] : [[again.version, `lintas ${input.version}`]]),
    [again.seed, marked(`“${prose(input.seed)}”`)],
    [again.runs, localiser.count(input.replicates)],
    ...input.scenarios.map((scenario) => [
      again.fingerprint(name(scenario.name)),
      marked(`\`${input.fingerprints[scenario.name] ?? ''}\``),
    ]),
    ...(input.model ? [[again.model, marked(`\`${input.model}\``)]] : []),
  ]
  return [
    heading(again.title),
    command(input.command),
    table([again.what, again.value], facts),
    ...paragraph(say.rests.same),
  ]
}
