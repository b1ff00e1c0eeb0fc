/** Scenario files on disk (Node only): `./scenarios` of the working folder, then those that come with the package. */
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { unfitLine } from './characters.js'
import { ScenarioFaults } from './errors.js'
import { nameFault, notThere, referenceFault, withoutSuffix } from './memory.js'
import { shownName } from './shell.js'
import { byCodeUnit, maxBytes, type Source, type Sources } from './sources.js'

const suffixes = ['.yaml', '.yml']

export interface FileSources extends Sources {
  /** All experiments below the scenario roots, by the names that `open` takes, sorted. */
  experiments(): readonly { readonly name: string; readonly file: string }[]
}

export function fileSources({ cwd, packageRoot }: { cwd: string; packageRoot: string }): FileSources {
  const roots = [
    ...new Set(
      [join(cwd, 'scenarios'), join(packageRoot, 'scenarios')].map(realDirectory).filter((d) => d !== undefined),
    ),
  ]
  /** Real path of each source opened, by the name of its file as shown. */
  const paths = new Map<string, string>()

  const shownAs = (path: string): string => {
    const below = relative(realOr(cwd), path)
    return below.startsWith('..') || isAbsolute(below) ? path : below.split(sep).join('/')
  }
  const rootOf = (path: string): string | undefined => roots.find((root) => path.startsWith(root + sep))
  const nameOf = (path: string): string => {
    const root = rootOf(path)
    return withoutSuffix(root === undefined ? basename(path) : relative(root, path).split(sep).join('/'))
  }
  const names = () => list().map((s) => s.name)

  /** The real path of a name below one of the roots. */
  const byName = (reference: string, from?: Source): string | undefined => {
    if (isAbsolute(reference)) return undefined
    for (const root of roots) {
      const path = withSuffix(join(root, reference))
      if (path === undefined) continue
      // A link, or .., may lead out of the root.
      if (!path.startsWith(root + sep))
        throw from === undefined ? strays(reference, join(root, reference)) : leaves(reference)
      return path
    }
    return undefined
  }
  /** A link that leads elsewhere, named by whoever runs the program: they may read what they like. */
  const strays = (reference: string, link: string): ScenarioFaults =>
    referenceFault(
      reference,
      `“${reference}” is a link that leads out of the scenarios`,
      `name the file by its path: ${shownName(shownAs(withSuffix(link) ?? link))}`,
    )

  const extended = (reference: string, from: Source): string => {
    if (isAbsolute(reference) || /^[A-Za-z]:|\\|\0/.test(reference)) throw leaves(reference)
    if (!/^\.\.?(\/|$)/.test(reference)) {
      if (escapes(reference)) throw leaves(reference)
      const path = byName(reference, from)
      if (path === undefined) throw notThere(reference, names())
      return path
    }
    const asked = resolve(dirname(paths.get(from.file) ?? resolve(cwd, from.file)), reference)
    // Whether a file outside of the roots exists is nobody’s business here.
    if (rootOf(asked) === undefined) throw leaves(reference)
    const path = withSuffix(asked)
    if (path === undefined) throw notThere(reference, names())
    if (rootOf(path) === undefined) throw leaves(reference)
    return path
  }

  const named = (reference: string): string => {
    const isPath = /^\.{0,2}\//.test(reference) || isAbsolute(reference) || suffixes.some((s) => reference.endsWith(s))
    const path = isPath
      ? (withSuffix(resolve(cwd, reference)) ?? byName(reference))
      : escapes(reference)
        ? undefined
        : byName(reference)
    if (path === undefined) throw notThere(reference, names())
    return path
  }

  function list(is = isScenario): { name: string; file: string }[] {
    const found = new Map<string, string>()
    for (const root of roots) {
      for (const path of yamlFiles(root)) {
        const name = nameOf(path)
        // What stands in the first root hides what has the same name in the second.
        if (!found.has(name) && is(path)) found.set(name, shownAs(path))
      }
    }
    return [...found].map(([name, file]) => ({ name, file })).sort((a, b) => byCodeUnit(a.name, b.name))
  }

  return {
    open(reference: string, from?: Source): Source {
      const wrong = reference === '' ? 'must not be empty' : unfitLine(reference)
      if (wrong) throw referenceFault(reference, `the name of a scenario ${wrong}`)
      const path = from === undefined ? named(reference) : extended(reference, from)
      const file = shownAs(path)
      const name = nameOf(path)
      const odd = nameFault(name) ?? unfitLine(file)
      if (odd) throw referenceFault(reference, `the name of the file ${file} ${odd}`, 'give it another name')
      paths.set(file, path)
      const text = readText(path, file)
      const other = rootOf(path) === undefined ? byName(name) : undefined
      // Results and commands would speak of it by the name of another.
      if (other !== undefined && readText(other, shownAs(other)) !== text)
        throw referenceFault(
          reference,
          `${file} would go by the name ${name}, which is that of ${shownAs(other)}`,
          'give it another name',
        )
      return { name, file, text }
    },
    list: () => list(),
    experiments: () => list(isExperiment),
  }
}

