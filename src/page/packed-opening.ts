/** The first curves of a page, as its contents hold them. */
import type { Picture, Table } from './protocol.js'

/** A table of a few outcomes, its numbers as text: little-endian doubles in base 64. */
export interface PackedTable {
  readonly outcomes: readonly string[]
  readonly months: number
  readonly numbers: string
}

export interface Opening {
  /** As `spelledPlan` has it. */
  readonly plan: string
  readonly replicates: number
  /** As in a picture. */
  readonly recorded: readonly string[]
  readonly baseline: PackedTable
  readonly whatIf: PackedTable
  readonly effects: PackedTable
}

/** The picture of an opening: a part of a whole one. */
export function unpacked({ replicates: done, recorded, baseline, whatIf, effects }: Opening, target: number): Picture {
  return {
    replicates: done,
    target,
    part: true,
    recorded,
    baseline: table(baseline),
    whatIf: table(whatIf),
    effects: table(effects),
  }
}

/** Packs the outcomes of a table that are shown; `parts` are its numbers a month. */
export function packed({ outcomes, months, numbers }: Table, shown: readonly string[], parts: number): PackedTable {
  const size = (months + 1) * parts
  const kept = shown.filter((outcome) => outcomes.includes(outcome))
  const view = new DataView(new ArrayBuffer(kept.length * size * 8))
  kept.forEach((outcome, at) => {
    const from = outcomes.indexOf(outcome) * size
    for (let k = 0; k < size; k++) view.setFloat64((at * size + k) * 8, numbers[from + k] as number, true)
  })
  const bytes = new Uint8Array(view.buffer)
  return { outcomes: kept, months, numbers: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
}

function table({ outcomes, months, numbers }: PackedTable): Table {
  const bytes = Uint8Array.from(atob(numbers), (letter) => letter.charCodeAt(0))
  const view = new DataView(bytes.buffer)
  return {
    outcomes,
    months,
    numbers: Float64Array.from({ length: bytes.length / 8 }, (_, k) => view.getFloat64(k * 8, true)),
  }
}
