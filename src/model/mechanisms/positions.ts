import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'
import { faceToFace, messaging } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'
import { clip, type State } from '../state.js'

/**
 * Those who meet move towards what they hear from those they can hear: bounded confidence (Hegselmann & Krause 2002)
 * with weights of trust and power (DeGroot 1974). Leadership evens out power. All move at once.
 */
export const positions = mechanism({
  name: 'positions',
  purpose: 'Positions and data move towards those of trusted counterparts who are near enough to be heard.',
  source: 'hegselmann-krause-2002; degroot-1974; ansell-gash-2008: leadership evens power',
  equation:
    'x_i += rate·κ·(1−ego·e_i)·(x̃_i−x_i); x̃ weighted by P_j^(1−ℓ)·(floor+T_ij) over attendees within bound + .25T̄ + .25Z − .15e',
  coefficients: {
    rate: coefficient({
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
        const n = s.attendees[channel * forums + f]!
        if (n > 0) converge(s, f, channel, n, c)
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

function converge(s: State, f: number, channel: number, came: number, c: Coefficients): void {
  const { seatStart, seatAgency, gridStart, pairOf, agencies, topics } = s.world.structure
  const start = seatStart[f]!
  const size = seatStart[f + 1]! - start
  const first = channel * seatAgency.length + start
  hearVoices(s, f)
  const { attending, position, trust, voice } = s
  const { floor } = c
  const n = agencies.length
  if (room.heard.length < came * (topics.length + 1)) room = new Room(came * (topics.length + 1))
  const { heard, moved, weight } = room
  for (let t = 0; t < topics.length; t++) {
    for (let q = 0; q < came; q++) heard[t * came + q] = position[t * n + seatAgency[attending[first + q]!]!]!
  }
  for (let q = 0; q < came; q++) {
    const a = attending[first + q]!
    const i = seatAgency[a]!
    const e = s.ego[i]!
    const bound =
      c.bound + c['trust-bound'] * s.meanTrust[i]! + c['shared-information'] * s.now.integration - c['ego-bound'] * e
    const row = gridStart[f]! + (a - start) * size - start
    // What a voice weighs is the same for every topic; one’s own is counted first, so it weighs nothing among the others.
    for (let r = 0; r < came; r++) {
      const b = attending[first + r]!
      weight[r] = r === q ? 0 : voice[b]! * (floor + trust[pairOf[row + b]!]!)
    }
    const own = c['self-weight'] * voice[a]!
    const step = c.rate * s.richness[channel * seatAgency.length + a]! * (1 - c.ego * e)
    for (let t = 0; t < topics.length; t++) {
      const from = t * came
      const x = heard[from + q]!
      let weights = own
      let sum = own * x
      for (let r = 0; r < came; r++) {
        const y = heard[from + r]!
        // Counted rather than branched upon: nobody can guess who is near enough.
        const w = weight[r]! * +(Math.abs(y - x) <= bound)
        weights += w
        sum += w * y
      }
      moved[from + q] = weights > 0 ? clip(x + step * (sum / weights - x)) : x
    }
  }
  for (let t = 0; t < topics.length; t++) {
    for (let q = 0; q < came; q++) position[t * n + seatAgency[attending[first + q]!]!] = moved[t * came + q]!
  }
}

/** Positions of those who came, topic by topic; where each goes; and what each voice weighs for one of them. */
class Room {
  readonly heard: Float64Array
  readonly moved: Float64Array
  readonly weight: Float64Array

  constructor(size: number) {
    this.heard = new Float64Array(size)
    this.moved = new Float64Array(size)
    this.weight = new Float64Array(size)
  }
}

let room = new Room(100)

/** Weights of voices change only with leadership and power, so they are kept until the leadership changes. */
function hearVoices(s: State, f: number): void {
  const key = s.leadership[f]!
  if (s.voiceFor[f] === key && s.voiceEpoch[f] === s.now.from) return
  const { seatStart, seatAgency } = s.world.structure
  for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
    const power = s.now.power[seatAgency[m]!]!
    s.voice[m] = power > 0 ? exp((1 - key) * ln(power)) : 0
  }
  s.voiceFor[f] = key
  s.voiceEpoch[f] = s.now.from
}
