/** A bundle as one zip file, unpacked for checking: one result, every entry of it accounted for, or it is refused. */
import { createWriteStream, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import { openPlain, UnreadableFile } from '../../disk/bounded.js'
import { isPlainPath } from '../../provenance/manifest.js'
import { UsageFaults } from '../faults.js'

/** Files of a bundle at most, and bytes of all of them unpacked. */
const mostEntries = 20_000
const mostUnpacked = 2 * 1024 ** 3
/** Tables shrink to a tenth or so. What shrinks to less than this part of itself was made to fill a disk. */
const mostShrunk = 200
const neverABomb = 64 * 1024 ** 2

export interface Unpacked {
  /** Folder with the result. */
  readonly folder: string
  /** Removes what was unpacked. */
  readonly release: () => void
}

const refusal = (message: string, hint?: string) =>
  new UsageFaults([{ message, ...(hint === undefined ? {} : { hint }) }])

/** Unpacks a bundle beside nothing of the user’s. Throws UsageFaults where it is anything but one result. */
export async function unpack(path: string, shown: string): Promise<Unpacked> {
  const entries: Entry[] = []
  let zip: ZipFile
  try {
    zip = await fromFdPromise(openPlain(path), { lazyEntries: true, autoClose: false, validateEntrySizes: true })
  } catch (error) {
    if (error instanceof UnreadableFile) throw refusal(`${shown} ${error.message}`)
    throw refusal(`${shown} cannot be unpacked: it is no zip file, or it was cut short`)
  }
  const staging = mkdtempSync(join(realpathSync(tmpdir()), 'lintas-verify-'))
  const release = () => rmSync(staging, { recursive: true, force: true })
  try {
    if (zip.entryCount > mostEntries)
      throw refusal(
        `${shown} holds ${zip.entryCount.toLocaleString('en')} entries: no bundle has more than ${mostEntries.toLocaleString('en')}`,
      )
    // Before an entry is read, this is where the list of them begins.
    const listed = Number(zip.readEntryCursor)
    for await (const entry of zip.eachEntry()) entries.push(entry)
    const top = topOf(entries, shown)
    await refuseHidden(zip, entries, listed, shown)
    for (const entry of entries) if (!entry.fileName.endsWith('/')) await extract(zip, entry, staging)
    return { folder: join(staging, top), release }
  } catch (error) {
    release()
    if (error instanceof UsageFaults) throw error
    throw refusal(`${shown} cannot be unpacked: ${error instanceof Error ? error.message : 'it is damaged'}`)
  } finally {
    zip.close()
  }
}

/** The one folder, or none, in which the one result of a zip file lies. Throws UsageFaults where there is more, or less. */
function topOf(entries: readonly Entry[], shown: string): string {
  const files = entries.filter(({ fileName }) => !fileName.endsWith('/'))
  const wrong = (what: string, name: string) => refusal(`${shown} holds ${what}: ${name}`)
  const taken = new Map<string, string>()
  let bytes = 0
  let packed = 0
  for (const entry of entries) {
    const { fileName, externalFileAttributes, generalPurposeBitFlag } = entry
    const name = fileName.replace(/\/$/, '')
    if (!isPlainPath(name)) throw wrong('an entry that leads out of it, or whose name no file should have', fileName)
    // The upper half is the mode of Unix; links have 0o12 as their kind.
    if (((externalFileAttributes >>> 28) & 0xf) === 0o12) throw wrong('a link', fileName)
    if ((generalPurposeBitFlag & 1) === 1) throw wrong('an encrypted entry', fileName)
    const folded = name.normalize('NFC').toLowerCase()
    const before = taken.get(folded)
    if (before !== undefined) throw wrong('two entries of one name', fileName)
    taken.set(folded, name)
    bytes += entry.uncompressedSize
    packed += entry.compressedSize
    refuseBomb(shown, entry.compressedSize, entry.uncompressedSize)
    if (name !== fileName && entry.uncompressedSize > 0) throw wrong('a folder with bytes of its own', fileName)
  }
  refuseBomb(shown, packed, bytes)
  if (bytes > mostUnpacked)
    throw refusal(
      `${shown} would unpack to ${bytes.toLocaleString('en')} bytes`,
      `from ${mostUnpacked.toLocaleString('en')} bytes on, unpack it yourself and verify its folder`,
    )
  // A folder is there for the files in it.
  const empty = entries.find(
    ({ fileName }) => fileName.endsWith('/') && !files.some((one) => one.fileName.startsWith(fileName)),
  )
  if (empty) throw wrong('a folder with nothing in it', empty.fileName)
  const manifests = files.filter(({ fileName }) => /(^|\/)manifest\.json$/.test(fileName))
  const [only, another] = manifests
  if (only === undefined) throw refusal(`${shown} holds no manifest.json`)
  if (another !== undefined)
    throw refusal(
      `${shown} holds more than one result: ${manifests.map(({ fileName }) => fileName).join(', ')}`,
      'unpack it, and verify each folder by itself',
    )
  const top = only.fileName.slice(0, -'manifest.json'.length)
  if (top.split('/').length > 2) throw wrong('its result deeper than in one folder', only.fileName)
  const astray = entries.find(({ fileName }) => !fileName.startsWith(top))
  if (astray) throw wrong('an entry beside the folder of its result', astray.fileName)
  return top
}

/** Bytes after the data of an entry that may say once more how long they were. */
const mostDescriptor = 24

/** What the list says must be what stands before the data, for some read only that; and nothing may lie between two entries. */
async function refuseHidden(zip: ZipFile, entries: readonly Entry[], listed: number, shown: string): Promise<void> {
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const { fileName, relativeOffsetOfLocalHeader: start, compressedSize } = entry
    const local = await zip.readLocalFileHeaderPromise(entry)
    if (local.fileName.toString('utf8') !== fileName)
      throw refusal(`${shown} calls an entry by two names: ${fileName} and ${local.fileName.toString('utf8')}`)
    if (start < end || start - end > (end === 0 ? 0 : mostDescriptor))
      throw refusal(`${shown} holds something beside its entries: before ${fileName}`)
    end = local.fileDataStart + compressedSize
  }
  if (listed - end > mostDescriptor) throw refusal(`${shown} holds something beside its entries: after the last`)
}

function refuseBomb(shown: string, packed: number, bytes: number): void {
  if (bytes <= neverABomb || bytes <= packed * mostShrunk) return
  const [from, to] = [packed, bytes].map((count) => count.toLocaleString('en'))
  throw refusal(`${shown} would unpack from ${from} to ${to} bytes: no bundle does`)
}

async function extract(zip: ZipFile, entry: Entry, staging: string): Promise<void> {
  const file = join(staging, ...entry.fileName.split('/'))
  mkdirSync(dirname(file), { recursive: true })
  let sum = 0
  const summed = new Transform({
    transform(bytes: Buffer, _, done) {
      sum = crc32(bytes, sum)
      done(null, bytes)
    },
  })
  // Ends with an error as soon as more comes out than the entry says.
  await pipeline(await zip.openReadStreamPromise(entry), summed, createWriteStream(file, { flags: 'wx' }))
  if (sum !== entry.crc32) throw new Error(`${entry.fileName} is damaged`)
}
