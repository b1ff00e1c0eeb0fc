import { coefficient, mechanism } from '../../mechanism.js'
import { booksOf } from './state.js'

/** Cases that lie open go on asking for attention, after the news of them is over. */
export const caseBacklog = mechanism({
  name: 'case-backlog',
  service: 'casework',
  purpose: 'Open cases keep the matter before the agencies.',
  source: 'mbiri-fahik: a death committed the regency',
  equation: 'attention ≥ press·open/(open+half)',
  coefficients: {
    press: coefficient({ default: 0.5, range: [0.2, 0.8], meaning: 'Attention that a very long list of cases draws.' }),
    half: coefficient({
      default: 15,
      range: [8, 30],
      bounds: [0.1, 10000],
      unit: 'cases',
      meaning: 'Open cases that draw half of it.',
    }),
  },
  step(s, c) {
    const { open } = booksOf(s)
    const pull = (c.press * open) / (open + c.half)
    if (pull > s.attention) s.attention = pull
  },
})
