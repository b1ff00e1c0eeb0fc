/** What must hold for every experiment in the repository, and for those that the documents show. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { planOf } from '../../src/experiment/batch/plan.js'
import { PointWorlds } from '../../src/experiment/batch/point-worlds.js'
import { pointsOf } from '../../src/experiment/batch/points.js'
import { readExperiment } from '../../src/scenario/experiment.js'
import { fileSources } from '../../src/scenario/files.js'
import { scenarioLoader } from '../../src/scenario/load.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = fileSources({ cwd: root, packageRoot: root })
const load = scenarioLoader(sources)
const names = sources.experiments().map(({ name }) => name)

test('each case has an experiment, and between them they show each design', (t) => {
  const inFolders = sources.list().filter(({ name }) => name.includes('/'))
  const cases = new Set(inFolders.map(({ name }) => name.split('/')[0]))
  t.deepEqual(new Set(names.map((name) => name.split('/')[0])), cases)
  const kinds = names.map((name) => readExperiment(sources.open(name), load).design.kind)
  for (const kind of ['full-factorial', 'one-at-a-time', 'latin-hypercube', 'sobol', 'morris', 'saltelli', 'list'])
    t.true(kinds.includes(kind as (typeof kinds)[number]), kind)
})

for (const name of names) {
  test(`${name}: says what it asks in both languages, and its first and last points can be run`, (t) => {
    const experiment = readExperiment(sources.open(name), load)
    t.true(experiment.title.en.endsWith('?') && experiment.title.id.endsWith('?'))
    const plan = planOf(experiment)
    const points = pointsOf(plan)
    const worlds = new PointWorlds(plan, sources)
    for (const index of [0, points.size - 1]) {
      const { world, series } = worlds.at(points.at(index))
      t.true(series.every((at) => at >= 0))
      t.is(world.months, plan.scenarios[0]!.months)
    }
  })
}

test('the experiment that the documents show is read', (t) => {
  const page = readFileSync(`${root}docs/experiments.md`, 'utf8')
  const text = /<!-- file: scenarios\/entikong\/experiments\/mine.yaml -->\n+```yaml\n([\s\S]*?)```/.exec(page)?.[1]
  const { factors } = readExperiment({ name: 'entikong/experiments/mine', file: 'mine.yaml', text: text! }, load)
  t.deepEqual(
    factors[1]?.values?.map((x) => Number(Number(x).toPrecision(12))),
    [0.2, 0.4, 0.6, 0.8],
  )
  t.deepEqual(factors[2]?.range, [0.05, 0.15])
})
