/** The minutes of a run: what happened, month by month, as values; words are put to them where they are told. */

/** One line of the minutes, as in events.csv. */
export interface TraceEvent {
  readonly month: number
  /** `measure`, `session`, `exchange`, `not-convened`, `no-quorum`, `no-exchange`, `turnover`, `pledge-kept`, `pledge-broken`, `small-win`, … */
  readonly event: string
  /** Of an event that is told in several ways, which. */
  readonly form?: string
  /** Forum id, or empty. */
  readonly forum: string
  /** Ids of the agencies concerned, in id order. */
  readonly agencies: readonly string[]
  /** Figures and ids that it is told with, by the names that its words have for them. */
  readonly values: { readonly [name: string]: number | string }
}

export type Trace = (event: TraceEvent) => void

/**
 * How an event is told in English, where `{came}` stands for the value `came` and `{lost:2}` for one with two decimals;
 * other languages have theirs beside their other words.
 */
export interface EventWords {
  /** What events.csv says beside the name of the event. */
  readonly detail: string
  /** What minutes say, where that is more than the detail. */
  readonly said?: string
}

/** By event, or by event and form: `measure/come-in`. */
export type Events = { readonly [event: string]: EventWords }

interface Happening {
  readonly month: number
  readonly world: { readonly structure: { readonly forums: readonly string[] } }
}

/** An event of this month, in forum `f` (−1 in none); what is behind a slash in its name is its form. */
export function happened(
  { month, world }: Happening,
  name: string,
  f = -1,
  values: TraceEvent['values'] = {},
  agencies: readonly string[] = [],
): TraceEvent {
  const [event = '', form] = name.split('/')
  return { month, event, ...(form ? { form } : {}), forum: world.structure.forums[f] ?? '', agencies, values }
}
