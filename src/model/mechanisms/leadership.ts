import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** A champion keeps the process going between sessions; the forum leads and remembers better while it has one. */
export const leadership = mechanism({
  name: 'leadership',
  purpose: 'A champion raises facilitative leadership and does part of a secretariat’s work.',
  source: 'bryson-2006; ansell-gash-2008',
  equation: 'ℓ = min(1, leadership + lift·champion); S = min(1, secretariat + memory·champion)',
  coefficients: {
    lift: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'Leadership that a champion adds.',
      source: 'bryson-2006: sponsors and champions +',
    }),
    memory: coefficient({
      default: 0.2,
      range: [0.05, 0.35],
      meaning: 'Secretariat that a champion stands in for.',
      source: 'bryson-2006: sponsors and champions +',
    }),
  },
  step(s, c) {
    const e = s.now
    for (let f = 0; f < e.forumPresent.length; f++) {
      s.leadership[f] = clip(e.forum.leadership[f]! + c.lift * e.championed[f]!)
      s.secretariat[f] = clip(e.forum.design.secretariat[f]! + c.memory * e.championed[f]!)
    }
  },
})
