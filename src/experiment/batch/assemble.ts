/**
 * From finished blocks to tables: every block is read once, in plan order, and nothing is held but what one point needs.
 * So the bytes do not depend on who ran which block when, and memory does not grow with the runs.
 */
import { join } from 'node:path'
import { type CsvDialect, type CsvReader, dialectFor } from '../../analysis/csv-dialect.js'
import { halfWidth } from '../../analysis/interval.js'
import { blockSize, Moments } from '../../analysis/moments.js'
import { quantileShares } from '../../analysis/quantiles.js'
import type { FileDigest } from '../../provenance/manifest.js'
import type { FactorValue } from '../../scenario/experiment.js'
import type { Pacer } from '../pacer.js'
import { type Block, type BlockSums, type Failure, sumsOf } from './block.js'
import { decodeBlock } from './block-codec.js'
import { BlockFileWriter } from './block-file.js'
import type { BlockIndex } from './block-index.js'
import { curveColumns, type Described, failureColumns, pointColumns, rawColumns, runColumns } from './columns.js'
import { FileSink } from './file-sink.js'
import type { Layout } from './layout.js'
import { curveMonthsOf, type Plan, type PlannedOutcome, type PlannedScenario } from './plan.js'
import { type PlanPoint, pointsOf } from './points.js'
import { type Room, Spread } from './spread.js'
import { headOf, Table } from './table.js'

/** The one file that all blocks of a finished experiment are in. */
export const packName = 'blocks.lintas'

export interface AssemblyOptions {
  readonly plan: Plan
  readonly layout: Layout
  readonly blockIndex: BlockIndex
  /** Folder that the files are written into, and how the results folder is shown. */
  readonly staging: string
  readonly shown: string
  /** Write the tables as text too. */
  readonly csv: boolean
  /** Who reads the tables of text. */
  readonly csvFor?: CsvReader
  readonly pacer: Pacer
  /** Told of each point when it is done. */
  readonly onPoint?: (point: PointResult) => void
}

/** One row of the curves; the values that curves.parquet has. */
export interface CurveValues {
  readonly outcome: number
  readonly month: number
  readonly n: number
  readonly mean: number
  readonly sd: number
  readonly low: number
  readonly high: number
  readonly quantiles: readonly number[]
}

export interface PointResult {
  readonly point: PlanPoint
  readonly replicates: number
  readonly failed: number
  /** Final values, outcome by outcome. */
  readonly finals: Moments
  /** Only read while it is being told. */
  readonly curves: () => Iterable<CurveValues>
}

export interface Assembly {
  readonly files: Readonly<Record<string, FileDigest>>
  readonly tables: Readonly<Record<string, readonly Described[]>>
  readonly runs: number
  readonly failed: number
  /** The first of them. */
  readonly failures: readonly (Failure & { readonly point: PlanPoint })[]
}

const mostFailures = 20

export async function assemble(o: AssemblyOptions): Promise<Assembly> {
  const assembler = new Assembler(o)
  try {
    for (let point = 0; point < o.layout.points; point++) await assembler.point(point)
    return assembler.finish()
  } finally {
    assembler.close()
  }
}

class Assembler {
  private readonly points
  private readonly dialect: CsvDialect
  private readonly tables: Record<string, readonly Described[]> = {}
  private readonly runs: Table
  private readonly curves: Table | undefined
  private readonly raw: Table | undefined
  private readonly pointsFile: FileSink
  private readonly failuresFile: FileSink
  private readonly pack: BlockFileWriter
  private readonly room: Room = { values: new Float64Array(0) }
  private readonly failures: (Failure & { point: PlanPoint })[] = []
  private block = 0
  private failed = 0

