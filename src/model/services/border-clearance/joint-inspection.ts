import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { postOf } from './state.js'

/** Agencies inspect together as far as they are willing, understand each other, and have planned it. */
export const jointInspection = mechanism({
  name: 'joint-inspection',
  service: 'border-clearance',
  purpose: 'The share of inspections made jointly grows with willingness, shared understanding and the joint plan.',
  source: 'entikong-cbm: progress in joint inspection',
  equation: 'j += pace·(clip(willing·r̄ + understanding·SU + plan·Pn) − j), j the share of inspections made jointly',
  coefficients: {
    pace: coefficient({
      default: 0.06,
      range: [0.03, 0.12],
      unit: 'per month',
      meaning: 'How fast practice at the post follows.',
    }),
    willing: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'Weight of the post’s agencies’ willingness to work jointly.',
      source: 'entikong-cbm +',
    }),
    understanding: coefficient({ default: 0.15, range: [0.05, 0.25], meaning: 'Weight of shared understanding.' }),
    plan: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'Weight of the joint plan.',
      source: 'entikong-cbm +',
    }),
  },
  step(s, c) {
    const e = s.now
    const post = postOf(s)
    let forums = 0
    let understanding = 0
    let plan = 0
    for (let f = 0; f < e.forumPresent.length; f++) {
      if (!e.members[f]) continue
      forums++
      understanding += s.understanding[f]!
      plan += e.forum.design['joint-plan'][f]!
    }
    const common = forums > 0 ? (c.understanding * understanding + c.plan * plan) / forums : 0
    post.jointInspection += c.pace * (clip(c.willing * post.readiness + common) - post.jointInspection)
  },
})
