import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { borderOf } from './state.js'

/** Alarm is quick and calm is slow; where security is a joint matter, the threat is contained and calm returns sooner. */
export const threatResponse = mechanism({
  name: 'threat-response',
  service: 'prosperity-security',
  purpose:
    'Threat as it is felt follows the threat there is; joint security work contains it and lets calm return sooner.',
  source: 'belu-cmmbs: border threats as an input; security collaboration',
  equation: 'aim = threat·(1 − contain·D_S); felt += (alarm if aim > felt, else calm + relief·D_S)·(aim − felt)',
  coefficients: {
    contain: coefficient({
      default: 0.6,
      range: [0.3, 0.9],
      meaning: 'Share of the threat that full joint security work contains.',
      source: 'belu-cmmbs: security collaboration −',
    }),
    alarm: coefficient({
      default: 0.5,
      range: [0.3, 0.8],
      unit: 'per month',
      meaning: 'How fast alarm rises.',
    }),
    calm: coefficient({
      default: 0.08,
      range: [0.04, 0.15],
      unit: 'per month',
      meaning: 'How fast alarm fades where agencies keep what they know to themselves.',
    }),
    relief: coefficient({
      default: 0.5,
      range: [0.2, 0.8],
      unit: 'per month',
      meaning: 'How much full joint security work adds to that.',
    }),
  },
  step(s, c) {
    const p = borderOf(s)
    const aim = s.now.world.threat * (1 - c.contain * p.deliveredSecurity)
    const pace = aim > p.feltThreat ? c.alarm : clip(c.calm + c.relief * p.deliveredSecurity)
    p.feltThreat += pace * (aim - p.feltThreat)
  },
})
