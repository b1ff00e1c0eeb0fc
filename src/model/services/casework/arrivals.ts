import { poisson } from '../../../random/index.js'
import { coefficient, mechanism } from '../../mechanism.js'
import { happened } from '../../trace.js'
import { booksOf, givenIn } from './state.js'

/** Most new cases that a month can have on average. */
const most = 100

/**
 * Cases grow from roots: poverty, lack of knowledge, channels outside the law. Prevention works on the second and
 * deterrence on the third. What would have happened without either is drawn from the same luck, so that the difference
 * is a count of cases prevented. Every new case calls agencies together as an incident does.
 */
export const caseArrivals = mechanism({
  name: 'case-arrivals',
  service: 'casework',
  purpose:
    'New cases arise from poverty, lack of knowledge and illegal channels, less where prevention and deterrence work.',
  source: 'mbiri-fahik: roots are poverty and lack of knowledge, the dominant form is labour through illegal channels',
  equation:
    'mean = rate·(1+growth·year)·(poverty·P + knowledge·K·(1−teach·prevention) + channels·C·(1−deter·deterrence)); new ~ Poisson(mean); prevented = Poisson(mean at no prevention and deterrence) − new, by the same luck; incidents += new',
  draws: { case: 'world' },
  coefficients: {
    poverty: coefficient({
      default: 0.25,
      range: [0.15, 0.35],
      meaning: 'Weight of poverty.',
      source: 'mbiri-fahik +',
    }),
    knowledge: coefficient({
      default: 0.4,
      range: [0.3, 0.5],
      meaning: 'Weight of lack of knowledge.',
      source: 'mbiri-fahik +',
    }),
    channels: coefficient({
      default: 0.35,
      range: [0.25, 0.45],
      meaning: 'Weight of illegal channels.',
      source: 'mbiri-fahik +',
    }),
    teach: coefficient({
      default: 0.9,
      range: [0.6, 1],
      meaning: 'Share of lack of knowledge that full prevention removes.',
      source: 'mbiri-fahik: training and village outreach −',
    }),
    deter: coefficient({
      default: 0.7,
      range: [0.45, 0.9],
      meaning: 'Share of illegal channels that full deterrence closes.',
      source: 'mbiri-fahik: prosecutions −',
    }),
  },
  events: {
    'case-opened': { detail: '{new} new, {open} open', said: 'new cases: {new}; open: {open}' },
  },
  step(s, c) {
    const spec = givenIn(s.now)
    if (!spec) return
    const w = booksOf(s)
    const year = s.month / 12
    const growth = 1 + spec.growth * year
    const rate = growth > 0 ? spec.rate * growth : 0
    const needy = c.poverty * spec.poverty
    const unaware = c.knowledge * spec['lack-of-knowledge']
    const recruited = c.channels * spec['illegal-channels']
    const u = s.draw(s.world.names.case!, 0)
    const could = poisson(u, Math.min(most, rate * (needy + unaware + recruited)))
    const did = poisson(
      u,
      Math.min(
        most,
        rate * (needy + unaware * (1 - c.teach * w.prevention) + recruited * (1 - c.deter * w.deterrence)),
      ),
    )
    const more = poisson(s.draw(s.world.names.case!, 0, 1), Math.min(most, did * (spec['victims-per-case'] - 1)))
    w.fresh = did
    w.opened += did
    w.open += did
    w.prevented += could - did
    w.victims += did + more
    w.waiting += did + more
    s.incidents += did
    if (did > 0) s.trace?.(happened(s, 'case-opened', -1, { new: did, open: w.open }))
  },
})
