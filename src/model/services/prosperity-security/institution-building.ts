import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { borderOf, columnsIn } from './state.js'

/** Trained people make an institution only where there are routines and units for them, which come later. */
export const institutionBuilding = mechanism({
  name: 'institution-building',
  service: 'prosperity-security',
  purpose: 'Organisation of the agencies follows their people, sooner under a legal basis and a secretariat.',
  source: 'belu-cmmbs: institutional capacity, organisation and people; capacity building',
  equation:
    'organisation_i += pace·(k_i·(alone + legal·L + memory·S) − organisation_i), L and S of the best forum that i sits in; institutional capacity = (k + organisation)/2',
  coefficients: {
    pace: coefficient({
      default: 0.08,
      range: [0.04, 0.15],
      unit: 'per month',
      meaning: 'How fast organisation follows people and rules.',
    }),
    alone: coefficient({
      default: 0.5,
      range: [0.3, 0.6],
      meaning: 'Organisation per staff capacity where no forum supports it.',
    }),
    legal: coefficient({
      default: 0.25,
      range: [0.1, 0.35],
      meaning: 'What a full legal basis adds.',
      source: 'belu-cmmbs: joint commitment by MoU +',
    }),
    memory: coefficient({ default: 0.25, range: [0.1, 0.35], meaning: 'What a full secretariat adds.' }),
  },
  step(s, c) {
    const e = s.now
    const { heldStart, heldForum } = e.seating
    const { organisation } = borderOf(s)
    const { local } = columnsIn(e)!
    let lowest = -1
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i]) continue
      let support = 0
      for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++) {
        const f = heldForum[q]!
        const given = c.legal * e.forum.design['legal-basis'][f]! + c.memory * s.secretariat[f]!
        if (given > support) support = given
      }
      const k = s.agency.capacity[i]!
      organisation[i]! += c.pace * (k * clip(c.alone + support) - organisation[i]!)
      if (!local[i]) continue
      const capacity = (k + organisation[i]!) / 2
      if (lowest < 0 || capacity < lowest) lowest = capacity
    }
    borderOf(s).localCapacity = lowest < 0 ? 0 : lowest
  },
})
