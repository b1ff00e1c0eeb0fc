/** Where the program lies, and its version. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface PackageInfo {
  /** Folder of the package, with its scenarios. */
  readonly root: string
  readonly version: string
}

/** The package that this module belongs to; the same for the bundle and for single compiled modules. */
export function findPackage(from = fileURLToPath(import.meta.url)): PackageInfo {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string }
      if (name === 'lintas' && version !== undefined) return { root: folder, version }
    }
    if (folder === dirname(folder)) throw new Error('the package.json of lintas is missing')
  }
}
