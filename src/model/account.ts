/**
 * Accounts: of the change of an outcome in one run, the part that each line of the schedule has.
 *
 * The outcome is read after every line, and what has changed since the line before is that line’s part; so the parts add
 * up to the whole by construction. A value that follows from the stocks (shared understanding, clearance time) is worked
 * out anew at each reading, on a copy of the state: the part goes to the line that moved the stock, not to the one that
 * takes note of it. What happens after the month’s value is settled shows in the value, and so in the account, of the
 * next month.
 */

import type { Series } from './outcome.js'
import { readSeries } from './recording.js'
import { State } from './state.js'
import type { Step } from './steps.js'
import type { World } from './world.js'

/** Lines of an account that are no mechanisms, in the order in which a month has them. */
export const occasions = ['newcomers-and-leavers', 'measures', 'calendar'] as const

/** What each line of an account stands for, where it is no mechanism. */
export const occasionMeanings: { readonly [line in (typeof occasions)[number]]: string } = {
  'newcomers-and-leavers': 'agencies, seats and forums that come or go, and with them whom the outcome is the mean of',
  measures: 'values that a measure sets or shifts',
  calendar: 'what a new month brings and clears: the season, the window over which attendance counts',
}

/** One series of an account, and how it is read. */
interface Entry {
  readonly series: number
  /** Value at the last reading; NaN before the first. */
  last: number
  /** Value as the run itself has it, for one that is worked out each month. */
  settled: number
}

/** Series that are worked out by the same lines are read off one copy. */
interface Reading {
  /** Lines that work the values out; empty where they can be read as they stand. */
  readonly lines: readonly string[]
  readonly entries: Entry[]
}

export class Account {
  /** Names of the lines: the occasions, then the schedule’s mechanisms in order. */
  readonly lines: readonly string[]
  /**
   * The parts, by series asked for, line and month: parts[(s · lines + line) · (months + 1) + month]. NaN up to the first
   * month in which the outcome is defined, and in later months in which it is not. `base` and all parts up to a month sum
   * to the value of that month.
   */
  readonly parts: Float64Array
  /** Value of each series in the first month in which it is defined (month 0 for a stock); NaN where there is none. */
  readonly base: Float64Array
  /** That month; months + 1 where there is none. */
  readonly since: Int32Array
  readonly #world: World
  readonly #series: readonly number[]
  readonly #rows: number
  readonly #at: ReadonlyMap<string, number>
  readonly #readings: readonly Reading[]
  #copy: Copy | undefined
  #step = 0
  /** Sessions that each agency attended, as last counted, and whether this month’s are still to come. */
  readonly #sessions: Float64Array
  #toCome = false

  /** `series` are places in `world.series`, or behind them in `world.common`. */
  constructor(world: World, series: readonly number[]) {
    this.#world = world
    this.#series = series
    this.#rows = world.months + 1
    const names = world.model.schedule.map((line) => (line === 'take stock' ? line : line.name))
    this.lines = [...new Set([...occasions, ...names])]
    this.#at = new Map(this.lines.map((name, at) => [name, at]))
    this.parts = new Float64Array(series.length * this.lines.length * this.#rows)
    this.#sessions = new Float64Array(world.structure.agencies.length)
    this.base = new Float64Array(series.length)
    this.since = new Int32Array(series.length)
    const readings = new Map<string, Reading>()
    for (const s of series) {
      const lines = world.model.outcomes.find(({ name }) => name === seriesOf(world, s).outcome.name)?.derived ?? []
      const key = lines.join()
      const reading = readings.get(key) ?? { lines, entries: [] }
      reading.entries.push({ series: s, last: Number.NaN, settled: Number.NaN })
      readings.set(key, reading)
    }
    this.#readings = [...readings.values()]
  }

  /** To be handed to `simulate` as `after`; a new run begins with `start`. */
  readonly after = (line: string, state: State): void => {
    if (line === 'start') this.#begin()
    // The line after this many steps of the month; taking stock comes several times under one name.
    this.#step = line === 'calendar' ? 0 : this.#step + 1
    if (line === 'calendar') this.#toCome = true
    else if (line === 'attendance' || line === 'start') this.#toCome = false
    if (!this.#toCome) this.#sessions.set(state.sessions)
    for (const reading of this.#readings) {
      const by = reading.lines.length === 0 ? undefined : this.#stepsOf(reading.lines, state)
      if (!by) this.#readPlain(reading, line, state)
      else if (reading.lines.at(-1) === 'take stock') this.#readWorkedOut(reading, by, line, state, state.month)
      else this.#readDerived(reading, by, line, state)
    }
  }

  /**
   * Completes the account with the values that the run recorded: months without a value have no parts, and what happened
   * in them shows when there is one again.
   */
  finish(values: Float64Array): void {
    const lines = this.lines.length
    this.#series.forEach((series, s) => {
      this.base[s] = Number.NaN
      this.since[s] = this.#rows
      for (let month = 0; month < this.#rows; month++) {
        const value = values[series * this.#rows + month]!
        const first = Number.isNaN(this.base[s]!)
        if (first && !Number.isNaN(value)) {
          this.base[s] = value
          this.since[s] = month
        }
        if (first || Number.isNaN(value)) this.#leaveOut(s * lines, month, !first)
      }
    })
  }

  /** The account of one of the series asked for, by its place among them; good until the next run. */
  ledger(s: number): { lines: readonly string[]; months: number; base: number; since: number; parts: Float64Array } {
    const cells = this.lines.length * this.#rows
    return {
      lines: this.lines,
      months: this.#rows - 1,
      base: this.base[s]!,
      since: this.since[s]!,
      parts: this.parts.subarray(s * cells, (s + 1) * cells),
    }
  }

  /** Empties a month of a series, whose lines begin at `from`; `later`: what happened in it shows in the next. */
  #leaveOut(from: number, month: number, later: boolean): void {
    for (let line = from; line < from + this.lines.length; line++) {
      const at = line * this.#rows + month
      if (later && month + 1 < this.#rows) this.parts[at + 1]! += this.parts[at]!
      this.parts[at] = Number.NaN
    }
  }

  #begin(): void {
    this.parts.fill(0)
    for (const { entries } of this.#readings) for (const entry of entries) entry.last = entry.settled = Number.NaN
  }

  /** The steps in force that work a value out; undefined where the one that gives it is switched off. */
  #stepsOf(lines: readonly string[], { now }: State): readonly Step[] | undefined {
    const steps = lines.flatMap((name) => this.#world.steps.get(now)!.find((step) => step.name === name) ?? [])
    return steps.at(-1)?.name === lines.at(-1) ? steps : undefined
  }

  #readPlain({ entries }: Reading, line: string, state: State): void {
    for (const entry of entries)
      this.#take(entry, line, readSeries(this.#world.recording, state, entry.series), state.month)
  }

