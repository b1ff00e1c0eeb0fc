/** A scenario file with all that it extends, each read and checked once. */
import type { z } from 'zod'
import { check } from './check.js'
import { type Fault, ScenarioFaults } from './errors.js'
import { limits } from './limits.js'
import { child, faultAt, type Located, type SourceSpan } from './located.js'
import { readTree, readYaml } from './read.js'
import { shownName } from './shell.js'
import type { Source, Sources } from './sources.js'

export interface Layer {
  readonly source: Source
  readonly root: Located | undefined
  readonly faults: readonly Fault[]
  /** What depends on this file cannot be judged. */
  readonly invalid: boolean
}

export interface Chain {
  readonly name: string
  readonly file: string
  /** The most basic scenario first. */
  readonly layers: readonly Layer[]
  readonly faults: readonly Fault[]
  readonly invalid: boolean
}

/** Reads files once, however many scenarios extend them. */
export class Reader {
  private readonly layers = new Map<string, Layer>()

  constructor(
    private readonly sources: Sources,
    /** Asked for when there is a text to check: to make it takes longer than to read many a tree. */
    private readonly schema: () => z.ZodType,
  ) {}

  chain(reference: string): Chain {
    const layers: Layer[] = []
    const faults: Fault[] = []
    let invalid = false
    let source: Source
    try {
      source = this.sources.open(reference)
    } catch (error) {
      return { name: reference, file: reference, layers, faults: faultsOf(error), invalid: true }
    }
    const { name, file } = source
    for (;;) {
      const layer = this.layer(source)
      layers.unshift(layer)
      faults.push(...layer.faults)
      invalid ||= layer.invalid
      const extended = child(layer.root, 'extends')
      if (extended === undefined || extended.kind !== 'scalar' || typeof extended.value !== 'string') break
      const next = this.next(extended.value, extended.place, source, layers)
      if ('faults' in next) {
        faults.push(...next.faults)
        invalid = true
        break
      }
      source = next.source
    }
    return { name, file, layers, faults, invalid }
  }

  private next(
    reference: string,
    place: SourceSpan,
    from: Source,
    layers: readonly Layer[],
  ): { source: Source } | { faults: readonly Fault[] } {
    const wrong = (message: string, hint?: string) => ({
      faults: [faultAt(place, 'extends', message, { given: reference, hint })],
    })
    let source: Source
    try {
      source = this.sources.open(reference, from)
    } catch (error) {
      // What is wrong with the reference is wrong where it is written; what is wrong with the file is wrong there.
      return {
        faults: faultsOf(error).map((f) =>
          f.file === reference ? faultAt(place, 'extends', f.message, { given: reference, hint: f.hint }) : f,
        ),
      }
    }
    const again = layers.findIndex((l) => l.source.file === source.file)
    if (again >= 0) {
      const round = [...layers.slice(0, again + 1).map((l) => l.source.name)].reverse()
      return wrong(`extends goes round in a circle: ${[...round, source.name].join(' → ')}`)
    }
    if (layers.length > limits.extends) return wrong(`extends goes more than ${limits.extends} files deep`)
    return { source }
  }

  private layer(source: Source): Layer {
    const known = this.layers.get(source.file)
    if (known) return known
    const layer = this.read(source)
    this.layers.set(source.file, layer)
    return layer
  }

  private read(source: Source): Layer {
    if (source.tree) return { source, root: readTree(source.file, source.tree), faults: [], invalid: false }
    const { root, faults } = readYaml(source.file, source.text, 'the file is empty: a scenario starts with “lintas: 1”')
    if (root === undefined) return { source, root, faults, invalid: true }
    const other = otherKind(root, source)
    if (other) return { source, root: undefined, faults: [other], invalid: true }
    const checked = check(this.schema(), root)
    // A file of another format is not to be judged by this one.
    const version = checked.faults.find((f) => f.path === 'lintas' && f.given !== undefined)
    if (version) return { source, root: undefined, faults: [version], invalid: true }
    return { source, root: checked.sound, faults: [...faults, ...checked.faults], invalid: checked.invalid }
  }
}

/** Patterns lie beside scenarios, and are taken for one now and then. */
function otherKind(root: Located, { name }: Source): Fault | undefined {
  if (root.kind !== 'map' || root.entries.has('lintas')) return undefined
  const experiment = root.entries.get('lintas-experiment')?.key
  if (experiment) {
    const hint = `lintas experiment run ${shownName(name.replace('/experiments/', '/'))} runs it; lintas list shows the scenarios`
    return faultAt(experiment, '', 'this is an experiment, not a scenario', { hint })
  }
  const key = root.entries.get('lintas-patterns')?.key
  if (key === undefined) return undefined
  const folder = name.includes('/') ? `${shownName(name.slice(0, name.lastIndexOf('/')))} ` : ''
  const hint = `lintas validate ${folder}tests them; lintas list shows the scenarios`
  return faultAt(key, '', 'this is a file of patterns, not a scenario', { hint })
}

function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof ScenarioFaults) return error.faults
  throw error
}
