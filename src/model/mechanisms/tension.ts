import { coefficient, mechanism } from '../mechanism.js'
import { never } from '../state-columns.js'

/** Share of the buffer that the legal basis holds; the secretariat holds the rest. */
const lawHolds = 0.3

/** Tension between the countries wears down trust across the border, less where regular contact buffers it: `wear` of pairs.ts and pairs.wat. */
export const tension = mechanism({
  name: 'tension',
  purpose: 'Bilateral tension erodes trust across the border; regular, well-kept contact buffers it.',
  source: 'fahrozi-sosek: confidence-building',
  equation: `across the border: T ← T·(1 − loss·N·exposure·(1 − buffer·(${lawHolds}·L+(1−${lawHolds})·S)·max(0, 1 − months since a session/recency)))`,
  coefficients: {
    loss: coefficient({
      default: 0.12,
      range: [0.05, 0.2],
      unit: 'per month',
      meaning: 'Share of trust lost in a month of full tension and exposure.',
    }),
    buffer: coefficient({ default: 0.9, range: [0.5, 1], meaning: 'How much of it regular contact can hold off.' }),
    recency: coefficient({
      default: 24,
      range: [12, 36],
      bounds: [1, 240],
      unit: 'months',
      meaning: 'Time after which a session no longer buffers.',
    }),
  },
  step(s, c) {
    const e = s.now
    if (e.world.tension <= 0) return
    const { scratch: left } = s
    for (let f = 0; f < e.forum.exposure.length; f++) {
      const since = s.lastHeld[f] === never ? c.recency : s.month - s.lastHeld[f]!
      const recent = since < c.recency ? 1 - since / c.recency : 0
      const held =
        c.buffer * (lawHolds * e.forum.design['legal-basis'][f]! + (1 - lawHolds) * s.secretariat[f]!) * recent
      left[f] = 1 - c.loss * e.world.tension * e.forum.exposure[f]! * (1 - held)
    }
    s.pairs.wearAcross(s.now)
  },
})
