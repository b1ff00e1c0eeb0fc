import test from 'ava'
import { cases, comparisonsOf } from './cases.js'

for (const name of cases) {
  test(`${name}: every pattern holds over 200 seeds`, async (t) => {
    for (const { pattern, comparison: c } of await comparisonsOf(name, 200))
      t.true(c.holds, `${pattern}: ${c.text} (${c.mean}, ${c.low} to ${c.high})`)
  })
}
