/** What the page asks of its workers and what they give; all of it plain, so that it can be sent. */
import type { DifferenceRow } from '../analysis/contributions.js'
import type { RobustRow } from '../analysis/robustness.js'
import type { Text } from '../model/outcome.js'
import type { TraceEvent } from '../model/trace.js'
import type { Language } from '../report/messages/index.js'
import type { Labels } from '../scenario/scenario.js'
import type { Parameter } from './parameter.js'
import type { Plan } from './plan.js'

export type Side = 'baseline' | 'what-if'

/** Numbers of a curve at one month, in this order. */
export const curveParts = ['mean', 'mean_low', 'mean_high', 'p05', 'p95', 'sd', 'n'] as const
export const effectParts = [
  ...(['effect', 'low', 'high', 'share_positive', 'share_negative', 'n', 'from', 'to'] as const),
  ...(['composition', 'in_both', 'came', 'left'] as const),
] as const

/** Curves or effects of the whole world: numbers[((series × (months + 1)) + month) × parts + part]. */
export interface Table {
  readonly outcomes: readonly string[]
  readonly months: number
  readonly numbers: Float64Array
}

/** What was found after so many runs; equal to what the command line finds after as many. */
export interface Picture {
  readonly replicates: number
  readonly target: number
  readonly baseline: Table
  readonly whatIf: Table
  readonly effects: Table
  /** All outcomes of the what-if, whatever the tables hold. */
  readonly recorded: readonly string[]
  /** The tables hold only a few outcomes: those of the panels, which somebody is waiting for. */
  readonly part?: true
}

/** What a run of a plan comes to beside its pictures. */
export interface Fingerprints {
  /** Of both scenarios, read from what their files say. */
  readonly fingerprints: Readonly<Record<Side, string>>
}

/** A measure that the case has elsewhere and that can be brought in. */
export interface ForeignMeasure {
  readonly id: string
  readonly from: string
  readonly title: Text
  readonly at: number
}

/** Everything about the world of the what-if that the controls speak of. */
export interface Controls {
  readonly start: string
  /** Calendar month of month 1. */
  readonly calendar: number
  readonly parameters: readonly Parameter[]
  readonly foreign: readonly ForeignMeasure[]
  /** How strong each measure is, by its id. */
  readonly strengths: Readonly<Record<string, readonly Parameter[]>>
  readonly labels: { readonly [kind in 'agencies' | 'forums' | 'issues' | 'figures']: Labels }
  readonly kinds: Readonly<Record<string, string>>
  /** Paths of the plan’s values that lead nowhere, or to values that cannot be what is asked. */
  readonly senseless: readonly string[]
}

/** One run of both worlds: minutes, trust between the agencies of a forum, month by month. */
export interface RunTrace {
  readonly replicate: number
  readonly sides: Readonly<Record<Side, SideTrace>>
}

/** An event and its words, which are put to it where the model’s declarations are. */
export interface SaidEvent extends TraceEvent {
  readonly said: Readonly<Record<Language, string>>
}

export interface SideTrace {
  readonly name: string
  readonly calendar: number
  readonly months: number
  readonly events: readonly SaidEvent[]
  readonly agencies: readonly string[]
  readonly kinds: readonly string[]
  readonly forums: readonly { readonly id: string; readonly parent: string; readonly members: readonly string[] }[]
  /** Pairs of agencies by their places above, and their trust in each other: trust[pair × (months + 1) + month]. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly trust: Float32Array
  readonly labels: { readonly agencies: Labels; readonly forums: Labels }
}

export interface Why {
  readonly outcome: string
  readonly replicates: number
  readonly rows: readonly DifferenceRow[]
}

export interface Firmness {
  readonly month: number
  readonly points: number
  readonly replicates: number
  readonly rows: readonly RobustRow[]
}

export type TableFile = 'curves.csv' | 'effects.csv' | 'runs.csv' | 'events.csv'

export interface Written {
  readonly name: string
  /** The scenario file of the what-if; absent where it is one of the scenarios as it stands. */
  readonly text?: string
  readonly command: string
  /** The commands that judge firmness and say why. */
  readonly robust: string
  readonly why: string
  readonly minutes: string
}

/** A job, and what comes of it in the end. Progress and pictures come in between. */
export interface Jobs {
  readonly controls: { readonly asks: { readonly plan: Plan }; readonly gives: Controls }
  /** `panels`: outcomes that are looked at, none if nobody has chosen yet; `spread`: where nine runs in ten lie is shown. */
  readonly run: {
    readonly asks: { readonly plan: Plan; readonly panels: readonly string[]; readonly spread: boolean }
    readonly gives: Fingerprints
  }
  readonly trace: { readonly asks: { readonly plan: Plan; readonly replicate: number }; readonly gives: RunTrace }
  readonly why: {
    readonly asks: { readonly plan: Plan; readonly outcome: string; readonly replicates: number }
    readonly gives: Why
  }
  readonly robust: {
    readonly asks: {
      readonly plan: Plan
      readonly month: number
      readonly points: number
      readonly replicates: number
    }
    readonly gives: Firmness
  }
  readonly table: {
    readonly asks: { readonly plan: Plan; readonly file: TableFile; readonly replicate: number }
    readonly gives: { readonly text: string }
  }
  readonly write: {
    readonly asks: { readonly plan: Plan; readonly outcome: string; readonly replicate: number }
    readonly gives: Written
  }
  /** Runs one side for another worker. */
  readonly lend: {
    readonly asks: { readonly plan: Plan; readonly side: Side; readonly first: number; readonly count: number }
    readonly gives: { readonly values: Float64Array }
  }
}

export type JobName = keyof Jobs

export interface FaultLine {
  readonly path: string
  readonly message: string
  readonly given?: string
}
