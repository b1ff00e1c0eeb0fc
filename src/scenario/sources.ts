/** Where scenario texts come from; what reads them does not know whether that is a disk or a browser’s memory. */

export interface Source {
  /** Path below its scenario root without the suffix (`entikong/baseline`), otherwise the stem of the file. */
  readonly name: string
  /** As shown to users. */
  readonly file: string
  readonly text: string
  /** What the text says, where it was read before and nothing was wrong with it; then it is not read again. */
  readonly tree?: Tree
}

/** A scenario file as plain values. */
export interface Tree {
  readonly [key: string]: unknown
}

export interface Sources {
  /**
   * Finds a scenario by name or path. With `from`, the reference is the `extends` of that source and may not leave the
   * scenario roots. Throws ScenarioFaults; a fault of the reference itself (nothing there, outside the roots) has the
   * reference as its `file`, so that the reader can place it where the reference is written.
   */
  open(reference: string, from?: Source): Source
  /** All scenarios that can be named, sorted by name. */
  list(): readonly { readonly name: string; readonly file: string }[]
}

/** Most bytes that a scenario file may have. */
export const maxBytes = 1_000_000

/** Order of ids and names everywhere: by code unit, the same in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
