/** Values at the last month of each replicate: what runs.csv holds. */
export interface Finals {
  /** Takes the values of the next replicate, one for each series. The row may be written over afterwards. */
  add(row: Float64Array): void
  /** The rows, replicate by replicate. A row is good until the next is asked for. */
  rows(): Iterable<Float64Array>
  /** Gives up what the rows are kept in. */
  close(): void
}

/** How the final values of `series` series over `replicates` replicates are kept. */
export type KeepFinals = (series: number, replicates: number) => Finals

/** Keeps them in memory: 8 bytes for each series and replicate. */
export const finalsInMemory: KeepFinals = (series, replicates) => {
  const values = new Float64Array(series * replicates)
  let taken = 0
  return {
    add(row) {
      values.set(row, series * taken++)
    },
    *rows() {
      for (let r = 0; r < taken; r++) yield values.subarray(series * r, series * (r + 1))
    },
    close() {},
  }
}
