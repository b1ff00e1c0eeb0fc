/** What the page knows of a number or a switch that can be moved. */
import type { Tag } from '../scenario/scenario.js'

export const themes = ['forum', 'agencies', 'world', 'service', 'mechanisms'] as const
export type ThemeName = (typeof themes)[number]

export interface Parameter {
  /** As `--set` takes it; `*` where it stands for several. */
  readonly path: string
  /** The path with `*` for every id: what the catalogues know it by. */
  readonly declared: string
  readonly theme: ThemeName
  /** Shown among the parameters that matter. */
  readonly chief: boolean
  readonly kind: 'number' | 'switch'
  /** Present value; of several, their mean, or whether any is on. */
  readonly value: number
  /** Least and greatest of several that differ. */
  readonly spread?: readonly [number, number]
  readonly count: number
  /** Ids that a star with a filter stands for. */
  readonly filtered?: readonly string[]
  readonly min: number
  readonly max: number
  /** What the slider rounds to. */
  readonly step: number
  readonly unit: string
  readonly range?: readonly [number, number]
  readonly tag: Tag
  readonly source?: string
  /** The declaration’s own words, in English. */
  readonly meaning: string
}
