/** From finished blocks to a results folder: tables, summary, charts, manifest, all beside their places and then renamed. */

import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type CsvReader, dialectFor } from '../../analysis/csv-dialect.js'
import { type Assembly, assemble } from '../../experiment/batch/assemble.js'
import type { Batch } from '../../experiment/batch/batch.js'
import { FileSink } from '../../experiment/batch/file-sink.js'
import { planName } from '../../experiment/batch/folder.js'
import type { Plan } from '../../experiment/batch/plan.js'
import type { Store } from '../../experiment/batch/store.js'
import { onDisk } from '../../experiment/batch/store-failure.js'
import { Pacer } from '../../experiment/pacer.js'
import { readableJson } from '../../provenance/canonical.js'
import type { FileDigest } from '../../provenance/manifest.js'
import { manifestFormat, type RecordedOptions } from '../../provenance/manifest.js'
import { PointCollector } from '../../report/experiment/collector.js'
import { dataPackage } from '../../report/experiment/datapackage.js'
import type { ExperimentInput } from '../../report/experiment/input.js'
import { experimentMarkdown, experimentText } from '../../report/experiment/text.js'
import type { Language } from '../../report/messages/index.js'
import { shownName } from '../../scenario/shell.js'
import { exit } from '../faults.js'
import type { PackageInfo } from '../package-info.js'
import { recordedOf } from '../recorded-options.js'
import { resultFiles } from '../result-files.js'
import { writeNote, writeOut } from '../terminal.js'
import { resultOptions } from './options.js'
import { canonicalCommand } from './read.js'

export interface Finish {
  readonly plan: Plan
  readonly store: Store
  readonly batch: Batch
  readonly csv: boolean
  /** Who reads the tables of text. */
  readonly csvFor: CsvReader
  /** Language of the charts. */
  readonly lang: Language
  readonly noPictures: boolean
  readonly json: boolean
  readonly started: Date
}

/** Writes the results and tells them. Gives the exit code: 1 where runs failed. */
export async function finishExperiment(o: Finish, place: PackageInfo): Promise<number> {
  const { input, written } = await finishFiles(o, place)
  o.store.commit(written)
  tell(input, o)
  return input.failed > 0 ? exit.failure : exit.done
}

/** Writes the results in the staging folder of the store: which files, and what they say. */
export async function finishFiles(
  o: Finish,
  place: PackageInfo,
): Promise<{ readonly input: ExperimentInput; readonly written: readonly string[] }> {
  const { plan, store, batch } = o
  const command = canonicalCommand(plan, o)
  const gatherer = new PointCollector(plan, batch.layout.points, o.lang)
  const assembly = await assemble({
    plan,
    layout: batch.layout,
    blockIndex: batch.blockIndex,
    staging: store.staging,
    shown: store.shown,
    csv: o.csv,
    csvFor: o.csvFor,
    pacer: new Pacer(),
    onPoint: (point) => gatherer.add(point),
  })
  batch.blockIndex.close()
  const input: ExperimentInput = {
    command,
    version: place.version,
    plan,
    runs: assembly.runs,
    failed: assembly.failed,
    failures: assembly.failures,
    ...(batch.precision ? { precision: batch.precision } : {}),
    gathered: gatherer.collected(),
    language: o.lang,
  }
  return { input, written: await writeReport(input, assembly, o, place) }
}

async function writeReport(
  input: ExperimentInput,
  assembly: Assembly,
  { store, started, plan, noPictures, ...o }: Finish,
  place: PackageInfo,
): Promise<string[]> {
  const written = Object.keys(assembly.files)
  const { write, add, finish } = resultFiles({ write: stagingWriter(store, written) }, place, started, o.csvFor)
  for (const [path, digest] of Object.entries(assembly.files)) add(path, digest)
  await write('summary.md', experimentMarkdown(input))
  await write(
    'datapackage.json',
    readableJson(dataPackage(plan, assembly.tables, assembly.files, dialectFor(o.csvFor))),
  )
  // Written anew, in the same bytes, so that it goes along with the results that it led to.
  await write(planName, readableJson(plan))
  const { experimentCharts } = await import('../../report/experiment/charts.js')
  for (const { path, content } of await experimentCharts(input, !noPictures)) await write(path, content)
  await finish((files) => manifest(input, { csv: o.csv, ...recordedOf(resultOptions, o) }, files))
  return written
}

function manifest(
  { command, version, plan, runs, failed, precision }: ExperimentInput,
  options: RecordedOptions,
  files: Record<string, FileDigest>,
) {
  const { scenarios, ...rest } = plan
  return {
    lintas: manifestFormat,
    command,
    verb: 'experiment',
    options,
    version,
    model: plan.model,
    seed: plan.seed,
    replicates: plan.replicates,
    runs,
    failed,
    ...(precision ? { precision } : {}),
    scenarios: scenarios.map(({ content }) => content),
    plan: { ...rest, scenarios: scenarios.map(({ content: _, ...said }) => said) },
    files,
  }
}

/** Writes files in the staging folder of a store, and remembers their names. */
function stagingWriter({ staging, shown }: Store, written: string[]) {
  return async (path: string, content: string | Uint8Array | Iterable<string>): Promise<FileDigest> => {
    onDisk(`${shown}/${path}`, () => mkdirSync(dirname(join(staging, path)), { recursive: true }))
    const sink = new FileSink(join(staging, path), `${shown}/${path}`)
    try {
      for (const piece of typeof content === 'string' || content instanceof Uint8Array ? [content] : content)
        sink.write(piece)
      written.push(path)
      return sink.finish()
    } finally {
      sink.close()
    }
  }
}

function tell(input: ExperimentInput, { json, store }: Finish): void {
  const { plan, command, version, runs, failed, precision, gathered } = input
  if (json) {
    writeOut(
      JSON.stringify({
        lintas: manifestFormat,
        command,
        version,
        model: plan.model,
        plan: plan.fingerprint,
        seed: plan.seed,
        replicates: plan.replicates,
        out: store.shown,
        points: gathered.of,
        runs,
        failed,
        ...(precision ? { precision } : {}),
      }),
    )
  } else writeOut(experimentText(input))
  writeNote(`results: ${shownName(store.shown)}`)
}
