import { faceToFace } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'

/** Sitting in one room under facilitative leadership slowly wears down sectoral ego. */
export const facilitation = mechanism({
  name: 'facilitation',
  purpose: 'Facilitative leadership slowly lowers the sectoral ego of those who come.',
  source: 'ansell-gash-2008: facilitative leadership',
  equation: 'attending a session: e ← e·(1 − wear·ℓ)',
  slider: 10,
  coefficients: {
    wear: coefficient({
      default: 0.02,
      range: [0.005, 0.04],
      unit: 'per session',
      meaning: 'Share of ego that one session under full leadership takes away.',
      source: 'ansell-gash-2008 −',
    }),
  },
  step(s, c) {
    const { seatStart, seatAgency, forums } = s.world.structure
    for (let f = 0; f < forums.length; f++) {
      const first = faceToFace * seatAgency.length + seatStart[f]!
      const last = first + s.attendees[faceToFace * forums.length + f]!
      for (let q = first; q < last; q++) s.agency.ego[seatAgency[s.attending[q]!]!]! *= 1 - c.wear * s.leadership[f]!
    }
  },
})
