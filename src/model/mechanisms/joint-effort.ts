import { reportsOfBudgetLine } from '../epoch.js'
import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** How fast the load follows the month’s work: what staff carry over. */
const loadPace = 0.3
/** Least capacity that work is shared over: there is always somebody. */
const leastCapacity = 0.05

/**
 * How an agency divides its effort between the joint task and its own programme. Meetings and reports are work too: an
 * overloaded staff does less, which is the cost of formality.
 */
export const jointEffort = mechanism({
  name: 'joint-effort',
  purpose: 'Agencies divide their effort between joint and own programmes; overload costs joint effort.',
  source: 'mbiri-fahik: each runs its own programme; ansell-gash-2008',
  equation: `r = clip(scale·(1−e)·(trust·T̄ + mean over its forums of (understanding·SU + leadership·ℓ + plan·Pn))); J = C^p·r·k/(1+drag·load); V = C^m·(1−r)·k; load += ${loadPace}·((sessions+reports·Σ(monitoring+${reportsOfBudgetLine}·Y))/(staff·max(${leastCapacity}, k)) − load)`,
  coefficients: {
    scale: coefficient({
      slider: 6,
      default: 1.2,
      range: [0.9, 1.5],
      bounds: [0, 10],
      meaning: 'Overall inclination to joint work.',
    }),
    trust: coefficient({
      default: 0.45,
      range: [0.3, 0.6],
      meaning: 'Weight of mean trust.',
      source: 'ansell-gash-2008 +',
    }),
    understanding: coefficient({
      default: 0.25,
      range: [0.15, 0.35],
      meaning: 'Weight of shared understanding.',
      source: 'ansell-gash-2008 +',
    }),
    leadership: coefficient({
      default: 0.15,
      range: [0.05, 0.25],
      meaning: 'Weight of facilitative leadership.',
      source: 'ansell-gash-2008 +',
    }),
    plan: coefficient({
      default: 0.25,
      range: [0.15, 0.35],
      meaning: 'Weight of the joint plan.',
      source: 'bryson-2006: planning +',
    }),
    drag: coefficient({ default: 0.09, range: [0.03, 0.2], meaning: 'Loss of joint effort per unit of load.' }),
    staff: coefficient({
      default: 2,
      range: [1, 4],
      bounds: [0.1, 100],
      unit: 'sessions per month',
      meaning: 'Sessions a month that a fully capable staff carries without strain.',
    }),
    reports: coefficient({
      default: 1,
      range: [0.5, 2],
      bounds: [0, 20],
      unit: 'sessions per month',
      meaning: 'Work of reporting under full joint monitoring.',
    }),
  },
  step(s, c) {
    const { present, reports, seating } = s.now
    const jointPlan = s.now.forum.design['joint-plan']
    const { heldStart, heldForum } = seating
    const { scratch: adds, understanding, leadership, sessions, load, meanTrust, willing, joint, own } = s
    const { capacity, ego, commitment } = s.agency
    const commitmentProcess = commitment.process
    const commitmentMandate = commitment.mandate
    const { scale, trust, drag, staff, reports: reporting } = c
    for (let f = 0; f < jointPlan.length; f++)
      adds[f] = c.understanding * understanding[f]! + c.leadership * leadership[f]! + c.plan * jointPlan[f]!
    for (let i = 0; i < present.length; i++) {
      if (!present[i]) continue
      const seats = heldStart[i + 1]! - heldStart[i]!
      let pull = 0
      for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++) pull += adds[heldForum[q]!]!
      willing[i] = seats > 0 ? pull / seats : 0
    }
    for (let i = 0; i < present.length; i++) {
      if (!present[i]) continue
      const k = capacity[i]!
      const carried = staff * (k > leastCapacity ? k : leastCapacity)
      const strain = load[i]! + loadPace * ((sessions[i]! + reporting * reports[i]!) / carried - load[i]!)
      const sits = heldStart[i + 1]! > heldStart[i]!
      const r = sits ? clip(scale * (1 - ego[i]!) * (trust * meanTrust[i]! + willing[i]!)) : 0
      load[i] = strain
      willing[i] = r
      joint[i] = (commitmentProcess[i]! * r * k) / (1 + drag * strain)
      own[i] = commitmentMandate[i]! * (1 - r) * k
    }
  },
})
