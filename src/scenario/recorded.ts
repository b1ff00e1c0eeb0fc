/** Sources that remember what was read of them, and sources that read only that: the same texts, on another thread. */
import type { Source, Sources } from './sources.js'

/** What was opened: by which reference, from the file of which source, and what was found. */
export type Opened = readonly (readonly [key: string, source: Source])[]

export interface RecordedSources extends Sources {
  /** All that was found so far; plain, so that it can be sent. */
  opened(): Opened
}

const keyOf = (reference: string, from: Source | undefined) => JSON.stringify([reference, from?.file ?? null])

/** The same sources; what was found once is not looked up again, so that a file that changes meanwhile changes nothing. */
export function recordedSources(sources: Sources): RecordedSources {
  const found = new Map<string, Source>()
  return {
    open(reference, from) {
      const key = keyOf(reference, from)
      const source = found.get(key) ?? sources.open(reference, from)
      found.set(key, source)
      return source
    },
    list: () => sources.list(),
    opened: () => [...found],
  }
}

/** Sources that hold what others found. Throws an Error for anything else. */
export function replayedSources(opened: Opened): Sources {
  const found = new Map(opened)
  return {
    open(reference, from) {
      const source = found.get(keyOf(reference, from))
      if (source === undefined) throw new Error(`${reference} was not among the sources that were sent`)
      return source
    },
    list: () => [],
  }
}
