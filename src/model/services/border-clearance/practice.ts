import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { columnsIn, middlingSkill, postOf } from './state.js'

/** What staff know turns into skill at the counter, and systems into systems in use, only over months. */
export const practice = mechanism({
  name: 'practice',
  service: 'border-clearance',
  purpose:
    'Skill at the counter follows staff capacity with a lag; an installed system comes into use as skill, harmony and joint work allow.',
  source: 'entikong-cbm: single window, joint training and harmonised regulation, integrated',
  equation:
    'practice += pace·(k − practice); in use += uptake·(Z·(alone + (1−alone)·(skill·practice+rules·harmony+joint·r̄)) − in use)',
  coefficients: {
    pace: coefficient({
      default: 0.12,
      range: [0.06, 0.25],
      unit: 'per month',
      meaning: 'How fast skill at the counter follows capacity.',
    }),
    uptake: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      unit: 'per month',
      meaning: 'How fast an installed system comes into use.',
    }),
    alone: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Share of a system’s use that needs nothing else.',
    }),
    skill: coefficient({ default: 0.4, range: [0.2, 0.5], meaning: 'Share of the rest that skill allows.' }),
    rules: coefficient({
      default: 0.4,
      range: [0.2, 0.5],
      meaning: 'Share of the rest that regulations in harmony allow.',
    }),
    joint: coefficient({
      default: 0.4,
      range: [0.2, 0.5],
      meaning: 'Share of the rest that willingness to work jointly allows.',
    }),
  },
  step(s, c) {
    const e = s.now
    const post = postOf(s)
    const { stage } = columnsIn(e)!
    let posts = 0
    let skill = 0
    let willing = 0
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i]) continue
      post.practice[i]! += c.pace * (s.agency.capacity[i]! - post.practice[i]!)
      if (stage[i]! < 0) continue
      posts++
      skill += post.practice[i]!
      willing += s.willing[i]!
    }
    const ready =
      posts > 0
        ? c.skill * (skill / posts) + c.rules * e.world['regulatory-harmony'] + c.joint * (willing / posts)
        : c.rules * e.world['regulatory-harmony']
    post.skill = posts > 0 ? skill / posts : middlingSkill
    post.readiness = posts > 0 ? willing / posts : 0
    post.integrationInUse +=
      c.uptake * (e.world['information-integration'] * clip(c.alone + (1 - c.alone) * ready) - post.integrationInUse)
  },
})
