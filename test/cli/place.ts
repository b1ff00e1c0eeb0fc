/** Folders for commands to run in, and what their tests measure. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** An empty folder to run in, with these scenario files. */
export function place(scenarios: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-cli-'))
  for (const [name, text] of Object.entries(scenarios)) {
    const file = join(folder, 'scenarios', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}

/** Characters of the longest line. */
export function widest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length))
}

/** A scenario of one’s own, to be added to. */
export const good = 'lintas: 1\ntitle: Mine\nextends: entikong/baseline\n'
