/**
 * What is shown of a comparison of many scenarios. A picture tells a dozen curves apart, and nobody reads forty paragraphs:
 * beyond that the ends and the middle of what is varied stand for the rest, which is in the files.
 */
import type { ChartInput } from './charts/input.js'
import { localiserFor } from './messages/localiser.js'
import { designPointOf } from './words.js'

/** Most scenarios that are drawn and told. */
export const mostShown = 12

/** Names of the scenarios that are shown, in their order; all where they are few. */
export function shown({ scenarios }: ChartInput): ReadonlySet<string> {
  const names = scenarios.map(({ name }) => name)
  if (names.length <= mostShown) return new Set(names)
  const places = names.map(designPointOf)
  const values = places[0]!.varied.map((_, at) => [...new Set(places.map(({ varied }) => varied[at]?.value ?? ''))])
  const plain = new Set(places.map((place) => place.plain)).size
  const kept = spread(values, Math.floor(mostShown / plain))
  const picked = names.filter((_, at) => places[at]!.varied.every(({ value }, path) => kept[path]?.has(value)))
  return new Set(picked.slice(0, mostShown))
}

/** So many evenly spread values of each path, its ends among them, that no more than `most` combinations are left. */
function spread(values: readonly (readonly string[])[], most: number): Set<string>[] {
  const counts = values.map(({ length }) => length)
  const combinations = () => counts.reduce((product, count) => product * count, 1)
  while (combinations() > most) {
    const widest = counts.indexOf(Math.max(...counts))
    if (widest < 0 || counts[widest]! <= 1) break
    counts[widest]! -= 1
  }
  return values.map((all, path) => {
    const count = counts[path]!
    const step = count > 1 ? (all.length - 1) / (count - 1) : 0
    return new Set(Array.from({ length: count }, (_, at) => all[Math.round(at * step)]!))
  })
}

/** The same results with the scenarios that are shown; the very same where all are. */
export function thinned<Input extends ChartInput>(input: Input): Input {
  const names = shown(input)
  if (names.size === input.scenarios.length) return input
  return {
    ...input,
    scenarios: input.scenarios.filter(({ name }) => names.has(name)),
    curves: input.curves.filter(({ scenario }) => names.has(scenario)),
    effects: input.effects.filter(({ baseline, variant }) => names.has(baseline) && names.has(variant)),
  }
}

/** Said below a picture, or of what is told, where not all are shown; empty where they are. */
export function thinningNote(input: ChartInput, told = false): string {
  const { size } = shown(input)
  const all = input.scenarios.length
  if (size === all) return ''
  const { chart, count } = localiserFor(input.language)
  return chart.thinning({
    all: count(all),
    shown: count(size),
    one: size === 1,
    told,
    varied: designPointOf(input.scenarios[0]!.name).varied.length > 0,
    effects: input.effects.length > 0,
  })
}
