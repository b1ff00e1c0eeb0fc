/** One file of HTML, written whole or not at all. */
import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { FolderFailure } from '../report/folder.js'
import type { UsageFault } from './faults.js'
import { onInterruption } from './interruption.js'

/** A fault where `--out` names a folder. */
export function checkPlace(out: string): UsageFault[] {
  if (out === '' || !isFolder(resolve(out))) return []
  return [{ message: `--out names a file, and ${out} is a folder`, hint: `for example ${join(out, 'page.html')}` }]
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Writes beside the place and renames, so that under the name there is a whole page or what was there before. */
export function writePage(out: string, page: string): void {
  const place = resolve(out)
  const beside = join(dirname(place), `.lintas-${basename(place)}-${process.pid}`)
  const release = onInterruption(() => rmSync(beside, { force: true }))
  try {
    mkdirSync(dirname(place), { recursive: true })
    const file = openSync(beside, 'w')
    try {
      writeSync(file, page)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, place)
  } catch (error) {
    rmSync(beside, { force: true })
    throw new FolderFailure(`${out} could not be written: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    release()
  }
}
