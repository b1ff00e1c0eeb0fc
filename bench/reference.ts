/** The forum model’s reference in C. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../../bench/forum.c', import.meta.url))

/** Compiles it into a folder and returns the program; undefined, with the reason on stderr, where that fails. */
export function compileReference(folder: string): string | undefined {
  const program = join(folder, 'forum')
  const flags = ['-O3', '-march=native', '-ffp-contract=off']
  const gcc = spawnSync('gcc', [...flags, '-o', program, source, '-lm'], { encoding: 'utf8' })
  if (gcc.status === 0) return program
  console.error(`no reference in C: ${gcc.error ? gcc.error.message : gcc.stderr}`)
  return undefined
}
