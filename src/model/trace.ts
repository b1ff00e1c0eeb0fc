/** The minutes of a run: what happened, month by month. */

/** One line of the minutes, as in events.csv. */
export interface TraceEvent {
  readonly month: number
  /** `measure`, `session`, `exchange`, `not-convened`, `no-quorum`, `no-exchange`, `turnover`, `pledge-kept`, `pledge-broken`, `small-win`, … */
  readonly event: string
  /** Forum id, or empty. */
  readonly forum: string
  /** Ids of the agencies concerned, in id order. */
  readonly agencies: readonly string[]
  /** One plain sentence or figure. */
  readonly detail: string
}

export type Trace = (event: TraceEvent) => void
