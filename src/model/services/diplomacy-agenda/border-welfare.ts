import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { agendaOf, columnsIn } from './state.js'

/**
 * Welfare on the home side of the border follows trade and visits, programmes that run, and national policy; what people
 * can get at home they need no longer seek across the border.
 */
export const borderWelfare = mechanism({
  name: 'border-welfare',
  service: 'diplomacy-agenda',
  purpose:
    'Welfare of the border community follows exchange, programmes and national policy; dependence falls with it.',
  source: 'fahrozi-sosek: welfare rose with crossing traffic, roads and national policy; dependence falls',
  equation:
    'W += pace·(clip(floor+trade·E+programmes·running/(running+scale)+policy·national+peace·P) − W); dependence += pace·(clip(most−supply·W−roads·national) − dependence)',
  coefficients: {
    pace: coefficient({
      default: 0.015,
      range: [0.008, 0.03],
      unit: 'per month',
      meaning: 'How fast livelihoods follow.',
    }),
    floor: coefficient({ default: 0.1, range: [0.05, 0.2], meaning: 'Welfare where nothing is done for it.' }),
    trade: coefficient({ default: 0.3, range: [0.15, 0.4], meaning: 'Weight of exchange.', source: 'fahrozi-sosek +' }),
    programmes: coefficient({
      default: 0.3,
      range: [0.15, 0.4],
      meaning: 'Weight of programmes that agreements have set going.',
      source: 'fahrozi-sosek +',
    }),
    scale: coefficient({
      default: 10,
      range: [5, 20],
      bounds: [0.1, 1e4],
      unit: 'programmes',
      meaning: 'Programmes at which half of that is reached.',
    }),
    policy: coefficient({
      default: 0.25,
      range: [0.15, 0.4],
      meaning: 'Weight of national policy for the border.',
      source: 'fahrozi-sosek +',
    }),
    peace: coefficient({ default: 0.1, range: [0.02, 0.2], meaning: 'Weight of trust between the people.' }),
    most: coefficient({
      default: 0.9,
      range: [0.75, 1],
      meaning: 'Dependence of a community that has nothing at home.',
    }),
    supply: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'How far welfare at home replaces what was sought across the border.',
      source: 'fahrozi-sosek −',
    }),
    roads: coefficient({ default: 0.2, range: [0.1, 0.3], meaning: 'How far roads and services at home do.' }),
  },
  step(s, c) {
    const d = agendaOf(s)
    const { spec, home } = columnsIn(s.now)!
    const policy = spec['national-policy']
    const target = clip(
      c.floor +
        c.trade * d.exchange +
        (c.programmes * d.running) / (d.running + c.scale) +
        c.policy * policy +
        (home >= 0 ? c.peace * d.people[home]! : 0),
    )
    d.welfare += c.pace * (target - d.welfare)
    d.dependence += c.pace * (clip(c.most - c.supply * d.welfare - c.roads * policy) - d.dependence)
  },
})