  /** The value as it would be if it were worked out now. */
  #readWorkedOut(
    { entries }: Reading,
    by: readonly Step[],
    line: string,
    state: State,
    month: number,
    ahead = 0,
  ): void {
    this.#copy ??= new Copy(state)
    const copy = this.#copy.take(state)
    copy.month = month
    // A new month clears the list of who came. Until it is filled again, the last one counts: else the calendar would
    // take away each month what attendance gives.
    if (this.#toCome) copy.sessions.set(this.#sessions)
    for (const step of by) step.line.step(copy, step.coefficients)
    for (const entry of entries)
      this.#take(entry, line, readSeries(this.#world.recording, copy, entry.series, state.month), state.month + ahead)
  }

  #readDerived(reading: Reading, by: readonly Step[], line: string, state: State): void {
    const giving = reading.lines.at(-1)!
    const opened = line !== 'newcomers-and-leavers' && line !== 'measures'
    // Who is there and which values are in force change together; only a stock could tell them apart.
    if (line === 'newcomers-and-leavers') return
    const settled =
      opened &&
      line !== 'calendar' &&
      this.#step > this.#world.steps.get(state.now)!.findIndex(({ name }) => name === giving)
    if (line === giving || line === 'start') {
      this.#readPlain(reading, line, state)
      for (const entry of reading.entries) entry.settled = entry.last
    } else if (settled) this.#resettle(reading, giving, line, state)
    if (line === 'start') return
    this.#readWorkedOut(reading, by, line, state, opened ? state.month : state.month - 1, settled ? 1 : 0)
  }

  /** Something moved the value itself after it was settled: that is a part of this month after all. */
  #resettle({ entries }: Reading, giving: string, line: string, state: State): void {
    for (const entry of entries) {
      const value = readSeries(this.#world.recording, state, entry.series)
      if (value === entry.settled || Number.isNaN(value) || Number.isNaN(entry.settled)) continue
      this.#add(entry, line, value - entry.settled, state.month)
      this.#add(entry, giving, entry.settled - value, state.month + 1)
      entry.settled = value
    }
  }

  #take(entry: Entry, line: string, value: number, month: number): void {
    // What is not defined in between is passed over; its change goes to the line after which it is defined again.
    if (Number.isNaN(value)) return
    if (!Number.isNaN(entry.last)) this.#add(entry, line, value - entry.last, month)
    entry.last = value
  }

  #add({ series }: Entry, line: string, part: number, month: number): void {
    if (month >= this.#rows) return
    const s = this.#series.indexOf(series)
    this.parts[(s * this.lines.length + this.#at.get(line)!) * this.#rows + month]! += part
  }
}

/** The series at a place, or the one whose mean over some is there. */
function seriesOf({ series, common }: World, at: number): Series {
  return series[at] ?? series[common[at - series.length]!.of]!
}

/** A second state of the same world, on which a value can be worked out without touching the run. */
class Copy {
  readonly #state: State

  constructor(state: State) {
    this.#state = new State(state.world)
  }

  take(state: State): State {
    assign(this.#state as unknown as Members, state as unknown as Members)
    this.#state.trace = undefined
    return this.#state
  }
}

interface Members {
  [name: string]: unknown
}

/** What a state only refers to. */
const shared = new Set(['world', 'now', 'luck'])

/** Columns and numbers, those of a service’s own state included. */
function assign(to: Members, from: Members): void {
  for (const name of Object.keys(from)) {
    const value = from[name]
    if (ArrayBuffer.isView(value)) (to[name] as Float64Array).set(value as Float64Array)
    else if (typeof value === 'object' && value !== null && !shared.has(name))
      assign(to[name] as Members, value as Members)
    else to[name] = value
  }
}
