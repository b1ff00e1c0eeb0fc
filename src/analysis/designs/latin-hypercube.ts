/** Latin hypercube designs: see `hypercube.ts`. One of another size is another design. */
import { stratified } from '../hypercube.js'
import { type Design, type Factors, noRole } from './design.js'

/** Throws a RangeError unless `points` is a whole number from 1 to 2²⁰ − 1. */
export function latinHypercube({ names }: Factors, seed: string, points: number): Design {
  const columns = names.map((name) => stratified(seed, name, points))
  return {
    size: points,
    at: (index) => Float64Array.from(columns, (column) => column[index]!),
    role: () => noRole,
  }
}
