/** A validation as a plain value for JSON. */
import type { PatternsInput } from './input.js'

/** The validation as a plain value for JSON: undefined shares are null. */
export function patternsJson(input: PatternsInput, format: number): object {
  const number = (x: number) => (Number.isNaN(x) ? null : x)
  return {
    lintas: format,
    command: input.command,
    version: input.version,
    model: input.model,
    seed: input.seed,
    seeds: input.seeds,
    points: input.points,
    space_seeds: input.spaceSeeds,
    fingerprints: input.fingerprints,
    patterns: input.findings.map((f) => ({
      pattern: f.id,
      group: f.group,
      title: f.title,
      kind: f.kind,
      source: f.source,
      note: f.note,
      holds: f.noValue ? null : f.holds,
      share_seeds: number(f.shareOfSeeds),
      share_space: number(f.shareOfSpace),
      share_space_means: number(f.shareOfSpaceByMeans),
      share_space_no_value: number(f.spaceWithoutValue),
      verdict: f.verdict,
      ...(f.dependsOn === undefined ? {} : { depends_on: f.dependsOn }),
      ...(f.noValueWithout === undefined ? {} : { no_value_without: f.noValueWithout }),
      holds_where: f.holdsWhere.map(({ ranges, ...rest }) => ({
        ranges: ranges.map(({ path, from, to }) => ({ path, from: number(from), to: number(to) })),
        ...rest,
        elsewhere: number(rest.elsewhere),
      })),
      comparisons: f.comparisons.map((c) => ({
        text: c.text,
        ...(c.say === undefined ? {} : { say: c.say }),
        holds: c.noValue ? null : c.holds,
        n: c.n,
        mean: number(c.mean),
        low: number(c.low),
        high: number(c.high),
        share_seeds: number(c.shareOfSeeds),
        share_space: number(c.shareOfSpace),
        share_space_means: number(c.shareOfSpaceByMeans),
        share_space_no_value: number(c.spaceWithoutValue),
      })),
    })),
  }
}
