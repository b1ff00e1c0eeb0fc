/** What a scenario says of the post, as columns over its stages and the hours of its day. */
import type { Epoch } from '../../epoch.js'
import { type BorderClearanceSpec, monthNames, stageNames } from './fields.js'
import { arrivalShares } from './queue.js'

export interface PostColumns {
  /** Stage that each agency staffs, as an index of `stageNames`; −1 for none. */
  readonly stage: Int8Array
  /** Share of inspections made jointly, and of the community that keeps the rules, at month 0. */
  readonly jointInspection: number
  readonly compliance: number
  /** Hours that a consignment’s papers take with nothing integrated. */
  readonly documentHours: number
  /** Traffic by calendar month, as a multiple of the yearly mean. */
  readonly season: Float64Array
  /** Share of a day’s arrivals in each opening hour. */
  readonly travellerShares: Float64Array
  readonly consignmentShares: Float64Array
  readonly travellersPerDay: number
  readonly consignmentsPerDay: number
  /** Served per hour and counter at middling skill, by stage. */
  readonly travellerRate: Float64Array
  readonly consignmentRate: Float64Array
  readonly counters: Int32Array
  readonly lanes: Int32Array
}

export function postColumns(epoch: Epoch): PostColumns | null {
  const post = epoch.services['border-clearance'] as BorderClearanceSpec | null
  if (!post) return null
  const hours = Math.max(1, post.hours.close - post.hours.open)
  const stages = stageNames.map((name) => post.stages[name])
  return {
    stage: epoch.roles('border-clearance', stageNames),
    jointInspection: post['joint-inspection'],
    compliance: post.compliance,
    documentHours: post.consignments['document-hours'],
    season: Float64Array.from(monthNames, (month) => post.season[month]),
    travellerShares: arrivalShares(hours, post.travellers.peak),
    consignmentShares: arrivalShares(hours, post.consignments.peak),
    travellersPerDay: post.travellers['per-day'],
    consignmentsPerDay: post.consignments['per-day'],
    travellerRate: Float64Array.from(stages, (stage) => 60 / stage['traveller-minutes']),
    consignmentRate: Float64Array.from(stages, (stage) => 60 / stage['consignment-minutes']),
    counters: Int32Array.from(stages, (stage) => stage.counters),
    lanes: Int32Array.from(stages, (stage) => stage.lanes),
  }
}
