import { coefficient, mechanism } from '../mechanism.js'
import { never } from '../state.js'

/** Tension between the countries wears down trust across the border, less where regular contact buffers it. */
export const tension = mechanism({
  name: 'tension',
  purpose: 'Bilateral tension erodes trust across the border; regular, well-kept contact buffers it.',
  source: 'fahrozi-sosek: confidence-building',
  equation: 'across the border: T ← T·(1 − loss·N·exposure·(1 − buffer·(.3L+.7S)·recency))',
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
    if (e.tension <= 0) return
    const { scratch: left } = s
    for (let f = 0; f < e.exposure.length; f++) {
      const since = s.lastHeld[f] === never ? c.recency : s.month - s.lastHeld[f]!
      const recent = since < c.recency ? 1 - since / c.recency : 0
      const held = c.buffer * (0.3 * e.legalBasis[f]! + 0.7 * s.secretariat[f]!) * recent
      left[f] = 1 - c.loss * e.tension * e.exposure[f]! * (1 - held)
    }
    s.wearAcross()
  },
})