function leaves(reference: string): ScenarioFaults {
  return referenceFault(
    reference,
    `“${reference}” leaves the scenario roots`,
    'extends names a scenario in ./scenarios or in the package, such as entikong/baseline',
  )
}

function escapes(reference: string): boolean {
  let depth = 0
  for (const part of reference.split('/')) {
    depth += part === '..' ? -1 : part === '' || part === '.' ? 0 : 1
    if (depth < 0) return true
  }
  return false
}

function realOr(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

function realDirectory(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : undefined
  } catch {
    return undefined
  }
}

/** The real path of the file itself, or of it with a suffix; a folder is not a scenario. */
function withSuffix(path: string): string | undefined {
  for (const candidate of suffixes.some((s) => path.endsWith(s)) ? [path] : [...suffixes.map((s) => path + s), path]) {
    try {
      if (!statSync(candidate).isDirectory()) return realpathSync(candidate)
    } catch {
      // Not there: try the next.
    }
  }
  return undefined
}

/** The text of a file of at most 1 MB in UTF-8; nothing else is read, so neither are pipes nor devices. */
function readText(path: string, file: string): string {
  const refuse = (message: string, hint?: string) =>
    new ScenarioFaults([{ file, line: 1, column: 1, path: '', message, ...(hint === undefined ? {} : { hint }) }])
  let bytes: Buffer
  try {
    if (!statSync(path).isFile()) throw refuse('this is not a file')
    const handle = openSync(path, 'r')
    try {
      if (fstatSync(handle).size > maxBytes)
        throw refuse('the file is larger than 1 MB', 'scenario files are written by hand; is this one?')
      bytes = readFileSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    if (error instanceof ScenarioFaults) throw error
    throw refuse(`the file cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`)
  }
  if (bytes.length > maxBytes) throw refuse('the file is larger than 1 MB')
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw refuse('this is not a text file in UTF-8', 'a scenario is YAML; save it as UTF-8')
  }
}

/** All YAML files below a folder, in order of their names; links are not followed. */
function* yamlFiles(folder: string, depth = 0): Generator<string> {
  if (depth > 10) return
  let entries: { name: string; isDirectory(): boolean; isFile(): boolean }[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return
  }
  for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* yamlFiles(path, depth + 1)
    else if (entry.isFile() && suffixes.some((s) => entry.name.endsWith(s))) yield path
  }
}

/** Patterns and experiments lie beside scenarios; only a scenario says `lintas:`. */
function isScenario(path: string): boolean {
  return says(path, /^\ufeff?lintas[ \t]*:|\n["']?lintas["']?[ \t]*:/)
}

function isExperiment(path: string): boolean {
  return says(path, /^\ufeff?lintas-experiment[ \t]*:|\n["']?lintas-experiment["']?[ \t]*:/)
}

function says(path: string, what: RegExp): boolean {
  try {
    return statSync(path).size <= maxBytes && what.test(readFileSync(path, 'utf8'))
  } catch {
    return false
  }
}
