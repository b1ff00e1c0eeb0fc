/** What lies in the folder of an experiment by which name, and how names come to be there: whole, or not at all. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { codeOf } from '../../disk/place.js'
import { syncFolder } from './block-file.js'
import { onDisk } from './store-failure.js'

export const planName = 'plan.json'
export const manifestName = 'manifest.json'
export const chunksName = 'blocks'
export const shardsName = 'shards'
/** Names of what is not finished. Nobody reads them but who made them. */
export const temporary = /^\.lintas-/
export const litter: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Writes a file under another name, sees it onto the disk, and gives it its name. */
export function writeWhole(draft: string, path: string, text: string, shown: string): void {
  onDisk(shown, () => {
    const file = openSync(draft, 'w')
    try {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
    syncFolder(dirname(path))
  })
}

/** A temporary name that says whose it is: of which process, on which machine. */
export function deskName(): string {
  return `.lintas-${hostname().replace(/[^A-Za-z0-9]/g, '')}-${process.pid}-`
}

/** Clears away what killed processes of this machine left on their desks. */
export function sweep(place: string): void {
  const own = `.lintas-${hostname().replace(/[^A-Za-z0-9]/g, '')}-`
  for (const name of existsSync(place) ? readdirSync(place) : []) {
    if (!name.startsWith(own)) continue
    const pid = Number(name.slice(own.length).split('-')[0])
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) rmSync(join(place, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/**
 * Has a network disk look anew at what is in a folder: a machine may remember for half a minute what was there, unless
 * it changes something in the folder itself.
 */
export function refresh(folder: string): void {
  try {
    rmdirSync(mkdtempSync(join(folder, deskName())))
  } catch {
    // There is no such folder, or it is not ours to write in.
  }
}

export function throughLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

export function removeEmpty(folder: string | undefined): void {
  if (folder === undefined) return
  try {
    rmdirSync(folder)
  } catch {
    // Something is in it, or it is gone: either is well.
  }
}

/** Takes a folder away with all that is in it, but for what somebody else writes there at that moment. */
export function removeWhatCan(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // It is theirs to take away.
  }
}
