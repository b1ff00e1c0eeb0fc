import { coefficient, mechanism } from '../mechanism.js'

/** Trust that no meeting feeds goes back, slowly, to its resting level: `settle` of pairs.ts and pairs.wat. */
export const trustDecay = mechanism({
  name: 'trust-decay',
  purpose: 'Between meetings trust goes back to its resting level.',
  source: 'ansell-gash-2008: trust-building takes continued dialogue',
  equation: 'not met this month: T −= decay·(T−T°)',
  coefficients: {
    decay: coefficient({
      slider: 2,
      default: 0.012,
      range: [0.005, 0.025],
      bounds: [0, 1],
      unit: 'per month',
      meaning: 'Share of the distance to the resting level lost in a month without meeting.',
    }),
  },
  step(s, c) {
    s.pairs.settle(s.now, s.month, c.decay)
  },
})
