/**
 * Campaigns of bad input and of forged results, from a seed: the same seed tries the same. What goes wrong is named with what
 * it takes to try it again. The last line is `N passed, N failed`.
 *
 *   npm run test:fuzz                                   a few minutes
 *   npm run test:fuzz -- --seed 7 --inputs 2000 --forgeries 400
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Chance } from './chance.js'
import { makeResults, tryForgeries } from './forging.js'
import { tryInputs } from './inputs.js'
import { type Bounds, lintas } from './program.js'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    inputs: { type: 'string', default: '300' },
    forgeries: { type: 'string', default: '90' },
    keep: { type: 'string' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'lintas-fuzz-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

/** Five seconds, on a machine on which a plain command takes half a second; a slower one is given as much more. */
async function boundsHere(): Promise<Bounds> {
  const { seconds } = await lintas(['list'], folder)
  return { seconds: Math.max(5, 10 * seconds), megabytes: 500 }
}

const every = (count: number) => (done: number) => {
  if (done % 100 === 0) console.log(`  ${done} of ${count}`)
}

mkdirSync(folder, { recursive: true })
const bounds = await boundsHere()
const inputs = Number(values.inputs)
console.log(`${inputs} bad inputs, seed ${values.seed}`)
const bad = await tryInputs({ seed: values.seed, count: inputs, folder: join(folder, 'inputs'), bounds }, every(inputs))
console.log(`  ${bad.refused} refused, ${bad.accepted} accepted`)

const forgeries = Number(values.forgeries)
console.log(`${forgeries} forgeries, seed ${values.seed}`)
const desk = join(folder, 'results')
mkdirSync(desk)
const names = forgeries > 0 ? await makeResults(desk) : []
const chance = new Chance(`forge ${values.seed}`)
// A verification makes a result again: it may take as long as that takes.
const patient = { ...bounds, seconds: 60 }
const passed = await tryForgeries({ names, count: forgeries, folder: desk, chance, bounds: patient }, every(forgeries))

for (const { case: what, wrong } of [...bad.found, ...passed]) console.log(`  ✘ ${what}\n      ${wrong.join('; ')}`)
if (values.keep !== undefined && bad.found.length > 0) {
  mkdirSync(values.keep, { recursive: true })
  for (const [at, one] of bad.found.entries())
    writeFileSync(join(values.keep, `${at}.json`), JSON.stringify(one, undefined, 2))
}
const failed = bad.found.length + passed.length
console.log(`${inputs + forgeries - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
