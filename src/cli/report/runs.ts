/** The report of a run or a comparison, from its folder. */
import type { EffectRow } from '../../analysis/effects.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { CsvError, readCurves, readEffects } from '../../report/csv.js'
import { withFalls } from '../../report/final-pairs.js'
import type { Language } from '../../report/messages/index.js'
import type { RunsInput } from '../../report/printed/input.js'
import { runsReport } from '../../report/printed/runs-page.js'
import { Sheet } from '../../report/printed/sheet.js'
import { readRobust } from '../../report/robust-file.js'
import { shortNames } from '../../report/words.js'
import type { Scenario } from '../../scenario/load.js'
import { UsageFaults } from '../faults.js'
import type { Place } from '../place.js'
import { type ResultFolder, referencesOf, tableOf } from './tables.js'

/** Beyond this size of runs.csv it is not read for the sake of a few words. */
const mostBytes = 50_000_000

export async function reportOfRuns(result: ResultFolder, language: Language, place: Place): Promise<string> {
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
      effects: baseline === undefined ? [] : await effectsOf(result, scenarios),
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
    return await runsReport(new Sheet(language), input)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UsageFaults([{ message: `the tables in ${shown} cannot be read: ${error.message}` }])
  }
}

/** The effects, with the share of the pairs that fall where the runs tell it. */
async function effectsOf(result: ResultFolder, scenarios: readonly Scenario[]): Promise<readonly EffectRow[]> {
  const effects = readEffects(await tableOf(result, 'effects.csv'))
  if ((result.manifest.files['runs.csv']?.bytes ?? Number.POSITIVE_INFINITY) > mostBytes) return effects
  return withFalls(
    effects,
    await tableOf(result, 'runs.csv'),
    new Map(scenarios.map(({ name, months }) => [name, months])),
  )
}
