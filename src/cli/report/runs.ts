/** The report of a run or a comparison, from its folder. */
import { scenariosOf } from '../../provenance/remaking.js'
import { CsvError, readCurves, readEffects } from '../../report/csv.js'
import type { Language } from '../../report/messages/index.js'
import { ReportContext } from '../../report/printed/context.js'
import type { RunsInput } from '../../report/printed/input.js'
import { runsReport } from '../../report/printed/runs-page.js'
import { readRobust } from '../../report/robust-file.js'
import { shortNames } from '../../report/words.js'
import { UsageFaults } from '../faults.js'
import type { PackageInfo } from '../package-info.js'
import { type ResultFolder, referencesOf, tableOf } from './tables.js'

export async function reportOfRuns(result: ResultFolder, language: Language, place: PackageInfo): Promise<string> {
  const { manifest, shown } = result
  const { scenarios } = scenariosOf(manifest)
  const { command, seed, replicates, baseline, version, model } = manifest
  const names = shortNames(scenarios.map(({ name }) => name))
  const robust = 'robust.csv' in manifest.files
  try {
    const input: RunsInput = {
      command,
      title: '',
      scenarios,
      fingerprints: Object.fromEntries(manifest.scenarios.map(({ name, fingerprint }) => [name, fingerprint])),
      seed,
      replicates,
      curves: readCurves(await tableOf(result, 'curves.csv')),
      effects: baseline === undefined ? [] : readEffects(await tableOf(result, 'effects.csv')),
      ...(baseline === undefined ? {} : { baseline }),
      ...(robust
        ? {
            robustness: {
              rows: readRobust(await tableOf(result, 'robust.csv'), await tableOf(result, 'reversals.csv')),
              points: Number(manifest.options.points),
              replicates: Number(manifest.options['space-seeds']),
            },
          }
        : {}),
      version,
      model,
      folder: shown,
      references: referencesOf(place),
      nameOf: (scenario) => names.get(scenario) ?? scenario,
    }
    return await runsReport(new ReportContext(language), input)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UsageFaults([{ message: `the tables in ${shown} cannot be read: ${error.message}` }])
  }
}
