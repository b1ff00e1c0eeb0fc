/** What is wrong with the manifest of a result is a fault of what was named. */
import { ManifestFault } from '../provenance/manifest.js'
import { UsageFaults } from './faults.js'

/** Does the work on the result that was named. A ManifestFault becomes a UsageFault; `hintOf` may know better what to do. */
export async function onResult<T>(
  shown: string,
  work: () => T | Promise<T>,
  hintOf = (fault: ManifestFault) => fault.hint,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ManifestFault)) throw error
    const hint = hintOf(error)
    const message = `${shown} has no usable manifest: ${error.message}`
    throw new UsageFaults([{ message, ...(hint === undefined ? {} : { hint }) }])
  }
}
