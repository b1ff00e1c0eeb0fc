/**
 * The folder of an experiment. Its plan is written first, in one step; finished blocks gather below it; results are
 * written beside their places and renamed, the manifest last. So whatever stops it, the folder says what it is, and
 * nothing in it is half of anything.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { readableJson } from '../../provenance/canonical.js'
import { packName } from './assemble.js'
import { BlockFile, syncFolder } from './block-file.js'
import type { Layout } from './layout.js'
import { continuesList, type Plan, planFingerprint, planFormat, shrinks } from './plan.js'
import { Shelf, wholeFiles } from './shelf.js'
import { codeOf, onDisk, StoreRefusal } from './store-failure.js'

export const planName = 'plan.json'
export const manifestName = 'manifest.json'
const chunksName = 'blocks'
export const shardsName = 'shards'
const temporary = /^\.lintas-/
const litter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

export interface StoreOptions {
  /** Folder of the experiment; it need not exist. */
  readonly path: string
  /** Folder that relative paths start from. */
  readonly cwd: string
  readonly plan: Plan
  /** Do away with the experiment, or the other result of ours, that is there. */
  readonly force: boolean
  /** Folder below it for chunks, where they are not everybody’s: that of a shard. */
  readonly chunks?: string
}

export interface Store {
  /** The folder, and how it is shown to users. */
  readonly place: string
  readonly shown: string
  /** For what is not finished; ours alone. */
  readonly desk: string
  /** Where finished chunks go. */
  readonly chunks: string
  /** All blocks that are there. What is damaged is told by name. */
  readonly shelf: (layout: Layout, onDamage: (name: string) => void) => Shelf
  /** Gives the files of the desk their places, the manifest last, and clears away what they were made from. */
  readonly commit: (files: readonly string[]) => void
  /** Takes the desk away; finished blocks stay. */
  readonly leave: () => void
}

/** Refuses a folder that is not ours or of another plan, then writes the plan. Throws StoreRefusal and StoreFailure. */
export function openStore({ path, cwd, plan, force, chunks = chunksName }: StoreOptions): Store {
  const shown = path
  const place = throughLinks(resolve(cwd, path))
  refuseAbove(place, cwd, shown)
  const names = lookAt(place, shown)
  if (names) sweep(place)
  const ours = (names ?? []).filter((name) => !temporary.test(name) && !litter.has(name))
  const before = ours.length === 0 ? undefined : known(place, shown, ours, plan, force)
  if (before === undefined) clear(place, ours)

  const made = onDisk(shown, () => makeFolder(place))
  const desk = onDisk(shown, () => mkdtempSync(join(place, deskName())))
  try {
    // The plan comes before anything else that would need it to be known as ours.
    const text = readableJson(plan)
    if (before === undefined || readText(join(place, planName)) !== text)
      writeWhole(join(desk, planName), join(place, planName), text, `${shown}/${planName}`)
    onDisk(shown, () => mkdirSync(join(place, chunks), { recursive: true }))
  } catch (error) {
    rmSync(desk, { recursive: true, force: true })
    removeEmpty(join(place, chunks))
    removeEmpty(made)
    throw error
  }
  return {
    place,
    shown,
    desk,
    chunks: join(place, chunks),
    shelf: (layout, onDamage) => shelfOf(place, plan.fingerprint, layout, onDamage),
    commit(files) {
      onDisk(shown, () => {
        // Without a manifest the folder is unfinished: nobody takes half of the old and half of the new for a result.
        rmSync(join(place, manifestName), { force: true })
        for (const file of [...files.filter((name) => name !== manifestName), manifestName]) {
          mkdirSync(dirname(join(place, file)), { recursive: true })
          renameSync(join(desk, file), join(place, file))
        }
        syncFolder(place)
        for (const name of [chunksName, shardsName]) rmSync(join(place, name), { recursive: true, force: true })
      })
      rmSync(desk, { recursive: true, force: true })
    },
    leave() {
      rmSync(desk, { recursive: true, force: true })
      removeEmpty(join(place, chunks))
      if (chunks !== chunksName) removeEmpty(join(place, shardsName))
    },
  }
}

/**
 * The shelf of a folder: the pack, what workers wrote since, what shards did. Damaged files are taken away, unless one
 * only looks.
 */
