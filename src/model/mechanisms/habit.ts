import { faceToFace } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'
import { restingTrust } from '../state.js'

/** What a session held late counts against one held when it was due. */
const lateness = 0.5

/**
 * Trust has a resting level, which a legal basis and a long habit of meeting raise. Without the habit, decades of
 * unbroken meetings would leave trust flat after five years.
 */
export const habit = mechanism({
  name: 'habit',
  purpose: 'The level at which trust rests rises with a legal basis and with years of sessions kept.',
  source: 'fahrozi-sosek: confidence grown by unbroken meetings',
  equation: `T° = rest+legal·L+habit·H; last month’s due session: H += (kept−H)·min(1, every/window), ${lateness} of that for one held late; off: T° = ${restingTrust}`,
  coefficients: {
    rest: coefficient({
      default: restingTrust,
      range: [0.15, 0.35],
      meaning: 'Resting level of trust where nothing holds it up.',
    }),
    legal: coefficient({ default: 0.05, range: [0, 0.1], meaning: 'Added by a full legal basis.' }),
    habit: coefficient({
      default: 0.35,
      range: [0.2, 0.5],
      meaning: 'Added by a full window of sessions kept.',
      source: 'fahrozi-sosek +',
    }),
    window: coefficient({
      default: 120,
      range: [60, 180],
      bounds: [12, 1200],
      unit: 'months',
      meaning: 'Time over which the habit forms.',
    }),
  },
  step(s, c) {
    const e = s.now
    const forums = e.forumPresent.length
    const last = s.month - 1
    for (let f = 0; f < forums; f++) {
      if (!e.forumPresent[f]) continue
      const every = e.every[faceToFace * forums + f]!
      const due = last > 0 && every > 0 && (last - e.forum.channels['face-to-face'].due[f]!) % every === 0
      const kept = last > 0 && s.lastKept[f] === last
      if (due || kept) {
        const weight = Math.min(1, every / c.window) * (due ? 1 : lateness)
        s.forum['track-record'][f]! += weight * ((kept ? 1 : 0) - s.forum['track-record'][f]!)
      }
      s.restingTrust[f] = clip(
        c.rest + c.legal * e.forum.design['legal-basis'][f]! + c.habit * s.forum['track-record'][f]!,
      )
    }
  },
})
