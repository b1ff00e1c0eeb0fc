/** Limits on scenario files (docs/contracts.md): beyond them a file is refused with a clear error. */
export const limits = {
  depth: 50,
  aliases: 100,
  /** Entries that the aliases of one file may repeat in all: a few short lines must not grow into millions. */
  repeated: 20_000,
  /** Words and signs of one file: they are what it costs to read. */
  signs: 400_000,
  /** Faults of one file that are told: beyond that it is broken as a whole. */
  faults: 1000,
  months: 1200,
  extends: 10,
  /** Scenarios that one command may make out of `--vary`. */
  variants: 1000,
} as const

/** Ids of agencies, forums, issues, figures, measures and groups. */
export const idPattern = /^[a-z][a-z0-9-]*$/

/** Words that JavaScript keeps for itself; as ids they would only invite accidents. */
export const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

export const formatVersion = 1
