import test from 'ava'
import { cases, comparisonsOf } from './cases.js'

// So few seeds leave wide intervals, which `patterns-200` looks at.
for (const name of cases) {
  test(`${name}: every pattern is true of the means over 16 seeds`, async (t) => {
    for (const { pattern, comparison: c } of await comparisonsOf(name, 16))
      t.true(c.meanHolds, `${pattern}: ${c.text} (${c.mean})`)
  })
}
