/** The outcomes that a run records: their names are part of the contract, so they are listed in one place. */

/** A text for people, in English and Indonesian. */
export interface Text {
  readonly en: string
  readonly id: string
}

/** An outcome: its name, unit, bounds and meaning. */
export interface OutcomeDeclaration {
  /** Kebab-case name. */
  readonly name: string
  readonly label: Text
  readonly unit: string
  /**
   * Between which values it lies as a rule. Beyond 10,000 replicates the quantiles of what is no count are found in bins as
   * wide as a `bins`-th of their distance.
   */
  readonly bounds: readonly [number, number]
  readonly bins: number
  readonly better: 'higher' | 'lower' | 'neither'
  readonly meaning: Text
}

/** One recorded curve: an outcome and the part of the world it speaks of. */
export interface Series {
  readonly outcome: OutcomeDeclaration
  /** Empty for the whole world; else `forum:pilar`, `kind:public`, `country:id`, `tier:local`, `agency:bnpp`, `pair:a>b`. */
  readonly scope: string
}

/**
 * A mean over those who belong to the scope of a series in another world too, recorded behind all series. The numbers are
 * by month.
 */
export interface Common {
  /** Place of the series. */
  readonly of: number
  /** The comparison: a baseline has one with each variant. */
  readonly pair: number
  /** How many there are in both worlds, only in this, and only in the other. */
  readonly both: Int32Array
  readonly only: Int32Array
  readonly other: Int32Array
}

/** What a replicate records: its series, months 0 to `months` of each, and behind them in the same way what is common. */
export interface Recorded {
  readonly months: number
  readonly series: readonly Series[]
  /** Where the world is compared with others. */
  readonly common?: readonly Common[]
}

/** Numbers that one replicate records. */
export function cellsOf({ months, series, common = [] }: Recorded): number {
  return (series.length + common.length) * (months + 1)
}
