import { faceToFace, messaging } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** Share of what a room decides that is recorded without a secretariat; a full one records all of it. */
const recordedAlone = 0.3
/** What a record of messages is worth against that of a room. */
const recordOfMessages = 0.5
/** How fast the share that goes unrecorded follows the months’ decisions. */
const recordPace = 0.15
/** Months after which a session no longer feeds reports; of a length with the default of tension’s `recency`, but another matter. */
const reportedMonths = 24

/** Members answer for what was agreed as far as there is a legal basis, a record, monitoring, and rules in the open. */
export const accountability = mechanism({
  name: 'accountability',
  purpose:
    'Accountability grows with legal basis, reporting, joint monitoring and open rules; decisions without a record lower it.',
  source: 'entikong-cbm: accountability; emerson-2012',
  equation: `A += pace·(target−A); target = floor + legal·L + reporting·S·max(0, 1 − months since a session/${reportedMonths}) + monitoring·M + openness·transparency + trace·Z − loose·unrecorded; unrecorded += ${recordPace}·(1 − record − unrecorded), record = minutes in a room, ${recordOfMessages}·minutes by message, their mean in a month of both; minutes = ${recordedAlone} + (1−${recordedAlone})·S`,
  coefficients: {
    pace: coefficient({
      default: 0.06,
      range: [0.03, 0.12],
      unit: 'per month',
      meaning: 'How fast practice follows design.',
    }),
    floor: coefficient({ default: 0.15, range: [0.05, 0.25], meaning: 'Accountability where nothing demands it.' }),
    legal: coefficient({
      default: 0.25,
      range: [0.15, 0.35],
      meaning: 'Weight of the legal basis.',
      source: 'entikong-cbm +',
    }),
    reporting: coefficient({
      default: 0.3,
      range: [0.15, 0.4],
      meaning: 'Weight of a secretariat’s reports, if sessions are held.',
      source: 'emerson-2012 +',
    }),
    monitoring: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'Weight of joint monitoring.',
      source: 'mbiri-fahik: results hard to evaluate +',
    }),
    openness: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'Weight of transparency.',
      source: 'entikong-cbm: transparent rules +',
    }),
    trace: coefficient({
      default: 0.08,
      range: [0.02, 0.15],
      meaning: 'What the traces of an integrated information system add.',
    }),
    loose: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'What decisions without a record take away.',
      source: 'entikong-cbm: dependence on WhatsApp −',
    }),
  },
  step(s, c) {
    const e = s.now
    const forums = e.forumPresent.length
    for (let f = 0; f < forums; f++) {
      if (!e.forumPresent[f]) continue
      const minutes = recordedAlone + (1 - recordedAlone) * s.secretariat[f]!
      const room = s.attendees[faceToFace * forums + f]! > 0 ? 1 : 0
      const messages = s.attendees[messaging * forums + f]! > 0 ? 1 : 0
      if (room + messages > 0) {
        const loose = (room * (1 - minutes) + messages * (1 - recordOfMessages * minutes)) / (room + messages)
        s.unrecorded[f]! += recordPace * (loose - s.unrecorded[f]!)
      }
      const since = s.month - s.lastHeld[f]!
      const reporting = s.secretariat[f]! * (since < reportedMonths ? 1 - since / reportedMonths : 0)
      const target = clip(
        c.floor +
          c.legal * e.forum.design['legal-basis'][f]! +
          c.reporting * reporting +
          c.monitoring * e.forum.practices['joint-monitoring'][f]! +
          c.openness * s.forum.transparency[f]! +
          c.trace * e.world['information-integration'] -
          c.loose * s.unrecorded[f]!,
      )
      s.forum.accountability[f]! += c.pace * (target - s.forum.accountability[f]!)
    }
  },
})
