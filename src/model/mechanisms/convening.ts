import { faceToFace, messaging, technicalTeam } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'
import type { State } from '../state.js'
import { happened } from '../trace.js'

/**
 * A session that is due takes place with a chance that institutional design raises. One that does not is tried again
 * each month: otherwise a yearly forum could not meet for decades on end.
 */
export const convening = mechanism({
  name: 'convening',
  purpose: 'Whether a due session is called: legal basis, secretariat and budget line make it likelier.',
  source: 'ansell-gash-2008: institutional design +',
  equation: 'P(session called) = base + (1−base)·(legal·L + secretariat·S + budget·Y); if not, tried again each month',
  draws: { convening: 'forum' },
  coefficients: {
    base: coefficient({
      default: 0.35,
      range: [0.2, 0.5],
      meaning: 'Chance that a due session of a wholly informal forum is called.',
    }),
    legal: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'Weight of the legal basis.',
      source: 'ansell-gash-2008: institutional design +',
    }),
    secretariat: coefficient({
      default: 0.45,
      range: [0.2, 0.6],
      meaning: 'Weight of the secretariat.',
      source: 'ansell-gash-2008: institutional design +',
    }),
    budget: coefficient({
      default: 0.3,
      range: [0.1, 0.4],
      meaning: 'Weight of the budget line.',
      source: 'mbiri-fahik: budget limits meetings',
    }),
  },
  events: {
    'not-convened': { detail: 'a session was due and was not called' },
  },
  step(s, c) {
    const e = s.now
    const forums = e.forumPresent.length
    for (let f = 0; f < forums; f++) {
      if (!e.forumPresent[f]) continue
      const room = e.every[faceToFace * forums + f]!
      if (room > 0) {
        if ((s.month - e.forum.channels['face-to-face'].due[f]!) % room === 0) s.waiting[f] = 1
        if (s.waiting[f]) {
          const design =
            c.legal * e.forum.design['legal-basis'][f]! +
            c.secretariat * s.secretariat[f]! +
            c.budget * e.forum.design['budget-line'][f]!
          if (s.draw(s.world.names.convening!, f) < c.base + (1 - c.base) * design) s.convened[f] = 1
          else s.trace?.(happened(s, 'not-convened', f))
        }
        if (!s.convened[f]) callOnIncident(s, f)
      }
      const messages = e.every[messaging * forums + f]!
      if (messages > 0 && s.month % messages === 0) s.convened[messaging * forums + f] = 1
      const rounds = e.every[technicalTeam * forums + f]!
      if (rounds > 0 && s.month % rounds === 0) s.convened[technicalTeam * forums + f] = 1
    }
  },
})

/** This month's incident calls a session of forum f, where it meets on incidents; true if it does. */
export function callOnIncident(s: State, f: number): boolean {
  if (!s.now.forum['on-incident'][f] || s.incidents <= 0) return false
  s.convened[f] = 1
  s.called[f] = 1
  return true
}