export function shelfOf(
  place: string,
  fingerprint: string,
  layout: Layout,
  onDamage: (name: string) => void,
  mend = true,
): Shelf {
  const shelf = new Shelf(layout)
  const pack = join(place, packName)
  if (existsSync(pack)) {
    const file = BlockFile.open(pack, fingerprint, true)
    if (file) shelf.add(file)
    else onDamage(packName)
  }
  const folders = [join(place, chunksName), join(place, shardsName), ...foldersIn(join(place, shardsName))]
  for (const folder of folders) for (const file of wholeFiles(folder, fingerprint, onDamage, mend)) shelf.add(file)
  return shelf
}

export function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name))
      .sort()
  } catch {
    return []
  }
}

/** The plan that a folder holds; undefined where there is none that this version reads. */
export function storedPlan(place: string): Plan | undefined {
  try {
    const plan = JSON.parse(readFileSync(join(place, planName), 'utf8')) as Plan
    return plan['lintas-plan'] === planFormat && planFingerprint(plan) === plan.fingerprint ? plan : undefined
  } catch {
    return undefined
  }
}

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

/** The plan that is there and goes on; undefined where what is there is to be done away with. Throws a StoreRefusal. */
function known(place: string, shown: string, names: readonly string[], plan: Plan, force: boolean): Plan | undefined {
  const another = 'give --out another folder, or add --force to do away with what is there'
  const before = storedPlan(place)
  if (before === undefined) {
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
    const manifest = JSON.parse(readFileSync(join(place, manifestName), 'utf8')) as { lintas?: unknown }
    return typeof manifest.lintas === 'number'
  } catch {
    return false
  }
}

/** Takes away what Lintas wrote, and nothing else. */
function clear(place: string, names: readonly string[]): void {
  if (names.length === 0) return
  const listed = [manifestName, 'environment.json'].flatMap((name) => {
    try {
      const { files, pictures } = JSON.parse(readFileSync(join(place, name), 'utf8')) as Record<
        string,
        object | undefined
      >
      return Object.keys({ ...files, ...pictures })
    } catch {
      return []
    }
  })
  // No name leads out of the folder.
  const inside = listed.filter((name) => !isAbsolute(name) && !name.split(/[/\\]/).includes('..'))
  for (const name of [...inside, planName, manifestName, 'environment.json', packName, chunksName, shardsName])
    rmSync(join(place, name), { recursive: true, force: true })
  for (const folder of new Set(inside.map((name) => dirname(join(place, name)))))
    if (folder !== place) removeEmpty(folder)
}

function deskName(): string {
  return `.lintas-${hostname().replace(/[^A-Za-z0-9]/g, '')}-${process.pid}-`
}

/** Clears away what killed processes of this machine left on their desks. */
function sweep(place: string): void {
  const own = `.lintas-${hostname().replace(/[^A-Za-z0-9]/g, '')}-`
  for (const name of readdirSync(place)) {
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

function refuseAbove(place: string, cwd: string, shown: string): void {
  const here = relative(place, throughLinks(resolve(cwd)))
  if (here === '..' || here.startsWith(`..${sep}`) || isAbsolute(here)) return
  throw new StoreRefusal(
    `${shown} is the folder you are in, or one above it`,
    'give --out a folder of its own, such as --out outputs/x',
  )
}

/** The names in a folder; undefined where there is none. */
function lookAt(place: string, shown: string): string[] | undefined {
  let found: Stats
  try {
    found = lstatSync(place)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    if (codeOf(error) === 'ENOTDIR')
      throw new StoreRefusal(`${shown} lies below a file`, 'give --out the name of a folder')
    return onDisk(shown, () => {
      throw error
    })
  }
  if (found.isSymbolicLink())
    throw new StoreRefusal(`${shown} is a link to what is not there`, 'remove it, or give --out another folder')
  if (!found.isDirectory()) throw new StoreRefusal(`${shown} is a file`, 'give --out the name of a folder')
  return onDisk(shown, () => readdirSync(place))
}

/** Makes a folder and those above it, one by one, so that what the disk says to the first is told. Gives the outermost made. */
function makeFolder(place: string): string | undefined {
  if (existsSync(place)) return undefined
  const above = makeFolder(dirname(place))
  try {
    mkdirSync(place)
  } catch (error) {
    // Another process may have been faster.
    if (codeOf(error) !== 'EEXIST') throw error
  }
  return above ?? place
}

function throughLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function removeEmpty(folder: string | undefined): void {
  if (folder === undefined) return
  try {
    rmdirSync(folder)
  } catch {
    // Something is in it, or it is gone: either is well.
  }
}
