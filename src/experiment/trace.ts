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

/** Simulates as ever, and takes the minutes of one replicate of each world while it passes. */
export class MinutesInPassing {
  readonly #events = new Map<World, TraceEvent[]>()

  constructor(
    readonly replicate: number,
    private readonly run: Simulate = simulate,
  ) {}

  readonly simulate: Simulate = (world, seed, replicate, options) => {
    if (replicate !== this.replicate) return this.run(world, seed, replicate, options)
    const events: TraceEvent[] = []
    this.#events.set(world, events)
    return this.run(world, seed, replicate, { ...options, trace: (event) => events.push(event) })
  }

  /** Minutes of a world; undefined where the replicate was not among those simulated. */
  of(world: World): TraceEvent[] | undefined {
    return this.#events.get(world)
  }
}
