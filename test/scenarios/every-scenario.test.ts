/** What must hold for every scenario file in the repository, whatever its case. */
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { simulate } from '../../src/model/simulate.js'
import { compileWorld } from '../../src/model/world.js'
import { fingerprint } from '../../src/provenance/fingerprint.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios } from '../../src/scenario/load.js'
import { parting } from '../parting.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = fileSources({ cwd: root, packageRoot: root })
const names = sources.list().map((s) => s.name)

test('there are scenarios, and each case has a baseline', (t) => {
  // A scenario outside of any folder belongs to no case.
  const cases = new Set(names.filter((n) => n.includes('/')).map((n) => n.split('/')[0]))
  t.true(cases.size >= 1)
  for (const c of cases) t.true(names.includes(`${c}/baseline`), c)
})

for (const name of names) {
  test(`${name}: outcomes stay within their bounds, money is conserved, the same luck gives the same bits`, (t) => {
    const [scenario] = loadScenarios([name], sources)
    const world = compileWorld(scenario!.input, { agency: true, pair: true })
    const rows = world.months + 1
    for (let r = 0; r < 2; r++) {
      const values = simulate(world, 'all', r, {
        after: (_, s) => {
          for (let i = 0; i < s.budget.length; i++) {
            const left = s.opened[i]! + s.received[i]! - s.spent[i]! - s.lapsed[i]! - s.budget[i]!
            if (Math.abs(left) > 1e-9) t.fail(`${world.structure.agencies[i]}: books are off by ${left}`)
          }
        },
      })
      for (const [k, { outcome, scope }] of world.series.entries()) {
        for (let m = 0; m < rows; m++) {
          const x = values[k * rows + m]!
          if (!Number.isNaN(x) && !(x >= outcome.bounds[0] && x <= outcome.bounds[1]))
            t.fail(`${outcome.name}@${scope} is ${x} at month ${m}`)
        }
      }
      if (r > 0) continue
      const again = simulate(compileWorld(scenario!.input, { agency: true, pair: true }), 'all', r)
      t.is(parting(again, values), undefined)
    }
  })
}

test('a title, a description and both languages for every scenario, and no two with one fingerprint', (t) => {
  const all = loadScenarios(names, sources)
  for (const s of all) {
    t.true(s.title.en !== '' && s.title.id !== '', s.name)
    t.truthy(s.description?.en && s.description.id, s.name)
  }
  t.is(new Set(all.map(fingerprint)).size, all.length)
})

test('every range that is not a study’s can be tested over, and every study value says which study', (t) => {
  for (const s of loadScenarios(names, sources)) {
    for (const [path, v] of s.values) {
      if (v.given && v.tag === 'study') t.truthy(v.source, `${s.name}: ${path}`)
      if (v.range) t.true(v.range[0] <= v.value && v.value <= v.range[1], `${s.name}: ${path}`)
    }
  }
})
