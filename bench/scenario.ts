/**
 * Runs of one scenario on one core, everything on and everything recorded that is recorded by default.
 *
 *   node dist/bench/scenario.js SCENARIO RUNS
 *
 * Prints one RESULT line; `wall_s` counts from the resolved scenario on: compiling the world, and the runs, warm-up inside.
 */
import { fileURLToPath } from 'node:url'
import { simulate } from '../src/model/simulate.js'
import { compileWorld } from '../src/model/world.js'
import { fileSources } from '../src/scenario/files.js'
import { loadScenarios } from '../src/scenario/load.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const [name = 'entikong/baseline', runs = '1000'] = process.argv.slice(2)
const [scenario] = loadScenarios([name], fileSources({ cwd: process.cwd(), packageRoot: root }))
const started = performance.now()
const world = compileWorld(scenario!.input)
const out = new Float64Array(world.series.length * (world.months + 1))
for (let replicate = 0; replicate < Number(runs); replicate++) simulate(world, '1', replicate, { out })
const wall = (performance.now() - started) / 1000
console.log(
  `RESULT ${JSON.stringify({ peer: 'lintas', scenario: name, months: world.months, runs: Number(runs), wall_s: wall })}`,
)
