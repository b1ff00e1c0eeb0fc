/** What the agenda carries from month to month: items on their way, agreements in force, people’s trust, welfare. */
import { ColumnArena } from '../../column-arena.js'
import type { Epoch } from '../../epoch.js'
import { moved } from '../../ranges.js'
import type { State } from '../../state.js'
import type { Structure } from '../../structure.js'
import type { DiplomacyColumns } from './columns.js'

export const columnsIn = (e: Epoch): DiplomacyColumns | null => e.columns['diplomacy-agenda'] as DiplomacyColumns | null

export const agendaOf = (s: State): DiplomacyState => s.services['diplomacy-agenda'] as DiplomacyState

const path = 'services.diplomacy-agenda.'

/**
 * Items are counted by the forum at which they arrived, their issue field and where they are. With each count goes the
 * sum of the months in which its items arrived: those that leave a count take along the mean of it.
 */
export class DiplomacyState {
  // Items: local[f * fields + k] within the authority of the forum; raised[(d * forums + f) * fields + k] beyond it, now d
  // tiers above the forum at which they arrived
  readonly local: Float64Array
  readonly localSince: Float64Array
  readonly raised: Float64Array
  readonly raisedSince: Float64Array
  /** Decided above and not yet taken up where they arrived. */
  readonly decided: Float64Array
  readonly decidedSince: Float64Array

  // Counts since month 0, by the forum at which the items arrived
  readonly arrived: Float64Array
  readonly agreed: Float64Array
  readonly escalated: Float64Array
  readonly resolved: Float64Array
  /** Months from arrival to agreement and to resolution, summed over items. */
  readonly agreedMonths: Float64Array
  readonly resolvedMonths: Float64Array
  /** Results that wait for the parent’s endorsement, and those endorsed since month 0. */
  readonly unendorsed: Float64Array
  readonly endorsed: Float64Array

  // Sessions, by forum
  /** Items left open by the latest session, and the share that it settled; −1 where none had an item before it. */
  readonly left: Float64Array
  readonly settledShare: Float64Array
  /** Yearly (or other) cycles that have ended since month 0, and those of them in which a session was held. */
  readonly cycles: Float64Array
  readonly cyclesKept: Float64Array
  readonly inCycle: Uint8Array
  readonly cycleOpen: Uint8Array

  // Agreements after they were made
  settledThisMonth = 0
  concluded = 0
  pending = 0
  carriedOut = 0
  lapsed = 0
  /** How well agreements are followed up. */
  followUp = 0
  /** Programmes that run. */
  running = 0

  // People
  /** Exchange between the people of the two sides. */
  exchange = 0
  /** Trust of each country’s people in those across the border. */
  readonly people: Float64Array
  welfare = 0
  dependence = 0

  readonly #arena = new ColumnArena()

  constructor(structure: Structure) {
    const forums = structure.forums.length
    const cells = forums * structure.fields.length
    const column = (n: number) => this.#arena.doubles(n)
    this.local = column(cells)
    this.localSince = column(cells)
    this.raised = column(cells * forums)
    this.raisedSince = column(cells * forums)
    this.decided = column(cells)
    this.decidedSince = column(cells)
    this.arrived = column(forums)
    this.agreed = column(forums)
    this.escalated = column(forums)
    this.resolved = column(forums)
    this.agreedMonths = column(forums)
    this.resolvedMonths = column(forums)
    this.unendorsed = column(forums)
    this.endorsed = column(forums)
    this.left = column(forums)
    this.settledShare = column(forums)
    this.cycles = column(forums)
    this.cyclesKept = column(forums)
    this.inCycle = this.#arena.bytes(forums)
    this.cycleOpen = this.#arena.bytes(forums)
    this.people = column(structure.countries.length)
  }

  /** Puts everything to month 0. */
  begin(first: Epoch): void {
    const spec = columnsIn(first)?.spec
    this.#arena.clear([])
    this.settledShare.fill(-1)
    this.settledThisMonth = this.concluded = this.pending = this.carriedOut = this.lapsed = this.running = 0
    this.exchange = spec?.exchange ?? 0
    this.followUp = spec?.['follow-up'] ?? 0
    this.people.fill(spec?.['people-trust'] ?? 0)
    this.welfare = spec?.welfare ?? 0
    this.dependence = spec?.dependence ?? 0
  }

  /** Measures set or shift the stocks that they name; a service that comes in later brings its own. */
  enter(last: Epoch, next: Epoch): void {
    const [a, b, set] = [columnsIn(last)?.spec, columnsIn(next)?.spec, next.set]
    if (!b) return
    if (!a) {
      this.begin(next)
      return
    }
    for (let c = 0; c < this.people.length; c++)
      this.people[c] = moved(this.people[c]!, a['people-trust'], b['people-trust'], set.has(`${path}people-trust`))
    this.welfare = moved(this.welfare, a.welfare, b.welfare, set.has(`${path}welfare`))
    this.dependence = moved(this.dependence, a.dependence, b.dependence, set.has(`${path}dependence`))
  }

  /** Items of forum f that are neither agreed nor resolved; the counts of items on their way come to the same. */
  openItems(f: number): number {
    return this.arrived[f]! - this.agreed[f]! - this.resolved[f]!
  }
}
