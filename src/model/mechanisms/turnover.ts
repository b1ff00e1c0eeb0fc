import { spread } from '../../luck/index.js'
import { coefficient, mechanism } from '../mechanism.js'
import { clip, type State } from '../state.js'

/**
 * Officials rotate, and what they knew of each other goes with them unless somebody remembers. A forum’s secretariat is
 * that memory. Without the minimum, turnover would raise low trust, and a secretariat lower it.
 */
export const turnover = mechanism({
  name: 'turnover',
  purpose: 'When an official changes, trust falls back towards what nothing sustains; a secretariat keeps part of it.',
  source: 'fahrozi-sosek: officials rotate, counterparts start anew',
  equation:
    'with chance 1/tenure: T_ij ← min(T, T°+keep·S·(T−T°)); T_ji ← min(T, T°+(office+memory·S)·(T−T°)); e redrawn',
  coefficients: {
    keep: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'Share of the gain in trust that a full secretariat hands to the newcomer.',
      source: 'secretariat as memory +',
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
  step(s, c) {
    const e = s.now
    const { turnover: changes, ego } = s.world.names
    const u = s.scratch
    s.draws(changes, 0, e.present.length, 0, u)
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i] || u[i]! >= e.hazard[i]!) continue
      const lost = forget(s, i, c)
      s.ego[i] = clip(spread(s.draw(ego, i), e.ego[i]!, c['ego-spread']))
      s.changed[i] = s.month
      s.trace?.({
        month: s.month,
        event: 'turnover',
        forum: '',
        agencies: [s.world.structure.agencies[i]!],
        detail: `a new official; trust lost ${lost.toFixed(2)} over all counterparts`,
      })
    }
  },
})

/** Trust in both directions falls back; returns the sum of what was lost. */
function forget(s: State, i: number, c: { keep: number; office: number; memory: number }): number {
  const { pairStart, pairTo } = s.world.structure
  const { pairForum } = s.now
  let lost = 0
  for (let p = pairStart[i]!; p < pairStart[i + 1]!; p++) {
    if (!s.now.activePair[p]) continue
    const f = pairForum[p]!
    const rest = s.restingTrust[f]!
    const memory = s.secretariat[f]!
    lost += fallBack(s, p, rest, c.keep * memory)
    lost += fallBack(s, pairBack(s, i, pairTo[p]!), rest, c.office + c.memory * memory)
  }
  return lost
}

function fallBack(s: State, p: number, rest: number, kept: number): number {
  const before = s.trust[p]!
  const after = rest + (kept < 1 ? kept : 1) * (before - rest)
  if (after >= before) return 0
  s.trust[p] = after
  return before - after
}

/** The pair (j, i), found by bisection among the pairs of j. */
function pairBack(s: State, i: number, j: number): number {
  const { pairStart, pairTo } = s.world.structure
  let low = pairStart[j]!
  let high = pairStart[j + 1]! - 1
  while (low < high) {
    const mid = (low + high) >> 1
    if (pairTo[mid]! < i) low = mid + 1
    else high = mid
  }
  return low
}
