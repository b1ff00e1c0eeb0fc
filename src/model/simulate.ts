/** One run: month 0, then the schedule month by month, recording after each. */
import type { Epoch } from './epoch.js'
import { cellsOf } from './outcome.js'
import { Recorder } from './recorder.js'
import { State } from './state.js'
import type { Step } from './steps.js'
import type { Structure } from './structure.js'
import { type Events, happened, type Trace } from './trace.js'
import type { World } from './world.js'

export interface SimulateOptions {
  /** Where to write the values, at least `cellsOf(world)` long; a new array where not given. */
  readonly out?: Float64Array
  /** Receives the minutes of the run; recording them changes nothing else. */
  readonly trace?: Trace
  /**
   * Called after each line of the schedule, with the mechanism’s name; for accounts of what moved what. So are `start`
   * (month 0), `newcomers-and-leavers` and `measures` (where an epoch begins), and `calendar` (a month opens). It may read
   * the state, never write to it.
   */
  readonly after?: (line: string, state: State) => void
}

/** A state is laid out once and used again by the next run, of the same world or of one with other numbers in its place. */
const states = new WeakMap<Structure, State>()

/**
 * Runs one replicate (counted from 0) under a seed. Returns all series from month 0 to `months`, series after series:
 * `out[series * (months + 1) + month]`. NaN means that the outcome is not defined there. Behind them come the means that
 * the world has in common with another (`world.common`), in the same way.
 */
export function simulate(world: World, seed: string, replicate: number, options: SimulateOptions = {}): Float64Array {
  const rows = world.months + 1
  const out = options.out ?? new Float64Array(cellsOf(world))
  let state = states.get(world.structure)
  if (!state) {
    state = new State(world)
    states.set(world.structure, state)
  }
  state.world = world
  state.begin(seed, replicate, options.trace)
  world.model.begin?.(state)
  state.derive()
  const recorder = Recorder.of(world.recording, state, out, rows)
  recorder.note()
  options.after?.('start', state)
  let epoch = 0
  const large = world.structure.forums.length > forumsAtOnce
  for (let month = 1; month <= world.months; month++) {
    state.month = month
    while (world.epochs[epoch + 1] && world.epochs[epoch + 1]!.from <= month) {
      epoch++
      announce(state, world.epochs[epoch]!)
      state.enter(world.epochs[epoch]!, () => options.after?.('newcomers-and-leavers', state))
      options.after?.('measures', state)
    }
    state.beginMonth()
    options.after?.('calendar', state)
    if (large && !options.after) stepLarge(state, world.steps.get(state.now)!)
    else
      for (const { name, line, coefficients } of world.steps.get(state.now)!) {
        line.step(state, coefficients)
        options.after?.(name, state)
      }
    recorder.note()
  }
  recorder.enter()
  return out
}

/** What so many forums touch in a month stays in a processor’s nearer memory. */
const forumsAtOnce = 128

/** The schedule in a large world: mechanisms that keep to a forum follow each other through some forums at a time. */
function stepLarge(state: State, steps: readonly Step[]): void {
  const forums = state.world.structure.forums.length
  let next = 0
  for (let q = 0; q < steps.length; q = next) {
    for (next = q; next < steps.length && steps[next]!.line.within; ) next++
    if (next === q) {
      steps[q]!.line.step(state, steps[q]!.coefficients)
      next++
    } else {
      for (let f = 0; f < forums; f += forumsAtOnce) {
        const last = Math.min(f + forumsAtOnce, forums)
        state.pairs.approach(f, last)
        for (let r = q; r < next; r++) steps[r]!.line.within!(state, steps[r]!.coefficients, f, last)
      }
    }
  }
}

/** What begins with an epoch, as minutes have it. */
export const epochEvents: Events = {
  'measure/come-in': { detail: 'come in' },
  'measure/leave': { detail: 'leave' },
  'measure/founded': { detail: 'the forum is set up' },
  'measure/values': { detail: 'values in force change', said: 'a measure changes values' },
}

function announce(state: State, next: Epoch): void {
  const { trace, now, world } = state
  if (!trace) return
  const { agencies, forums } = world.structure
  const came = agencies.filter((_, i) => next.present[i] && !now.present[i])
  const left = agencies.filter((_, i) => !next.present[i] && now.present[i])
  const founded = forums.flatMap((_, f) => (next.forumPresent[f] && !now.forumPresent[f] ? [f] : []))
  if (came.length) trace(happened(state, 'measure/come-in', -1, {}, came))
  if (left.length) trace(happened(state, 'measure/leave', -1, {}, left))
  for (const f of founded) trace(happened(state, 'measure/founded', f))
  if (!came.length && !left.length && !founded.length) trace(happened(state, 'measure/values'))
}
