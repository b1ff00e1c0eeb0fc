/** One file of HTML, written whole or not at all. */
import { readFileSync } from 'node:fs'
import { PlaceRefusal } from '../disk/target.js'
import { openFile } from '../report/file.js'
import { onInterruption } from './interruption.js'

/** What pages of ours are known by: those of `report`, and those of `explore`. */
const marks = ['<meta name="generator" content="Lintas', '<script type="application/json" id="contents">']

/**
 * Has `make` make a page and puts it in its place. A place that cannot be written to, or that holds somebody else’s file,
 * is refused before.
 */
export async function writePage(out: string, make: () => string | Promise<string>): Promise<void> {
  const refuse = (place: string) => {
    const there = readFileSync(place)
    if (marks.some((mark) => there.includes(mark))) return
    throw new PlaceRefusal(`${out} is a file that Lintas did not write`, 'give --out another name')
  }
  const file = openFile({ path: out, cwd: process.cwd(), refuse })
  const release = onInterruption(file.discard)
  try {
    file.write(await make())
  } finally {
    file.discard()
    release()
  }
}
