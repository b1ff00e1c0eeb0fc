/** What the store of an experiment refuses, and what the disk refuses it. */

import { codeOf, PlaceRefusal } from '../../disk/target.js'

/** A folder that will not be touched, and why: what is there belongs to another experiment, or to somebody else. */
export class StoreRefusal extends PlaceRefusal {
  override readonly name = 'StoreRefusal'
}

/** The disk said no: no space, no permission. What was finished before is still there. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
  constructor(
    /** What was to be written or read, as shown to users. */
    readonly shown: string,
    /** The system’s word for it, such as ENOSPC. */
    readonly code: string,
  ) {
    super(`${shown}: ${code}`)
  }
}

/** A worker that died again and again over the same blocks. */
export class WorkerDeath extends Error {
  override readonly name = 'WorkerDeath'
}

/** Does the work; what the disk says to it becomes a StoreFailure. */
export function onDisk<T>(shown: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = codeOf(error)
    throw code === undefined ? error : new StoreFailure(shown, code)
  }
}
