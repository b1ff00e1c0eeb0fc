import { binomial } from '../../../random/index.js'
import { coefficient, mechanism } from '../../mechanism.js'
import type { NameColumn } from '../../names.js'
import type { State } from '../../state.js'
import { happened } from '../../trace.js'
import { caseRoles } from './fields.js'
import { booksOf, givenIn } from './state.js'

const rehabilitation = caseRoles.indexOf('rehabilitation')
const enforcement = caseRoles.indexOf('enforcement')
const coordination = caseRoles.indexOf('coordination')
const counterpart = caseRoles.indexOf('counterpart')

/** Highest chance in a month: nothing is ever certain to be done. */
const surest = 0.95

/** Cases or victims that share one draw. */
const batch = 100

/**
 * An open case is handled, or goes on. Handling takes enforcement and rehabilitation; coordination and a common
 * procedure in use save the hand-overs between them; what lies abroad is out of reach without a counterpart there.
 */
export const caseHandling = mechanism({
  name: 'case-handling',
  service: 'casework',
  purpose:
    'Open cases are handled and waiting victims assisted, as enforcement, rehabilitation and coordination cover the work.',
  source: 'mbiri-fahik: assistance to victims, prosecutions; the integrated-service SOP',
  equation: `in use += uptake·(SOP·(alone+(1−alone)·coordination) − in use); ease = (1+coordinate·coordination+service·in use)·(1−abroad·(1−reach)(1−counterpart)); each open case is handled with chance pace·(enforce·enforcement+(1−enforce)·rehabilitation)·ease, each waiting victim assisted with chance assist·rehabilitation·ease, neither above ${surest}`,
  draws: { handling: 'world', assistance: 'world' },
  coefficients: {
    pace: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      unit: 'per month',
      meaning: 'Share of open cases handled in a month where all the work is covered and nothing lies abroad.',
    }),
    assist: coefficient({
      default: 0.35,
      range: [0.2, 0.5],
      unit: 'per month',
      meaning: 'Share of waiting victims assisted in a month on the same terms.',
    }),
    enforce: coefficient({ default: 0.5, range: [0.3, 0.7], meaning: 'Share of handling that is law enforcement.' }),
    coordinate: coefficient({
      default: 0.5,
      range: [0.25, 0.75],
      meaning: 'What full coordination adds.',
      source: 'bryson-2006 +',
    }),
    service: coefficient({
      default: 0.5,
      range: [0.25, 0.75],
      meaning: 'What a common procedure in full use adds.',
      source: 'mbiri-fahik: integrated-service SOP +',
    }),
    reach: coefficient({
      default: 0.35,
      range: [0.2, 0.5],
      meaning: 'Share of the work abroad that can be done from home.',
    }),
    uptake: coefficient({
      default: 0.15,
      range: [0.08, 0.3],
      unit: 'per month',
      meaning: 'How fast a procedure in force comes into use.',
    }),
    alone: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Share of its use that needs no coordination.',
    }),
  },
  events: {
    'case-handled': {
      detail: '{handled} handled, {open} still open',
      said: 'cases handled: {handled}; still open: {open}',
    },
  },
  step(s, c) {
    const spec = givenIn(s.now)
    if (!spec) return
    const w = booksOf(s)
    const coordinated = w.coverage[coordination]!
    w.serviceInUse += c.uptake * (spec['integrated-service'] * (c.alone + (1 - c.alone) * coordinated) - w.serviceInUse)
    const outOfReach = spec['abroad-share'] * (1 - c.reach) * (1 - w.coverage[counterpart]!)
    const ease = (1 + c.coordinate * coordinated + c.service * w.serviceInUse) * (1 - outOfReach)
    const work = c.enforce * w.coverage[enforcement]! + (1 - c.enforce) * w.coverage[rehabilitation]!
    const handled = chosen(s, s.world.names.handling!, w.open, c.pace * work * ease)
    const assisted = chosen(s, s.world.names.assistance!, w.waiting, c.assist * w.coverage[rehabilitation]! * ease)
    w.open -= handled
    w.handled += handled
    w.waiting -= assisted
    w.assisted += assisted
    if (handled > 0) s.trace?.(happened(s, 'case-handled', -1, { handled, open: w.open }))
  },
})

/** How many of `n` are chosen, each with chance `p`, by one draw for each batch. */
function chosen(s: State, name: NameColumn, n: number, p: number): number {
  const chance = p < surest ? p : surest
  let count = 0
  for (let k = 0; k * batch < n; k++) count += binomial(s.draw(name, 0, k), Math.min(batch, n - k * batch), chance)
  return count
}