  constructor(private readonly o: AssemblyOptions) {
    const { plan, csv } = o
    this.points = pointsOf(plan)
    this.dialect = dialectFor(o.csvFor)
    const place = (name: string) => ({ path: join(o.staging, name), shown: `${o.shown}/${name}` })
    const table = (name: string, columns: readonly Described[]) => {
      this.tables[`${name}.parquet`] = columns
      if (csv) this.tables[`${name}.csv`] = columns
      const files = { parquet: place(`${name}.parquet`), ...(csv ? { csv: place(`${name}.csv`) } : {}) }
      return new Table(columns, files, this.dialect)
    }
    this.runs = table('runs', runColumns(plan))
    const kept = plan.scenarios.some((_, s) => curveMonthsOf(plan, s).length > 0)
    this.curves = kept ? table('curves', curveColumns()) : undefined
    this.raw = kept && plan.curves.raw ? table('raw', rawColumns(plan)) : undefined
    const text = (name: string, columns: readonly Described[]) => {
      this.tables[name] = columns
      const sink = new FileSink(place(name).path, place(name).shown)
      sink.write(headOf(columns, this.dialect))
      return sink
    }
    this.pointsFile = text('points.csv', pointColumns(plan))
    this.failuresFile = text('failures.csv', failureColumns())
    this.pack = new BlockFileWriter(place(`${packName}.part`).path, plan.fingerprint, place(packName).shown)
  }

  async point(index: number): Promise<void> {
    const { layout, blockIndex, plan, pacer, onPoint } = this.o
    const point = this.points.at(index)
    const months = curveMonthsOf(plan, point.scenario)
    const cells = months.length * plan.outcomes.length
    const replicates = layout.replicatesOf(index)
    const total = new Moments(cells)
    const finals = new Moments(plan.outcomes.length)
    const spread = new Spread(plan.outcomes, months.length, replicates, this.room)
    const firstBlock = this.block
    let failed = 0
    for (let done = 0; done < replicates; done += blockSize) {
      const record = blockIndex.record(this.block++)
      const block = decodeBlock(record)
      const { point: p, block: b, count } = block
      this.pack.append(record, { point: p, block: b, count, failed: block.failures.length })
      this.writeRuns(point, block)
      this.writeRaw(point, block, months)
      finals.merge(finalsOf(block, plan.outcomes.length))
      if (cells > 0) {
        const sums = this.sumsOf(block, months)
        total.merge(sums.moments)
        spread.take(sums)
      }
      failed += block.failures.length
      await pacer.yieldIfDue()
    }
    while (spread.end())
      for (let number = firstBlock; number < this.block; number++) {
        spread.take(this.sumsOf(blockIndex.read(number), months))
        await pacer.yieldIfDue()
      }
    this.failed += failed
    const curves = () => this.curvesOf(months, total, spread.quantiles)
    this.writeCurves(point, curves())
    this.writePoint(point, replicates, failed)
    onPoint?.({ point, replicates, failed, finals, curves })
  }

  finish(): Assembly {
    const { staging } = this.o
    const files: Record<string, FileDigest> = {}
    const finishTable = (name: string, table: Table | undefined) => {
      const done = table?.finish()
      if (done) files[`${name}.parquet`] = done.parquet
      if (done?.csv) files[`${name}.csv`] = done.csv
    }
    finishTable('runs', this.runs)
    finishTable('curves', this.curves)
    finishTable('raw', this.raw)
    files['points.csv'] = this.pointsFile.finish()
    files['failures.csv'] = this.failuresFile.finish()
    const { bytes, sha256 } = this.pack.finish(() => join(staging, packName))
    files[packName] = { bytes, sha256 }
    return { files, tables: this.tables, runs: this.o.layout.runs, failed: this.failed, failures: this.failures }
  }

  close(): void {
    this.runs.close()
    this.curves?.close()
    this.raw?.close()
    this.pointsFile.close()
    this.failuresFile.close()
    this.pack.close()
  }

