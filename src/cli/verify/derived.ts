/**
 * What a run or a comparison works out from its runs, worked out again from runs.csv: the last month of its curves and
 * effects, and from all of these its summary and charts. A sample of the runs says nothing of them.
 */
import { join } from 'node:path'
import { type CurveRow, curvesOf, type Recorded } from '../../analysis/curves.js'
import { type EffectRow, EffectSums } from '../../analysis/effects.js'
import { exactReplicates } from '../../analysis/quantiles.js'
import { textOf, UnreadableFile } from '../../disk/bounded.js'
import { comparedWorlds } from '../../model/common.js'
import { compileWorld, type World } from '../../model/world.js'
import { readableJson } from '../../provenance/canonical.js'
import type { Manifest } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { CsvError, curvesCsv, effectsCsv, parseCsv, readCurves, readEffects, seriesName } from '../../report/csv.js'
import { readRobust } from '../../report/robust-file.js'
import { resultTitle } from '../../report/title.js'
import { counted } from '../../report/words.js'
import type { Scenario } from '../../scenario/load.js'
import { type Job, jobManifest, recordedJob } from '../job.js'
import { recordOptions } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { resultFiles } from '../result-files.js'
import { writeReport } from '../write-report.js'
import type { Against } from './against.js'
import type { Mismatch } from './findings.js'

/** Longest runs.csv that is read whole. */
const mostBytes = 200_000_000

/** Whether more can be worked out of a result than its manifest. */
function canDerive({ replicates, files }: Manifest): boolean {
  const { bytes = Number.POSITIVE_INFINITY } = files['runs.csv'] ?? {}
  return replicates <= exactReplicates && bytes <= mostBytes
}

/**
 * What does not follow from the runs of a run or a comparison; what is worked out again as a whole goes to `sink`, the
 * manifest in any case. Throws a ManifestFault, and what is wrong with the words that it records.
 */
export async function checkDerived(
  folder: string,
  manifest: Manifest,
  sink: Against,
  place: PackageInfo,
): Promise<Mismatch[]> {
  const verb = manifest.verb as Job['verb']
  const { scenarios, options, command } = recordedJob(verb, manifest)
  const [first] = scenarios
  const input = {
    command,
    title: resultTitle(verb, scenarios, options.lang),
    language: options.lang,
    scenarios,
    fingerprints: Object.fromEntries(manifest.scenarios.map(({ name, fingerprint }) => [name, fingerprint])),
    seed: options.seed,
    replicates: options.replicates,
    version: place.version,
    model: MODEL_DIGEST,
    ...(verb === 'compare' && first ? { baseline: first.name } : {}),
  }
  await sink.write('manifest.json', readableJson(jobManifest(verb, input, options, {})))
  if (!canDerive(manifest)) return []
  const text = (path: string) => textOf(join(folder, path), mostBytes)
  try {
    const read = runsIn(text('runs.csv'), manifest, scenarios)
    if (typeof read === 'string') return [{ path: 'runs.csv', message: read }]
    const curves = readCurves(text('curves.csv'))
    const effects = input.baseline === undefined ? [] : readEffects(text('effects.csv'))
    const wrong = [
      ...unlike('curves.csv', curves, read.flatMap(curvesToBe), curveKeys),
      ...(input.baseline === undefined ? [] : unlike('effects.csv', effects, effectsToBe(read), effectKeys)),
    ]
    if (wrong.length > 0) return wrong
    const files = resultFiles(sink, place, new Date(0), options.csvFor)
    // Put again as they were read: a number that is written in two ways is not the program's.
    await files.write('curves.csv', curvesCsv(curves))
    if (input.baseline !== undefined) await files.write('effects.csv', effectsCsv(effects))
    const robustness = options.robust && {
      rows: readRobust(text('robust.csv'), text('reversals.csv')),
      points: options.points,
      replicates: options.spaceSeeds,
    }
    await writeReport({ ...input, curves, effects, ...(robustness ? { robustness } : {}) }, files)
    return []
  } catch (error) {
    if (error instanceof CsvError)
      return [{ path: 'curves.csv', message: `or a table beside it cannot be read: ${error.message}` }]
    if (error instanceof UnreadableFile)
      return [{ path: 'runs.csv', message: `or a table that goes with it ${error.message}` }]
    throw error
  }
}

interface Read {
  readonly scenario: Scenario
  readonly world: World
  readonly replicates: number
  /** Values at the last month, replicate by replicate. */
  readonly values: Float64Array
}

