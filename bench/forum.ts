/**
 * The forum model: a small model that other frameworks can be measured by, run by this project’s own engine.
 *
 *   node dist/bench/forum.js N REPS SEED0 TICKS [check]
 *
 * N agents meet in forums of 17. Its four mechanisms work on the state, schedule and luck of the collaboration model; only
 * the equations differ. README.md has the rules; forum.c is the reference in C.
 */
import { pathToFileURL } from 'node:url'
import { group } from '../src/model/declare.js'
import {
  type AgencySpec,
  agencyFields,
  type EntitySpec,
  entityFields,
  type ForumSpec,
  forumFields,
} from '../src/model/entities.js'
import { lazyMap } from '../src/model/lazy-map.js'
import { coefficient, forumwise } from '../src/model/mechanism.js'
import type { Model } from '../src/model/model.js'
import type { Outcome } from '../src/model/outcome-kinds.js'
import { simulate } from '../src/model/simulate.js'
import type { WorldSpec } from '../src/model/spec.js'
import type { State } from '../src/model/state.js'
import { compileWorld, type World } from '../src/model/world.js'
import { RandomStreams } from '../src/random/index.js'
import { defaultOf } from '../src/scenario/overlay.js'

const membersPerForum = 17

// Each agent sits in one forum, and agents stand in the order of their forums: seat and agent have one number.

const fixed = (value: number, meaning: string) => coefficient({ default: value, range: [value, value], meaning })

const attendance = forumwise({
  name: 'attendance',
  purpose: 'Who comes this month: commitment draws, ego keeps away, and a session costs money.',
  source: 'bench/README.md, rule 1',
  equation: 'P(comes) = floor + pull·C·(1−e) if B > 0; B ← min(1, B − cost·[comes] + income)',
  coefficients: {
    pull: fixed(0.9, 'Weight of commitment.'),
    floor: fixed(0.05, 'Chance to come without any.'),
    cost: fixed(0.01, 'Cost of coming.'),
    income: fixed(0.008, 'Money received in a month.'),
  },
  within(s, { pull, floor, cost, income }, from, to) {
    const { seatStart } = s.world.structure
    const { attending, attendees, budget } = s
    const { ego, commitment } = s.agency
    const start = seatStart[from]!
    const u = s.draws(s.names.attendance!, start, seatStart[to]!, 0)
    for (let f = from; f < to; f++) {
      const first = seatStart[f]!
      const last = seatStart[f + 1]!
      let came = 0
      for (let i = first; i < last; i++) {
        const had = budget[i]!
        // Counted and cut off without a question, for a processor cannot guess who comes.
        const comes = +(u[i - start]! < commitment.process[i]! * (1 - ego[i]!) * pull + floor) & +(had > 0)
        attending[first + came] = i
        came += comes
        const left = had - cost * comes + income
        budget[i] = left - (left - 1) * (+(left > 1) & 1)
      }
      attendees[f] = came
    }
  },
})

const dialogue = forumwise({
  name: 'dialogue',
  purpose: 'Those who meet trust each other more, and move towards opinions near their own.',
  source: 'bench/README.md, rule 2',
  equation: 'T_ij += gain·(1−T_ij)·(1−e_i); then x_i += pull·T_ij·(x_j−x_i) if |x_j−x_i| < bound, one j after another',
  coefficients: {
    gain: fixed(0.05, 'Share of the distance to full trust gained in one meeting.'),
    bound: fixed(0.3, 'Distance within which an opinion is heard.'),
    pull: fixed(0.02, 'Share of the distance covered at full trust.'),
  },
  within(s, { gain, bound, pull }, from, to) {
    const { seatStart, pairStart } = s.world.structure
    const { attending, attendees, trust, lastMet, position, month } = s
    const { ego } = s.agency
    for (let f = from; f < to; f++) {
      const start = seatStart[f]!
      const last = start + attendees[f]!
      for (let q = start; q < last; q++) {
        const i = attending[q]!
        // An agent’s pairs stand in the order of the seats, its own left out.
        const row = pairStart[i]! - start
        const open = 1 - ego[i]!
        let x = position[i]!
        for (let r = start; r < last; r++) {
          if (r === q) continue
          const j = attending[r]!
          const p = r < q ? row + j : row + j - 1
          const t = trust[p]! + gain * (1 - trust[p]!) * open
          trust[p] = t
          lastMet[p] = month
          const d = position[j]! - x
          // Counted again: half of all opinions are near enough.
          x += pull * t * d * (+(d < bound) & +(d > -bound))
        }
        position[i] = x
      }
    }
  },
})

