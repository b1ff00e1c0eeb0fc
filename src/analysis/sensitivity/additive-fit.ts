/**
 * An additive function of the factors, fitted to what an outcome is at a design’s points: polynomials of single factors,
 * orthonormal over the space (Sudret 2008: the first order terms of a polynomial chaos), taken one after the other as they
 * explain most (orthogonal matching pursuit: Pati, Rezaiifar & Krishnaprasad 1993).
 */
import { dot, takeOff } from './columns.js'
import { type Polynomial, polynomialsOf } from './polynomials.js'

/** A term is fitted together with the others if its F is above this; else it is told from what they leave. */
const leastF = 9
const mostTerms = 48

export interface AdditiveFit {
  readonly points: number
  /** Of each term that is fitted, its factor and whether it is of the higher half of the degrees. */
  readonly factorOf: readonly number[]
  readonly highOf: readonly boolean[]
  /** Orthonormal columns that span the constant (the first) and the terms. */
  readonly columns: readonly Float64Array[]
  /** The coefficient of a term is Σ rows[term][point] · outcome[point]. */
  readonly rows: readonly Float64Array[]
  /** By factor, the polynomials that are not fitted together. */
  readonly tails: readonly (readonly Polynomial[])[]
}

interface Step {
  readonly factor: number
  readonly high: boolean
  /** The term is Σ shares · columns before + size · its own column. */
  readonly shares: readonly number[]
  readonly size: number
}

/** `coordinates`: by factor, of each point. `levels`: values that a factor takes; 0 where it is continuous. */
export function additiveFit(
  coordinates: readonly Float64Array[],
  levels: readonly number[],
  outcome: Float64Array,
): AdditiveFit {
  const n = outcome.length
  const pool = polynomialsOf(coordinates, levels)
  const columns = [new Float64Array(n).fill(1 / Math.sqrt(n))]
  const steps: Step[] = []
  const taken = new Set<Polynomial>()
  const left = outcome.slice()
  takeOff(left, columns[0]!)
  const all = dot(left, left)
  let rest = all
  const most = Math.min(mostTerms, Math.floor(n / 4))
  // What rounding leaves of an exact fit is not fitted.
  while (steps.length < most && rest > 1e-24 * all) {
    const best = greatest(pool, taken, left)
    if (best === undefined) break
    const { factor, high } = best
    const column = best.values.slice()
    const shares = columns.map((other) => takeOff(column, other))
    // Once more, for the digits that the first pass loses.
    columns.forEach((other, j) => {
      shares[j]! += takeOff(column, other)
    })
    taken.add(best)
    const size = Math.sqrt(dot(column, column))
    if (size < 1e-3 * Math.sqrt(n)) continue
    for (let i = 0; i < n; i++) column[i]! /= size
    const along = dot(column, left)
    const remaining = rest - along * along
    if (along * along * (n - 2 - steps.length) < leastF * remaining) {
      taken.delete(best)
      break
    }
    columns.push(column)
    steps.push({ factor, high, shares, size })
    takeOff(left, column)
    rest = dot(left, left)
  }
  return {
    points: n,
    factorOf: steps.map(({ factor }) => factor),
    highOf: steps.map(({ high }) => high),
    columns,
    rows: rowsOf(columns, steps),
    tails: levels.map((_, f) => pool.filter((one) => one.factor === f && !taken.has(one))),
  }
}

/** The polynomial that alone explains most of what is left. */
function greatest(
  pool: readonly Polynomial[],
  taken: ReadonlySet<Polynomial>,
  left: Float64Array,
): Polynomial | undefined {
  let most = 0
  let best: Polynomial | undefined
  for (const one of pool) {
    if (taken.has(one)) continue
    const along = dot(one.values, left)
    const explained = (along * along) / dot(one.values, one.values)
    if (explained > most) {
      most = explained
      best = one
    }
  }
  return best
}

/** From coefficients of the orthonormal columns back to those of the terms, by substitution from the last on. */
function rowsOf(columns: readonly Float64Array[], steps: readonly Step[]): Float64Array[] {
  const rows = steps.map((_, s) => columns[s + 1]!.slice())
  for (let s = steps.length - 1; s >= 0; s--) {
    const { shares, size } = steps[s]!
    const row = rows[s]!
    for (let i = 0; i < row.length; i++) row[i]! /= size
    for (let j = 0; j < s; j++) {
      const other = rows[j]!
      for (let i = 0; i < row.length; i++) other[i]! -= shares[j + 1]! * row[i]!
    }
  }
  return rows
}