/** The runs, scenario by scenario; in words, what is wrong where they are not those that the manifest speaks of. */
function runsIn(text: string, manifest: Manifest, scenarios: readonly Scenario[]): Read[] | string {
  const { seed, replicates, options } = manifest
  const record = recordOptions(String(options.record ?? '').split(','))
  const [head = [], ...records] = parseCsv(text)
  if (records.length !== scenarios.length * replicates)
    return `holds ${counted(records.length, 'run')}, where ${scenarios.length === 1 ? replicates : `${replicates} of each of ${scenarios.length} scenarios`} belong${scenarios.length * replicates === 1 ? 's' : ''}`
  const columns = new Map(head.map((name, at) => [name, at]))
  const read: Read[] = []
  let line = 0
  for (const scenario of scenarios) {
    const world = compileWorld(scenario.input, record)
    const places = world.series.map((series) => columns.get(seriesName(series)))
    if (places.includes(undefined)) return `lacks a column of an outcome of ${scenario.name}`
    const values = new Float64Array(replicates * world.series.length)
    for (let r = 0; r < replicates; r++) {
      const fields = records[line++] as string[]
      if (fields[0] !== scenario.name || fields[1] !== String(r) || fields[2] !== `${seed}/${r}`)
        return `has another run in line ${line + 1} than replicate ${r} of ${scenario.name}`
      places.forEach((at, s) => {
        const field = fields[at as number] ?? ''
        values[r * places.length + s] = field === '' ? Number.NaN : Number(field)
      })
    }
    read.push({ scenario, world, replicates, values })
  }
  return read
}

/** A world of which only the last month is looked at. */
function atTheEnd({ world }: Read): Recorded {
  return { months: 0, series: world.series }
}

function curvesToBe(read: Read): CurveRow[] {
  const { scenario, values, replicates } = read
  const last = scenario.months
  return curvesOf(scenario.name, atTheEnd(read), values, replicates).flatMap((row) =>
    Array.from({ length: last + 1 }, (_, month) =>
      month === last ? { ...row, month } : { ...nothing, ...keysOf(row), month },
    ),
  )
}

/** Stands for a month of which runs.csv says nothing. */
const nothing = { isUnknown: true } as unknown as CurveRow & EffectRow
const keysOf = ({ scenario, outcome, scope, unit }: CurveRow) => ({ scenario, outcome, scope, unit })

function effectsToBe(read: readonly Read[]): EffectRow[] {
  const groups = new Map<string, Read[]>()
  for (const one of read) {
    const key = one.scenario.name.replace(/^[^[]*/, '')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap(([baseline, ...variants]) => {
    const base = baseline as Read
    const compared = comparedWorlds(
      base.world,
      variants.map(({ world }) => world),
    )
    return variants.flatMap((variant, pair) => {
      const sums = new EffectSums(atTheEnd(base), atTheEnd(variant))
      const [a, b] = [base.world.series.length, variant.world.series.length]
      for (let r = 0; r < base.replicates; r++) sums.add(base.values, r * a, variant.values, r * b)
      const last = Math.min(base.scenario.months, variant.scenario.months)
      // Of the means that the two have in common runs.csv says nothing.
      const apart = new Set(
        (compared.baseline.common ?? [])
          .flatMap((one) => (one.pair === pair ? [compared.baseline.series[one.of]] : []))
          .map((series) => (series ? seriesName(series) : '')),
      )
      return sums.rows(base.scenario.name, variant.scenario.name).flatMap((row) => {
        const { outcome, scope, unit } = row
        const keys = { baseline: row.baseline, variant: row.variant, outcome, scope, unit }
        const isApart = apart.has(scope === '' ? outcome : `${outcome}@${scope}`)
        return Array.from({ length: last + 1 }, (_, month) =>
          month === last && !isApart ? { ...row, month } : { ...nothing, ...keys, month },
        )
      })
    })
  })
}

const curveKeys = ['scenario', 'outcome', 'scope', 'month', 'unit'] as const
const effectKeys = ['baseline', 'variant', 'outcome', 'scope', 'month', 'unit'] as const

type Row = Readonly<Record<string, unknown>>

/** The first row that is not what it should be, as a mismatch. */
function unlike(path: string, rows: readonly object[], wanted: readonly object[], keys: readonly string[]): Mismatch[] {
  const wrong = (message: string) => [{ path, message }]
  if (rows.length !== wanted.length)
    return wrong(`has ${rows.length.toLocaleString('en')} rows, where ${wanted.length.toLocaleString('en')} belong`)
  for (const [at, row] of (rows as readonly Row[]).entries()) {
    const should = wanted[at] as Row
    const key = keys.find((name) => row[name] !== should[name])
    if (key !== undefined)
      return wrong(`is of another ${key} in line ${at + 2}: ${row[key]}, where ${should[key]} belongs`)
    if (should.isUnknown) continue
    for (const [name, value] of Object.entries(should)) {
      if (!(name in row) || Object.is(row[name], value) || row[name] === value) continue
      const about = keys.map((one) => `${row[one]}`).filter((word) => word !== '')
      return wrong(
        `does not follow from runs.csv in line ${at + 2} (${about.join(', ')}): ${name} is ${row[name]}, and ${value} by the runs`,
      )
    }
  }
  return []
}
