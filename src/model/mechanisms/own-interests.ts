import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** Between meetings every agency drifts back to its own interests and data (Friedkin & Johnsen 1990). */
export const ownInterests = mechanism({
  name: 'own-interests',
  purpose:
    'Between meetings, agencies drift back to their own interests and data; technical teams and shared information slow that.',
  source: 'friedkin-johnsen-1990',
  equation: 'x_i += anchor_i·(hold+ego·e_i)·(1−Z)·(1−technical·prepared)·(x⁰_i−x_i)',
  coefficients: {
    hold: coefficient({
      default: 0.03,
      range: [0.01, 0.06],
      unit: 'per month',
      meaning: 'Pull of own interests at no ego.',
    }),
    ego: coefficient({ default: 0.05, range: [0.02, 0.1], unit: 'per month', meaning: 'Further pull at full ego.' }),
    technical: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'How much of the drift working technical teams hold back.',
    }),
  },
  step(s, c) {
    const { present, interest, seating } = s.now
    const { anchor } = s.now.agency
    const integration = s.now.world['information-integration']
    const { heldStart, heldForum } = seating
    const { prepared, position, scratch: pull } = s
    const { ego } = s.agency
    const { hold, ego: selfish, technical } = c
    const apart = 1 - integration
    const n = present.length
    for (let i = 0; i < n; i++) {
      let most = 0
      for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++)
        if (prepared[heldForum[q]!]! > most) most = prepared[heldForum[q]!]!
      pull[i] = clip(anchor[i]! * (hold + selfish * ego[i]!)) * apart * (1 - technical * most)
    }
    for (let k = 0; k < position.length; k += n) {
      for (let i = 0; i < n; i++) {
        const x = position[k + i]!
        if (present[i]) position[k + i] = clip(x + pull[i]! * (interest[k + i]! - x))
      }
    }
  },
})