  private writeRuns(point: PlanPoint, { block, count, finals, failures }: Block): void {
    const { plan } = this.o
    const { runs } = this
    const { name } = plan.scenarios[point.scenario] as PlannedScenario
    const broken = new Map(failures.map((failure) => [failure.replicate, failure]))
    for (let r = 0; r < count; r++) {
      const replicate = block * blockSize + r
      const seed = `${plan.seed}/${replicate}`
      const failure = broken.get(replicate)
      let c = 0
      runs.number(c++, point.index)
      runs.text(c++, name)
      runs.number(c++, replicate)
      runs.text(c++, seed)
      for (const value of point.values) setFactor(runs, c++, value, this.columnIsText(c - 1))
      runs.text(c++, failure ? 'failed' : 'done')
      for (let k = 0; k < plan.outcomes.length; k++) runs.number(c++, finals[r * plan.outcomes.length + k] as number)
      runs.endRow()
      if (failure) {
        this.failuresFile.write(this.line([point.index, name, replicate, seed, failure.stage, failure.message]))
        if (this.failures.length < mostFailures) this.failures.push({ ...failure, point })
      }
    }
  }

  private columnIsText(column: number): boolean {
    return this.tables['runs.parquet']?.[column]?.type === 'text'
  }

  private writeRaw(point: PlanPoint, { block, count, rows }: Block, months: readonly number[]): void {
    const { raw } = this
    if (!raw || !rows) return
    const { plan } = this.o
    const { name } = plan.scenarios[point.scenario] as PlannedScenario
    const cells = months.length * plan.outcomes.length
    for (let r = 0; r < count; r++) {
      months.forEach((month, m) => {
        raw.number(0, point.index)
        raw.text(1, name)
        raw.number(2, block * blockSize + r)
        raw.number(3, month)
        for (let k = 0; k < plan.outcomes.length; k++)
          raw.number(4 + k, rows[r * cells + k * months.length + m] as number)
        raw.endRow()
      })
    }
  }

  private sumsOf({ sums, rows, count }: Block, months: readonly number[]): BlockSums {
    return sums ?? sumsOf(this.o.plan, months.length, rows as Float64Array, count)
  }

  private *curvesOf(months: readonly number[], total: Moments, all: Float64Array): Generator<CurveValues> {
    let c = 0
    for (const outcome of this.o.plan.outcomes.keys()) {
      for (const month of months) {
        const n = total.count[c] as number
        const mean = total.meanOf(c)
        const sd = Math.sqrt(total.varianceOf(c))
        const half = halfWidth(sd, n)
        const at = c++ * quantileShares.length
        const quantiles = [...all.subarray(at, at + quantileShares.length)]
        yield { outcome, month, n, mean, sd, low: mean - half, high: mean + half, quantiles }
      }
    }
  }

  private writeCurves(point: PlanPoint, rows: Iterable<CurveValues>): void {
    const { curves } = this
    if (!curves) return
    const { plan } = this.o
    const { name } = plan.scenarios[point.scenario] as PlannedScenario
    for (const { outcome, month, n, mean, sd, low, high, quantiles } of rows) {
      const { name: of, scope, unit } = plan.outcomes[outcome] as PlannedOutcome
      let c = 0
      curves.number(c++, point.index)
      curves.text(c++, name)
      curves.text(c++, of)
      curves.text(c++, scope)
      curves.number(c++, month)
      curves.text(c++, unit)
      for (const value of [n, mean, sd, low, high, ...quantiles]) curves.number(c++, value)
      curves.endRow()
    }
  }

  private writePoint({ index, design, scenario, values }: PlanPoint, replicates: number, failed: number): void {
    const { name } = this.o.plan.scenarios[scenario] as PlannedScenario
    this.pointsFile.write(this.line([index, design, name, replicates, failed, ...values]))
  }

  private line(cells: readonly (FactorValue | null)[]): string {
    const { number, text, separator } = this.dialect
    const field = (cell: FactorValue | null) =>
      cell === null ? '' : typeof cell === 'number' ? number(cell) : text(String(cell))
    return `${cells.map(field).join(separator)}\n`
  }
}

function setFactor(table: Table, column: number, value: FactorValue | null, isText: boolean): void {
  if (isText) table.text(column, value === null ? '' : String(value))
  else table.number(column, typeof value === 'number' ? value : Number.NaN)
}

/** The moments of final values over the runs of a block. */
export function finalsOf({ finals, count }: Block, outcomes: number): Moments {
  const moments = new Moments(outcomes)
  for (let r = 0; r < count; r++) moments.add(finals, r * outcomes)
  return moments
}
