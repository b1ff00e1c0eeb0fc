import { binomial, poisson } from '../../../random/index.js'
import { faceToFace } from '../../channels.js'
import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import type { State } from '../../state.js'
import { happened } from '../../trace.js'
import { agendaOf, columnsIn } from './state.js'

/** Open items that draw half of the attention that a very long list draws. */
const longList = 10

/**
 * Items arrive in each issue field at the forums of the lowest tier. A session settles what lies within its authority;
 * the rest goes up, and a forum above treats it in a session of its own. What was decided above is taken up by the next
 * session where it arose, so an item beyond local authority takes at least another cycle. What is not settled is carried
 * over. Results of a lower tier go up as well, for endorsement by the next session above.
 */
export const agenda = mechanism({
  name: 'agenda',
  service: 'diplomacy-agenda',
  purpose: 'Items go through the tiers: agreed, carried over, escalated, resolved.',
  source: 'fahrozi-sosek: regional groups first, then the centre, then the General Border Committee, every year',
  equation: `arrivals ~ Poisson(rate/12) per field; P(item dealt with in a session) = clip(floor+understanding·SU+papers·prepared+skill·k̄)/(1+crowd·(fields−1)), times handed+(1−handed)·coordination above the forum of arrival; within authority ~ authority·(1−sensitivity); attention ≥ min(1, pressure·open/(open+${longList}))`,
  draws: { item: 'field' },
  coefficients: {
    floor: coefficient({ default: 0.1, range: [0, 0.2], meaning: 'Chance of dealing with an item by routine alone.' }),
    understanding: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Weight of shared understanding.',
      source: 'ansell-gash-2008 +',
    }),
    papers: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Weight of working papers that technical teams have prepared.',
      source: 'fahrozi-sosek: working papers +',
    }),
    skill: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Weight of the negotiators’ skill: mean capacity of those who attend.',
      source: 'fahrozi-sosek: negotiators’ skills +',
    }),
    crowd: coefficient({
      default: 0.12,
      range: [0.06, 0.25],
      meaning: 'What each further issue field takes away from the time for the others.',
      source: 'fahrozi-sosek: eight fields cut to three −',
    }),
    handed: coefficient({
      default: 0.5,
      range: [0.3, 0.7],
      meaning: 'Share of what is sent up that is on the next tier’s table without central coordination.',
    }),
    pressure: coefficient({
      default: 0.5,
      range: [0.25, 1],
      bounds: [0, 10],
      meaning: 'How strongly open items occupy the agencies.',
    }),
  },
  events: {
    agenda: { detail: '{before} items before the session, {settled} settled' },
  },
  step(s, c) {
    const e = s.now
    const d = agendaOf(s)
    const { downwards } = columnsIn(e)!
    const forums = e.forumPresent.length
    d.settledThisMonth = 0
    let open = 0
    arrive(s)
    for (let f = 0; f < forums; f++) {
      if (!e.forumPresent[f]) continue
      closeCycle(s, f)
      if (s.attendees[faceToFace * forums + f]! > 0) {
        d.inCycle[f] = 1
        takeUp(s, f)
      }
    }
    for (let n = 0; n < forums; n++) {
      const g = downwards[n]!
      if (e.forumPresent[g] && s.attendees[faceToFace * forums + g]! > 0) treat(s, g, c)
    }
    for (let f = 0; f < forums; f++) open += d.openItems(f)
    s.attention = Math.max(s.attention, clip((c.pressure * open) / (longList + open)))
  },
})

type Coefficients = {
  floor: number
  understanding: number
  papers: number
  skill: number
  crowd: number
  handed: number
}

/** Items come up at the forums of the lowest tier: those within the authority of the forum, then those beyond it. */
function arrive(s: State): void {
  const { arrived, local, localSince, raised, raisedSince } = agendaOf(s)
  const { arrivals, within, entry } = columnsIn(s.now)!
  const fields = arrivals.length
  for (let beyond = 0; beyond <= 1; beyond++) {
    const count = beyond ? raised : local
    const since = beyond ? raisedSince : localSince
    const u = s.draws(s.names.item!, 0, within.length, beyond)
    for (let f = 0; f < entry.length; f++) {
      if (!entry[f]) continue
      for (let k = 0; k < fields; k++) {
        const cell = f * fields + k
        const n = poisson(u[cell]!, arrivals[k]! * (beyond ? 1 - within[cell]! : within[cell]!))
        if (n === 0) continue
        arrived[f]! += n
        count[cell]! += n
        since[cell]! += n * s.month
      }
    }
  }
}

/** At the month in which the next session falls due, the cycle before it is over. */
function closeCycle(s: State, f: number): void {
  const e = s.now
  const d = agendaOf(s)
  const every = e.every[faceToFace * e.forumPresent.length + f]!
  if (every <= 0 || (s.month - e.forum.channels['face-to-face'].due[f]!) % every !== 0) return
  if (d.cycleOpen[f]) {
    d.cycles[f]! += 1
    d.cyclesKept[f]! += d.inCycle[f]!
  }
  d.cycleOpen[f] = 1
  d.inCycle[f] = 0
}

