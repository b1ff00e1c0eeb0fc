/** All that minutes can tell: what the engine enters in them, and what the mechanisms declare. */
import { mechanisms } from './schedule.js'
import { epochEvents } from './simulate.js'
import type { Events, TraceEvent } from './trace.js'

export const events: Events = Object.assign({}, epochEvents, ...mechanisms.map((m) => m.events))

/** The name that an event’s words have: with its form, where it has one. */
export function eventKey({ event, form }: Pick<TraceEvent, 'event' | 'form'>): string {
  return form === undefined ? event : `${event}/${form}`
}

/** What events.csv says of an event beside its name; nothing of one that nobody declares. */
export function detailOf(event: TraceEvent): string {
  return filledIn(events[eventKey(event)]?.detail ?? '', event.values)
}

/** An event with its detail, as it leaves the program for others. */
export interface ToldEvent extends TraceEvent {
  readonly detail: string
}

export function toldEvent(event: TraceEvent): ToldEvent {
  return { ...event, detail: detailOf(event) }
}

/** Words with the values in their places. `figure` writes a number with so many decimals, `word` what is no number. */
export function filledIn(
  words: string,
  values: TraceEvent['values'],
  figure = (value: number, decimals: number) => value.toFixed(decimals),
  word = (value: string, _name: string) => value,
): string {
  return words.replace(/\{([a-z]+)(?::(\d))?\}/g, (_, name: string, decimals = '0') => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? figure(value, Number(decimals)) : word(value, name)
  })
}
