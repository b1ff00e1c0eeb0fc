import exp from '@stdlib/math-base-special-exp'
import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { borderOf, columnsIn } from './state.js'

/** Index of the other field at which it neither helps nor hinders. */
const middling = 0.5

export const indexOf = (score: number): number => 1 / (1 + exp(-score))

/**
 * Welfare and security as scores without bounds (log odds), so that what each measure adds can be summed. Work in one
 * field helps the other in two ways: where both are joint and linked by agencies that trust each other and share
 * information, each is worth more; and welfare earns the people’s consent (soft power) as security protects the market
 * (hard power).
 */
export const welfareAndSecurity = mechanism({
  name: 'welfare-and-security',
  service: 'prosperity-security',
  purpose: 'Welfare and security follow joint and own work, each other, and the threat.',
  source: 'belu-cmmbs: CMMBP and CMMLBS in tandem, soft and hard power',
  equation: `aim_w = floor + joint·D_P + own·V_P + tandem·link·D_P·D_S + hard·(S−${middling}) − disruption·felt; aim_s = floor + joint·D_S + own·V_S + tandem·link·D_P·D_S + soft·(W−${middling}) − danger·threat; w += welfare-pace·(aim_w − w); s += security-pace·(aim_s − s); W = 1/(1+exp(−w)); S = 1/(1+exp(−s)); link = clip(information·Z + bridge·T̄), T̄ of those who work in both fields`,
  coefficients: {
    floor: coefficient({
      default: -0.9,
      range: [-1.3, -0.5],
      bounds: [-10, 10],
      unit: 'log odds',
      meaning: 'Where both would settle with no work at all.',
    }),
    joint: coefficient({
      default: 6,
      range: [4, 8],
      bounds: [0, 20],
      unit: 'log odds',
      meaning: 'What full joint work adds in its field.',
      source: 'belu-cmmbs: collaboration raises welfare and security +',
    }),
    own: coefficient({
      default: 2.2,
      range: [1.5, 3],
      bounds: [0, 20],
      unit: 'log odds',
      meaning: 'What full own work adds in its field.',
    }),
    tandem: coefficient({
      default: 15,
      range: [8, 22],
      bounds: [0, 50],
      unit: 'log odds',
      meaning: 'What full joint work in both fields, fully linked, adds to each.',
      source: 'belu-cmmbs: in tandem +',
    }),
    bridge: coefficient({
      default: 1.2,
      range: [0.8, 1.6],
      bounds: [0, 10],
      meaning: 'How far trust of those who work in both fields links them.',
    }),
    information: coefficient({
      default: 0.3,
      range: [0.1, 0.5],
      meaning: 'How far integrated information links them.',
    }),
    soft: coefficient({
      default: 0.4,
      range: [0.2, 0.8],
      bounds: [0, 3],
      unit: 'log odds',
      meaning: 'What welfare adds to security by consent.',
      source: 'belu-cmmbs: soft power +',
    }),
    hard: coefficient({
      default: 0.4,
      range: [0.2, 0.8],
      bounds: [0, 3],
      unit: 'log odds',
      meaning: 'What security adds to welfare by protection.',
      source: 'belu-cmmbs: hard power +',
    }),
    disruption: coefficient({
      default: 0.8,
      range: [0.4, 1.2],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'What a full felt threat costs welfare: closed markets, closed crossings.',
      source: 'belu-cmmbs −',
    }),
    danger: coefficient({
      default: 1.2,
      range: [0.6, 1.8],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'What a full threat costs security.',
      source: 'belu-cmmbs −',
    }),
    'welfare-pace': coefficient({
      default: 0.08,
      range: [0.04, 0.15],
      unit: 'per month',
      meaning: 'How fast welfare follows.',
    }),
    'security-pace': coefficient({
      default: 0.12,
      range: [0.06, 0.2],
      unit: 'per month',
      meaning: 'How fast security follows.',
    }),
  },
  step(s, c) {
    const e = s.now
    const p = borderOf(s)
    const { bridging } = columnsIn(e)!
    let trust = 0
    for (let q = 0; q < bridging.length; q++) trust += s.meanTrust[bridging[q]!]!
    const bridge = bridging.length > 0 ? (c.bridge * trust) / bridging.length : 0
    p.link = clip(bridge + c.information * e.world['information-integration'])
    const together = c.tandem * p.link * p.deliveredProsperity * p.deliveredSecurity
    const welfare = indexOf(p.welfare)
    const security = indexOf(p.security)
    const toWelfare =
      c.floor +
      c.joint * p.deliveredProsperity +
      c.own * p.ownProsperity +
      together +
      c.hard * (security - middling) -
      c.disruption * p.feltThreat
    const toSecurity =
      c.floor +
      c.joint * p.deliveredSecurity +
      c.own * p.ownSecurity +
      together +
      c.soft * (welfare - middling) -
      c.danger * e.world.threat
    p.welfare += c['welfare-pace'] * (toWelfare - p.welfare)
    p.security += c['security-pace'] * (toSecurity - p.security)
  },
})
