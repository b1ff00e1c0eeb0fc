/** What can be wrong with a command, and what the program says and returns then. */
import { ScenarioFaults } from '../scenario/errors.js'

/** Exit codes, the same for every command. */
export const exit = {
  done: 0,
  failure: 1,
  badInput: 2,
  shardsMissing: 3,
  patternFails: 4,
  differs: 4,
  /** Nothing differs, but not everything was made again. */
  partly: 5,
  retry: 75,
  interrupted: 130,
} as const

/** One thing that is wrong with the words of a command. */
export interface UsageFault {
  readonly message: string
  readonly hint?: string
}

/** Everything that is wrong with the words of a command. */
export class UsageFaults extends Error {
  override readonly name = 'UsageFaults'
  readonly faults: readonly UsageFault[]

  constructor(faults: readonly UsageFault[]) {
    super(faults.map((f) => f.message).join('\n'))
    this.faults = faults
  }
}

/** Several kinds of faults at once: all are told in one go. */
export class AllFaults extends Error {
  override readonly name = 'AllFaults'
  constructor(readonly parts: readonly unknown[]) {
    super(parts.map((part) => (part instanceof Error ? part.message : String(part))).join('\n'))
  }
}

/** Reads one thing after another, so that what is wrong with each is told together. */
export class ReadTogether {
  readonly #wrong: unknown[] = []

  /** What `read` gives; undefined where faults were found, which are kept. */
  tried<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      return this.#keep(error)
    }
  }

  /** The same of what is read in its own time. */
  async triedLater<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read()
    } catch (error) {
      return this.#keep(error)
    }
  }

  #keep(error: unknown): undefined {
    if (!(error instanceof UsageFaults || error instanceof ScenarioFaults || error instanceof AllFaults)) throw error
    this.#wrong.push(error)
  }

  /** What was read last, or throws all that was wrong. */
  done<T>(read: T | undefined): T {
    if (this.#wrong.length === 0 && read !== undefined) return read
    throw this.#wrong.length === 1 ? this.#wrong[0] : new AllFaults(this.#wrong)
  }
}
