import { coefficient, mechanism } from '../../mechanism.js'
import { fallBack } from '../../mechanisms/turnover.js'
import type { State } from '../../state.js'
import { happened } from '../../trace.js'
import { columnsIn } from './state.js'

/**
 * Across a border, a long habit of meeting counts only with those who know of it. A newcomer knows what the files of his
 * side’s secretariat tell him. The body that keeps them is now and then another one, which finds none and builds up its
 * own: then counterparts start anew. What the files of a side hold also guides its trust in the other’s newcomer.
 */
export const startingAnew = mechanism({
  name: 'starting-anew',
  service: 'diplomacy-agenda',
  purpose:
    'When officials or the body responsible for one side change, counterparts across the border start anew, as far as no files remain.',
  source: 'fahrozi-sosek: the Indonesian body changed again and again and officials rotate, counterparts start anew',
  equation:
    'R = stranger; new official i, across the border: T_ij ← min(T, R+(T−R)·(known+(1−known)·S·files_i)), T_ji ← min(T, R+(T−R)·(office+(1−office)·S·files_j)); with chance 1/tenure of the side: files ← 0 and T_ij, T_ji ← min(T, R+kept·(T−R)); else files += learning·(memory − files)',
  draws: { body: 'side' },
  coefficients: {
    stranger: coefficient({
      default: 0.25,
      range: [0.15, 0.35],
      meaning: 'Trust between offices of two countries that know nothing of each other (R).',
    }),
    known: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Share of the gain in trust that a newcomer has without any files.',
      source: 'fahrozi-sosek −',
    }),
    office: coefficient({
      default: 0.7,
      range: [0.5, 0.9],
      meaning: 'Share of the others’ gain in trust that stays with the office without any files.',
    }),
    kept: coefficient({
      default: 0.5,
      range: [0.25, 0.75],
      meaning: 'Share of the gain in trust that outlives a change of the responsible body.',
      source: 'fahrozi-sosek −',
    }),
    learning: coefficient({
      default: 0.03,
      range: [0.015, 0.06],
      unit: 'per month',
      meaning: 'How fast a new body builds up files of its own.',
    }),
  },
  events: {
    'change-of-body': { detail: 'another body takes over the side of {country}' },
  },
  step(s, c) {
    const e = s.now
    const { memory, bodyHazard } = columnsIn(e)!
    const { forums, countries } = s.world.structure
    const sides = countries.length
    const u = s.draws(s.names.body!, 0, forums.length * sides, 0)
    const newcomers = s.changed.includes(s.month)
    for (let f = 0; f < forums.length; f++) {
      if (!e.forumPresent[f]) continue
      for (let side = 0; side < sides; side++) {
        const at = f * sides + side
        // A side’s files are what its memory says from the start; only changes of body empty them.
        if (s.month <= 1) s.files[at] = memory[side]!
        const changed = u[at]! < bodyHazard[side]!
        if (changed) s.files[at] = 0
        else s.files[at]! += c.learning * (memory[side]! - s.files[at]!)
        if (changed || newcomers) meetAnew(s, f, side, changed, c)
        if (changed) s.trace?.(happened(s, 'change-of-body', f, { country: countries[side]! }))
      }
    }
  },
})

type Coefficients = { stranger: number; known: number; office: number; kept: number }

/** Trust across the border falls back, both ways, for a side’s newcomers, or for all of its members at a change of body. */
function meetAnew(s: State, f: number, side: number, body: boolean, c: Coefficients): void {
  const { seatStart, seatAgency, gridStart, pairOf, countries } = s.world.structure
  const e = s.now
  const start = seatStart[f]!
  const n = seatStart[f + 1]! - start
  const secretariat = s.secretariat[f]!
  const own = c.known + (1 - c.known) * secretariat * s.files[f * countries.length + side]!
  for (let a = 0; a < n; a++) {
    const i = seatAgency[start + a]!
    if (!e.seated[start + a] || e.side[i] !== side || !(body || s.changed[i] === s.month)) continue
    let lost = 0
    let counterparts = 0
    for (let b = 0; b < n; b++) {
      const other = e.side[seatAgency[start + b]!]!
      if (!e.seated[start + b] || other === side) continue
      const theirs = c.office + (1 - c.office) * secretariat * s.files[f * countries.length + other]!
      const p = pairOf[gridStart[f]! + a * n + b]!
      const back = pairOf[gridStart[f]! + b * n + a]!
      counterparts++
      // A relation is shaped by one forum only, or it would be lost once for each that the two share.
      if (e.pairForum[p] !== f) continue
      lost += fallBack(s, p, c.stranger, body ? c.kept : own)
      lost += fallBack(s, back, c.stranger, body ? c.kept : theirs)
    }
    if (counterparts > 0) s.lostAcross[i]! += lost / (2 * counterparts)
  }
}
