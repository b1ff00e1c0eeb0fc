import { faceToFace, messaging } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'
import { meetingOf } from '../meeting.js'
import type { State } from '../state.js'
import { recentMonths } from './richness.js'

/** What full sectoral ego of the one who trusts takes away from contact, unless a scenario sets `ego`. */
export const egoShuts = 0.9
/** Ceiling on trust that full damage takes away, unless a scenario sets `scar`. */
export const damageScars = 0.5

/**
 * Meeting builds trust: more under facilitative leadership, less in an agency with high ego, more in a counterpart who
 * keeps pledges and is seen to want more than its own, and never beyond what past damage leaves room for. The loop over
 * pairs is `talk` of meeting.ts and meeting.wat.
 */
export const dialogue = mechanism({
  name: 'dialogue',
  purpose: 'Trust grows between agencies that talk, in a room or by message.',
  source: 'ansell-gash-2008: face-to-face dialogue and trust-building +',
  equation:
    'T_ij += gain·(1+lead·ℓ)·(1−ego·e_i)·κ·(prior-credit+(1−prior-credit)·kept_j)·(1−counterpart·e_j)·max(0, 1−scar·D_ij−T_ij)',
  slider: 7,
  coefficients: {
    gain: coefficient({
      slider: 1,
      default: 0.1,
      range: [0.05, 0.15],
      unit: 'per meeting',
      meaning: 'Share of the remaining distance to full trust gained in one meeting.',
      source: 'ansell-gash-2008 +',
    }),
    lead: coefficient({
      default: 0.8,
      range: [0.4, 1.2],
      bounds: [0, 10],
      meaning: 'How much facilitative leadership adds.',
      source: 'ansell-gash-2008 +',
    }),
    ego: coefficient({
      default: egoShuts,
      range: [0.6, 1],
      meaning: 'How much sectoral ego takes away.',
      source: 'mbiri-fahik −',
    }),
    counterpart: coefficient({
      default: 0.5,
      range: [0.25, 0.75],
      meaning: 'How much less a counterpart with full sectoral ego is believed.',
      source: 'mayer-1995: benevolence +',
    }),
    'prior-credit': coefficient({
      default: 0.25,
      range: [0.1, 0.5],
      meaning: 'Share gained even with one who keeps no pledge.',
    }),
    scar: coefficient({
      default: damageScars,
      range: [0.25, 0.75],
      meaning: 'Ceiling on trust that full damage takes away.',
    }),
  },
  step(s, c) {
    const forums = s.world.structure.forums.length
    for (let f = 0; f < forums; f++) {
      for (let channel = faceToFace; channel <= messaging; channel++) {
        if (s.attendees[channel * forums + f]! > 0) talk(s, f, channel, c)
      }
    }
  },
})

type Coefficients = {
  gain: number
  lead: number
  ego: number
  counterpart: number
  'prior-credit': number
  scar: number
}

function talk(s: State, f: number, channel: number, c: Coefficients): void {
  const { structure } = s.world
  const { seatAgency } = structure
  const inRoom = channel === faceToFace
  const lead = c.gain * (1 + c.lead * s.leadership[f]!)
  const { attending, kept, month } = s
  const { ego } = s.agency
  const { openness, credit } = s.meeting
  const prior = c['prior-credit']
  const those = meetingOf(s, f, channel)
  for (let q = 0; q < those.came; q++) {
    const i = seatAgency[attending[those.first + q]!]!
    openness[q] = lead * (1 - c.ego * ego[i]!)
    credit[q] = (prior + (1 - prior) * kept[i]!) * (1 - c.counterpart * ego[i]!)
  }
  const fresh = inRoom ? 1 : s.messageFresh
  const stale = inRoom ? 1 : s.messageStale
  const since = Math.max(1, month - recentMonths)
  s.meet.talk(those, c.scar, fresh, stale, since, month, inRoom, channel * seatAgency.length)
}
