import { coefficient, mechanism } from '../mechanism.js'

/** A meeting in a room counts as recent for this many months. */
export const recentMonths = 12

/** A message carries less than a room, and least between people who have not met lately. */
export const richness = mechanism({
  name: 'richness',
  purpose: 'How much of a face-to-face talk a message carries.',
  source: 'balliet-2010: effect of communication on cooperation d = 1.21 face to face, .46 written',
  equation: `κ = 1 in a room; by message κ = written·(stale + (1−stale)·[the pair met in a room in the last ${recentMonths} months])`,
  coefficients: {
    written: coefficient({
      default: 0.38,
      range: [0.38, 1],
      meaning: 'Richness of written talk between people who know each other.',
      source: 'balliet-2010: .46/1.21',
    }),
    stale: coefficient({
      default: 0.5,
      range: [0.25, 1],
      meaning: 'Share of that which is left between people who have not met lately.',
    }),
  },
  step(s, c) {
    s.messageFresh = c.written
    s.messageStale = c.written * c.stale
  },
})
