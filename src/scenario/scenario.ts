/** A scenario as the rest of the program sees it: checked, merged, with defaults filled in. */
import type { Text } from '../model/outcome.js'
import type { ModelInput, WorldSpec } from '../model/spec.js'
import type { Generated, SyntheticSpec } from './synthetic.js'
import type { Tag } from './tags.js'

export type { Text } from '../model/outcome.js'

export type { Tag } from './tags.js'

/** A number of the world with what the scenario says of it. */
export interface Annotated {
  readonly value: number
  readonly tag: Tag
  /** Written range; for a coefficient of a mechanism, the declared one where none is written. */
  readonly range?: readonly [number, number]
  readonly source?: string
  readonly note?: string
  /** Written in a file or by an option; otherwise it is the declared default. */
  readonly given: boolean
}

/** What a scenario says of something that is not a number: a word, a switch, a seat, an agency as a whole. */
export interface Fact {
  /** Absent for an entry as a whole. */
  readonly value?: string | boolean | null
  readonly tag: Tag
  readonly source?: string
  readonly note?: string
}

/** A value as a file has it, without tag, range, source and note. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

/** What is done on purpose, from a given month on. */
export interface Measure {
  readonly id: string
  readonly title: Text
  /** Month at whose start it begins. */
  readonly at: number
  /** Months after which it ends; without it the measure stays. */
  readonly for?: number
  /** Months over which numbers move linearly; they are there in month `at + over − 1`. */
  readonly over?: number
  /** By path, without annotations: what is set, merged in (a map), or removed (null). */
  readonly set?: { readonly [path: string]: Plain }
  /** By path: what is added; the sum stays within the bounds. */
  readonly add?: { readonly [path: string]: number }
}

/** Names for people, by id. */
export type Labels = { readonly [id: string]: Text }

/** A scenario, checked and merged with what it extends, defaults filled in: what the functions of the library work on. */
export interface Scenario {
  /** `entikong/baseline`; with `--vary`, `entikong/baseline[path=value]`. */
  readonly name: string
  readonly file: string
  readonly title: Text
  readonly description?: Text
  readonly months: number
  /** What the files say, whatever the options. */
  readonly ownMonths: number
  /** The world at month 0, before any measure. */
  readonly spec: WorldSpec
  /** Of a synthetic world: what it was generated from, and what was generated. */
  readonly generated?: { readonly from: SyntheticSpec; readonly world: Generated }
  /** Sorted by month, then id. */
  readonly measures: readonly Measure[]
  /** What the model reads: the snapshots that the measures make of the world. */
  readonly input: ModelInput
  /**
   * Every number of the world by path, e.g. `agencies.bnpp.ego`, but for agencies and forums that stand as they were
   * generated; and annotated numbers of measures.
   */
  readonly values: ReadonlyMap<string, Annotated>
  /** Everything else that carries a tag, a source or a note, by path. */
  readonly facts: ReadonlyMap<string, Fact>
  readonly labels: {
    readonly agencies: Labels
    readonly forums: Labels
    readonly issues: Labels
    readonly figures: Labels
  }
}

/** What is changed in scenarios as they are loaded. */
export interface LoadOptions {
  /** `path=value`, applied in order to every scenario. */
  readonly set?: readonly string[]
  /** `path=a,b,c`; several cross. */
  readonly vary?: readonly string[]
  /** Months to simulate, in place of the file’s. */
  readonly months?: number
}
