import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** Attention goes where trouble is: incidents, threat, tension, queues. */
export const salience = mechanism({
  name: 'salience',
  purpose: 'How much the matter occupies the agencies: incidents, threat, tension and pressure on services raise it.',
  source: 'mbiri-fahik: a death committed the regency; crisis attention',
  equation: 'salience += pace·(max(threat, tension, min(1, incidents/2), pressure of services) − salience)',
  coefficients: {
    pace: coefficient({
      default: 0.15,
      range: [0.08, 0.3],
      unit: 'per month',
      meaning: 'How fast attention follows events and fades.',
    }),
  },
  step(s, c) {
    const e = s.now
    const events = Math.min(1, s.incidents / 2)
    const source = clip(Math.max(e.world.threat, e.world.tension, events, s.attention))
    const { pace } = c
    const { present } = e
    const { salience } = s
    for (let i = 0; i < present.length; i++) if (present[i]) salience[i]! += pace * (source - salience[i]!)
  },
})
