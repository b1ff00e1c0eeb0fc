/** Long work in a worker, in slices short enough that a new request is received at once. */

const sliceMilliseconds = 10

/** Called off, because something newer was asked for. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

export class Pacer {
  private since = performance.now()
  readonly controller = new AbortController()

  /** To be awaited between two pieces of work: waits for messages when it is time. Throws Cancelled. */
  async yieldIfDue(): Promise<void> {
    if (performance.now() - this.since < sliceMilliseconds) return
    await nextTurn()
    if (this.controller.signal.aborted) throw new Cancelled()
    this.since = performance.now()
  }

  cancel(): void {
    this.controller.abort(new Cancelled())
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
