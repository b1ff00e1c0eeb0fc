/** datapackage.json: every column of every table with its type, unit and meaning, as Frictionless Data Package reads it. */
import type { CsvDialect } from '../../analysis/csv-dialect.js'
import type { Described } from '../../experiment/batch/columns.js'
import type { Plan } from '../../experiment/batch/plan.js'
import type { FileDigest } from '../../provenance/manifest.js'

const types = { whole: 'integer', number: 'number', text: 'string' } as const
const keys: Readonly<Record<string, readonly string[]>> = {
  runs: ['point', 'replicate'],
  raw: ['point', 'replicate', 'month'],
  curves: ['point', 'outcome', 'scope', 'month'],
  points: ['point'],
  failures: ['point', 'replicate'],
}

/** The package of these tables; `tables` says the columns of each file, `files` its size and digest. */
export function dataPackage(
  plan: Plan,
  tables: Readonly<Record<string, readonly Described[]>>,
  files: Readonly<Record<string, FileDigest>>,
  { separator, decimal }: CsvDialect,
): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: plan.experiment.replaceAll('/', '-'),
    title: plan.title.en,
    description: `Runs of the experiment ${plan.experiment}, plan ${plan.fingerprint}.`,
    resources: Object.entries(tables).map(([path, columns]) => {
      const [name = path, format = ''] = path.split('.')
      const digest = files[path]
      return {
        // Of one table in two formats, each has a name of its own.
        name: format === 'csv' && Object.hasOwn(tables, `${name}.parquet`) ? `${name}-csv` : name,
        path,
        format,
        mediatype: format === 'csv' ? 'text/csv' : 'application/vnd.apache.parquet',
        ...(format === 'csv' ? { encoding: 'utf-8' } : {}),
        ...(format === 'csv' && separator !== ',' ? { dialect: { delimiter: separator } } : {}),
        ...(digest ? { bytes: digest.bytes, hash: `sha256:${digest.sha256}` } : {}),
        schema: {
          fields: columns.map(({ name: column, type, title, meaning, unit, optional }) => ({
            name: column,
            type: types[type],
            ...(type === 'number' && format === 'csv' && decimal !== '.' ? { decimalChar: decimal } : {}),
            title,
            description: meaning,
            ...(unit === '' ? {} : { unit }),
            ...(optional ? {} : { constraints: { required: type !== 'text' } }),
          })),
          missingValues: [''],
          primaryKey: keys[name],
          ...(name === 'points'
            ? {}
            : { foreignKeys: [{ fields: ['point'], reference: { resource: 'points', fields: ['point'] } }] }),
        },
      }
    }),
  }
}
