/** `lintas verify`: whether a result is what its command gives, to the last bit. */
import { ManifestFault } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import type { Command, Remake, Words } from '../command.js'
import { examples } from '../examples.js'
import { exit, UsageFaults } from '../faults.js'
import { onInterruption } from '../interruption.js'
import { OptionReader } from '../option-reader.js'
import { isOn, texts } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { startProgress } from '../progress.js'
import { coloursFor, writeOut } from '../terminal.js'
import { freshSeed } from '../verify/sample.js'
import { findTarget, type Target } from '../verify/target.js'
import { type Verdict, verify } from '../verify/verify.js'
import { verdictText } from '../verify/words.js'

const mostSampled = 100_000

export const verifyCommand = (remake: Remake): Command => ({
  declare: (y) => {
    const value = (defaultDescription: string) => ({ type: 'string', defaultDescription }) as const
    return y
      .positional('result', {
        type: 'string',
        describe: 'Folder of a result, manifest.json, bundle (.zip), ro-crate-metadata.json, or a chart of a result',
      })
      .option('quick', { type: 'boolean', describe: 'Run a random sample of the runs anew, not all' })
      .option('sample', { ...value('10'), describe: 'How many runs of each scenario the sample holds (with --quick)' })
      .option('seed', {
        ...value('a new one each time'),
        describe: 'Name of the luck that chooses the sample (with --quick)',
      })
      .option('no-pictures', { type: 'boolean', describe: 'Do not draw the pictures again' })
      .option('json', { type: 'boolean', describe: 'Print the verdict as JSON' })
      .epilogue(
        `${examples([
          ['lintas verify outputs/entikong-compare', 'is this what the command gives?'],
          ['lintas verify outputs/entikong-compare --quick', 'a random sample of its runs'],
          ['lintas verify results.zip', 'a published bundle'],
          ['lintas verify figure.svg', 'the result behind a chart'],
        ])}\n\nExit code 0: all was made again and is identical. 5: nothing differs, but not\nall was made again (a sample, pictures left out, another version or platform),\nor a scenario, patterns or an experiment are not those shipped under their name.\n4: something differs, or is foreign. 2: no usable manifest, or of another model.`,
      )
  },
  check: (words) => void readOptions(words),
  run: (words, place) => run(words, place, remake),
})

interface Options {
  readonly target: string
  readonly sample?: { readonly size: number; readonly seed: string }
  readonly pictures: boolean
  readonly json: boolean
}

async function run(words: Words, place: PackageInfo, remake: Remake): Promise<number> {
  const options = readOptions(words)
  const target = await findTarget(options.target, process.cwd())
  const progress = startProgress('verify')
  const release = onInterruption(() => {
    progress.end()
    target.release()
  })
  try {
    refuseOtherModel(options.target, target, place)
    const verdict = await verify(target, {
      ...(options.sample ? { sample: options.sample } : {}),
      pictures: options.pictures,
      place,
      progress,
      remake,
    })
    progress.end()
    tell(verdict, target, options, place)
    return { identical: exit.done, agrees: exit.partly, differs: exit.differs }[verdict.outcome]
  } catch (error) {
    if (!(error instanceof ManifestFault)) throw error
    throw new UsageFaults([
      {
        message: `${options.target} has no usable manifest: ${error.message}`,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
      },
    ])
  } finally {
    progress.end()
    target.release()
    release()
  }
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

function tell(verdict: Verdict, target: Target, { target: shown, json }: Options, place: PackageInfo): void {
  if (json) {
    const { command, version, model, seed, replicates } = target.manifest
    writeOut(JSON.stringify({ command, version, model, seed, replicates, 'checked-by': place.version, ...verdict }))
    return
  }
  const colours = coloursFor(process.stdout)
  const verb = (text: string, good: boolean) => colours.bold(good ? colours.green(text) : colours.red(text))
  writeOut(verdictText(verdict, target, { target: shown, version: place.version, verb }))
}

function readOptions(words: Words): Options {
  const reader = new OptionReader(words)
  const { faults } = reader
  const quick = isOn(words.quick)
  const [size, seed] = [reader.once('sample'), reader.once('seed')]
  const count = size === undefined ? 10 : /^\d{1,9}$/.test(size) ? Number(size) : Number.NaN
  if (!(count >= 1 && count <= mostSampled))
    faults.push({
      message: `--sample must be a whole number from 1 to ${mostSampled.toLocaleString('en')} (got ${size})`,
    })
  if (!quick)
    for (const [name, given] of Object.entries({ sample: size, seed }))
      if (given !== undefined) faults.push({ message: `--${name} goes with --quick` })
  const target = texts(words.result)[0] ?? ''
  if (target === '' && words.result !== undefined) faults.push({ message: 'the name of the result is empty' })
  reader.done()
  return {
    target,
    ...(quick ? { sample: { size: count, seed: seed ?? freshSeed() } } : {}),
    pictures: !isOn(words['no-pictures']),
    json: isOn(words.json),
  }
}