const decay = forumwise({
  name: 'decay',
  purpose: 'Trust between those who did not meet fades; the mean of each agent’s trust is taken on the way.',
  source: 'bench/README.md, rule 3',
  equation: 'T_ij −= rate·T_ij for pairs that did not meet; T̄_i = mean of T_ij',
  coefficients: { rate: fixed(0.005, 'Share of trust lost in a month without a meeting.') },
  within(s, { rate }, from, to) {
    const { seatStart, pairStart } = s.world.structure
    s.pairs.fade(s.month, pairStart[seatStart[from]!]!, pairStart[seatStart[to]!]!, rate, 0)
    s.pairs.takeMeans(s.now, seatStart[from]!, seatStart[to]!)
  },
})

const commitment = forumwise({
  name: 'commitment',
  purpose: 'Commitment follows mean trust.',
  source: 'bench/README.md, rule 4',
  equation: 'C_i += pace·(T̄_i − C_i)',
  coefficients: { pace: fixed(0.02, 'How fast it follows.') },
  within(s, { pace }, from, to) {
    const { seatStart } = s.world.structure
    const { meanTrust } = s
    const { process } = s.agency.commitment
    for (let i = seatStart[from]!; i < seatStart[to]!; i++) process[i]! += pace * (meanTrust[i]! - process[i]!)
  },
})

const forumModel: Model = {
  schedule: [attendance, dialogue, decay, commitment],
  services: [],
  outcomes: [
    outcome('mean-trust', 'Mean trust', (s) => mean(s.meanTrust)),
    outcome('mean-commitment', 'Mean commitment', (s) => mean(s.agency.commitment.process)),
    outcome('attendance', 'Share of agents that came', (s) => {
      let came = 0
      for (let f = 0; f < s.now.forumPresent.length; f++) came += s.attendees[f]!
      return came / s.meanTrust.length
    }),
  ],
  purposes: { start: 'agency', attendance: 'seat' },
  begin(s) {
    const names = s.names.start!
    for (const [k, column] of [s.budget, s.agency.commitment.process, s.agency.ego, s.position].entries())
      column.set(s.draws(names, 0, column.length, k).subarray(0, column.length))
  },
}

function outcome(name: string, label: string, read: (s: State) => number): Outcome {
  const text = { en: label, id: label }
  return {
    name,
    label: text,
    unit: 'share',
    bounds: [0, 1],
    bins: 1000,
    better: 'neither',
    meaning: text,
    of: 'world',
    read,
  }
}

function mean(column: Float64Array): number {
  // Two sums side by side, for one alone waits for each addition.
  let even = 0
  let odd = 0
  for (let i = 1; i < column.length; i += 2) {
    even += column[i - 1]!
    odd += column[i]!
  }
  return (even + odd + (column.length % 2 ? column[column.length - 1]! : 0)) / column.length
}

