import { technicalTeam } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'

/** Technical teams prepare papers between sessions, so that what was agreed is not lost till the next. */
export const technicalTeams = mechanism({
  name: 'technical-teams',
  purpose: 'Technical teams work between sessions and keep the matter alive.',
  source: 'fahrozi-sosek: technical teams prepare working papers',
  equation: 'prepared += pace·([round this month]·(reach+(1−reach)·S) − prepared)',
  coefficients: {
    pace: coefficient({
      default: 0.5,
      range: [0.25, 0.75],
      unit: 'per month',
      meaning: 'How fast preparation builds up and goes stale.',
    }),
    reach: coefficient({ default: 0.5, range: [0.25, 0.75], meaning: 'What a round achieves without a secretariat.' }),
  },
  step(s, c) {
    const forums = s.prepared.length
    for (let f = 0; f < forums; f++) {
      const round = s.convened[technicalTeam * forums + f] ? c.reach + (1 - c.reach) * s.secretariat[f]! : 0
      s.prepared[f]! += c.pace * (round - s.prepared[f]!)
    }
  },
})
