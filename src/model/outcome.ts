/** The outcomes that a run records: their names are part of the contract, so they are listed in one place. */

export interface Text {
  readonly en: string
  readonly id: string
}

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
