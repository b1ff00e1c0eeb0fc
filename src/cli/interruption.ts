/** What happens when the user, or the machine, calls the work off. */
import { exit } from './faults.js'
import { writeNote } from './terminal.js'

/** On an interruption, cleans up, says what became of the work, and ends at once. Gives the function that stops listening. */
export function onInterruption(cleanUp: () => void, left = () => 'nothing was written'): () => void {
  let stopped = false
  const stop = () => {
    // A second signal must not cut the cleaning up short; it takes moments.
    if (stopped) return
    stopped = true
    cleanUp()
    writeNote(`interrupted: ${left()}`)
    process.exit(exit.interrupted)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}
