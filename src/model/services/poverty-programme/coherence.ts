import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { columnsIn, programmeOf } from './state.js'

/**
 * How far each agency’s own programme is what the joint plan asks of it. A plan alone does not do it: it takes agencies
 * that want to work jointly, and somebody, a champion above all, who goes after them between sessions.
 */
export const coherence = mechanism({
  name: 'coherence',
  service: 'poverty-programme',
  purpose: 'Agencies’ programmes come to overlap with the joint plan through willingness, champion and secretariat.',
  source: 'bryson-2006: sponsors and champions, planning; iskandar-tkpkd: the planning agency as champion',
  equation:
    'target = (Pn + own·(1−Pn))·(floor + willing·r_i + champion·[champion] + secretariat·S)·(1 − dispute·conflict); coherence += pace·(target − coherence); the best of its forums counts',
  coefficients: {
    pace: coefficient({
      default: 0.08,
      range: [0.04, 0.15],
      unit: 'per month',
      meaning: 'How fast programmes are brought into line.',
    }),
    own: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Overlap that comes about without a plan, as a share of that with a full one.',
    }),
    floor: coefficient({
      default: 0.1,
      range: [0, 0.2],
      meaning: 'Overlap by chance: programmes against poverty are somewhat alike.',
    }),
    willing: coefficient({
      default: 0.6,
      range: [0.4, 0.8],
      meaning: 'Weight of the agency’s willingness to work jointly.',
      source: 'bryson-2006 +',
    }),
    champion: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'Weight of a champion.',
      source: 'bryson-2006: champions +',
    }),
    secretariat: coefficient({
      default: 0.15,
      range: [0.05, 0.25],
      meaning: 'Weight of the secretariat.',
      source: 'iskandar-tkpkd +',
    }),
    dispute: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'What full conflict about data takes away.',
      source: 'iskandar-tkpkd −',
    }),
  },
  step(s, c) {
    const e = s.now
    const p = programmeOf(s)
    const { forums, agencies } = s.world.structure
    const { memberStart, memberAgency } = e.seating
    const target = s.scratch
    for (let i = 0; i < agencies.length; i++) target[i] = 0
    for (let f = 0; f < forums.length; f++) {
      if (!p.concerned[f]) continue
      const conflict = p.figures > 0 ? p.conflict(e, s.position, f) : 0
      const plan = e.forum.design['joint-plan'][f]! + c.own * (1 - e.forum.design['joint-plan'][f]!)
      const care = c.floor + c.champion * e.championed[f]! + c.secretariat * s.secretariat[f]!
      for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) {
        const i = memberAgency[q]!
        const here = clip(plan * (care + c.willing * s.willing[i]!) * (1 - c.dispute * conflict))
        if (here > target[i]!) target[i] = here
      }
    }
    for (let i = 0; i < agencies.length; i++)
      if (columnsIn(e).role[i]! > 0) p.coherence[i]! += c.pace * (target[i]! - p.coherence[i]!)
  },
})
