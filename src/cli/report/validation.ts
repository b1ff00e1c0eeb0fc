/** The report of a validation, from its folder. */
import type { Condition, Range } from '../../analysis/deciding.js'
import type { ComparisonFinding, PatternFinding } from '../../experiment/validation.js'
import { scenariosOf } from '../../provenance/remaking.js'
import type { Language } from '../../report/messages/index.js'
import { ReportContext } from '../../report/printed/context.js'
import { validationReport } from '../../report/printed/validation-report.js'
import type { Text } from '../../scenario/load.js'
import { UsageFaults } from '../faults.js'
import type { PackageInfo } from '../package-info.js'
import { type ResultFolder, referencesOf, tableOf } from './tables.js'

/** patterns.json, as `patternsJson` writes it: null where a number is not defined. */
interface Written {
  readonly seeds: number
  readonly points: number
  readonly space_seeds: number
  readonly fingerprints: Readonly<Record<string, string>>
  readonly patterns: readonly WrittenPattern[]
}

type WrittenPattern = Pick<PatternFinding, 'group' | 'title' | 'kind' | 'source' | 'note' | 'verdict'> & {
  readonly pattern: string
  readonly share_seeds: number | null
  readonly share_space: number | null
  readonly holds: boolean | null
  readonly share_space_means: number | null
  readonly share_space_no_value: number | null
  readonly depends_on?: readonly string[]
  readonly no_value_without?: readonly string[]
  readonly holds_where: readonly (Omit<Condition, 'ranges' | 'elsewhere'> & {
    readonly elsewhere: number | null
    readonly ranges: readonly { readonly path: string; readonly from: number | null; readonly to: number | null }[]
  })[]
  readonly comparisons: readonly {
    readonly text: string
    readonly say?: Text
    readonly holds: boolean | null
    readonly n: number
    readonly mean: number | null
    readonly low: number | null
    readonly high: number | null
    readonly share_seeds: number | null
    readonly share_space: number | null
    readonly share_space_means: number | null
    readonly share_space_no_value: number | null
  }[]
}

export async function reportOfValidation(
  result: ResultFolder,
  language: Language,
  place: PackageInfo,
): Promise<string> {
  const { manifest, shown } = result
  const written = read(await tableOf(result, 'patterns.json'), shown)
  return await validationReport(new ReportContext(language), {
    input: {
      command: manifest.command,
      seed: manifest.seed,
      seeds: written.seeds,
      points: written.points,
      spaceSeeds: written.space_seeds,
      findings: written.patterns.map(findingOf),
      fingerprints: written.fingerprints,
      model: manifest.model,
      version: manifest.version,
    },
    scenarios: scenariosOf(manifest).scenarios,
    folder: shown,
    references: referencesOf(place),
  })
}

function read(text: string, shown: string): Written {
  try {
    return JSON.parse(text) as Written
  } catch {
    throw new UsageFaults([{ message: `${shown}/patterns.json cannot be read` }])
  }
}

const number = (x: number | null) => x ?? Number.NaN

function findingOf(one: WrittenPattern): PatternFinding {
  return {
    id: one.pattern,
    group: one.group,
    title: one.title,
    kind: one.kind,
    source: one.source,
    note: one.note,
    holds: one.holds ?? false,
    noValue: one.holds === null,
    shareOfSeeds: number(one.share_seeds),
    shareOfSpace: number(one.share_space),
    shareOfSpaceByMeans: number(one.share_space_means),
    spaceWithoutValue: number(one.share_space_no_value),
    verdict: one.verdict,
    ...(one.depends_on === undefined ? {} : { dependsOn: one.depends_on }),
    ...(one.no_value_without === undefined ? {} : { noValueWithout: one.no_value_without }),
    holdsWhere: one.holds_where.map(({ ranges, elsewhere, ...rest }) => ({
      ...rest,
      elsewhere: number(elsewhere),
      ranges: ranges.map(
        ({ path, from, to }): Range => ({ path, from: number(from), to: number(to) }),
      ) as unknown as Condition['ranges'],
    })),
    comparisons: one.comparisons.map(
      (c): ComparisonFinding => ({
        text: c.text,
        ...(c.say === undefined ? {} : { say: c.say }),
        holds: c.holds ?? false,
        noValue: c.holds === null,
        n: c.n,
        mean: number(c.mean),
        low: number(c.low),
        high: number(c.high),
        shareOfSeeds: number(c.share_seeds),
        shareOfSpace: number(c.share_space),
        shareOfSpaceByMeans: number(c.share_space_means),
        spaceWithoutValue: number(c.share_space_no_value),
      }),
    ),
  }
}
