import exp from '@stdlib/math-base-special-exp'
import { coefficient, mechanism } from '../../mechanism.js'
import { booksOf, rolesIn } from './state.js'

/**
 * How far the work of each role is done. Agencies act within their own duties, so own programmes count; but each covers
 * its own ground, and the same effort given jointly covers more of it. Returns diminish.
 */
export const caseCoverage = mechanism({
  name: 'case-coverage',
  service: 'casework',
  purpose: 'Effort of the agencies that hold a role covers the work of that role; joint effort covers more than own.',
  source: 'mbiri-fahik: each agency runs its own programme; small wins in each sub-task force',
  equation: 'coverage of a role = 1 − exp(−reach·mean over its agencies of (own·V + joint·J)); 0 where nobody holds it',
  coefficients: {
    reach: coefficient({
      default: 1.2,
      range: [0.8, 1.8],
      bounds: [0, 20],
      meaning: 'How fast effort covers the work.',
    }),
    own: coefficient({ default: 1, range: [0.7, 1.3], bounds: [0, 10], meaning: 'Yield of own effort.' }),
    joint: coefficient({
      default: 7,
      range: [4, 10],
      bounds: [0, 20],
      meaning: 'Yield of joint effort: nothing is done twice, and nothing falls between two duties.',
      source: 'bryson-2006 +',
    }),
  },
  step(s, c) {
    const { present } = s.now
    const caseRole = rolesIn(s.now)
    const { coverage } = booksOf(s)
    for (let role = 0; role < coverage.length; role++) {
      let held = 0
      let effort = 0
      for (let i = 0; i < present.length; i++) {
        if (!present[i] || caseRole[i] !== role) continue
        held++
        effort += c.own * s.own[i]! + c.joint * s.joint[i]!
      }
      coverage[role] = held > 0 ? 1 - exp((-c.reach * effort) / held) : 0
    }
  },
})
