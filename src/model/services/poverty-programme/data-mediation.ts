import { faceToFace, technicalTeam } from '../../channels.js'
import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import type { State } from '../../state.js'
import { happened } from '../../trace.js'
import { programmeOf, roundOfTeams } from './state.js'

/** Where a figure stands that nobody has: in the middle of its scale. */
const midScale = 0.5

/**
 * Somebody brings those who dispute a figure to one reading: the secretariat, a champion, leaders, on the ground of the
 * large goals that they share. Where there is one register, everybody reads off the same page.
 */
export const dataMediation = mechanism({
  name: 'data-mediation',
  service: 'poverty-programme',
  purpose: 'Mediation settles disputed figures and leaves an agreed method behind; one register does so by itself.',
  source: 'iskandar-tkpkd: settled by the secretariat, agreement on the large goals, formal and informal leaders',
  equation: `M = secretariat·S + goals·SU + leaders·ℓ + champion·[champion] + sponsor·[sponsor]; attending a session: y_i += pull·M·(1−ego·e_i)·(ȳ−y_i), ${roundOfTeams} of that by a round of technical teams; agreed += learn·M·(1−agreed), agreed −= forget·agreed; each month y_i += register·Z·(ȳ−y_i); a conflict is open from a spread of y above open to one below settled`,
  coefficients: {
    pull: coefficient({
      default: 0.2,
      range: [0.1, 0.4],
      unit: 'per session',
      meaning: 'Share of the distance to the common figure that full mediation covers.',
      source: 'iskandar-tkpkd +',
    }),
    secretariat: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'Weight of the secretariat.',
      source: 'iskandar-tkpkd +',
    }),
    goals: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'Weight of agreement on the large goals (shared understanding).',
      source: 'iskandar-tkpkd +',
    }),
    leaders: coefficient({
      default: 0.2,
      range: [0.1, 0.35],
      meaning: 'Weight of facilitative leadership.',
      source: 'iskandar-tkpkd +',
    }),
    champion: coefficient({
      default: 0.2,
      range: [0.1, 0.35],
      meaning: 'Weight of an informal leader who mediates.',
      source: 'iskandar-tkpkd +',
    }),
    sponsor: coefficient({
      default: 0.1,
      range: [0, 0.2],
      meaning: 'Weight of the formal leader’s word.',
      source: 'iskandar-tkpkd +',
    }),
    ego: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'How much sectoral ego takes away.',
      source: 'mbiri-fahik −',
    }),
    learn: coefficient({
      default: 0.06,
      range: [0.03, 0.12],
      unit: 'per session',
      meaning: 'How far one fully mediated session brings an agreed method.',
    }),
    forget: coefficient({
      default: 0.01,
      range: [0.003, 0.03],
      unit: 'per month',
      meaning: 'Share of an agreed method that falls out of use in a month.',
    }),
    register: coefficient({
      default: 0.3,
      range: [0.15, 0.5],
      unit: 'per month',
      meaning: 'Share of the distance to the common figure that a full register covers.',
      source: 'iskandar-tkpkd: unified data +',
    }),
    open: coefficient({
      default: 0.25,
      range: [0.2, 0.35],
      meaning: 'Spread of data above which a conflict is open.',
    }),
    settled: coefficient({
      default: 0.15,
      range: [0.1, 0.2],
      meaning: 'Spread of data below which an open conflict is settled.',
    }),
  },
  events: {
    'data-conflict': { detail: '{figure}: the sources’ figures are too far apart to plan with' },
    'data-settled': { detail: '{figure}: the members plan with one figure' },
  },
  step(s, c) {
    const e = s.now
    const p = programmeOf(s)
    const { forums } = s.world.structure
    for (let f = 0; f < forums.length; f++) {
      if (!p.concerned[f]) continue
      const power = clip(
        c.secretariat * s.secretariat[f]! +
          c.goals * s.understanding[f]! +
          c.leaders * s.leadership[f]! +
          c.champion * e.championed[f]! +
          c.sponsor * e.sponsored[f]!,
      )
      const session = s.attendees[faceToFace * forums.length + f]! > 0
      const round = s.convened[technicalTeam * forums.length + f]! > 0
      for (let g = 0; g < p.figures; g++) {
        if (session) settleIn(s, f, g, c.pull * power, c.ego)
        if (round) towards(s, f, g, roundOfTeams * c.pull * power, c.ego)
        if (e.world['information-integration'] > 0) towards(s, f, g, c.register * e.world['information-integration'], 0)
        const k = f * p.figures + g
        const work = (session ? 1 : 0) + (round ? roundOfTeams : 0)
        p.agreed[k] = clip((p.agreed[k]! + c.learn * power * work * (1 - p.agreed[k]!)) * (1 - c.forget))
        keepBook(s, f, g, c.open, c.settled)
      }
    }
  },
})

/** Those in the room move towards what the members’ data say on average. */
function settleIn(s: State, f: number, g: number, pull: number, ego: number): void {
  const { seatStart, seatAgency, agencies, issueCount, forums } = s.world.structure
  const base = (issueCount + g) * agencies.length
  const middle = common(s, f, base)
  const first = faceToFace * seatAgency.length + seatStart[f]!
  const last = first + s.attendees[faceToFace * forums.length + f]!
  for (let q = first; q < last; q++) {
    const i = seatAgency[s.attending[q]!]!
    const y = s.position[base + i]!
    s.position[base + i] = clip(y + pull * (1 - ego * s.agency.ego[i]!) * (middle - y))
  }
}

/** All members move, whether they come or not. */
function towards(s: State, f: number, g: number, pull: number, ego: number): void {
  const { agencies, issueCount } = s.world.structure
  const { memberStart, memberAgency } = s.now.seating
  const base = (issueCount + g) * agencies.length
  const middle = common(s, f, base)
  for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) {
    const i = memberAgency[q]!
    const y = s.position[base + i]!
    s.position[base + i] = clip(y + pull * (1 - ego * s.agency.ego[i]!) * (middle - y))
  }
}

function common(s: State, f: number, base: number): number {
  const { memberStart, memberAgency } = s.now.seating
  const n = s.now.members[f]!
  let sum = 0
  for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) sum += s.position[base + memberAgency[q]!]!
  return n > 0 ? sum / n : midScale
}

/** Opens and settles conflicts: opened = settled + open, at all times. */
function keepBook(s: State, f: number, g: number, open: number, settled: number): void {
  const p = programmeOf(s)
  const k = f * p.figures + g
  const { topics, issueCount } = s.world.structure
  const figure = topics[issueCount + g]!
  const spread = p.disagreement(s.now, s.position, f, g)
  if (p.opened[k]! < 0) {
    if (spread <= open) return
    p.opened[k] = s.month
    p.conflictsOpened[f]! += 1
    s.trace?.(happened(s, 'data-conflict', f, { figure }))
  } else if (spread < settled && spread <= open) {
    p.conflictsSettled[f]! += 1
    p.monthsToSettle[f]! += s.month - p.opened[k]!
    p.opened[k] = -1
    s.trace?.(happened(s, 'data-settled', f, { figure }))
  }
}
