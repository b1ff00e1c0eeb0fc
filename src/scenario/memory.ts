/** Scenario texts held in memory, for the web page and for tests. */
import { unfitLine } from './characters.js'
import { ScenarioFaults } from './errors.js'
import { nearest } from './nearest.js'
import { byCodeUnit, type Source, type Sources, type Tree } from './sources.js'

/** Scenario files by name (`entikong/baseline`): their text, or what it said when it was read and found in order. */
export type Texts = Readonly<Record<string, string | Tree>>

/** All texts together are one scenario root. */
export function memorySources(texts: Texts): Sources {
  const names = Object.keys(texts).map(withoutSuffix).sort(byCodeUnit)
  const textOf = (name: string): string | Tree | undefined => {
    for (const key of [name, `${name}.yaml`, `${name}.yml`]) if (Object.hasOwn(texts, key)) return texts[key]
    return undefined
  }
  return {
    open(reference: string, from?: Source): Source {
      const name = from === undefined ? withoutSuffix(reference.replace(/^\.\//, '')) : nameFrom(reference, from)
      if (name === undefined)
        throw referenceFault(
          reference,
          `“${reference}” leaves the scenario root`,
          'name a scenario, such as entikong/baseline',
        )
      const text = textOf(name)
      if (text === undefined) throw notThere(reference, names)
      const odd = nameFault(name)
      if (odd) throw referenceFault(reference, `the name “${name}” ${odd}`, 'give it another name')
      const file = `${name}.yaml`
      return typeof text === 'string' ? { name, file, text } : { name, file, text: '', tree: text }
    },
    list() {
      return names.map((name) => ({ name, file: `${name}.yaml` }))
    },
  }
}

/** What keeps a file from being named; nothing where it can be. Brackets say what is varied: entikong/baseline[months=12]. */
export function nameFault(name: string): string | undefined {
  return /[[\]]/.test(name) ? 'must not hold brackets, which say what is varied' : unfitLine(name)
}

export function withoutSuffix(file: string): string {
  return file.replace(/\.ya?ml$/, '')
}

/** Below the root, `./` and `../` start from the folder of the file that says them; undefined when that leaves the root. */
function nameFrom(reference: string, from: Source): string | undefined {
  if (reference.startsWith('/') || reference.includes('\\')) return undefined
  const relative = /^\.\.?\//.test(reference)
  const parts = relative ? from.name.split('/').slice(0, -1) : []
  for (const part of withoutSuffix(reference).split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

export function referenceFault(reference: string, message: string, hint?: string): ScenarioFaults {
  return new ScenarioFaults([
    {
      file: reference,
      line: 1,
      column: 1,
      path: '',
      message,
      given: reference,
      ...(hint === undefined ? {} : { hint }),
    },
  ])
}

export function notThere(reference: string, names: readonly string[]): ScenarioFaults {
  const folder = `${reference.replace(/^\.\//, '').replace(/^scenarios\/|\/+$/g, '')}/`
  const within = names.filter((name) => name.startsWith(folder))
  if (within.length > 0)
    return referenceFault(reference, `“${reference}” is a folder of scenarios`, `in it: ${within.join(', ')}`)
  const near = nearest(withoutSuffix(reference), names)
  const hint = near !== undefined ? `did you mean “${near}”?` : 'lintas list shows the scenarios that can be named'
  return referenceFault(reference, `there is no scenario “${reference}”`, hint)
}
