/** The report of an experiment, from its folder and the analyses that lie beside it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { primDefaults } from '../../analysis/discovery/prim.js'
import { halfWidth } from '../../analysis/interval.js'
import { Moments } from '../../analysis/moments.js'
import { textOf } from '../../disk/bounded.js'
import { manifestIsIntact } from '../../disk/intact.js'
import type { CurveValues } from '../../experiment/batch/assemble.js'
import { columnOf } from '../../experiment/batch/plan.js'
import { pointsOf } from '../../experiment/batch/points.js'
import { openResults, type Results } from '../../experiment/results.js'
import { type Manifest, readManifest } from '../../provenance/manifest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { type CollectedPoints, mostDrawn, PointCollector } from '../../report/experiment/collector.js'
import type { Language } from '../../report/messages/index.js'
import { ReportContext } from '../../report/printed/context.js'
import { type ExperimentPage, experimentReport } from '../../report/printed/experiment-report.js'
import { findConditions, usualBoxes } from '../commands/discover.js'
import { findDrivers } from '../commands/sensitivity.js'
import { UsageFaults } from '../faults.js'
import type { PackageInfo } from '../package-info.js'
import { type ResultFolder, referencesOf } from './tables.js'

export async function reportOfExperiment(
  result: ResultFolder,
  language: Language,
  place: PackageInfo,
): Promise<string> {
  const { folder, shown, manifest } = result
  const results = await openResults(folder)
  const { plan, command, runs, failed } = results
  const sensitivity = await driversBeside(result, results)
  const discovery = await conditionsBeside(result, results)
  return await experimentReport(new ReportContext(language), {
    input: {
      command,
      version: manifest.version,
      plan,
      runs,
      failed,
      failures: [],
      gathered: await gathered(results, language),
    },
    scenarios: scenariosOf(manifest).scenarios,
    ...(sensitivity ? { sensitivity } : {}),
    ...(discovery ? { discovery } : {}),
    folder: shown,
    references: referencesOf(place),
  })
}

/** What the tables say of each point, gathered as when they were written. */
async function gathered(results: Results, language: Language): Promise<CollectedPoints> {
  const { plan } = results
  const points = pointsOf(plan)
  const gatherer = new PointCollector(plan, points.size, language)
  const columns = plan.outcomes.map(columnOf)
  const curves = points.size <= mostDrawn ? await curvesOf(results) : new Map<number, CurveValues[]>()
  let open: { index: number; finals: Moments; replicates: number } | undefined
  const close = () => {
    if (!open) return
    const { index, finals, replicates } = open
    const curve = curves.get(index) ?? []
    gatherer.add({ point: points.at(index), replicates, failed: 0, finals, curves: () => curve })
  }
  const values = new Float64Array(columns.length)
  for await (const batch of results.readRuns(columns))
    for (let row = 0; row < batch.point.length; row++) {
      const index = batch.point[row] as number
      if (open?.index !== index) {
        close()
        open = { index, finals: new Moments(columns.length), replicates: 0 }
      }
      columns.forEach((column, k) => {
        values[k] = batch.columns[column]?.[row] ?? Number.NaN
      })
      open.finals.add(values)
      open.replicates += 1
    }
  close()
  return gatherer.collected()
}

const quantiles = ['p05', 'p25', 'p50', 'p75', 'p95'] as const

async function curvesOf(results: Results): Promise<Map<number, CurveValues[]>> {
  const numbers = new Map(results.plan.outcomes.map((outcome, k) => [columnOf(outcome), k]))
  const found = new Map<number, CurveValues[]>()
  for await (const { point, month, outcome, scope, columns } of results.readCurves(['n', 'mean', 'sd', ...quantiles]))
    for (let row = 0; row < point.length; row++) {
      const cell = (name: string) => columns[name]?.[row] ?? Number.NaN
      const half = halfWidth(cell('sd'), cell('n'))
      const index = point[row] as number
      const own = found.get(index) ?? []
      found.set(index, own)
      own.push({
        outcome: numbers.get(columnOf({ name: outcome[row] ?? '', scope: scope[row] ?? '' })) ?? 0,
        month: month[row] as number,
        n: cell('n'),
        mean: cell('mean'),
        sd: cell('sd'),
        low: cell('mean') - half,
        high: cell('mean') + half,
        quantiles: quantiles.map(cell),
      })
    }
  return found
}

/** The manifest of an analysis beside the results, if it is of these very results. */
async function beside({ folder, shown }: ResultFolder, verb: string, results: Results): Promise<Manifest | undefined> {
  const file = join(`${folder}-${verb}`, 'manifest.json')
  if (!existsSync(file)) return undefined
  if ((await manifestIsIntact(`${folder}-${verb}`)) === false)
    throw new UsageFaults([
      {
        message: `${shown}-${verb}/manifest.json was changed since it was written`,
        hint: `run lintas ${verb} anew, or put that folder elsewhere`,
      },
    ])
  const manifest = readManifest(textOf(file))
  const { source } = manifest as {
    readonly source?: { readonly plan?: { readonly fingerprint?: string }; readonly runs?: number }
  }
  const same = source?.plan?.fingerprint === results.plan.fingerprint && source.runs === results.runs
  return manifest.verb === verb && same ? manifest : undefined
}

async function driversBeside(result: ResultFolder, results: Results): Promise<ExperimentPage['sensitivity']> {
  const manifest = await beside(result, 'sensitivity', results)
  if (manifest === undefined) return undefined
  const { outcome, scenario, month } = manifest.options
  const several = (given: unknown) => (typeof given === 'string' ? given.split(',') : [])
  return await findDrivers(results, several(outcome), several(scenario), typeof month === 'number' ? month : undefined)
}

async function conditionsBeside(result: ResultFolder, results: Results): Promise<ExperimentPage['discovery']> {
  const manifest = await beside(result, 'discover', results)
  if (manifest === undefined) return undefined
  const { options } = manifest
  const text = (name: string) => (typeof options[name] === 'string' ? { [name]: options[name] } : {})
  const number = (name: string) => (typeof options[name] === 'number' ? options[name] : undefined)
  const above = number('above')
  const month = number('month')
  const density = number('density') ?? primDefaults.density
  const found = await findConditions(results, {
    outcome: String(options.outcome),
    ...text('scenario'),
    ...text('against'),
    ...(month === undefined ? {} : { month }),
    interest:
      above === undefined
        ? { side: 'below', threshold: number('below') ?? Number.NaN }
        : { side: 'above', threshold: above },
    density,
    boxes: number('boxes') ?? usualBoxes,
  })
  return { ...found, density }
}
