/**
 * The books of casework. Cases: opening + opened = handled + open; what could have happened = opened + prevented.
 * Victims: those of all cases = assisted + waiting. All are whole numbers.
 */
import type { Epoch } from '../../epoch.js'
import type { State } from '../../state.js'
import { type CaseworkSpec, caseRoles } from './fields.js'

/** What the scenario says of casework; null where it says nothing. */
export const givenIn = (e: Epoch): CaseworkSpec | null => e.services.casework as CaseworkSpec | null

/** Part of each agency, as an index of `caseRoles`; −1 for none. */
export const rolesIn = (e: Epoch): Int8Array => e.columns.casework as Int8Array

export const booksOf = (s: State): CaseworkState => s.services.casework as CaseworkState

export class CaseworkState {
  /** Cases opened this month, and those that prevention kept from happening. */
  fresh = 0
  opening = 0
  opened = 0
  open = 0
  handled = 0
  prevented = 0
  victims = 0
  waiting = 0
  assisted = 0
  /** How far the work of each role is done, in the order of `caseRoles`. */
  readonly coverage = new Float64Array(caseRoles.length)
  prevention = 0
  deterrence = 0
  /** How far the common procedure is really used. */
  serviceInUse = 0
  evaluability = 0

  /** Puts everything to month 0. */
  begin(first: Epoch): void {
    const spec = givenIn(first)
    this.fresh = this.opening = this.opened = this.open = this.handled = this.prevented = 0
    this.victims = this.waiting = this.assisted = 0
    this.coverage.fill(0)
    this.prevention = this.deterrence = this.serviceInUse = this.evaluability = 0
    if (spec) this.#start(spec)
  }

  /** Goes over to new values: a measure sets or shifts the stocks that it names. */
  enter(last: Epoch, next: Epoch): void {
    const [before, after, set] = [givenIn(last), givenIn(next), next.set]
    if (!after) return
    if (!before) {
      this.#start(after)
      return
    }
    const move = (name: 'prevention' | 'deterrence' | 'evaluability') => {
      if (set.has(`services.casework.${name}`)) this[name] = after[name]
      else if (after[name] !== before[name]) {
        const shifted = this[name] + after[name] - before[name]
        this[name] = shifted < 0 ? 0 : shifted > 1 ? 1 : shifted
      }
    }
    move('prevention')
    move('deterrence')
    move('evaluability')
    const brought = set.has('services.casework.open') ? after.open - this.open : after.open - before.open
    this.#bring(brought > -this.open ? brought : -this.open)
  }

  #start(spec: CaseworkSpec): void {
    this.prevention = spec.prevention
    this.deterrence = spec.deterrence
    this.evaluability = spec.evaluability
    this.#bring(spec.open)
  }

  /** Cases that come with the scenario, not with the months; one victim each. */
  #bring(cases: number): void {
    this.opening += cases
    this.open += cases
    if (cases <= 0) return
    this.victims += cases
    this.waiting += cases
  }
}
