/** Ensembles: one scenario, or several under common luck, over many replicates. */
import { type EffectRow, EffectSums } from '../analysis/effects.js'
import { blockSize } from '../analysis/moments.js'
import { comparedWorlds } from '../model/common.js'
import { simulate } from '../model/simulate.js'
import type { World } from '../model/world.js'
import type { KeepFinals } from './finals.js'
import { Pacer } from './pacer.js'
import { type Ensemble, Recorder, type Simulate } from './recorder.js'

export { exactReplicates } from '../analysis/quantiles.js'
export type { Finals, KeepFinals } from './finals.js'
export type { Ensemble, Simulate } from './recorder.js'

export interface EnsembleOptions {
  readonly seed: string
  /** Whole number, 1 or more. */
  readonly replicates: number
  /** Told after each block of 64 replicates of a scenario; `total` counts the replicates of all scenarios. */
  readonly onProgress?: (done: number, total: number) => void
  /** Calls the work off: the promise is then rejected with the signal’s reason. */
  readonly signal?: AbortSignal
  /** How final values are kept; in memory unless said. */
  readonly keepFinals?: KeepFinals
  /** What computes one replicate; tests put a simpler one in its place. */
  readonly simulate?: Simulate
}

export interface ComparisonOptions extends EnsembleOptions {
  /** Keep all values of every ensemble (up to 10,000 replicates); by default only two are held at a time. */
  readonly keepValues?: boolean
}

/** A scenario’s name and its world. */
export interface Member {
  readonly name: string
  readonly world: World
}

export interface Comparison {
  readonly baseline: Ensemble
  readonly variants: readonly Ensemble[]
  /** Paired effects of each variant in turn, against the baseline. */
  readonly effects: readonly EffectRow[]
}

/**
 * Runs one scenario. The bytes of the result depend on world, seed and number of replicates alone.
 *
 * Throws a RunFailure naming the scenario and replicate if the model fails, and the signal’s reason when called off.
 */
export async function runEnsemble(name: string, world: World, o: EnsembleOptions): Promise<Ensemble> {
  const { baseline } = await runComparison({ name, world }, [], { ...o, keepValues: true })
  return baseline
}

/**
 * Runs a baseline and its variants under common luck, with the paired effect of each variant.
 *
 * Up to 10,000 replicates the scenarios run one after the other, every value of the baseline at hand; beyond, they run
 * side by side, block by block, so that no more than a block of each is ever held. Errors are those of `runEnsemble`.
 */
export async function runComparison(
  baseline: Member,
  variants: readonly Member[],
  o: ComparisonOptions,
): Promise<Comparison> {
  const { replicates } = o
  if (!Number.isInteger(replicates) || replicates < 1) {
    throw new RangeError(`replicates must be a whole number of 1 or more (got ${replicates})`)
  }
  const pacer = new Pacer(o.signal)
  const total = replicates * (variants.length + 1)
  let done = 0
  const record = ({ name, world }: Member) =>
    new Recorder(name, world, o.seed, replicates, o.simulate ?? simulate, o.keepFinals)
  const advance = async (recorder: Recorder, first: number, count: number) => {
    await recorder.block(first, count, pacer)
    done += count
    o.onProgress?.(done, total)
  }

  const compared = comparedWorlds(
    baseline.world,
    variants.map(({ world }) => world),
  )
  const members = variants.map(({ name }, v) => ({ name, world: compared.variants[v]! }))
  const base = record({ name: baseline.name, world: compared.baseline })
  const finished: Ensemble[] = []
  const effects: EffectRow[][] = []
  if (base.keepsAll) {
    for (const [first, count] of blocks(replicates)) await advance(base, first, count)
    for (const member of members) {
      const variant = record(member)
      const sums = new EffectSums(base.world, variant.world, finished.length)
      for (const [first, count] of blocks(replicates)) {
        await advance(variant, first, count)
        addPairs(sums, base, variant, first, count)
      }
      finished.push(await variant.finish(pacer, o.keepValues ?? false))
      effects.push(sums.rows(baseline.name, member.name))
    }
  } else {
    const pairs = members.map((member, pair) => {
      const variant = record(member)
      return { variant, sums: new EffectSums(base.world, variant.world, pair) }
    })
    for (const [first, count] of blocks(replicates)) {
      await advance(base, first, count)
      for (const { variant, sums } of pairs) {
        await advance(variant, first, count)
        addPairs(sums, base, variant, first, count)
      }
    }
    for (const { variant, sums } of pairs) {
      finished.push(await variant.finish(pacer, false))
      effects.push(sums.rows(baseline.name, variant.name))
    }
  }
  return { baseline: await base.finish(pacer, o.keepValues ?? false), variants: finished, effects: effects.flat() }
}

function* blocks(replicates: number): Generator<[first: number, count: number]> {
  for (let first = 0; first < replicates; first += blockSize) yield [first, Math.min(blockSize, replicates - first)]
}

function addPairs(sums: EffectSums, base: Recorder, variant: Recorder, first: number, count: number): void {
  for (let r = first; r < first + count; r++) sums.add(base.row, base.offset(r), variant.row, variant.offset(r))
}
