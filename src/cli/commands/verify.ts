/** `lintas verify`: whether a result is what its command gives, to the last bit. */
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { command, type Remake } from '../command.js'
import { exit, UsageFaults } from '../faults.js'
import { valuesOf } from '../given.js'
import { onResult } from '../manifest-fault.js'
import { flag, text, usually, type Values, whole, word } from '../option.js'
import { jsonOption } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { working } from '../production.js'
import { coloursFor, writeOut } from '../terminal.js'
import { freshSeed } from '../verify/sample.js'
import { findTarget, type Target } from '../verify/target.js'
import { type Verdict, verify } from '../verify/verify.js'
import { verdictText } from '../verify/words.js'

const takes = {
  result: word('Folder of a result, manifest.json, bundle (.zip), ro-crate-metadata.json, or a chart of a result'),
  quick: flag('Run a random sample of the runs anew, not all'),
  sample: {
    ...usually(whole('How many runs of each scenario the sample holds (with --quick)', 1, 100_000), 10),
    goesWith: 'quick',
  },
  seed: text('Name of the luck that chooses the sample (with --quick)', {
    usual: 'a new one each time',
    goesWith: 'quick',
  }),
  noPictures: flag('Do not draw the pictures again'),
  json: jsonOption('the verdict'),
}

export const verifyCommand = (remake: Remake) =>
  command({
    takes,
    examples: [
      ['lintas verify outputs/entikong-compare', 'is this what the command gives?'],
      ['lintas verify outputs/entikong-compare --quick', 'a random sample of its runs'],
      ['lintas verify results.zip', 'a published bundle'],
      ['lintas verify figure.svg', 'the result behind a chart'],
    ],
    note: 'Exit code 0: all was made again and is identical. 5: nothing differs, but not\nall was made again (a sample, pictures left out, another version or platform),\nor a scenario, patterns or an experiment are not those shipped under their name.\n4: something differs, or is foreign. 2: no usable manifest, or of another model.',
    read(given) {
      if (given.values.result === '') given.reader.wrong('the name of the result is empty')
      return valuesOf(given)
    },
    run: (options, place) => run(options, place, remake),
  })

async function run(
  { result: shown = '', quick, sample, seed, noPictures, json }: Values<typeof takes>,
  place: PackageInfo,
  remake: Remake,
): Promise<number> {
  const target = await findTarget(shown, process.cwd())
  return working('verify', async (progress, tidy) => {
    tidy(target.release)
    const verdict = await onResult(shown, () => {
      refuseOtherModel(shown, target, place)
      return verify(target, {
        ...(quick ? { sample: { size: sample, seed: seed ?? freshSeed() } } : {}),
        pictures: !noPictures,
        place,
        progress,
        remake,
      })
    })
    progress.end()
    tell(verdict, target, { shown, json }, place)
    return { identical: exit.done, agrees: exit.partly, differs: exit.differs }[verdict.outcome]
  })
}

function refuseOtherModel(shown: string, { manifest }: Target, place: PackageInfo): void {
  if (manifest.model === MODEL_DIGEST) return
  const other = manifest.version === place.version ? 'another build of it' : `Lintas ${manifest.version}`
  throw new UsageFaults([
    {
      message: `${shown} was made by another model: its digest is ${manifest.model.slice(0, 12)}…, and that of this version is ${MODEL_DIGEST.slice(0, 12)}…`,
      hint: `verify it with the program that made it (${other}); environment.json may name the commit`,
    },
  ])
}

function tell(
  verdict: Verdict,
  target: Target,
  { shown, json }: { shown: string; json: boolean },
  place: PackageInfo,
): void {
  if (json) {
    const { command, version, model, seed, replicates } = target.manifest
    writeOut(JSON.stringify({ command, version, model, seed, replicates, 'checked-by': place.version, ...verdict }))
    return
  }
  const colours = coloursFor(process.stdout)
  const verb = (text: string, good: boolean) => colours.bold(good ? colours.green(text) : colours.red(text))
  writeOut(verdictText(verdict, target, { target: shown, version: place.version, verb }))
}
