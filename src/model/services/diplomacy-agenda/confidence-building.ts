import { coefficient, mechanism } from '../../mechanism.js'
import { damageScars, egoShuts } from '../../mechanisms/dialogue.js'
import { clip } from '../../ranges.js'
import { agendaOf, columnsIn } from './state.js'

/**
 * Visits, exchange of information and officers, joint activities and exercises go on between the sessions: they build
 * trust between the two sides’ agencies, and keep up the exchange of people. Tension thins them out where it reaches. Ego
 * and damage stand in its way as in a talk by default; a scenario that sets them for dialogue speaks of talks alone. The
 * loop over pairs is `grow` of pairs.ts and pairs.wat.
 */
export const confidenceBuilding = mechanism({
  name: 'confidence-building',
  service: 'diplomacy-agenda',
  purpose: 'Visits, exchanges and joint activities build trust across the border between sessions.',
  source: 'fahrozi-sosek: confidence-building; openness lowers misperception',
  equation: `across the border: T_ij += contact·X·(1−dent·N·exposure)·(1−${egoShuts}·e_i)·max(0, 1−${damageScars}·D−T); exchange E += pace·(target−E), target = (kinship+programme·X+civil·n)·(1−dent·N·exposure of the region)`,
  coefficients: {
    contact: coefficient({
      default: 0.004,
      range: [0.001, 0.008],
      unit: 'per month',
      meaning: 'Share of the distance to full trust gained in a month of the full programme.',
      source: 'fahrozi-sosek +',
    }),
    kinship: coefficient({
      default: 0.35,
      range: [0.2, 0.5],
      meaning: 'Exchange that kinship and petty trade keep up by themselves.',
    }),
    programme: coefficient({ default: 0.3, range: [0.15, 0.45], meaning: 'Exchange that the full programme adds.' }),
    civil: coefficient({
      default: 0.25,
      range: [0.1, 0.35],
      meaning: 'Exchange that non-state members add.',
      source: 'fahrozi-sosek: non-state actors +',
    }),
    dent: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Share of visits and exchange that full tension at full exposure prevents.',
    }),
    pace: coefficient({ default: 0.1, range: [0.05, 0.2], unit: 'per month', meaning: 'How fast exchange follows.' }),
  },
  step(s, c) {
    const e = s.now
    const { spec, nonState, exposureOfEntry } = columnsIn(e)!
    const programme = spec.exchange
    const { scratch: open } = s
    for (let f = 0; f < e.forum.exposure.length; f++) open[f] = 1 - c.dent * e.world.tension * e.forum.exposure[f]!
    s.pairs.growAcross(s.now, c.contact * programme, egoShuts, damageScars)
    const target =
      clip(c.kinship + c.programme * programme + c.civil * nonState) * (1 - c.dent * e.world.tension * exposureOfEntry)
    agendaOf(s).exchange = clip(agendaOf(s).exchange + c.pace * (target - agendaOf(s).exchange))
  },
})
