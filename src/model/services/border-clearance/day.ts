/**
 * A representative day at the post, hour by hour and stage by stage. Travellers and consignments go side by side: in each
 * flow a number waits for the one before, and with two flows at hand the processor waits less.
 */
import { serveAtRate, stageHour } from './queue.js'

const stages = 4

/** Travellers or consignments, through one day. Times in hours. */
export class Flow {
  // What the day brings, and what it comes to.
  private perDay = 0.5
  private shares: Float64Array = new Float64Array(0)
  private servers: Int32Array = new Int32Array(stages)
  private readonly rate = new Float64Array(stages)
  private readonly service = new Float64Array(stages)
  private readonly serviceVariance = new Float64Array(stages)
  private readonly backlog = new Float64Array(stages)
  private arrivals = 0.5
  private time = 0.5
  private squares = 0.5
  private busy = 0.5
  // The hour that is being served.
  private readonly hour = stageHour()
  private flow = 0.5
  private sum = 0.5
  private longest = 0.5
  private variance = 0.5
  private waiting = 0.5
  /** Served within the day. */
  served = 0.5
  /** Mean number waiting in the busiest hour. */
  queue = 0.5

  /** Begins a day: its arrivals, their share in each hour, and of each stage the servers and what one serves in an hour. */
  open(perDay: number, shares: Float64Array, servers: Int32Array, rate: Float64Array, speed: Float64Array): void {
    this.perDay = perDay
    this.shares = shares
    this.servers = servers
    for (let stage = 0; stage < stages; stage++) {
      const served = rate[stage]! * speed[stage]!
      this.rate[stage] = served
      this.service[stage] = 1 / served
      this.serviceVariance[stage] = 1 / (served * served)
      this.backlog[stage] = 0
    }
    this.arrivals = this.time = this.squares = this.busy = this.served = this.queue = 0
  }

  get hours(): number {
    return this.shares.length
  }

  beginHour(h: number): void {
    this.flow = this.perDay * this.shares[h]!
    this.sum = this.longest = this.variance = this.waiting = 0
  }

  /** What leaves one stage arrives at the next. */
  pass(stage: number): void {
    const { hour, backlog } = this
    const service = this.service[stage]!
    const variance = this.serviceVariance[stage]!
    serveAtRate(this.servers[stage]!, this.rate[stage]!, service, variance, this.flow, backlog[stage]!, hour)
    backlog[stage] = hour.backlog
    this.flow = hour.served
    this.sum += hour.time
    this.variance += hour.variance
    if (hour.time > this.longest) this.longest = hour.time
    this.waiting += hour.waiting
    this.busy += hour.utilisation
  }

  /** `joint`: share of inspections made jointly, which save `overlap` of the shorter stages’ time. */
  endHour(h: number, joint: number, overlap: number): void {
    const { sum, longest } = this
    const arriving = this.perDay * this.shares[h]!
    const mean = (1 - joint) * sum + joint * (longest + (1 - overlap) * (sum - longest))
    this.arrivals += arriving
    this.time += arriving * mean
    this.squares += arriving * (this.variance + mean * mean)
    this.served += this.flow
    if (this.waiting > this.queue) this.queue = this.waiting
  }

  /** Mean time through all stages, and its variance, over the day’s arrivals. */
  get mean(): number {
    return this.arrivals > 0 ? this.time / this.arrivals : 0
  }

  get varianceOfTime(): number {
    const { mean } = this
    return this.arrivals > 0 ? Math.max(0, this.squares / this.arrivals - mean * mean) : 0
  }

  get utilisation(): number {
    return this.busy / (stages * this.shares.length)
  }
}

/** Runs the day of two flows that have been opened, over the same hours. */
export function passDay(one: Flow, other: Flow, joint: number, overlap: number): void {
  for (let h = 0; h < one.hours; h++) {
    one.beginHour(h)
    other.beginHour(h)
    // One call for both, or it is too long to be compiled in place.
    for (let at = 0; at < 2 * stages; at++) {
      const flow = at & 1 ? other : one
      flow.pass(at >> 1)
    }
    one.endHour(h, joint, overlap)
    other.endHour(h, joint, overlap)
  }
}
