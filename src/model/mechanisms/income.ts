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
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i]) continue
      if (january && s.month > 1 && e.lapse[i]) {
        s.lapsed[i]! += s.budget[i]!
        s.budget[i] = 0
      }
      const money = c.level * e.income[i]!
      s.received[i]! += money
      s.budget[i]! += money
      const beyond = s.budget[i]! - e.cap[i]!
      if (beyond > 0) {
        s.lapsed[i]! += beyond
        s.budget[i]! -= beyond
      }
    }
  },
})
