/** What the post carries from month to month, and what its representative day comes to. */
import type { Epoch } from '../../epoch.js'
import { moved } from '../../ranges.js'
import type { State } from '../../state.js'
import type { PostColumns } from './columns.js'

export const columnsIn = (e: Epoch): PostColumns | null => e.columns['border-clearance'] as PostColumns | null

export const postOf = (s: State): PostState => s.services['border-clearance'] as PostState

/** Skill at which a stage takes its mean time; also where nobody staffs it. */
export const middlingSkill = 0.5

export class PostState {
  /** Skill at the counter of each agency: follows capacity with a lag. */
  readonly practice: Float64Array
  jointInspection = 0
  integrationInUse = 0
  /** Mean skill at the counter, and mean willingness to work jointly, of the post’s agencies. */
  skill = middlingSkill
  readiness = 0
  compliance = 0
  detection = 0
  /** Minutes of a traveller, hours of a consignment: means, and within which nine in ten are through. */
  clearanceTime = Number.NaN
  clearanceTimeP90 = Number.NaN
  consignmentTime = Number.NaN
  consignmentTimeP90 = Number.NaN
  throughput = Number.NaN
  consignmentThroughput = Number.NaN
  queue = Number.NaN
  utilisation = Number.NaN

  constructor(agencies: number) {
    this.practice = new Float64Array(agencies)
  }

  begin(first: Epoch): void {
    const given = columnsIn(first)
    this.jointInspection = given?.jointInspection ?? 0
    this.compliance = given?.compliance ?? 0
    this.integrationInUse = this.detection = this.readiness = 0
    this.skill = middlingSkill
    this.clearanceTime = this.clearanceTimeP90 = this.consignmentTime = this.consignmentTimeP90 = Number.NaN
    this.throughput = this.consignmentThroughput = this.queue = this.utilisation = Number.NaN
    for (let i = 0; i < this.practice.length; i++) this.practice[i] = first.present[i] ? first.agency.capacity[i]! : 0
  }

  enter(last: Epoch, next: Epoch): void {
    for (let i = 0; i < this.practice.length; i++)
      if (next.present[i] && !last.present[i]) this.practice[i] = next.agency.capacity[i]!
    const [before, after] = [columnsIn(last), columnsIn(next)]
    if (!after) return
    const set = (name: string) => next.set.has(`services.border-clearance.${name}`)
    this.jointInspection = moved(
      this.jointInspection,
      before?.jointInspection ?? 0,
      after.jointInspection,
      set('joint-inspection'),
    )
    this.compliance = moved(this.compliance, before?.compliance ?? 0, after.compliance, set('compliance'))
  }
}
