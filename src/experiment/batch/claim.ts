/** Whose a folder is: that of this experiment, of another one, of somebody else; and taking away what is ours. */
import { existsSync, lstatSync, readdirSync, rmSync, type Stats } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { textOf } from '../../disk/bounded.js'
import { throughLinks } from '../../disk/leftovers.js'
import { claiming, codeOf } from '../../disk/target.js'
import { parseBounded } from '../../provenance/json.js'
import { packName } from './assemble.js'
import { chunksName, manifestName, planName, removeEmpty, shardsName } from './folder.js'
import { continuesList, type Plan, planFingerprint, planFormat, shrinks } from './plan.js'
import { onDisk, StoreRefusal } from './store-failure.js'

/** The plan that a folder holds; undefined where there is none that this version reads. */
export function storedPlan(place: string): Plan | undefined {
  try {
    const plan = parseBounded(textOf(join(place, planName))) as Plan
    return plan['lintas-plan'] === planFormat && planFingerprint(plan) === plan.fingerprint ? plan : undefined
  } catch {
    return undefined
  }
}

/** Refuses a folder whose plan cannot be gone by, and says why; passes what holds no plan at all, or one that can. */
export function refuseAnotherFormat(place: string, shown: string): void {
  const format = strangeFormat(place)
  if (format === undefined) {
    if (existsSync(join(place, planName)) && storedPlan(place) === undefined)
      throw new StoreRefusal(
        `${shown}/${planName} was changed since it was written`,
        'put it back as it was, or begin another folder',
      )
    return
  }
  throw new StoreRefusal(
    `${shown} holds an experiment of another version of Lintas (format ${format} of plan.json; this one reads ${planFormat})`,
    'run it anew: give --out another folder, or add --force to do away with what is there',
  )
}

function strangeFormat(place: string): number | undefined {
  try {
    const { 'lintas-plan': format } = parseBounded(textOf(join(place, planName))) as {
      'lintas-plan': unknown
    }
    return typeof format === 'number' && format !== planFormat ? format : undefined
  } catch {
    return undefined
  }
}

/** The plan that is there and goes on; undefined where what is there is to be done away with. Throws a StoreRefusal. */
export function known(
  place: string,
  shown: string,
  names: readonly string[],
  plan: Plan,
  force: boolean,
): Plan | undefined {
  const another = 'give --out another folder, or add --force to do away with what is there'
  const before = storedPlan(place)
  if (before === undefined) {
    if (!force) refuseAnotherFormat(place, shown)
    else if (strangeFormat(place) !== undefined) return undefined
    const result = names.includes(manifestName) && isResult(place)
    if (result && force) return undefined
    if (result) throw new StoreRefusal(`${shown} holds the result of another command`, another)
    const ours = names.includes(planName)
    throw new StoreRefusal(
      ours
        ? `${shown}/${planName} is damaged, or of another version of Lintas`
        : `${shown} holds files that Lintas did not write (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`,
      'give --out another folder',
    )
  }
  const difference = differenceOf(before, plan)
  if (difference === undefined) return before
  if (force) return undefined
  throw new StoreRefusal(`${shown} ${difference}`, another)
}

function differenceOf(before: Plan, plan: Plan): string | undefined {
  if (before.fingerprint !== plan.fingerprint || !continuesList(before, plan)) {
    if (before.experiment !== plan.experiment) return `holds another experiment, ${before.experiment}`
    if (before.model !== plan.model) return `holds runs of another version of the model`
    if (before.seed !== plan.seed) return `holds this experiment under another seed, “${before.seed}”`
    return `holds ${before.experiment} as it was before its file or a scenario changed`
  }
  const more = shrinks(before, plan)
  return more === undefined ? undefined : `holds more of this experiment than is asked for: ${more}`
}

function isResult(place: string): boolean {
  try {
    const manifest = parseBounded(textOf(join(place, manifestName))) as { lintas?: unknown }
    return typeof manifest.lintas === 'number'
  } catch {
    return false
  }
}

/** Takes away what Lintas wrote, and nothing else. */
export function clear(place: string, names: readonly string[]): void {
  if (names.length === 0) return
  const inside = listedIn(place)
  for (const name of [...inside, planName, manifestName, 'environment.json', packName, chunksName, shardsName])
    rmSync(join(place, name), { recursive: true, force: true })
  for (const folder of new Set(inside.map((name) => dirname(join(place, name)))))
    if (folder !== place) removeEmpty(folder)
}

/** Files that the results in a folder list as their own; none of them leads out of it. */
export function listedIn(place: string): string[] {
  const listed = [manifestName, 'environment.json'].flatMap((name) => {
    try {
      const { files, pictures } = parseBounded(textOf(join(place, name))) as Record<string, object | undefined>
      return Object.keys({ ...files, ...pictures })
    } catch {
      return []
    }
  })
  return listed.filter((name) => !isAbsolute(name) && !name.split(/[/\\]/).includes('..'))
}

export function refuseAbove(place: string, cwd: string, shown: string): void {
  const here = relative(place, throughLinks(resolve(cwd)))
  if (here === '..' || here.startsWith(`..${sep}`) || isAbsolute(here)) return
  throw new StoreRefusal(
    `${shown} is the folder you are in, or one above it`,
    'give --out a folder of its own, such as --out outputs/x',
  )
}

/** The names in a folder; undefined where there is none. */
export function lookAt(place: string, shown: string): string[] | undefined {
  let found: Stats
  try {
    found = lstatSync(place)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    if (codeOf(error) === 'ENOTDIR')
      throw new StoreRefusal(`${shown} lies below a file`, 'give --out the name of a folder')
    return onDisk(shown, () =>
      claiming(shown, dirname(place), () => {
        throw error
      }),
    )
  }
  if (found.isSymbolicLink())
    throw new StoreRefusal(`${shown} is a link to what is not there`, 'remove it, or give --out another folder')
  if (!found.isDirectory()) throw new StoreRefusal(`${shown} is a file`, 'give --out the name of a folder')
  return onDisk(shown, () => claiming(shown, place, () => readdirSync(place)))
}
