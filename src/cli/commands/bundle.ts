/** `lintas bundle`: a result with all that it takes to publish and to verify it, as a folder or one zip file. */

import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { verifyCommand } from '../../report/bundle/texts.js'
import { shownName } from '../../scenario/shell.js'
import { bundleContents } from '../bundle/contents.js'
import { openBundleFolder, openZip } from '../bundle/write.js'
import { command, type Remake } from '../command.js'
import { exit, UsageFaults } from '../faults.js'
import { valuesOf } from '../given.js'
import { onResult } from '../manifest-fault.js'
import { flag, text, type Values, word } from '../option.js'
import type { PackageInfo } from '../package-info.js'
import { type Tidy, working } from '../production.js'
import type { Progress } from '../progress.js'
import { writeNote, writeOut } from '../terminal.js'
import { freshSeed } from '../verify/sample.js'
import { findTarget, type Target } from '../verify/target.js'
import { type Verdict, type VerifyOptions, verify } from '../verify/verify.js'
import { reservations } from '../verify/words.js'

const takes = {
  result: word('Folder of a result'),
  zip: flag('Write one zip file, not a folder'),
  out: text('Folder or zip file to write', { usual: 'outputs/<result>-bundle' }),
  withoutProgram: flag('Leave the packed program out'),
  quick: flag('Verify a sample of the runs only'),
  force: flag('Bundle what does not verify, and replace an earlier bundle'),
}

export const bundleCommand = (remake: Remake) =>
  command({
    takes,
    examples: [
      ['lintas bundle outputs/entikong-compare --zip', 'one file for a repository of data'],
      ['lintas bundle outputs/entikong-compare --out paper/data', 'a folder'],
    ],
    note: 'The result is verified first, all of it (--quick: a sample; --force: nothing).\nExit code 0: all was made again and is identical. 5: it is bundled, but not all\nof it was made again (a sample, --force, another version or platform), or\nsomething is not what is shipped under its name; each is named. 4: it does not\nverify.',
    read: (given) => valuesOf(given),
    run: (options, place) => run(options, place, remake),
  })

async function run(
  { result: shown = '', zip, force, quick, withoutProgram, ...options }: Values<typeof takes>,
  place: PackageInfo,
  remake: Remake,
): Promise<number> {
  const out = options.out ?? `outputs/${shown.replace(/\/+$/, '').split('/').at(-1)}-bundle${zip ? '.zip' : ''}`
  const target = await findTarget(shown, process.cwd())
  const work = async (progress: Progress, tidy: Tidy) => {
    tidy(target.release)
    if (target.manifestOnly || target.chart)
      throw new UsageFaults([{ message: `${shown} is not the folder of a result` }])
    const bundle = zip ? openZip(out, force) : openBundleFolder(out, target.manifest.command, force)
    tidy(bundle.discard)
    const verdict = force ? undefined : await verified(shown, target, { place, progress, remake }, quick)
    progress.end()
    if (verdict?.outcome === 'differs') return tellDifference(shown, verdict)
    const files = bundleContents(target, place, { program: !withoutProgram })
    await bundle.write(files)
    const packed = [...files.keys()].find((path) => path.endsWith('.tgz'))
    if (!withoutProgram && packed === undefined)
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
  }
  return working('verify', (progress, tidy) => onResult(shown, () => work(progress, tidy)))
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
