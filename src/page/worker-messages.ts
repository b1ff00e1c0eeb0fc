/** What goes between the page and its workers. */
import type { FaultLine, JobName, Jobs, Picture } from './protocol.js'

/** What goes to a worker. A job of a kind takes the place of the one before it. */
export type Request =
  /** The contents of the page as they are written in it, and its address. */
  | { readonly kind: 'open'; readonly contents: string; readonly address: string }
  /** Who lends a hand, and to whom. */
  | { readonly kind: 'helper'; readonly port: MessagePort }
  | { readonly kind: 'help'; readonly port: MessagePort }
  | { readonly kind: 'cancel'; readonly job: JobName }
  | {
      [J in JobName]: { readonly kind: 'job'; readonly job: J; readonly id: number; readonly asks: Jobs[J]['asks'] }
    }[JobName]

export type Answer =
  | { readonly kind: 'done'; readonly id: number; readonly gives: Jobs[JobName]['gives'] }
  | { readonly kind: 'picture'; readonly id: number; readonly picture: Picture }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'faults'; readonly id: number; readonly faults: readonly FaultLine[] }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
