/** Where the project lies, and what lies in it. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Scripts lie two folders below it, whether compiled (dist/scripts) or without their types (dist/run). */
export const root = fileURLToPath(new URL('../../', import.meta.url))
export const dist = join(root, 'dist')
/** The bundled command line. */
export const program = join(dist, 'bin', 'lintas.js')

/** The text of a file of the project. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Paths of all files below a folder; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Runs a program of Node’s in the project’s folder, with this terminal; its exit code. */
export function runNode(...words: readonly string[]): number {
  return spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status ?? 1
}