/** What was decided above is taken up by the session where it arose. */
function takeUp(s: State, f: number): void {
  const d = agendaOf(s)
  const fields = columnsIn(s.now)!.arrivals.length
  for (let k = 0; k < fields; k++) {
    const cell = f * fields + k
    const n = d.decided[cell]!
    if (n === 0) continue
    d.resolved[f]! += n
    d.resolvedMonths[f]! += n * s.month - d.decidedSince[cell]!
    d.settledThisMonth += n
    d.decided[cell] = 0
    d.decidedSince[cell] = 0
  }
}

/** A session of forum g: its own items, and those of the forums below that have come to it. */
function treat(s: State, g: number, c: Coefficients): void {
  const e = s.now
  const d = agendaOf(s)
  const { parent, within, arrivals, fieldCount, spec } = columnsIn(e)!
  const forums = parent.length
  const fields = arrivals.length
  const cells = forums * fields
  const chance =
    clip(c.floor + c.understanding * s.understanding[g]! + c.papers * s.prepared[g]! + c.skill * skillInRoom(s, g)) /
    (1 + c.crowd * (fieldCount > 1 ? fieldCount - 1 : 0))
  const onTable = c.handed + (1 - c.handed) * spec.coordination
  let before = 0
  let settled = 0
  for (let k = 0; k < fields; k++) {
    const cell = g * fields + k
    const own = d.local[cell]!
    if (own > 0) {
      const n = share(s, cell, 2, own, chance)
      before += own
      settled += n
      const since = leave(d.local, d.localSince, cell, n)
      d.agreed[g]! += n
      d.agreedMonths[g]! += n * s.month - since
      d.settledThisMonth += n
      if (parent[g]! >= 0) d.unendorsed[g]! += n
    }
    const beyond = d.raised[cell]!
    if (beyond > 0) {
      // The forum where it arose can only prepare it for the one above.
      const n = share(s, cell, 3, beyond, chance)
      before += beyond
      d.escalated[g]! += n
      d.raised[cells + cell]! += n
      d.raisedSince[cells + cell]! += leave(d.raised, d.raisedSince, cell, n)
    }
  }
  for (let f = 0; f < forums; f++) {
    let level = 0
    let at = f
    while (at !== g && at >= 0) {
      at = parent[at]!
      level++
    }
    if (at < 0 || level === 0) continue
    if (level === 1) {
      d.endorsed[f]! += d.unendorsed[f]!
      d.unendorsed[f] = 0
    }
    for (let k = 0; k < fields; k++) {
      const home = f * fields + k
      const here = level * cells + home
      const waiting = d.raised[here]!
      if (waiting === 0) continue
      const dealt = share(s, home, 4 + 2 * level, waiting, chance * onTable)
      const decided = share(s, home, 5 + 2 * level, dealt, within[g * fields + k]!)
      before += waiting
      settled += decided
      d.decided[home]! += decided
      d.decidedSince[home]! += leave(d.raised, d.raisedSince, here, decided)
      const up = dealt - decided
      if (up > 0) {
        d.raised[here + cells]! += up
        d.raisedSince[here + cells]! += leave(d.raised, d.raisedSince, here, up)
      }
    }
  }
  d.left[g] = before - settled
  if (before > 0) d.settledShare[g] = settled / before
  if (before > 0) s.trace?.(happened(s, 'agenda', g, { before, settled }))
}

/** Items drawn at once; the binomial is exact to this many. */
const batch = 100

/** How many of n items meet with chance p each, by the luck of an issue field at the forum where they arose. */
function share(s: State, cell: number, occasion: number, n: number, p: number): number {
  let count = 0
  for (let done = 0; done < n; done += batch) {
    const some = n - done < batch ? n - done : batch
    const u = s.draw(s.world.names.item!, cell, occasion + 1024 * (done / batch))
    count += p <= 1 - p ? binomial(u, some, p) : some - binomial(1 - u, some, 1 - p)
  }
  return count
}

/** Takes n items out of a count; returns the sum of their months of arrival, at the mean of the count. */
function leave(count: Float64Array, since: Float64Array, at: number, n: number): number {
  if (n === 0) return 0
  const months = n === count[at]! ? since[at]! : (since[at]! * n) / count[at]!
  count[at]! -= n
  since[at]! -= months
  return months
}

/** Mean staff capacity of those who attend. */
function skillInRoom(s: State, g: number): number {
  const { seatStart, seatAgency, forums } = s.world.structure
  const first = faceToFace * seatAgency.length + seatStart[g]!
  const came = s.attendees[faceToFace * forums.length + g]!
  let sum = 0
  for (let q = first; q < first + came; q++) sum += s.agency.capacity[seatAgency[s.attending[q]!]!]!
  return came > 0 ? sum / came : 0
}
