/** What the report of a run or a comparison is made from. */
import type { ChartInput } from '../charts/input.js'
import type { Robustness } from '../robustness.js'

export interface RunsInput extends ChartInput {
  readonly version: string
  /** Digest of the model. */
  readonly model: string
  readonly robustness?: Robustness
  /** Folder of the results, as the reader is told to name it. */
  readonly folder: string
  readonly references: References
  /** A scenario as briefly as it can be told from the others. */
  readonly nameOf: (scenario: string) => string
}

/** The works that values are taken from, by citation key. */
export type References = ReadonlyMap<string, string>
