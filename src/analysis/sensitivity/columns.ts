/** Columns of numbers, one for each point of a design. */

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

export function square(x: number): number {
  return x * x
}

export function sumOf(columns: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(columns[0]!.length)
  for (const column of columns) for (let i = 0; i < sum.length; i++) sum[i]! += column[i]!
  return sum
}

/** Takes off what lies along a column of length 1, and says how much that was. */
export function takeOff(from: Float64Array, column: Float64Array): number {
  const along = dot(from, column)
  for (let i = 0; i < from.length; i++) from[i]! -= along * column[i]!
  return along
}
