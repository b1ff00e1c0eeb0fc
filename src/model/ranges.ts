/** A number held within [0, 1]. */
export const clip = (x: number): number => (x < 0 ? 0 : x > 1 ? 1 : x)

/** A stock as a measure leaves it: set, or shifted by as much as the value in force moved. */
export function moved(stock: number, last: number, next: number, set: boolean): number {
  return set ? next : clip(stock + (next - last))
}
