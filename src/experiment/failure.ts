/** A replicate that could not be computed: which one, and why. */
export class RunFailure extends Error {
  constructor(
    readonly scenario: string,
    readonly seed: string,
    readonly replicate: number,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause)
    super(`${scenario}: replicate ${replicate} of seed ${seed} failed: ${why}`, { cause })
    this.name = 'RunFailure'
  }
}
