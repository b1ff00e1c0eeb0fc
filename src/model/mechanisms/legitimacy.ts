import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** Share of non-state members at which a forum includes them in full. */
export const fullInclusion = 0.3
/** Legitimacy at which the felt mandate is the agency’s own: that of a forum of which a scenario says nothing. */
const accepted = 0.4

/** A forum is accepted for its law, its sponsor, what it delivers and whom it includes; broken pledges cost it. */
export const legitimacy = mechanism({
  name: 'legitimacy',
  purpose:
    'Legitimacy follows law, sponsor, results and inclusion, falls with broken pledges, and lifts the felt mandate.',
  source: 'bryson-2006: legitimacy',
  equation: `target = floor+legal·L+sponsor·[sponsor]+results·O+inclusion·min(1, non-state share/${fullInclusion})−breach·broken share; legitimacy += pace·(target−legitimacy); m ← clip(m·(1+lift·(legitimacy−${accepted}))), by the most legitimate of its forums`,
  coefficients: {
    pace: coefficient({
      default: 0.04,
      range: [0.02, 0.08],
      unit: 'per month',
      meaning: 'How fast acceptance follows.',
    }),
    floor: coefficient({
      default: 0.28,
      range: [0.15, 0.4],
      meaning: 'Acceptance of a forum that has nothing to show.',
    }),
    legal: coefficient({
      default: 0.25,
      range: [0.15, 0.35],
      meaning: 'Weight of the legal basis.',
      source: 'bryson-2006 +',
    }),
    sponsor: coefficient({
      default: 0.15,
      range: [0.05, 0.25],
      meaning: 'Weight of a formal sponsor.',
      source: 'bryson-2006 +',
    }),
    results: coefficient({
      default: 0.4,
      range: [0.2, 0.5],
      meaning: 'Weight of the record of outcomes.',
      source: 'bryson-2006 +',
    }),
    inclusion: coefficient({
      default: 0.12,
      range: [0.05, 0.2],
      meaning: 'Weight of including non-state members.',
      source: 'ansell-gash-2008 +',
    }),
    breach: coefficient({
      default: 0.5,
      range: [0.3, 0.8],
      meaning: 'What broken pledges take away.',
      source: 'bryson-2006 −',
    }),
    lift: coefficient({
      default: 0.3,
      range: [0.1, 0.5],
      meaning: 'How much acceptance lifts or lowers the felt mandate.',
    }),
  },
  step(s, c) {
    const e = s.now
    const { forums } = s.world.structure
    const { heldStart, heldForum } = e.seating
    for (let f = 0; f < forums.length; f++) {
      if (!e.forumPresent[f]) continue
      const target = clip(
        c.floor +
          c.legal * e.forum.design['legal-basis'][f]! +
          c.sponsor * e.sponsored[f]! +
          c.results * s.outcome[f]! +
          c.inclusion * clip(e.nonState[f]! / fullInclusion) -
          c.breach * s.breach[f]!,
      )
      s.forum.legitimacy[f]! += c.pace * (target - s.forum.legitimacy[f]!)
    }
    const { mandate, mandateLift } = s
    const { legitimacy } = s.forum
    const { mandate: fit } = e.agency
    const { lift } = c
    for (let i = 0; i < mandate.length; i++) {
      let best = -1
      for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++)
        if (legitimacy[heldForum[q]!]! > best) best = legitimacy[heldForum[q]!]!
      if (best < 0) continue
      mandateLift[i] = 1 + lift * (best - accepted)
      mandate[i] = clip(fit[i]! * mandateLift[i]!)
    }
  },
})
