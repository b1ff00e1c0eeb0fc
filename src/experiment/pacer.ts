/** Long work in slices, so that an interrupt, a progress bar, timers and new requests are served while it runs. */

const usualSlice = 30

export class Pacer {
  private since = performance.now()

  /** `slice`: milliseconds that the work goes on at a time. */
  constructor(
    readonly signal?: AbortSignal,
    private readonly slice = usualSlice,
  ) {
    signal?.throwIfAborted()
  }

  /**
   * To be awaited between two pieces of work: when it is time, the event loop turns once. Throws the signal’s reason if the
   * work was called off meanwhile.
   */
  async yieldIfDue(): Promise<void> {
    if (performance.now() - this.since < this.slice) return
    await nextTurn()
    this.signal?.throwIfAborted()
    this.since = performance.now()
  }
}

/** A browser’s timer would wait four milliseconds a turn; a message to oneself does not. */
function nextTurn(): Promise<void> {
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve))
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel() as unknown as { port1: Port; port2: Port }
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

interface Port {
  onmessage: (() => void) | null
  postMessage(message: unknown): void
  close(): void
}
