import { coefficient, mechanism } from '../mechanism.js'

/** Money comes in each month; what goes beyond the cap lapses, and at the year’s end so does what is left. */
export const income = mechanism({
  name: 'income',
  purpose: 'Agencies receive money for meeting the others; unspent money lapses at the end of the budget year.',
  source: 'mbiri-fahik: budget is why agencies do not meet more',
  equation: 'B ← B + level·income; what exceeds the cap lapses; in calendar month 1 what was left lapses first',
  coefficients: {
    level: coefficient({
      default: 1,
      range: [0.5, 1.5],
      bounds: [0, 10],
      unit: 'multiple',
      meaning: 'Common multiple of all incomes.',
    }),
  },
  step(s, c) {
    const e = s.now
    const january = (e.start - 1 + s.month - 1) % 12 === 0
    const yearEnds = january && s.month > 1
    const { level } = c
    const { present } = e
    const { lapse, income: incomes, cap } = e.agency.budget
    const { budget, received, lapsed } = s
    for (let i = 0; i < present.length; i++) {
      if (!present[i]) continue
      if (yearEnds && lapse[i]) {
        lapsed[i]! += budget[i]!
        budget[i] = 0
      }
      const money = level * incomes[i]!
      received[i]! += money
      budget[i]! += money
      const beyond = budget[i]! - cap[i]!
      if (beyond > 0) {
        lapsed[i]! += beyond
        budget[i]! -= beyond
      }
    }
  },
})
