import { fileURLToPath } from 'node:url'
import test from 'ava'
import { Account } from '../../src/model/account.js'
import { simulate } from '../../src/model/simulate.js'
import { compileWorld } from '../../src/model/world.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios } from '../../src/scenario/load.js'
import { parting } from '../parting.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = fileSources({ cwd: root, packageRoot: root })
const names = sources.list().map((s) => s.name)

for (const name of names) {
  test(`${name}: the parts of every outcome add up, month by month, and the account changes nothing in the run`, (t) => {
    const [scenario] = loadScenarios([name], sources, { months: 40 })
    const world = compileWorld(scenario!.input)
    const rows = world.months + 1
    const plain = simulate(world, 'sum', 1)
    const account = new Account(
      world,
      world.series.map((_, s) => s),
    )
    const values = simulate(world, 'sum', 1, { after: account.after })
    t.is(parting(values, plain), undefined)
    account.finish(values)
    const lines = account.lines.length
    for (const [s, { outcome, scope }] of world.series.entries()) {
      let sum = account.base[s]!
      let before = Number.NaN
      for (let month = 0; month < rows; month++) {
        const value = values[s * rows + month]!
        let parts = 0
        for (let line = 0; line < lines; line++) parts += account.parts[(s * lines + line) * rows + month]!
        if (Number.isNaN(parts)) {
          if (!Number.isNaN(value) && !Number.isNaN(before)) t.fail(`${outcome.name}@${scope}, month ${month}`)
          if (!Number.isNaN(value)) sum = value
        } else {
          sum += parts
          const near = 1e-9 * Math.max(1, Math.abs(value) * 1e-3)
          if (!(Math.abs(sum - value) <= near)) t.fail(`${outcome.name}@${scope}, month ${month}: ${sum} for ${value}`)
          if (!Number.isNaN(before) && !(Math.abs(value - before - parts) <= near))
            t.fail(`${outcome.name}@${scope}, month ${month}: ${parts} for ${value - before}`)
        }
        before = value
      }
    }
    t.pass()
  })
}
