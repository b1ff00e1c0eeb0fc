import { faceToFace, messaging } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'
import type { State } from '../state.js'
import { happened } from '../trace.js'
import { coverOfBudgetLine } from './attendance.js'

/** Months for which those who met an agency feel its broken pledge: over a year, so that those of a yearly forum are among them. */
const feltMonths = 13
/** Weight of the latest pledge in a forum’s record; an agency’s own is `memory`. */
const recordPace = 0.05

/**
 * A session asks for pledges, and some are broken: by ego, by overload, for want of money, by a new official. A broken
 * one costs trust with all who met the agency lately, and leaves damage that heals slowly, by `heal` of pairs.ts and
 * pairs.wat. Whether money is short goes by the budget line’s ordinary cover, whatever a scenario sets for attendance.
 */
export const promises = mechanism({
  name: 'promises',
  purpose: 'Pledges made in the forum are kept or broken; a broken one costs trust and leaves lasting damage.',
  source: 'bryson-2006; theory: a loss weighs 2 to 3 times a gain (several, contested)',
  equation: `P(asked) = asked+plan·Pn, of those who attend; due after term months; P(broken) = base+ego·e+load·load_i·(1−k)+shock·[B < cost·(1−${coverOfBudgetLine}·Y) or an official new within term months]; broken: T_ij ← T_ij·(1−loss), D_ij += wound·(1−D_ij) for those who met j within ${feltMonths} months; kept_j += memory·([kept]−kept_j); broken share += ${recordPace}·([broken]−broken share); D ← D·(1−heal)`,
  slider: 9,
  draws: { pledge: 'seat' },
  coefficients: {
    asked: coefficient({
      default: 0.3,
      range: [0.15, 0.5],
      meaning: 'Chance that a session asks an attending agency for a pledge, with no joint plan.',
    }),
    plan: coefficient({ default: 0.6, range: [0.3, 0.7], meaning: 'How much a full joint plan adds to that.' }),
    term: coefficient({
      default: 3,
      range: [2, 6],
      bounds: [1, 60],
      unit: 'months',
      meaning: 'Months after which a pledge falls due (rounded).',
    }),
    base: coefficient({
      slider: 3,
      default: 0.02,
      range: [0, 0.05],
      meaning: 'Chance that a pledge is broken by mischance.',
    }),
    ego: coefficient({
      default: 0.1,
      range: [0.05, 0.2],
      meaning: 'Added by full sectoral ego.',
      source: 'mbiri-fahik +',
    }),
    load: coefficient({
      default: 0.05,
      range: [0.02, 0.1],
      bounds: [0, 1],
      meaning: 'Added per unit of load where capacity is lacking.',
    }),
    shock: coefficient({
      default: 0.1,
      range: [0.05, 0.2],
      meaning: 'Added where money is short or the official is new.',
    }),
    loss: coefficient({
      slider: 4,
      default: 0.15,
      range: [0.1, 0.3],
      meaning: 'Share of trust lost in one who breaks a pledge.',
      source: 'bryson-2006 −',
    }),
    wound: coefficient({ default: 0.2, range: [0.1, 0.3], meaning: 'Lasting damage that a broken pledge leaves.' }),
    heal: coefficient({
      default: 0.015,
      range: [0.005, 0.03],
      unit: 'per month',
      meaning: 'Share of damage that heals in a month.',
    }),
    memory: coefficient({
      default: 0.15,
      range: [0.05, 0.3],
      meaning: 'Weight of the latest pledge in an agency’s record.',
    }),
  },
  events: {
    pledge: { detail: 'pledged work towards the joint task' },
    'pledge-kept': { detail: 'a pledge fell due and was kept' },
    'pledge-broken': { detail: 'a pledge fell due and was broken' },
  },
  step(s, c) {
    const e = s.now
    s.pairs.heal(1 - c.heal)
    const { seatAgency, seatForum, forums, agencies } = s.world.structure
    for (let m = 0; m < seatAgency.length; m++) {
      const due = s.pledgeDue[m]!
      if (due === 0 || due > s.month) continue
      s.pledgeDue[m] = 0
      const i = seatAgency[m]!
      const f = seatForum[m]!
      const short =
        s.budget[i]! <
          e.forum.channels['face-to-face'].cost[f]! * (1 - coverOfBudgetLine * e.forum.design['budget-line'][f]!) ||
        s.month - s.changed[i]! < c.term
      const chance =
        c.base + c.ego * s.agency.ego[i]! + c.load * s.load[i]! * (1 - s.agency.capacity[i]!) + (short ? c.shock : 0)
      const broken = s.draw(s.world.names.pledge!, m, 1) < chance
      if (broken) {
        breach(s, f, m, c.loss, c.wound)
        s.pledgesBroken[f]! += 1
      } else s.pledgesKept[f]! += 1
      s.kept[i]! += c.memory * ((broken ? 0 : 1) - s.kept[i]!)
      s.breach[f]! += recordPace * ((broken ? 1 : 0) - s.breach[f]!)
      s.trace?.(happened(s, broken ? 'pledge-broken' : 'pledge-kept', f, {}, [agencies[i]!]))
    }
    for (let f = 0; f < forums.length; f++) {
      for (let channel = faceToFace; channel <= messaging; channel++)
        ask(s, f, channel, c.asked + c.plan * e.forum.design['joint-plan'][f]!, c.term)
    }
  },
})

/** Those who attend may be asked for a pledge; one at a time. */
function ask(s: State, f: number, channel: number, chance: number, term: number): void {
  const { seatAgency, seatStart, forums, agencies } = s.world.structure
  const first = channel * seatAgency.length + seatStart[f]!
  const last = first + s.attendees[channel * forums.length + f]!
  if (first === last) return
  const start = seatStart[f]!
  const u = s.draws(s.names.pledge!, start, seatStart[f + 1]!, 2 + channel)
  const pledged: string[] | undefined = s.trace ? [] : undefined
  for (let q = first; q < last; q++) {
    const m = s.attending[q]!
    if (s.pledgeDue[m] || u[m - start]! >= chance) continue
    const months = Math.round(term)
    s.pledgeDue[m] = s.month + (months > 1 ? months : 1)
    pledged?.push(agencies[seatAgency[m]!]!)
  }
  if (pledged?.length) s.trace?.(happened(s, 'pledge', f, {}, pledged))
}

function breach(s: State, f: number, m: number, loss: number, wound: number): void {
  const { seatStart, gridStart, pairOf } = s.world.structure
  const start = seatStart[f]!
  const n = seatStart[f + 1]! - start
  for (let a = 0; a < n; a++) {
    if (start + a === m || !s.now.seated[start + a]) continue
    const p = pairOf[gridStart[f]! + a * n + (m - start)]!
    if (s.month - s.lastMet[p]! > feltMonths) continue
    s.trust[p]! *= 1 - loss
    s.damage[p] = clip(s.damage[p]! + wound * (1 - s.damage[p]!))
  }
}
