/** The minutes of one replicate. */
import { simulate } from '../model/simulate.js'
import type { TraceEvent } from '../model/trace.js'
import type { World } from '../model/world.js'
import { RunFailure } from './failure.js'
import type { Simulate } from './recorder.js'

/**
 * All that happened in one replicate, in order. Tracing disturbs nothing: the values are those of the untraced run.
 *
 * Throws a RunFailure if the model fails.
 */
export function traceReplicate(
  name: string,
  world: World,
  seed: string,
  replicate: number,
  run: Simulate = simulate,
): TraceEvent[] {
  const events: TraceEvent[] = []
  try {
    run(world, seed, replicate, { trace: (event) => events.push(event) })
  } catch (cause) {
    throw new RunFailure(name, seed, replicate, cause)
  }
  return events
}
