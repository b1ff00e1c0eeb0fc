/** Where two runs under one luck part: the first event that is not in both, and the first month in which a value differs. */
import type { TraceEvent } from '../model/trace.js'

/** Where two runs of one replicate part. */
export interface Parting {
  readonly replicate: number
  /** Month of the first event that only one run has; undefined where the minutes agree to the end. */
  readonly month?: number
  /** What happens there in the one run and in the other; undefined in one that has come to its end. */
  readonly of?: TraceEvent
  readonly against?: TraceEvent
  /** First month in which the outcome differs; undefined where it never does. */
  readonly valueMonth?: number
}

/**
 * Compares the minutes of two runs. That a measure is taken is what is asked about, so it is no parting; and two events
 * are one where the same agencies do the same in the same forum, whatever the figures said of it.
 */
export function partingOf(
  replicate: number,
  of: readonly TraceEvent[],
  against: readonly TraceEvent[],
  ofValues: Float64Array,
  againstValues: Float64Array,
): Parting {
  const one = of.filter(({ event }) => event !== 'measure')
  const other = against.filter(({ event }) => event !== 'measure')
  const end = Math.max(one.length, other.length)
  let at = 0
  while (at < end && one[at] && other[at] && alike(one[at]!, other[at]!)) at++
  const months = Math.min(ofValues.length, againstValues.length)
  let month = 0
  while (month < months && Object.is(ofValues[month], againstValues[month])) month++
  const [a, b] = [one[at], other[at]]
  return {
    replicate,
    ...(at < end
      ? { month: Math.min(a?.month ?? Number.POSITIVE_INFINITY, b?.month ?? Number.POSITIVE_INFINITY) }
      : {}),
    ...(a ? { of: a } : {}),
    ...(b ? { against: b } : {}),
    ...(month < months ? { valueMonth: month } : {}),
  }
}

function alike(a: TraceEvent, b: TraceEvent): boolean {
  return (
    a.month === b.month &&
    a.event === b.event &&
    a.forum === b.forum &&
    a.agencies.length === b.agencies.length &&
    a.agencies.every((agency, at) => agency === b.agencies[at])
  )
}
