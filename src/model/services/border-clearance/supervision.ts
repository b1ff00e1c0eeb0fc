import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { postOf } from './state.js'

/** Violations are found by those who share what they know, look together, and have the staff and the time. */
export const supervision = mechanism({
  name: 'supervision',
  service: 'border-clearance',
  purpose:
    'Share of violations that is detected: shared information, joint inspection, skill and accountability raise it, haste lowers it.',
  source: 'entikong-cbm: better supervision; smuggling and human-resource limits',
  equation:
    'target = floor + information·(in use + talk·SU) + joint·j + skill·practice + answer·A − haste·utilisation; detection += pace·(target − detection)',
  coefficients: {
    pace: coefficient({ default: 0.15, range: [0.08, 0.3], unit: 'per month', meaning: 'How fast detection follows.' }),
    floor: coefficient({ default: 0.1, range: [0.05, 0.2], meaning: 'Detection by routine alone.' }),
    information: coefficient({
      default: 0.25,
      range: [0.1, 0.35],
      meaning: 'Weight of shared information.',
      source: 'entikong-cbm +',
    }),
    talk: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Information shared by word of mouth at full shared understanding.',
    }),
    joint: coefficient({
      default: 0.25,
      range: [0.1, 0.35],
      meaning: 'Weight of joint inspection.',
      source: 'entikong-cbm +',
    }),
    skill: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'Weight of skill.',
      source: 'entikong-cbm: limited human resources −',
    }),
    answer: coefficient({ default: 0.15, range: [0.05, 0.25], meaning: 'Weight of accountability.' }),
    haste: coefficient({ default: 0.1, range: [0.02, 0.2], meaning: 'What full utilisation takes away.' }),
  },
  step(s, c) {
    const e = s.now
    const post = postOf(s)
    let forums = 0
    let understanding = 0
    let answer = 0
    for (let f = 0; f < e.forumPresent.length; f++) {
      if (!e.members[f]) continue
      forums++
      understanding += s.understanding[f]!
      answer += s.forum.accountability[f]!
    }
    const talk = forums > 0 ? understanding / forums : 0
    const target =
      c.floor +
      c.information * clip(post.integrationInUse + c.talk * talk) +
      c.joint * post.jointInspection +
      c.skill * post.skill +
      (forums > 0 ? (c.answer * answer) / forums : 0) -
      (post.utilisation > 0 ? c.haste * post.utilisation : 0)
    // At month 1 detection is what the post has settled to before anything changes.
    post.detection = s.month <= 1 ? clip(target) : post.detection + c.pace * (clip(target) - post.detection)
  },
})
