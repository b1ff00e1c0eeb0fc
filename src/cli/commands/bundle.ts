/** `lintas bundle`: a result with all that it takes to publish and to verify it, as a folder or one zip file. */

import { ManifestFault } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { verifyCommand } from '../../report/bundle/texts.js'
import { shownName } from '../../scenario/shell.js'
import { bundleContents } from '../bundle/contents.js'
import { type BundlePlace, openBundleFolder, openZip } from '../bundle/write.js'
import type { Command, Remake, Words } from '../command.js'
import { examples } from '../examples.js'
import { exit, UsageFaults } from '../faults.js'
import { onInterruption } from '../interruption.js'
import { isOn, texts } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { startProgress } from '../progress.js'
import { writeNote, writeOut } from '../terminal.js'
import { freshSeed } from '../verify/sample.js'
import { findTarget, type Target } from '../verify/target.js'
import { type Verdict, type VerifyOptions, verify } from '../verify/verify.js'
import { reservations } from '../verify/words.js'

export const bundleCommand = (remake: Remake): Command => ({
  declare: (y) =>
    y
      .positional('result', { type: 'string', describe: 'Folder of a result' })
      .option('zip', { type: 'boolean', describe: 'Write one zip file, not a folder' })
      .option('out', {
        type: 'string',
        defaultDescription: 'outputs/<result>-bundle',
        describe: 'Folder or zip file to write',
      })
      .option('without-program', { type: 'boolean', describe: 'Leave the packed program out' })
      .option('quick', { type: 'boolean', describe: 'Verify a sample of the runs only' })
      .option('force', { type: 'boolean', describe: 'Bundle what does not verify, and replace an earlier bundle' })
      .epilogue(
        `${examples([
          ['lintas bundle outputs/entikong-compare --zip', 'one file for a repository of data'],
          ['lintas bundle outputs/entikong-compare --out paper/data', 'a folder'],
        ])}\n\nThe result is verified first, all of it (--quick: a sample; --force: nothing).\nExit code 0: all was made again and is identical. 5: it is bundled, but not all of\nit was made again (a sample, --force, another version or platform), or something\nis not what is shipped under its name; each is named. 4: it does not verify.`,
      ),
  run: (words, place) => run(words, place, remake),
})

async function run(words: Words, place: PackageInfo, remake: Remake): Promise<number> {
  const shown = texts(words.result)[0] ?? ''
  const zip = isOn(words.zip)
  const force = isOn(words.force)
  const out = texts(words.out)[0] ?? `outputs/${shown.replace(/\/+$/, '').split('/').at(-1)}-bundle${zip ? '.zip' : ''}`
  const target = await findTarget(shown, process.cwd())
  const progress = startProgress('verify')
  let bundle: BundlePlace | undefined
  const release = onInterruption(() => {
    progress.end()
    target.release()
    bundle?.discard()
  })
  try {
    if (target.manifestOnly || target.chart)
      throw new UsageFaults([{ message: `${shown} is not the folder of a result` }])
    bundle = zip ? openZip(out, force) : openBundleFolder(out, target.manifest.command, force)
    const verdict = force ? undefined : await verified(shown, target, { place, progress, remake }, isOn(words.quick))
    progress.end()
    if (verdict?.outcome === 'differs') return tellDifference(shown, verdict)
    const program = !isOn(words['without-program'])
    const files = bundleContents(target, place, { program })
    await bundle.write(files)
    const packed = [...files.keys()].find((path) => path.endsWith('.tgz'))
    if (program && packed === undefined)
      writeNote('the program could not be packed (no npm?): the README names its version in the registry')
    writeOut(
      [
        `bundle: ${shownName(out)} (${files.size} files)`,
        'Whoever has it verifies it in its folder with',
        `  ${verifyCommand({ version: place.version, ...(packed === undefined ? {} : { program: packed }) })}`,
      ].join('\n'),
    )
    if (verdict?.outcome === 'identical') return exit.done
    writeNote(verdict ? 'Nothing differs, but not all of it was made again:' : 'It was not verified (--force).')
    for (const line of verdict ? reservations(verdict) : []) writeNote(line)
    return exit.partly
  } catch (error) {
    if (!(error instanceof ManifestFault)) throw error
    throw new UsageFaults([{ message: `${shown} has no usable manifest: ${error.message}` }])
  } finally {
    progress.end()
    target.release()
    bundle?.discard()
    release()
  }
}

/** Throws UsageFaults for what cannot be verified here, or holds what is no part of the result. */
async function verified(
  shown: string,
  target: Target,
  { place, progress, remake }: Pick<VerifyOptions, 'place' | 'progress' | 'remake'>,
  quick: boolean,
): Promise<Verdict> {
  if (target.manifest.model !== MODEL_DIGEST)
    throw new UsageFaults([
      {
        message: `${shown} was made by another model (Lintas ${target.manifest.version}), and cannot be verified here`,
        hint: 'bundle it with that version, or add --force',
      },
    ])
  const verdict = await verify(target, {
    ...(quick ? { sample: { size: 10, seed: freshSeed() } } : {}),
    pictures: !quick,
    place,
    progress,
    remake,
  })
  const { strange } = verdict
  if (strange.length > 0)
    throw new UsageFaults([
      {
        message: `${shown} holds files that are no part of the result: ${strange.slice(0, 3).join(', ')}`,
        hint: 'move them elsewhere, or add --force to leave them out',
      },
    ])
  return verdict
}

function tellDifference(shown: string, { mismatches }: Verdict): number {
  for (const { path, message } of mismatches.slice(0, 5)) writeNote(`${path} ${message}`)
  writeNote(
    `error: ${shown} does not verify; lintas verify ${shownName(shown)} says more, --force bundles it all the same`,
  )
  return exit.differs
}
