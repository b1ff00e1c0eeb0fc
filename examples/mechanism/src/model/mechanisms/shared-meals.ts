import { faceToFace } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'

/** Those who came to a session eat together, and trust each other a little more, whatever was said in the room. */
export const sharedMeals = mechanism({
  name: 'shared-meals',
  purpose: 'Eating together after a session raises trust between those who came.',
  source: 'an example, see docs/extending.md',
  equation: 'T_ij += warmth·(1−T_ij) for all i, j who came to one session',
  optional: true,
  coefficients: {
    warmth: coefficient({
      default: 0,
      range: [0, 0.04],
      unit: 'per session',
      meaning: 'Share of the remaining distance to full trust gained at one table.',
    }),
  },
  step(s, c) {
    const { seatStart, seatAgency, gridStart, pairOf, forums } = s.world.structure
    for (let f = 0; f < forums.length; f++) {
      const start = seatStart[f]!
      const size = seatStart[f + 1]! - start
      const first = faceToFace * seatAgency.length + start
      const last = first + s.attendees[faceToFace * forums.length + f]!
      for (let q = first; q < last; q++) {
        for (let r = first; r < last; r++) {
          if (r === q) continue
          const p = pairOf[gridStart[f]! + (s.attending[q]! - start) * size + (s.attending[r]! - start)]!
          s.trust[p]! += c.warmth * (1 - s.trust[p]!)
        }
      }
    }
  },
})
