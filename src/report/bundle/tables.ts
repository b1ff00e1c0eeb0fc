/** `datapackage.json` (Frictionless Data Package): every table of a result, with type, unit and meaning of each column. */
import type { CsvDialect } from '../../analysis/csv-dialect.js'
import { quantilesOfRuns } from '../../analysis/quantile-sketch.js'
import { outcomes } from '../../model/outcomes.js'
import type { FileDigest } from '../../provenance/manifest.js'

export interface TableHead {
  readonly path: string
  readonly columns: readonly string[]
  readonly dialect: CsvDialect
}

type FieldType = 'string' | 'integer' | 'number' | 'boolean'

const meanings: Readonly<Record<string, readonly [FieldType, string]>> = {
  scenario: ['string', 'Name of the scenario.'],
  against: ['string', 'Name of the scenario that it is set against.'],
  baseline: ['string', 'Name of the scenario that the variant is compared with.'],
  variant: ['string', 'Name of the scenario that is compared.'],
  replicate: ['integer', 'Number of the run, from 0; runs of one number share their luck.'],
  seed: ['string', 'Seed and replicate: 7/12 is replicate 12 of seed 7.'],
  outcome: ['string', 'Name of the outcome.'],
  scope: ['string', 'Part of the world, such as forum:pilar; empty for all of it.'],
  month: ['integer', 'Month, from 0 (the initial state).'],
  unit: ['string', 'Unit of the values in this row.'],
  n: ['integer', 'Runs, or pairs of runs, in which the outcome is defined.'],
  mean: ['number', 'Mean over these runs.'],
  sd: ['number', 'Standard deviation over these runs.'],
  mean_low: ['number', 'Lower end of the 95 % interval of the mean (Student t).'],
  mean_high: ['number', 'Upper end of the 95 % interval of the mean (Student t).'],
  effect: ['number', 'Mean of the differences variant − baseline, run by run under common luck.'],
  low: ['number', 'Lower end of the 95 % interval.'],
  high: ['number', 'Upper end of the 95 % interval.'],
  share_positive: ['number', 'Share of the run pairs with a positive difference.'],
  share_negative: ['number', 'Share of the run pairs with a negative difference; a tie is neither.'],
  variance_reduction: ['number', 'By how much common luck narrows the variance of the effect.'],
  composition: [
    'number',
    'What those who are in one of the two worlds only do to the mean: the difference of the means over all, less the effect.',
  ],
  in_both: [
    'integer',
    'How many are in both worlds that month, over whom the effect is; empty where the same are in both.',
  ],
  came: ['integer', 'How many are in the variant only; empty where the same are in both.'],
  left: ['integer', 'How many are in the baseline only; empty where the same are in both.'],
  event: ['string', 'Kind of event.'],
  forum: ['string', 'Id of the forum; empty where none.'],
  agencies: ['string', 'Ids of the agencies, a space between them.'],
  detail: ['string', 'What happened, in words.'],
  mechanism: ['string', 'Name of the mechanism.'],
  points: ['integer', 'Points of the assumed space.'],
  holds: ['boolean', 'Whether it holds at default values.'],
  verdict: ['string', 'What it comes to.'],
  pattern: ['string', 'Id of the pattern.'],
  title: ['string', 'Title.'],
  source: ['string', 'Citation key of the source.'],
  path: ['string', 'Path of the value in the scenario.'],
}

const quantile = /^p(\d\d)$/

interface Field {
  readonly name: string
  readonly type: FieldType
  readonly title?: string
  readonly description: string
  readonly unit?: string
}

function fieldOf(name: string, path: string): Field {
  const [base = name, scope] = name.split('@')
  const outcome = path.endsWith('runs.csv') ? outcomes.find((one) => one.name === base) : undefined
  if (outcome) {
    const where = scope === undefined ? '' : ` Of ${scope}.`
    return {
      name,
      type: 'number',
      title: outcome.label.en,
      description: `At the last month. ${outcome.meaning.en}${where}`,
      ...(outcome.unit === '' ? {} : { unit: outcome.unit }),
    }
  }
  const share = quantile.exec(name)?.[1]
  if (share !== undefined)
    return {
      name,
      type: 'number',
      description:
        `Quantile: ${Number(share)} % of the values lie below (linear between order statistics).` +
        (path.endsWith('curves.csv') ? ` ${quantilesOfRuns}` : ''),
    }
  const known = meanings[name]
  if (known) return { name, type: known[0], description: known[1], ...(name === 'month' ? { unit: 'months' } : {}) }
  return { name, type: 'string', description: `${name.replaceAll('_', ' ')}; see docs/contracts.md of Lintas.` }
}

function inDialect(field: Field, { decimal }: CsvDialect): object {
  return field.type === 'number' && decimal !== '.' ? { ...field, decimalChar: decimal } : field
}

export interface PackageInput {
  readonly name: string
  readonly title: string
  readonly version: string
  readonly tables: readonly TableHead[]
  readonly digests: Readonly<Record<string, FileDigest>>
}

export function dataPackage({ name, title, version, tables, digests }: PackageInput): object {
  return {
    profile: 'tabular-data-package',
    name,
    title,
    version,
    licenses: [
      {
        name: 'CC-BY-4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
        title: 'Creative Commons Attribution 4.0 International',
      },
    ],
    resources: tables.map(({ path, columns, dialect }) => ({
      profile: 'tabular-data-resource',
      name: path
        .replace(/\.csv$/, '')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-'),
      path,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      ...(digests[path] ? { bytes: digests[path].bytes, hash: `sha256:${digests[path].sha256}` } : {}),
      dialect: { delimiter: dialect.separator, lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: { fields: columns.map((column) => inDialect(fieldOf(column, path), dialect)), missingValues: [''] },
    })),
  }
}
