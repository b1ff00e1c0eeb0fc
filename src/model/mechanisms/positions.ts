import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'
import { faceToFace, messaging } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'
import { meetingOf } from '../meeting.js'
import type { State } from '../state.js'

/**
 * Those who meet move towards what they hear from those they can hear: bounded confidence (Hegselmann & Krause 2002)
 * with weights of trust and power (DeGroot 1974). Leadership evens out power. All move at once, by `hear` of meeting.ts and
 * meeting.wat.
 */
export const positions = mechanism({
  name: 'positions',
  purpose: 'Positions and data move towards those of trusted counterparts who are near enough to be heard.',
  source: 'hegselmann-krause-2002; degroot-1974; ansell-gash-2008: leadership evens power',
  equation:
    'x_i += rate·κ·(1−ego·e_i)·(x̃_i−x_i); x̃ weighted by P_j^(1−ℓ)·(floor+T_ij) over attendees within bound + trust-bound·T̄_i + shared-information·Z − ego-bound·e_i, and x_i itself by self-weight·P_i^(1−ℓ)',
  coefficients: {
    rate: coefficient({
      slider: 5,
      default: 0.3,
      range: [0.15, 0.5],
      unit: 'per meeting',
      meaning: 'Share of the distance to what is heard that one meeting covers.',
    }),
    ego: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'How much sectoral ego takes away.',
      source: 'mbiri-fahik −',
    }),
    floor: coefficient({ default: 0.05, range: [0.01, 0.2], meaning: 'Weight of one who is not trusted at all.' }),
    'self-weight': coefficient({
      default: 0,
      range: [0, 0.3],
      meaning: 'Weight of one’s own voice in what one hears.',
    }),
    bound: coefficient({
      default: 0.25,
      range: [0.15, 0.4],
      bounds: [0, 2],
      meaning: 'Distance within which another position is heard.',
    }),
    'trust-bound': coefficient({ default: 0.25, range: [0.1, 0.4], meaning: 'How much full mean trust widens it.' }),
    'shared-information': coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'How much integrated information widens it.',
    }),
    'ego-bound': coefficient({ default: 0.15, range: [0.05, 0.25], meaning: 'How much full ego narrows it.' }),
  },
  step(s, c) {
    const forums = s.world.structure.forums.length
    for (let f = 0; f < forums; f++) {
      for (let channel = faceToFace; channel <= messaging; channel++) {
        if (s.attendees[channel * forums + f]! > 0) converge(s, f, channel, c)
      }
    }
  },
})

type Coefficients = {
  rate: number
  ego: number
  floor: number
  'self-weight': number
  bound: number
  'trust-bound': number
  'shared-information': number
  'ego-bound': number
}

function converge(s: State, f: number, channel: number, c: Coefficients): void {
  const { seatAgency, agencies, topics } = s.world.structure
  hearVoices(s, f)
  const { attending, position, meanTrust, voice, richness } = s
  const { ego } = s.agency
  const { bound, step, own, heard, moved, wide } = s.meeting
  const those = meetingOf(s, f, channel)
  const { first, came } = those
  const n = agencies.length
  for (let q = 0; q < came; q++) {
    const a = attending[first + q]!
    const i = seatAgency[a]!
    const e = ego[i]!
    bound[q] =
      c.bound +
      c['trust-bound'] * meanTrust[i]! +
      c['shared-information'] * s.now.world['information-integration'] -
      c['ego-bound'] * e
    step[q] = c.rate * richness[channel * seatAgency.length + a]! * (1 - c.ego * e)
    own[q] = c['self-weight'] * voice[a]!
    for (let t = 0; t < topics.length; t++) heard[q * wide + t] = position[t * n + i]!
  }
  s.meet.hear(those, c.floor)
  for (let q = 0; q < came; q++) {
    const i = seatAgency[attending[first + q]!]!
    for (let t = 0; t < topics.length; t++) position[t * n + i] = moved[q * wide + t]!
  }
}

/** Weights of voices change only with leadership and power, so they are kept until the leadership changes. */
function hearVoices(s: State, f: number): void {
  const key = s.leadership[f]!
  if (s.voiceFor[f] === key && s.voiceEpoch[f] === s.now.from) return
  const { seatStart, seatAgency } = s.world.structure
  for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
    const power = s.now.agency.power[seatAgency[m]!]!
    s.voice[m] = power > 0 ? exp((1 - key) * ln(power)) : 0
  }
  s.voiceFor[f] = key
  s.voiceEpoch[f] = s.now.from
}
