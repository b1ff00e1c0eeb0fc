import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { booksOf } from './state.js'

/** Results that each agency counts in its own way are hard to add up; joint work, monitoring and answering for it help. */
export const evaluability = mechanism({
  name: 'evaluability',
  service: 'casework',
  purpose:
    'How far results can be evaluated follows joint work, joint monitoring, accountability and a common procedure.',
  source: 'mbiri-fahik: own programmes make results hard to evaluate',
  equation:
    'evaluability += pace·(floor + joint·J/(J+V) + monitoring·M + answer·A + service·in use − evaluability); M, A means over forums',
  coefficients: {
    pace: coefficient({ default: 0.08, range: [0.04, 0.15], unit: 'per month', meaning: 'How fast it follows.' }),
    floor: coefficient({ default: 0.1, range: [0, 0.2], meaning: 'What each agency’s own figures allow.' }),
    joint: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Weight of the joint share of effort.',
      source: 'mbiri-fahik: own programmes −',
    }),
    monitoring: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Weight of joint monitoring and evaluation.',
      source: 'mbiri-fahik +',
    }),
    answer: coefficient({ default: 0.2, range: [0.1, 0.3], meaning: 'Weight of accountability.' }),
    service: coefficient({ default: 0.1, range: [0, 0.2], meaning: 'What one procedure and one record of cases add.' }),
  },
  step(s, c) {
    const e = s.now
    let joint = 0
    let all = 0
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i]) continue
      joint += s.joint[i]!
      all += s.joint[i]! + s.own[i]!
    }
    let forums = 0
    let design = 0
    for (let f = 0; f < e.forumPresent.length; f++) {
      if (!e.members[f]) continue
      forums++
      design += c.monitoring * e.forum.practices['joint-monitoring'][f]! + c.answer * s.forum.accountability[f]!
    }
    const target =
      c.floor +
      (all > 0 ? (c.joint * joint) / all : 0) +
      (forums > 0 ? design / forums : 0) +
      c.service * booksOf(s).serviceInUse
    booksOf(s).evaluability += c.pace * (clip(target) - booksOf(s).evaluability)
  },
})
