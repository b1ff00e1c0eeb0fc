import { faceToFace, technicalTeam } from '../../channels.js'
import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { programmeOf, roundOfTeams } from './state.js'

/** Circumstances move away from the plan, all at once in a disaster; a plan that may be changed is brought back to them. */
export const replanning = mechanism({
  name: 'replanning',
  service: 'poverty-programme',
  purpose:
    'The joint plan goes out of date, at once in a disaster; sessions bring it up to date as far as it is flexible.',
  source: 'iskandar-tkpkd: planning structured yet responsive; bryson-2006: deliberate and emergent planning',
  equation: `fit −= (drift+misfit·disaster)·fit; a session or a round of technical teams: fit += replan·(rigid+(1−rigid)·flexibility)·(1−fit), a round ${roundOfTeams} of that`,
  coefficients: {
    drift: coefficient({
      default: 0.01,
      range: [0.005, 0.03],
      unit: 'per month',
      meaning: 'Share of its fit that a plan loses in an ordinary month.',
    }),
    misfit: coefficient({
      default: 0.4,
      range: [0.2, 0.7],
      unit: 'per month',
      meaning: 'Share of its fit that a plan loses in a month of full disaster.',
    }),
    replan: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      unit: 'per session',
      meaning: 'Share of what is out of date that one session can bring up to date in a fully flexible plan.',
      source: 'iskandar-tkpkd +',
    }),
    rigid: coefficient({
      default: 0.1,
      range: [0.02, 0.25],
      meaning: 'Share of that which even a rigid plan allows.',
    }),
  },
  step(s, c) {
    const e = s.now
    const p = programmeOf(s)
    const forums = e.forumPresent.length
    for (let f = 0; f < forums; f++) {
      if (!p.concerned[f]) continue
      const lost = clip(c.drift + c.misfit * e.world.disaster)
      const session = s.attendees[faceToFace * forums + f]! > 0 ? 1 : 0
      const round = s.convened[technicalTeam * forums + f]! > 0 ? roundOfTeams : 0
      const brought = clip(
        c.replan * (c.rigid + (1 - c.rigid) * e.forum.design['plan-flexibility'][f]!) * (session + round),
      )
      const fit = p.planFit[f]! * (1 - lost)
      p.planFit[f] = clip(fit + brought * (1 - fit))
    }
  },
})
