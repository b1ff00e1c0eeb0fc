/** Options of a command line read one by one; all that is wrong with them is told together. */

import { seedFault } from '../scenario/characters.js'
import { type UsageFault, UsageFaults } from './faults.js'

/** Words of the command line after yargs: positionals and options by name, all of them text or switches. */
export type Words = Readonly<Record<string, unknown>>

export class OptionReader {
  readonly faults: UsageFault[] = []

  constructor(readonly words: Words) {}

  /** Whether a switch is on; given twice it still is. */
  isOn(name: string): boolean {
    const given = this.words[name]
    return Array.isArray(given) ? given.includes(true) : given === true
  }

  /** All that was given. */
  texts(name: string): string[] {
    const given = this.words[name]
    return given === undefined ? [] : (Array.isArray(given) ? given : [given]).map(String)
  }

  /** The texts of an option that may be given several times. */
  list(name: string): string[] {
    const given = this.words[name]
    if (Array.isArray(given) && given.length === 0) this.wrong(`--${name} needs a value`)
    return this.texts(name)
  }

  /** The text of an option that is to be given once. */
  once(name: string): string | undefined {
    const given = this.words[name]
    if (given === undefined) return undefined
    if (Array.isArray(given)) return this.wrong(`--${name} is given ${given.length} times`, 'give it once')
    return given === '' ? this.wrong(`--${name} needs a value`) : String(given)
  }

  /** A whole number from `least` to `most`. */
  whole(name: string, least: number, most: number): number | undefined {
    const text = this.once(name)
    if (text === undefined) return undefined
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    if (number >= least && number <= most) return number
    const range = `from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}`
    return this.wrong(`--${name} must be a whole number ${range} (got ${text})`)
  }

  /** A number; `says` describes what is allowed, such as “above 0 and at most 1”. */
  number(name: string, says = '', allowed: (x: number) => boolean = () => true): number | undefined {
    const text = this.once(name)
    if (text === undefined) return undefined
    const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(text) ? Number(text) : Number.NaN
    if (Number.isFinite(number) && allowed(number)) return number
    return this.wrong(`--${name} must be a number${says === '' ? '' : ` ${says}`} (got ${text})`)
  }

  /** All values of an option that may be given several times, or several at once with commas. */
  several(name: string): string[] {
    const all = this.texts(name).flatMap((one) => one.split(','))
    if (all.includes('')) this.wrong(`--${name} needs a value`)
    return [...new Set(all.filter((text) => text !== ''))]
  }

  seed(): string | undefined {
    const seed = this.once('seed')
    const fault = seed === undefined ? undefined : seedFault(seed)
    return fault === undefined ? seed : this.wrong(`--seed ${fault}`)
  }

  wrong(message: string, hint?: string): undefined {
    this.faults.push(hint === undefined ? { message } : { message, hint })
    return undefined
  }

  /** Throws UsageFaults if anything was wrong. */
  done(): void {
    if (this.faults.length > 0) throw new UsageFaults(this.faults)
  }
}
