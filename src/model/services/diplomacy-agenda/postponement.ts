import { faceToFace } from '../../channels.js'
import { coefficient, mechanism } from '../../mechanism.js'
import { callOnIncident } from '../../mechanisms/convening.js'
import { happened } from '../../trace.js'

/** When relations between the capitals are bad, a session may be put off; it stays due and is tried again. */
export const postponement = mechanism({
  name: 'postponement',
  service: 'diplomacy-agenda',
  purpose: 'Tension between the countries puts sessions off, the more the nearer the forum stands to the capitals.',
  source: 'fahrozi-sosek: meetings went on when national relations were tense',
  equation: 'P(session put off by a month) = chill·tension·exposure',
  draws: { postponement: 'forum' },
  coefficients: {
    chill: coefficient({
      default: 0.6,
      range: [0.3, 0.9],
      unit: 'per month',
      meaning: 'Chance that full tension puts off a session of a forum that is fully exposed to it.',
    }),
  },
  events: {
    postponed: { detail: 'tension between the countries puts the session off' },
  },
  step(s, c) {
    const e = s.now
    if (e.world.tension <= 0) return
    const forums = e.forumPresent.length
    for (let f = 0; f < forums; f++) {
      const slot = faceToFace * forums + f
      if (!s.convened[slot] || s.called[f]) continue
      if (s.draw(s.world.names.postponement!, f) >= c.chill * e.world.tension * e.forum.exposure[f]!) continue
      s.convened[slot] = 0
      s.trace?.(happened(s, 'postponed', f))
      callOnIncident(s, f)
    }
  },
})
