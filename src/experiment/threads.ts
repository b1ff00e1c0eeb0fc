/** Worker threads, and how work is handed out to them. */

export interface Threads {
  run(task: unknown, signal?: AbortSignal): Promise<unknown>
  /** Stops them. */
  close(): Promise<void>
}

/** Starts so many threads of a module, each told the same when it starts. */
export async function startThreads(count: number, module: URL, workerData: unknown): Promise<Threads> {
  const { Piscina } = await import('piscina')
  const pool = new Piscina({ filename: module.href, minThreads: count, maxThreads: count, workerData })
  // Its own errors come back with the task that met them.
  pool.on('error', () => {})
  return {
    run: (task, signal) => pool.run(task, signal ? { signal } : {}),
    close: () => pool.destroy(),
  }
}

/** Takes the next tasks in order, at most `atOnce` at a time, until there is none; after one that fails no more are begun. */
export async function handOut<T>(
  atOnce: number,
  next: () => T | undefined,
  work: (task: T) => Promise<void>,
): Promise<void> {
  let failed = false
  const hand = async () => {
    for (let task = next(); task !== undefined && !failed; task = next()) {
      try {
        await work(task)
      } catch (error) {
        failed = true
        throw error
      }
      if (failed) return
    }
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
}
