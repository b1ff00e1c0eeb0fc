import { poisson } from '../../random/index.js'
import { coefficient, mechanism } from '../mechanism.js'

/** Serious incidents happen at the border; they draw attention, and call a session where the forum meets on incidents. */
export const incidents = mechanism({
  name: 'incidents',
  purpose: 'Serious incidents at the border draw attention and may call an extra session.',
  source: 'mbiri-fahik: agencies meet when a case occurs',
  equation: 'incidents ~ Poisson(rate·(1 + threat-weight·threat))',
  draws: { incident: 'world' },
  coefficients: {
    'threat-weight': coefficient({
      default: 1,
      range: [0.5, 2],
      bounds: [0, 10],
      meaning: 'How much a full threat multiplies incidents beyond one.',
    }),
  },
  step(s, c) {
    const e = s.now
    if (e.world['incident-rate'] <= 0) return
    s.incidents = poisson(
      s.draw(s.world.names.incident!, 0),
      e.world['incident-rate'] * (1 + c['threat-weight'] * e.world.threat),
    )
  },
})
