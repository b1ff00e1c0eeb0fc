import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** Rules and decisions come into the open through joint work, published rules and shared systems. */
export const transparency = mechanism({
  name: 'transparency',
  purpose: 'Rules become open as agencies work jointly, publish rules and share information systems.',
  source: 'entikong-cbm: progress in transparent rules',
  equation:
    'target = floor + joint·r̄ + rules·R + systems·Z + harmony·harmony; transparency += pace·(target − transparency)',
  coefficients: {
    pace: coefficient({ default: 0.04, range: [0.02, 0.08], unit: 'per month', meaning: 'How fast practice follows.' }),
    floor: coefficient({ default: 0.25, range: [0.1, 0.35], meaning: 'Openness where nothing is done for it.' }),
    joint: coefficient({
      default: 0.5,
      range: [0.3, 0.7],
      meaning: 'Weight of the members’ willingness to work jointly.',
    }),
    rules: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'Weight of published rules.',
      source: 'entikong-cbm +',
    }),
    systems: coefficient({ default: 0.15, range: [0.05, 0.25], meaning: 'Weight of integrated information.' }),
    harmony: coefficient({ default: 0.15, range: [0.05, 0.25], meaning: 'Weight of regulations that agree.' }),
  },
  step(s, c) {
    const e = s.now
    const { memberStart, memberAgency } = e.seating
    for (let f = 0; f < e.forumPresent.length; f++) {
      if (!e.forumPresent[f]) continue
      let willing = 0
      for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) willing += s.willing[memberAgency[q]!]!
      const joint = e.members[f]! > 0 ? willing / e.members[f]! : 0
      const target = clip(
        c.floor +
          c.joint * joint +
          c.rules * e.forum.practices['public-rules'][f]! +
          c.systems * e.world['information-integration'] +
          c.harmony * e.world['regulatory-harmony'],
      )
      s.forum.transparency[f]! += c.pace * (target - s.forum.transparency[f]!)
    }
  },
})
