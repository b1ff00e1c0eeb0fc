/**
 * A recorder writes down one run. The means of a month are noted side by side as they are taken, and entered some months
 * at a time, since what lies side by side in a run’s values is one curve.
 */
import { type Means, meansOn } from './means.js'
import { type Group, mostValues, type Recording, spanAt, type ValuesOf } from './recording.js'
import type { Lists } from './scopes.js'
import type { State } from './state.js'

/** In a curve, a line of memory holds eight. */
const monthsAtOnce = 8

/** A group at work: those of its columns that are worked out each month, and the months noted. */
interface GroupBuffer {
  readonly group: Group
  readonly workedOut: readonly { readonly fill: Fill; readonly into: Float64Array }[]
  /** Where the values of each part are, in the order of the parts. */
  readonly columns: ReadonlyMap<ValuesOf, Float64Array>
  readonly means: Float64Array
  readonly take: Means
  lists: Lists
}

type Fill = (s: State, members: Int32Array, into: Float64Array) => void

const recorders = new WeakMap<State, WeakMap<object, Recorder>>()

export class Recorder {
  readonly #state: State
  readonly #buffers: readonly GroupBuffer[]
  readonly #companions: readonly GroupBuffer[]
  #recording: Recording
  #out: Float64Array = new Float64Array(0)
  #rows = 0
  #epoch: State['now']
  /** Month in which others come to be common to two worlds; −1 for none. */
  #turn = -1
  /** Months entered, and months noted since. */
  #entered = 0
  #noted = 0

  private constructor(recording: Recording, state: State) {
    this.#recording = recording
    this.#state = state
    this.#epoch = state.now
    const buffers = recording.groups.map((group) =>
      bufferOf(group, recording.memberships.get(state.now)![group.over], state),
    )
    const columns = buffers.flatMap(({ columns }) => [...columns])
    this.#buffers = buffers
    // What is worked out for all is there for some of them.
    this.#companions = recording.companions.map(({ group, spans }) =>
      bufferOf(group, spans[0]!.lists, state, new Map(columns)),
    )
  }

  /**
   * Begins to write a run into `out`, series after series, `rows` months of each; `note` is to be called once a month, from
   * month 0 on. A state has a recorder for each kind of recording, which begins anew with each run.
   */
  static of(recording: Recording, state: State, out: Float64Array, rows: number): Recorder {
    let known = recorders.get(state)
    if (!known) {
      known = new WeakMap()
      recorders.set(state, known)
    }
    const kind = recording.companions.length > 0 ? recording.companions : recording.groups
    let recorder = known.get(kind)
    if (!recorder) {
      recorder = new Recorder(recording, state)
      known.set(kind, recorder)
    }
    recorder.#recording = recording
    recorder.#out = out
    recorder.#rows = rows
    recorder.#entered = 0
    recorder.#noted = 0
    recorder.#see(state.now)
    return recorder
  }

  /** Notes the values of the month. */
  note(): void {
    const state = this.#state
    if (state.now !== this.#epoch || state.month === this.#turn) this.#turnOver()
    const row = this.#entered + this.#noted
    for (const { series, value } of this.#recording.figures) this.#out[series * this.#rows + row] = value(state)
    for (const { group, workedOut, take, lists } of this.#buffers) {
      for (const { fill, into } of workedOut) fill(state, lists.anybody, into)
      take(lists, this.#noted * group.width)
    }
    for (const { group, take, lists } of this.#companions) take(lists, this.#noted * group.width)
    if (++this.#noted === monthsAtOnce) this.enter()
  }

  /** Enters what has been noted: to be called after the last month. */
  enter(): void {
    for (const buffer of this.#buffers) this.#enterBuffer(buffer)
    for (const buffer of this.#companions) this.#enterBuffer(buffer)
    this.#entered += this.#noted
    this.#noted = 0
  }

  #enterBuffer({ group, means, lists }: GroupBuffer): void {
    const noted = this.#noted
    const out = this.#out
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

  /** With an epoch, others may belong to a scope. */
  #turnOver(): void {
    this.enter()
    this.#see(this.#state.now)
  }

  #see(epoch: State['now']): void {
    this.#epoch = epoch
    const membership = this.#recording.memberships.get(epoch)!
    for (const buffer of this.#buffers) buffer.lists = membership[buffer.group.over]
    if (this.#companions.length === 0) return
    const { month } = this.#state
    this.#turn = -1
    this.#recording.companions.forEach((companion, c) => {
      this.#companions[c]!.lists = spanAt(companion, month).lists
      const next = companion.spans.find(({ from }) => from > month)
      if (next && (this.#turn < 0 || next.from < this.#turn)) this.#turn = next.from
    })
  }
}

function bufferOf(
  group: Group,
  lists: Lists,
  state: State,
  known: ReadonlyMap<ValuesOf, Float64Array> = new Map(),
): GroupBuffer {
  const { memory } = state
  const column = (length: number) => (memory.has(8 * length) ? memory.doubles(length) : new Float64Array(length))
  const workedOut: { fill: Fill; into: Float64Array }[] = []
  const columns = new Map<ValuesOf, Float64Array>()
  for (const { values } of group.parts) {
    const there = values.fill ? known.get(values) : values.column(state)
    const into = there ?? column(mostValues(state.world.structure))
    columns.set(values, into)
    if (values.fill && !there) workedOut.push({ fill: values.fill, into })
  }
  const means = column(monthsAtOnce * group.width + 1)
  return { group, workedOut, columns, means, take: meansOn(memory, [...columns.values()], means), lists }
}
