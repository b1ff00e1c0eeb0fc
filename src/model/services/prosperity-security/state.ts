/** The service’s part of the state: two scores without bounds behind the indices, and what drives them. */

import ln from '@stdlib/math-base-special-ln'
import type { Epoch } from '../../epoch.js'
import type { State } from '../../state.js'
import type { ProsperitySecurityColumns } from './columns.js'
import type { ProsperitySecuritySpec } from './fields.js'

/** Log odds of an index. */
export const scoreOf = (index: number): number => ln(index / (1 - index))

/** What the scenario says of the service; null where it says nothing. */
export const givenIn = (e: Epoch): ProsperitySecuritySpec | null =>
  e.services['prosperity-security'] as ProsperitySecuritySpec | null

export const columnsIn = (e: Epoch): ProsperitySecurityColumns | null =>
  e.columns['prosperity-security'] as ProsperitySecurityColumns | null

export const borderOf = (s: State): ProsperitySecurityState =>
  s.services['prosperity-security'] as ProsperitySecurityState

export class ProsperitySecurityState {
  /** Log odds of the two indices, so that gains add up without a ceiling. */
  welfare = 0
  security = 0
  /** Threat as it is felt, which decides where effort goes. */
  feltThreat = 0
  /** Organisation of each agency: routines and units that outlast training. */
  readonly organisation: Float64Array
  /** Institutional capacity of the weakest local government; 0 where there is none. */
  localCapacity = 0
  /** Joint and own work in each field, after diminishing returns. */
  jointProsperity = 0
  jointSecurity = 0
  ownProsperity = 0
  ownSecurity = 0
  /** What of the joint work reaches the ground. */
  deliveredProsperity = 0
  deliveredSecurity = 0
  /** How well those who work in both fields link them. */
  link = 0
  /** Share of all effort, joint and own, that goes to security. */
  securityEffort = Number.NaN
  /** Share of joint action that local government leads. */
  localAutonomy = Number.NaN
  /** Pairs that met lately, by who they are: governmental, public with private, of several kinds. */
  governmental = 0
  publicPrivate = 0
  multiActor = 0

  constructor(agencies: number) {
    this.organisation = new Float64Array(agencies)
  }

  begin(first: Epoch): void {
    this.welfare = 0
    this.security = 0
    this.feltThreat = first.world.threat
    this.organisation.fill(0)
    this.localCapacity = 0
    this.jointProsperity = this.jointSecurity = this.ownProsperity = this.ownSecurity = 0
    this.deliveredProsperity = this.deliveredSecurity = 0
    this.link = 0
    this.securityEffort = this.localAutonomy = Number.NaN
    this.governmental = this.publicPrivate = this.multiActor = 0
    const given = columnsIn(first)
    if (given) this.#open(given.welfare, given.security)
    for (let i = 0; i < this.organisation.length; i++) if (first.present[i]) this.#enterAgency(first, i)
  }

  enter(last: Epoch, next: Epoch): void {
    for (let i = 0; i < this.organisation.length; i++)
      if (next.present[i] && !last.present[i]) this.#enterAgency(next, i)
    const before = columnsIn(last)
    const after = columnsIn(next)
    if (!after) return
    if (!before) {
      this.#open(after.welfare, after.security)
      return
    }
    const set = (name: string) => next.set.has(`services.prosperity-security.${name}`)
    this.welfare = moved(this.welfare, before.welfare, after.welfare, set('welfare'))
    this.security = moved(this.security, before.security, after.security, set('security'))
  }

  #open(welfare: number, security: number): void {
    this.welfare = scoreOf(welfare)
    this.security = scoreOf(security)
  }

  /** An agency comes with as much organisation as it has people to fill it. */
  #enterAgency(e: Epoch, i: number): void {
    this.organisation[i] = 0.5 * e.agency.capacity[i]!
  }
}

/** A measure that sets an index sets its score; one that shifts it shifts the score by as much. */
function moved(score: number, last: number, next: number, set: boolean): number {
  if (set) return scoreOf(next)
  return last === next ? score : score + scoreOf(next) - scoreOf(last)
}
