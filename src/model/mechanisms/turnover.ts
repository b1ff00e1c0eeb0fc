import { spread } from '../../random/index.js'
import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'
import type { State } from '../state.js'
import type { Structure } from '../structure.js'
import { happened } from '../trace.js'

/**
 * Officials rotate, and what they knew of each other goes with them unless somebody remembers. A forum’s secretariat is
 * that memory. Without the minimum, turnover would raise low trust, and a secretariat lower it.
 */
export const turnover = mechanism({
  name: 'turnover',
  purpose: 'When an official changes, trust falls back towards what nothing sustains; a secretariat keeps part of it.',
  source: 'fahrozi-sosek: officials rotate, counterparts start anew',
  equation:
    'with chance 1/tenure: T_ij ← min(T, T°+keep·S_i·(T−T°)); T_ji ← min(T, T°+(office+memory·S_j)·(T−T°)), S_i the secretariat as far as it works for the side of i; e redrawn within ego-spread of the agency’s own',
  slider: 8,
  draws: { turnover: 'agency', ego: 'agency' },
  coefficients: {
    keep: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'Share of the gain in trust that a full secretariat hands to the newcomer.',
      source: 'fahrozi-sosek: a secretariat as memory +',
    }),
    office: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Share of others’ gained trust that stays with the office, whoever holds it.',
    }),
    memory: coefficient({ default: 0.5, range: [0.2, 0.6], meaning: 'Further share that a full secretariat keeps.' }),
    'ego-spread': coefficient({
      default: 0.15,
      range: [0.05, 0.3],
      bounds: [0, 1],
      meaning: 'Half-width of the spread of a new head’s sectoral ego around the agency’s own.',
    }),
  },
  events: {
    turnover: { detail: 'a new official; trust lost {lost:2} over all counterparts' },
  },
  step(s, c) {
    const e = s.now
    const ego = s.world.names.ego!
    const u = s.draws(s.names.turnover!, 0, e.present.length, 0)
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i] || u[i]! >= e.hazard[i]!) continue
      const lost = forget(s, i, c)
      s.agency.ego[i] = clip(spread(s.draw(ego, i), e.agency.ego[i]!, c['ego-spread']))
      s.changed[i] = s.month
      s.trace?.(happened(s, 'turnover', -1, { lost }, [s.world.structure.agencies[i]!]))
    }
  },
})

/** Trust in both directions falls back; returns the sum of what was lost. */
function forget(s: State, i: number, c: { keep: number; office: number; memory: number }): number {
  const { pairStart, pairTo, countries } = s.world.structure
  const { pairForum, side, activePair, crossBorder } = s.now
  const back = pairsBack(s.world.structure)
  let lost = 0
  let across = 0
  let counterparts = 0
  for (let p = pairStart[i]!; p < pairStart[i + 1]!; p++) {
    if (!activePair[p]) continue
    const f = pairForum[p]!
    const rest = s.restingTrust[f]!
    const j = pairTo[p]!
    const secretariat = s.secretariat[f]!
    // Each side’s own files say what the other was worth.
    const own = secretariat * s.files[f * countries.length + side[i]!]!
    const theirs = secretariat * s.files[f * countries.length + side[j]!]!
    const inThem = fallBack(s, p, rest, c.keep * own)
    const inUs = fallBack(s, back[p]!, rest, c.office + c.memory * theirs)
    lost += inThem
    lost += inUs
    if (crossBorder[p]) {
      across += inThem + inUs
      counterparts++
    }
  }
  if (counterparts > 0) s.lostAcross[i]! += across / (2 * counterparts)
  return lost
}

/** Trust of pair p falls back to what is kept of its gain over the resting level; returns what was lost. */
export function fallBack(s: State, p: number, rest: number, kept: number): number {
  const before = s.trust[p]!
  const after = rest + (kept < 1 ? kept : 1) * (before - rest)
  if (after >= before) return 0
  s.trust[p] = after
  return before - after
}

const backs = new WeakMap<Structure, Int32Array>()

/** Of each pair the one the other way round; laid out when it is first asked for. */
function pairsBack(structure: Structure): Int32Array {
  const known = backs.get(structure)
  if (known) return known
  const { pairStart, pairTo } = structure
  // Pairs go by who trusts and then by whom, so those that lead back to one agency after another come in their order.
  const next = pairStart.slice()
  const back = new Int32Array(pairTo.length)
  for (let p = 0; p < back.length; p++) back[p] = next[pairTo[p]!]!++
  backs.set(structure, back)
  return back
}
