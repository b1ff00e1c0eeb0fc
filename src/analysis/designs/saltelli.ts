/**
 * Saltelli’s design for first and total order indices (Saltelli et al. 2010, table 2): for each base sample j the points
 * A_j, B_j, and for each factor i the point A_j with coordinate i taken from B_j. It grows in base samples.
 *
 * A and B are the two halves of one Sobol’ sequence. Each of its dimensions is shifted digit by digit (XOR) by a number
 * from luck, named by factor, which keeps it balanced; unshifted, the first A and B would be one and the same corner.
 */
import { drawName, RandomStreams } from '../../random/index.js'
import { checkCount, type Design, type Factors } from './design.js'
import { directions, perBit, sobolBits, sobolDimensions } from './sobol-sequence.js'

/** Factors at most: half the dimensions of the Sobol’ sequence. */
export const saltelliFactors = sobolDimensions / 2

/** Throws a RangeError for more than 512 factors, or unless `samples` is a whole number from 1 to 2³². */
export function saltelli({ names }: Factors, seed: string, samples: number): Design {
  const count = names.length
  checkCount(samples, 'the base samples of a Saltelli design', 2 ** 32)
  if (count > saltelliFactors)
    throw new RangeError(
      `a Saltelli design has at most ${saltelliFactors} factors (got ${count}); Morris trajectories take any number and find the few that matter`,
    )
  const random = new RandomStreams(seed, 0)
  const shiftOf = (name: string, half: string) =>
    Math.floor(random.at(drawName(`saltelli ${half}|${name}`), 0) * 2 ** 32)
  const a = names.map((name, f) => ({ v: directions(f), shift: shiftOf(name, 'a') }))
  const b = names.map((name, f) => ({ v: directions(count + f), shift: shiftOf(name, 'b') }))
  const coordinate = ({ v, shift }: (typeof a)[number], sample: number) =>
    ((sobolBits(v, sample) ^ shift) >>> 0) * perBit
  const each = count + 2
  const role = (index: number) => {
    const step = index % each
    return { group: Math.floor(index / each), step, factor: step < 2 ? -1 : step - 2 }
  }
  return {
    size: samples * each,
    at: (index) => {
      const { group, step, factor } = role(index)
      return Float64Array.from(names, (_, f) => coordinate(step === 1 || f === factor ? b[f]! : a[f]!, group))
    },
    role,
  }
}
