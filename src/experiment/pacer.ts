/** Long work in slices, so that an interrupt, a progress bar and timers are served while it runs. */

const sliceMilliseconds = 30

export class Pacer {
  private since = performance.now()

  constructor(private readonly signal?: AbortSignal) {
    signal?.throwIfAborted()
  }

  /** Whether it is time to let others run. */
  due(): boolean {
    return performance.now() - this.since >= sliceMilliseconds
  }

  /** Lets the event loop turn once; throws the signal’s reason if the work was called off meanwhile. */
  async yieldNow(): Promise<void> {
    await nextTurn()
    this.signal?.throwIfAborted()
    this.since = performance.now()
  }
}

/** A browser has no setImmediate; its setTimeout costs some milliseconds a turn, which 30 ms slices can bear. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else setTimeout(resolve, 0)
  })
}
