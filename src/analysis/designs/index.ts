/** Designs of experiments, by kind. Pure functions of the factors, the size and the seed. */
import type { Design, Factors } from './design.js'
import { fullFactorial, oneAtATime } from './grid.js'
import { latinHypercube } from './latin-hypercube.js'
import { morris } from './morris.js'
import { saltelli } from './saltelli.js'
import { sobol } from './sobol.js'

export type { Design, Role } from './design.js'
export { morrisStep } from './morris.js'
export { saltelliFactors } from './saltelli.js'
export { sobolDimensions } from './sobol-sequence.js'

export const designKinds = [
  'full-factorial',
  'one-at-a-time',
  'latin-hypercube',
  'sobol',
  'morris',
  'saltelli',
] as const

export type DesignKind = (typeof designKinds)[number]

/**
 * Designs in which more points, trajectories or base samples leave the earlier points as they are. A grid’s size follows
 * from its factors; a Latin hypercube of another size is another design.
 */
export const growing: ReadonlySet<DesignKind> = new Set(['sobol', 'morris', 'saltelli'])

export interface DesignOptions {
  readonly kind: DesignKind
  /** Names of the factors, by which their luck is drawn; or how many there are, named by their numbers. */
  readonly factors: number | readonly string[]
  /** Points (Latin hypercube, Sobol’), trajectories (Morris) or base samples (Saltelli); the grids do not read it. */
  readonly size?: number
  readonly seed: string
  /** How many values each factor takes; 0 for a continuous range, as where it is not given. */
  readonly levels?: readonly number[]
}

/** The design of these options. Throws a RangeError where there can be none. */
export function designOf({ kind, factors, size = 1, seed, levels = [] }: DesignOptions): Design {
  const names = typeof factors === 'number' ? Array.from({ length: factors }, (_, f) => String(f + 1)) : factors
  if (names.length === 0) throw new RangeError('a design needs a factor')
  const all: Factors = { names, levels: names.map((_, f) => levels[f] ?? 0) }
  switch (kind) {
    case 'full-factorial':
      return fullFactorial(all)
    case 'one-at-a-time':
      return oneAtATime(all)
    case 'latin-hypercube':
      return latinHypercube(all, seed, size)
    case 'sobol':
      return sobol(all, size)
    case 'morris':
      return morris(all, seed, size)
    case 'saltelli':
      return saltelli(all, seed, size)
  }
}
