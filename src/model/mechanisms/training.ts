import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** Joint training: staff learn the joint task and each other; skill grows with a lag and fades without upkeep. */
export const training = mechanism({
  name: 'training',
  purpose: 'Joint training raises staff capacity with a lag and trust among those trained; it fades without upkeep.',
  source: 'entikong-cbm: joint training; belu-cmmbs: capacity building',
  equation:
    'trained += reach·training·(1−trained) − fade·trained; k += lag·(k⁰+gain·trained·(1−k⁰) − k); T_ij += bond·training·min(trained_i, trained_j)·(1−T_ij)',
  coefficients: {
    reach: coefficient({
      default: 0.12,
      range: [0.05, 0.2],
      unit: 'per month',
      meaning: 'Share of untrained staff that a full programme trains in a month.',
    }),
    fade: coefficient({
      default: 0.03,
      range: [0.01, 0.06],
      unit: 'per month',
      meaning: 'Share of what was learnt that is lost in a month (staff leave, skills rust).',
    }),
    lag: coefficient({
      default: 0.15,
      range: [0.08, 0.3],
      unit: 'per month',
      meaning: 'How fast capacity follows training.',
    }),
    gain: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'Share of the missing capacity that full training supplies.',
      source: 'belu-cmmbs: capacity building +',
    }),
    bond: coefficient({
      default: 0.02,
      range: [0.005, 0.04],
      unit: 'per month',
      meaning: 'Trust gained by training side by side.',
    }),
  },
  step(s, c) {
    const e = s.now
    const { pairStart, pairTo } = s.world.structure
    const { pairForum } = e
    const { trained } = s
    const { capacity } = s.agency
    let anyone = false
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i]) continue
      const programme = e.bestTraining[i]!
      const base = e.agency.capacity[i]!
      // Where there is and was no training, nothing moves.
      if (programme === 0 && trained[i] === 0 && capacity[i] === base) continue
      if (programme > 0) anyone = true
      trained[i] = clip(trained[i]! + c.reach * programme * (1 - trained[i]!) - c.fade * trained[i]!)
      capacity[i] = clip(capacity[i]! + c.lag * (base + c.gain * trained[i]! * (1 - base) - capacity[i]!))
    }
    if (!anyone) return
    for (let i = 0; i < e.present.length; i++) {
      for (let p = pairStart[i]!; p < pairStart[i + 1]!; p++) {
        if (!e.activePair[p]) continue
        const both = Math.min(trained[i]!, trained[pairTo[p]!]!)
        s.trust[p]! += c.bond * e.forum.practices.training[pairForum[p]!]! * both * (1 - s.trust[p]!)
      }
    }
  },
})