/** `agents` agents in forums of 17, in the order of their ids; the last forum takes those that are left. */
function forumWorld(agents: number, ticks: number, model: Model): World {
  const bare = defaultOf(group('', entityFields)) as EntitySpec
  const agency = { ...(defaultOf(group('', agencyFields)) as AgencySpec), roles: {} }
  const forum = defaultOf(group('', forumFields)) as ForumSpec
  const seat = { joined: 0, told: true }
  const everySeat = () => seat
  // Numbered from a power of ten on, ids have one length, and their order is that of their numbers.
  const before = 10 ** String(agents).length
  const ids = (kind: string, count: number) => Array.from({ length: count }, (_, index) => kind + (before + index))
  const everyone = ids('a', agents)
  const forums = ids('f', Math.ceil(agents / membersPerForum))
  const said = forums.map((_, f): ForumSpec => {
    const members = everyone.slice(f * membersPerForum, (f + 1) * membersPerForum)
    return { ...forum, members: lazyMap(members, everySeat) }
  })
  const spec: WorldSpec = {
    ...bare,
    issues: { opinion: {} },
    agencies: lazyMap(everyone, () => agency),
    forums: lazyMap(forums, (f) => said[f]!),
    relations: { ...bare.relations, trust: 0.1, spread: 0 },
    services: {},
    mechanisms: {},
  }
  return compileWorld({ months: ticks, snapshots: [{ from: 0, spec, set: new Set() }] }, {}, model)
}

/** The generator of the reference in C; its draws have no names, so they must be made in the reference’s order. */
class Mulberry extends RandomStreams {
  #state: number

  constructor(
    seed: number,
    readonly into: Float64Array,
  ) {
    super('', 0)
    this.#state = seed | 0
  }

  override block(_names: unknown, from: number, to: number): void {
    for (let i = 0; i < to - from; i++) this.into[i] = this.hashed()
  }

  override hashed(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface ForumRun {
  readonly agents: number
  readonly replicates: number
  /** Seed of the first replicate; each further one has the next. */
  readonly seed: number
  readonly ticks: number
  /** Draw as the reference in C draws, to be compared with it. */
  readonly check: boolean
}

/** Seconds taken, and means over replicates: trust and commitment at the end, attendance over the whole run. */
export interface ForumResult {
  readonly wall: number
  readonly trust: number
  readonly commitment: number
  readonly attendance: number
}

export function runForum({ agents, replicates, seed, ticks, check }: ForumRun): ForumResult {
  const started = performance.now()
  let replicate = 0
  const model: Model = check
    ? {
        ...forumModel,
        begin(s) {
          const draw = new Mulberry(seed + replicate, s.scratch)
          s.random = draw
          // The reference goes agent by agent.
          for (let i = 0; i < agents; i++)
            for (const column of [s.budget, s.agency.commitment.process, s.agency.ego, s.position])
              column[i] = draw.hashed()
        },
      }
    : forumModel
  const world = forumWorld(agents, ticks, model)
  const rows = ticks + 1
  const out = new Float64Array(world.series.length * rows)
  let trust = 0
  let commitment = 0
  let attendance = 0
  for (; replicate < replicates; replicate++) {
    simulate(world, String(seed), replicate, { out })
    trust += out[ticks]!
    commitment += out[rows + ticks]!
    attendance += mean(out.subarray(2 * rows + 1, 3 * rows))
  }
  return {
    trust: trust / replicates,
    commitment: commitment / replicates,
    attendance: attendance / replicates,
    wall: (performance.now() - started) / 1000,
  }
}

function main(given: readonly string[]): void {
  const [agents, replicates, seed, ticks] = given.slice(0, 4).map(Number)
  const check = given[4] === 'check'
  const counts = [agents, replicates, ticks].every((n) => Number.isSafeInteger(n) && n! > 0)
  if (!counts || !Number.isSafeInteger(seed) || (given.length > 4 && !check)) {
    console.error('usage: node dist/bench/forum.js N REPS SEED0 TICKS [check]')
    process.exitCode = 2
    return
  }
  const run = { agents: agents!, replicates: replicates!, seed: seed!, ticks: ticks!, check }
  const { wall, trust, commitment, attendance } = runForum(run)
  const result = {
    peer: 'lintas',
    n: agents,
    reps: replicates,
    wall_s: wall,
    mt: trust,
    mc: commitment,
    att: attendance,
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
