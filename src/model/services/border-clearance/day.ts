/**
 * A representative day at the post, hour by hour and stage by stage. Travellers and consignments go side by side: they are
 * the two lanes of a kernel (day.wat), beside a twin in plain code that gives the same bits.
 */
import { LinearMemory } from '../../../random/index.js'
import { code } from './day.wasm.js'
import { serveAtRate, stageHour } from './queue.js'

/** The two flows, as lanes. */
export const travellers = 0
export const consignments = 1
export type Flow = typeof travellers | typeof consignments
const lanes = 2

const stages = 4
const mostHours = 24

/** Where the numbers of a day stand, counted in pairs of lanes; first what it brings and comes to, then stages and hours. */
const places = {
  perDay: 0,
  arrivals: 1,
  time: 2,
  squares: 3,
  busy: 4,
  served: 5,
  queue: 6,
  servers: 7,
  rate: 7 + stages,
  service: 7 + 2 * stages,
  serviceVariance: 7 + 3 * stages,
  backlog: 7 + 4 * stages,
  shares: 7 + 5 * stages,
  /** The kernel’s own: what arrives at each stage in each hour, and what leaves the last. */
  flows: 7 + 5 * stages + mostHours,
} as const

const size = lanes * (places.flows + mostHours * (stages + 1))

/** `joint`: share of inspections made jointly, which save `overlap` of the shorter stages’ time. */
type Pass = (hours: number, joint: number, overlap: number) => void

interface Kernel {
  pass(at: number, hours: number, joint: number, overlap: number): void
}

/** One day after another. Times in hours. */
export class Day {
  readonly #numbers: Float64Array
  readonly #pass: Pass
  #hours = 0
  /** The shares that stand there; most months have those of the month before. */
  readonly #shares: (Float64Array | undefined)[] = [undefined, undefined]

  /** `plain`: without the kernel. */
  constructor(plain = false) {
    const memory = LinearMemory.of(LinearMemory.bytes([size], []))
    const numbers = memory.doubles(size)
    const kernel = plain ? undefined : memory.run<Kernel>(code)
    const at = numbers.byteOffset
    this.#numbers = numbers
    this.#pass = kernel
      ? (hours, joint, overlap) => kernel.pass(at, hours, joint, overlap)
      : (hours, joint, overlap) => {
          passFlow(numbers, travellers, hours, joint, overlap)
          passFlow(numbers, consignments, hours, joint, overlap)
        }
  }

  /**
   * What the day brings of a flow: arrivals, their share in each hour (as many hours for both), and of each stage the
   * servers and what one serves in an hour.
   */
  bring(
    flow: Flow,
    perDay: number,
    shares: Float64Array,
    servers: Int32Array,
    rate: Float64Array,
    speed: Float64Array,
  ): void {
    const numbers = this.#numbers
    this.#hours = shares.length
    numbers[lanes * places.perDay + flow] = perDay
    if (this.#shares[flow] !== shares)
      for (let h = 0; h < shares.length; h++) numbers[lanes * (places.shares + h) + flow] = shares[h]!
    this.#shares[flow] = shares
    for (let stage = 0; stage < stages; stage++) {
      const served = rate[stage]! * speed[stage]!
      const at = lanes * stage + flow
      numbers[lanes * places.servers + at] = servers[stage]!
      numbers[lanes * places.rate + at] = served
      numbers[lanes * places.service + at] = 1 / served
      numbers[lanes * places.serviceVariance + at] = 1 / (served * served)
      numbers[lanes * places.backlog + at] = 0
    }
  }

  /** Runs the day that has been brought. */
  pass(joint: number, overlap: number): void {
    this.#pass(this.#hours, joint, overlap)
  }

  /** Mean time through all stages, over the day’s arrivals. */
  mean(flow: Flow): number {
    const arrivals = this.#read(places.arrivals, flow)
    return arrivals > 0 ? this.#read(places.time, flow) / arrivals : 0
  }

  varianceOfTime(flow: Flow): number {
    const mean = this.mean(flow)
    const arrivals = this.#read(places.arrivals, flow)
    return arrivals > 0 ? Math.max(0, this.#read(places.squares, flow) / arrivals - mean * mean) : 0
  }

  /** Served within the day. */
  served(flow: Flow): number {
    return this.#read(places.served, flow)
  }

  /** Mean number waiting in the busiest hour. */
  queue(flow: Flow): number {
    return this.#read(places.queue, flow)
  }

  utilisation(flow: Flow): number {
    return this.#read(places.busy, flow) / (stages * this.#hours)
  }

  #read(place: number, flow: Flow): number {
    return this.#numbers[lanes * place + flow]!
  }
}

const hour = stageHour()

/** The day of one flow. */
function passFlow(numbers: Float64Array, flow: Flow, hours: number, joint: number, overlap: number): void {
  const at = (place: number) => lanes * place + flow
  for (const sum of [places.arrivals, places.time, places.squares, places.busy, places.served, places.queue])
    numbers[at(sum)] = 0
  for (let h = 0; h < hours; h++) {
    const arriving = numbers[at(places.perDay)]! * numbers[at(places.shares + h)]!
    let passing = arriving
    let sum = 0
    let longest = 0
    let variance = 0
    let waiting = 0
    for (let stage = 0; stage < stages; stage++) {
      serveAtRate(
        numbers[at(places.servers + stage)]!,
        numbers[at(places.rate + stage)]!,
        numbers[at(places.service + stage)]!,
        numbers[at(places.serviceVariance + stage)]!,
        passing,
        numbers[at(places.backlog + stage)]!,
        hour,
      )
      // What leaves one stage arrives at the next.
      passing = hour.served
      numbers[at(places.backlog + stage)] = hour.backlog
      sum += hour.time
      variance += hour.variance
      if (hour.time > longest) longest = hour.time
      waiting += hour.waiting
      numbers[at(places.busy)]! += hour.utilisation
    }
    const mean = (1 - joint) * sum + joint * (longest + (1 - overlap) * (sum - longest))
    numbers[at(places.arrivals)]! += arriving
    numbers[at(places.time)]! += arriving * mean
    numbers[at(places.squares)]! += arriving * (variance + mean * mean)
    numbers[at(places.served)]! += passing
    if (waiting > numbers[at(places.queue)]!) numbers[at(places.queue)] = waiting
  }
}
