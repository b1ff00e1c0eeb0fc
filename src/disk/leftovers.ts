/** What is not finished, whose it is, and what nobody misses: known by its name, alike in every folder of ours. */
import { readdirSync, realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import { codeOf } from './target.js'

/** Names of what is not finished. Nobody reads them but who made them; a folder that holds only these is ours. */
export const temporary = /^\.lintas-/
/** What file browsers leave behind; nobody misses it. */
export const litter: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/**
 * Begins the names of what this machine has in hand for `purpose` (empty: for anything). The number of the process and a
 * hyphen come after it, so that what the dead left can be told from what the living have.
 */
export function inHand(purpose = ''): string {
  return `.lintas-${purpose === '' ? '' : `${purpose}-`}${hostname().replace(/[^A-Za-z0-9]/g, '')}-`
}

/** Names in a folder, of those that begin with `inHand`, whose process is dead. */
export function abandoned(folder: string, beginning: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names.filter((name) => {
    if (!name.startsWith(beginning)) return false
    const pid = Number(name.slice(beginning.length).split('-')[0])
    return Number.isInteger(pid) && pid > 0 && !isAlive(pid)
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** A link to a folder keeps pointing where it points: the folder is what is replaced. */
export function throughLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
