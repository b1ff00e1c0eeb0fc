/** Final values kept in a file without a name, so that memory does not grow with the replicates. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeepFinals } from './finals.js'

const rowsAtOnce = 256

/** The file is removed as soon as it is open: the system takes its space back however the program ends. */
export const finalsInFile: KeepFinals = (series) => {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-'))
  const file = openSync(join(folder, 'finals'), 'w+')
  rmSync(folder, { recursive: true, force: true })
  const buffer = new Float64Array(series * rowsAtOnce)
  let buffered = 0
  let written = 0
  const flush = () => {
    const bytes = buffered * series * 8
    let done = 0
    while (done < bytes)
      done += writeSync(file, new Uint8Array(buffer.buffer), done, bytes - done, written * series * 8 + done)
    written += buffered
    buffered = 0
  }
  return {
    add(row) {
      buffer.set(row, series * buffered++)
      if (buffered === rowsAtOnce) flush()
    },
    *rows() {
      flush()
      const chunk = new Float64Array(series * rowsAtOnce)
      for (let first = 0; first < written; first += rowsAtOnce) {
        const count = Math.min(rowsAtOnce, written - first)
        const bytes = count * series * 8
        let done = 0
        while (done < bytes) {
          const got = readSync(file, new Uint8Array(chunk.buffer), done, bytes - done, first * series * 8 + done)
          if (got === 0) throw new Error('the file of final values ended early')
          done += got
        }
        for (let r = 0; r < count; r++) yield chunk.subarray(series * r, series * (r + 1))
      }
    },
    close() {
      closeSync(file)
    },
  }
}
