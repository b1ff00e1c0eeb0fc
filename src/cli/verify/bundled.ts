/** What a bundle adds to a result, made again from the result and the program, and compared. */
import { join } from 'node:path'
import { readBounded } from '../../disk/bounded.js'
import { digestOf } from '../../disk/digest.js'
import { sha256 } from '../../provenance/digest.js'
import type { FileDigest, Manifest } from '../../provenance/manifest.js'
import { crateName } from '../../report/bundle/crate.js'
import { added } from '../bundle/contents.js'
import type { PackageInfo } from '../package-info.js'
import { Against } from './against.js'
import type { Held, Mismatch } from './findings.js'
import { hasOtherLineEnds, lineEndsChanged } from './inspect.js'
import { otherProgram } from './program-archive.js'

export interface Bundled {
  /** Every path that belongs to the bundle beside the result. */
  readonly paths: ReadonlySet<string>
  /** Files that were made again and are the same. */
  readonly remade: number
  readonly mismatches: readonly Mismatch[]
  readonly held: readonly Held[]
}

/** Undefined for a result that is no bundle. `there` are all files; `digests` those that the result itself records. */
export async function checkBundled(
  folder: string,
  manifest: Manifest,
  there: readonly string[],
  digests: ReadonlyMap<string, FileDigest>,
  place: PackageInfo,
): Promise<Bundled | undefined> {
  if (!there.includes(crateName)) return undefined
  const mismatches: Mismatch[] = []
  const held: Held[] = []
  const known = new Map(digests)
  for (const path of ['manifest.json', 'environment.json']) {
    const digest = await digestOf(join(folder, path))
    if (digest) known.set(path, digest)
  }
  const program = `lintas-${manifest.version}.tgz`
  const isPacked = there.includes(program)
  let remade = 0
  if (isPacked) {
    known.set(program, (await digestOf(join(folder, program))) as FileDigest)
    const other = programFault(join(folder, program), place)
    if (other === undefined) remade++
    else if (manifest.version !== place.version) held.push({ path: program, why: 'otherVersion' })
    else mismatches.push({ path: program, message: `is not the program that checks it: ${other}` })
  }
  const again = added(folder, manifest, place, known, isPacked ? program : undefined)
  for (const [path, bytes] of again) {
    const file = join(folder, ...path.split('/'))
    const here = await digestOf(file)
    if (here?.sha256 === sha256(bytes)) remade++
    else if (here === undefined) mismatches.push({ path, message: 'is missing' })
    else if (hasOtherLineEnds(file, sha256(bytes))) mismatches.push({ path, message: lineEndsChanged })
    else if (manifest.version !== place.version) held.push({ path, why: 'otherVersion' })
    else
      mismatches.push({
        path,
        message: `is not what a bundle of this result holds${await lineWords(folder, path, bytes)}`,
      })
  }
  return { paths: new Set([...again.keys(), ...(isPacked ? [program] : [])]), remade, mismatches, held }
}

function programFault(file: string, place: PackageInfo): string | undefined {
  try {
    return otherProgram(readBounded(file), place)
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read'
  }
}

/** Where a file parts from what was made again; it may be of any length. */
async function lineWords(folder: string, path: string, made: Uint8Array): Promise<string> {
  const against = new Against(folder)
  await against.write(path, made)
  const line = against.files.get(path)?.difference?.line
  return line === undefined ? '' : ` (first in line ${line.toLocaleString('en')})`
}
