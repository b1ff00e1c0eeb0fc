import { coefficient, mechanism } from '../../mechanism.js'
import { borderOf, columnsIn } from './state.js'

/**
 * What is agreed has to be carried out on the ground: of joint work it is what institutions can carry that reaches it.
 * Prosperity rests on the weakest local government, security in part on the security agencies’ own staff.
 */
export const localDelivery = mechanism({
  name: 'local-delivery',
  service: 'prosperity-security',
  purpose:
    'Joint work reaches the ground as far as institutions, above all the weakest local government, can carry it.',
  source: 'belu-cmmbs: institutional capacity of local government supports both models',
  equation:
    'D_X = A_X·g(B_X), g(B) = B(1+half)/(B+half); B_P = c; B_S = reliance·c + (1−reliance)·k̄_S, c: institutional capacity of the weakest local government',
  coefficients: {
    half: coefficient({
      default: 0.6,
      range: [0.3, 1.2],
      bounds: [0.01, 100],
      meaning: 'Capacity scale of carrying out: the larger, the more nearly in proportion to institutional capacity.',
      source: 'belu-cmmbs: institutional capacity +',
    }),
    reliance: coefficient({
      default: 0.5,
      range: [0.3, 0.7],
      meaning: 'How far security work relies on local government too.',
      source: 'belu-cmmbs: both models rest on institutional capacity',
    }),
  },
  step(s, c) {
    const e = s.now
    const p = borderOf(s)
    const { securityRole } = columnsIn(e)!
    let staff = 0
    let weight = 0
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i] || !e.isPublic[i]) continue
      staff += securityRole[i]! * s.agency.capacity[i]!
      weight += securityRole[i]!
    }
    const own = weight > 0 ? staff / weight : 0
    p.deliveredProsperity = p.jointProsperity * carried(p.localCapacity, c.half)
    p.deliveredSecurity = p.jointSecurity * carried(c.reliance * p.localCapacity + (1 - c.reliance) * own, c.half)
  },
})

/** Share of joint work that is carried out: none without capacity, all at full capacity. */
function carried(capacity: number, half: number): number {
  return (capacity * (1 + half)) / (capacity + half)
}
