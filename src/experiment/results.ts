/** Reading the results of an experiment: its plan, its points, its runs and curves, in pieces of bounded size. */

import { join, relative, resolve } from 'node:path'
import { textOf, UnreadableFile } from '../disk/bounded.js'
import { spoilt } from '../disk/intact.js'
import { parseBounded } from '../provenance/json.js'
import type { FileDigest, Manifest } from '../provenance/manifest.js'
import type { FactorValue } from '../scenario/experiment.js'
import { shownName } from '../scenario/shell.js'
import { refuseAnotherFormat, storedPlan } from './batch/claim.js'
import { manifestName } from './batch/folder.js'
import { type Plan, planFingerprint } from './batch/plan.js'
import { pointsOf } from './batch/points.js'
import { StoreRefusal } from './batch/store-failure.js'
import type { Values } from './parquet-pages.js'
import { ParquetTable, UnreadableTable } from './parquet-table.js'

export interface ResultPoint {
  readonly index: number
  /** Number of the point of the design; points of one design point differ in their scenario. */
  readonly design: number
  readonly scenario: string
  /** One coordinate a factor, from 0 to 1; NaN where the scenario is left as it is, and in a list. */
  readonly unit: Float64Array
  /** One value a factor; null where the scenario has no one value. */
  readonly values: readonly (FactorValue | null)[]
}

/** Runs, row by row; beside point and replicate the columns that were asked for, NaN where there is no value. */
export interface RunBatch {
  readonly point: Int32Array
  readonly replicate: Int32Array
  readonly columns: Readonly<Record<string, Float64Array>>
}

/** Curves, row by row. */
export interface CurveBatch {
  readonly point: Int32Array
  readonly month: Int32Array
  readonly outcome: readonly string[]
  readonly scope: readonly string[]
  readonly columns: Readonly<Record<string, Float64Array>>
}

export interface Results {
  readonly folder: string
  readonly plan: Plan
  /** What its manifest says: options and scenarios, and the digests of the tables that were held against them. */
  readonly recorded: Pick<Manifest, 'options' | 'scenarios' | 'files'>
  /** Canonical command that the results were made by. */
  readonly command: string
  readonly runs: number
  readonly failed: number
  points(): readonly ResultPoint[]
  /** All runs in plan order. `columns` are outcomes (`trust`, `trust@forum:pilar`) or numeric factors (their paths). */
  readRuns(columns: readonly string[]): AsyncGenerator<RunBatch>
  /** All curves in plan order; `columns` are n, mean, sd, mean_low, mean_high, p05 … p95. */
  readCurves(columns?: readonly string[]): AsyncGenerator<CurveBatch>
}

interface ResultManifest extends Pick<Manifest, 'command' | 'options' | 'scenarios' | 'files'> {
  readonly runs: number
  readonly failed: number
  readonly plan: Plan
}

/** The tables that readers work from. Where the experiment keeps every value of every month, that is one for queries. */
const readTables = new Set(['runs.parquet', 'curves.parquet', 'points.csv', 'failures.csv'])

export interface OpenOptions {
  /** Tables that are read beside those that every reader works from. */
  readonly also?: readonly string[]
  /** Held against their digests already, by somebody who goes on whatever came of it. */
  readonly checked?: boolean
}

/**
 * Opens the results in a folder, every table that is read from it held against its digest first. Throws a StoreRefusal for
 * a folder without an experiment, for one that is not finished, and where the manifest or a table is gone or was changed.
 */
export async function openResults(folder: string, { also = [], checked = false }: OpenOptions = {}): Promise<Results> {
  const place = resolve(folder)
  const manifest = readManifest(place)
  if (manifest === undefined) {
    refuseAnotherFormat(place, folder)
    if (storedPlan(place))
      throw new StoreRefusal(
        `the experiment in ${folder} is not finished`,
        `lintas experiment status ${shownName(folder)} says how far it is; the command that began it goes on`,
      )
    throw new StoreRefusal(
      `${folder} holds no results of an experiment`,
      'lintas experiment run makes them, and says where',
    )
  }
  const tables = Object.keys(manifest.files).filter((name) => readTables.has(name) || also.includes(name))
  const wrong = checked ? undefined : await spoilt(place, manifest.files, ['runs.parquet', ...tables])
  if (wrong)
    throw new StoreRefusal(
      `${folder}/${wrong.path} ${wrong.message}`,
      `nothing was worked out from it; lintas experiment run ${shownName(folder)} writes the results anew`,
    )
  const { plan, command, runs, failed } = manifest
  return {
    folder,
    plan,
    recorded: {
      options: manifest.options,
      scenarios: manifest.scenarios,
      files: Object.fromEntries(tables.map((name) => [name, manifest.files[name] as FileDigest])),
    },
    command,
    runs,
    failed,
    points() {
      const points = pointsOf(plan)
      return Array.from({ length: points.size }, (_, index) => {
        const { design, scenario, unit, values } = points.at(index)
        return { index, design, scenario: plan.scenarios[scenario]?.name ?? '', unit, values }
      })
    },
    async *readRuns(columns) {
      for await (const group of rowGroups(join(place, 'runs.parquet'), ['point', 'replicate', ...columns]))
        yield { point: whole(group, 'point'), replicate: whole(group, 'replicate'), columns: numbers(group, columns) }
    },
    async *readCurves(columns = ['n', 'mean', 'sd', 'mean_low', 'mean_high']) {
      const texts = ['outcome', 'scope']
      if (!Object.hasOwn(manifest.files, 'curves.parquet')) return
      for await (const group of rowGroups(join(place, 'curves.parquet'), ['point', 'month', ...texts, ...columns]))
        yield {
          point: whole(group, 'point'),
          month: whole(group, 'month'),
          outcome: (group.outcome as string[]) ?? [],
          scope: (group.scope as string[]) ?? [],
          columns: numbers(group, columns),
        }
    },
  }
}

function readManifest(place: string): ResultManifest | undefined {
  try {
    const manifest = parseBounded(textOf(join(place, manifestName))) as ResultManifest
    const { plan } = manifest
    return typeof manifest.command === 'string' && planFingerprint(plan) === plan.fingerprint ? manifest : undefined
  } catch {
    return undefined
  }
}

type Group = Readonly<Record<string, Values>>

/** The row groups of a table, one at a time. Throws a RangeError for a column that it does not have, a StoreRefusal for no table. */
async function* rowGroups(path: string, columns: readonly string[]): AsyncGenerator<Group> {
  let table: ParquetTable | undefined
  try {
    table = new ParquetTable(path)
    const { groups } = table
    const strange = columns.find((name) => groups.some(({ chunks }) => !chunks.has(name)))
    if (strange !== undefined) throw new RangeError(`the results have no column ${strange}`)
    for (const group of groups) yield table.read(group, columns)
  } catch (error) {
    if (!(error instanceof UnreadableTable || error instanceof UnreadableFile)) throw error
    throw new StoreRefusal(
      `${relative(process.cwd(), path)} ${error.message}`,
      'lintas verify says what is wrong with the results',
    )
  } finally {
    table?.close()
  }
}

function whole(group: Group, name: string): Int32Array {
  return Int32Array.from(group[name] as Float64Array)
}

function numbers(group: Group, columns: readonly string[]): Record<string, Float64Array> {
  return Object.fromEntries(
    columns.map((name) => {
      const values = group[name] as Values
      return [name, values instanceof Float64Array ? values : new Float64Array(values.length).fill(Number.NaN)]
    }),
  )
}
