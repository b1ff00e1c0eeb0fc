/**
 * A recorder writes down one run. The means of a month are noted side by side as they are taken, and entered some months
 * at a time, since what lies side by side in a run’s values is one curve.
 */
import { meansOver } from './means.js'
import type { Group, Recording } from './recording.js'
import type { Lists } from './scopes.js'
import type { State } from './state.js'

/** In a curve, a line of memory holds eight. */
const monthsAtOnce = 8

/** A group at work: the columns of its parts, those of them that are worked out each month, and the months noted. */
interface Sheet {
  readonly group: Group
  readonly columns: readonly Float64Array[]
  readonly workedOut: Group['parts']
  readonly means: Float64Array
  lists: Lists
}

export class Recorder {
  readonly #recording: Recording
  readonly #state: State
  readonly #out: Float64Array
  readonly #rows: number
  readonly #sheets: readonly Sheet[]
  #epoch: State['now']
  /** Months entered, and months noted since. */
  #entered = 0
  #noted = 0

  /** Writes into `out`, series after series, `rows` months of each; `note` is to be called once a month, from month 0 on. */
  constructor(recording: Recording, state: State, out: Float64Array, rows: number) {
    this.#recording = recording
    this.#state = state
    this.#out = out
    this.#rows = rows
    this.#epoch = state.now
    const membership = recording.memberships.get(state.now)!
    this.#sheets = recording.groups.map((group) => ({
      group,
      columns: group.parts.map((part) => part.values(state, undefined)),
      workedOut: group.parts.filter(({ standing }) => !standing),
      means: new Float64Array(monthsAtOnce * group.width),
      lists: membership[group.over],
    }))
  }

  /** Notes the values of the month. */
  note(): void {
    const state = this.#state
    if (state.now !== this.#epoch) this.#turnOver()
    const row = this.#entered + this.#noted
    for (const { series, value } of this.#recording.figures) this.#out[series * this.#rows + row] = value(state)
    for (const { group, columns, workedOut, means, lists } of this.#sheets) {
      for (const part of workedOut) part.values(state, lists.all[0])
      meansOver(columns, lists.all, lists.byLength, means, this.#noted * group.width)
    }
    if (++this.#noted === monthsAtOnce) this.enter()
  }

  /** Enters what has been noted: to be called after the last month. */
  enter(): void {
    const noted = this.#noted
    const out = this.#out
    for (const { group, means, lists } of this.#sheets) {
      const { width, parts } = group
      const { all, of } = lists
      for (let k = 0; k < parts.length; k++) {
        for (let c = 0; c < of.length; c++) {
          let from = k * all.length + of[c]!
          const at = (parts[k]!.first + c) * this.#rows + this.#entered
          for (let m = at; m < at + noted; m++, from += width) out[m] = means[from]!
        }
      }
    }
    this.#entered += noted
    this.#noted = 0
  }

  /** With an epoch, others may belong to a scope. */
  #turnOver(): void {
    this.enter()
    this.#epoch = this.#state.now
    const membership = this.#recording.memberships.get(this.#epoch)!
    for (const sheet of this.#sheets) sheet.lists = membership[sheet.group.over]
  }
}
