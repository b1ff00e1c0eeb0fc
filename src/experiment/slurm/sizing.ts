/** Into how many shards an experiment is cut for a cluster, and what each asks of it. */
import type { Estimate } from '../batch/pilot.js'

/** Seconds that a shard is to last: starting one costs the cluster up to a third of a second, losing one what it had done. */
const shardSeconds = 300
/** Shards of one experiment, unless more are asked for: Slurm’s MaxArraySize is 1,001 unless a site changes it. */
export const usualMostShards = 1000
/** Runs a second that `merge` puts into tables at the least; it was seen to do a hundred thousand. */
const mergeRate = 30_000

export interface Sizing {
  readonly shards: number
  /** Of one shard, on one task. */
  readonly seconds: number
  readonly minutes: number
  readonly gigabytes: number
  readonly mergeMinutes: number
  readonly mergeGigabytes: number
}

/**
 * `asked`: shards that there are to be. `most`: shards that the cluster takes. `workers`: cores of a task.
 * A time limit is four times what the pilot says, since nodes differ, and at least a quarter of an hour.
 */
export function sizing(
  { seconds, memoryBytes, blocks, runs }: Pick<Estimate, 'seconds' | 'memoryBytes' | 'blocks' | 'runs'>,
  most: number,
  asked?: number,
): Sizing {
  const wanted = Math.min(Math.ceil(seconds / shardSeconds), most, usualMostShards, blocks)
  const shards = asked ?? Math.max(1, wanted)
  const each = seconds / shards
  return {
    shards,
    seconds: each,
    minutes: fives(Math.max(15, (4 * each) / 60)),
    gigabytes: Math.ceil((3 * memoryBytes) / 1e9),
    mergeMinutes: fives(Math.max(30, (2 * runs) / mergeRate / 60)),
    mergeGigabytes: Math.ceil((1e9 + 150 * blocks) / 1e9),
  }
}

function fives(minutes: number): number {
  return Math.ceil(minutes / 5) * 5
}
