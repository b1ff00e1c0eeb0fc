/** What the charts and the summary are made from: the results of one command, and what it takes to make them again. */
import type { CurveRow } from '../../analysis/curves.js'
import type { EffectRow } from '../../analysis/effects.js'
import type { Scenario } from '../../scenario/load.js'
import type { Language } from '../messages/index.js'

/** What is drawn of curves; of a scenario, its name, its months and what starts when. */
export interface CurveInput {
  /** The canonical command, as the manifest records it. */
  readonly command: string
  /** What the command was about, in words. */
  readonly title: string
  readonly scenarios: readonly (Pick<Scenario, 'name' | 'months' | 'measures'> &
    Partial<Pick<Scenario, 'spec' | 'ownMonths'>>)[]
  /** Fingerprint by scenario name, hexadecimal. */
  readonly fingerprints: Readonly<Record<string, string>>
  readonly seed: string
  /** Runs of each scenario. */
  readonly replicates: number
  readonly curves: readonly CurveRow[]
  /** Paired effects, one row a month; empty for a single run. */
  readonly effects: readonly EffectRow[]
  /** Name of the scenario that the others are compared with; absent for a single run. */
  readonly baseline?: string
  /** Language of the pictures; English unless given. `title` is in it already. */
  readonly language?: Language
  /** Room of a page: most panels side by side, and most of the overview; as many as fit a wide screen unless given. */
  readonly layout?: { readonly columns: number; readonly overview: number }
}

export interface ChartInput extends CurveInput {
  readonly scenarios: readonly Scenario[]
}

/** One file to be written, by its path below the result folder. */
export interface ChartFile {
  readonly path: string
  readonly content: string | Uint8Array
}
