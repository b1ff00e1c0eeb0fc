import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { trustAcross } from './membership.js'
import { agendaOf, columnsIn } from './state.js'

/** Peoples trust each other through kinship, trade and visits; governments that trust each other help, slowly. */
export const peopleToPeople = mechanism({
  name: 'people-to-people',
  service: 'diplomacy-agenda',
  purpose: 'Trust between the people of the two sides grows with their exchange and with non-state members.',
  source: 'fahrozi-sosek: confidence between governments and between people',
  equation:
    'P += (meet·E+civil·n)(1−P) + shadow·(G−P) − fade·(P−rest) − chill·N·exposure of the region·P; G = trust of the side’s regional agencies across the border',
  coefficients: {
    meet: coefficient({
      default: 0.004,
      range: [0.002, 0.008],
      unit: 'per month',
      meaning: 'Share of missing trust that a month of full exchange supplies.',
      source: 'fahrozi-sosek +',
    }),
    civil: coefficient({
      default: 0.004,
      range: [0.002, 0.008],
      unit: 'per month',
      meaning: 'Share of missing trust that non-state members supply in a month.',
      source: 'fahrozi-sosek: non-state actors +',
    }),
    shadow: coefficient({
      default: 0.006,
      range: [0.002, 0.012],
      unit: 'per month',
      meaning: 'How fast people’s trust is drawn to that of their regional agencies.',
    }),
    fade: coefficient({ default: 0.008, range: [0.004, 0.016], unit: 'per month', meaning: 'How fast it fades.' }),
    rest: coefficient({
      default: 0.3,
      range: [0.2, 0.4],
      meaning: 'Trust of neighbours who have nothing to do with each other.',
    }),
    chill: coefficient({
      default: 0.01,
      range: [0.003, 0.02],
      unit: 'per month',
      meaning: 'Share lost in a month of full tension at full exposure.',
    }),
  },
  step(s, c) {
    const d = agendaOf(s)
    const { nonState, exposureOfEntry } = columnsIn(s.now)!
    const tension = s.now.world.tension * exposureOfEntry
    for (let side = 0; side < d.people.length; side++) {
      const p = d.people[side]!
      const gained = (c.meet * d.exchange + c.civil * nonState) * (1 - p)
      const shadow = c.shadow * (trustAcross(s, side) - p)
      d.people[side] = clip(p + gained + shadow - c.fade * (p - c.rest) - c.chill * tension * p)
    }
  },
})
