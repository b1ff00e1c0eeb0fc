/**
 * Starts a Slurm of its own, does to it and to the experiments on it what happens on clusters, and holds each merged result
 * against that of one machine. A trial that fails is shown with what Slurm says, and made once more on a new Slurm, whose
 * own delays come in another order then: what fails twice has failed. The last line is `N passed, N failed`.
 *
 *   npm run test:slurm                 all trials
 *   npm run test:slurm -- limit node   those whose names have one of these words
 */
import { userInfo } from 'node:os'
import { lacking, startCluster } from './cluster.js'
import { type Lab, openLab } from './lab.js'
import { gentle, harsh, harshest, type Trials } from './trials.js'

/** Seconds that all trials together may take. */
const patience = 570

const words = process.argv.slice(2)
const chosen = (name: string) => words.length === 0 || words.some((word) => name.includes(word))
const tally = { passed: 0, failed: 0, skipped: 0 }

/** Whether it came to an end that is no failure. */
async function attempt(name: string, trial: Trials[string], lab: Lab): Promise<boolean> {
  const started = performance.now()
  const seconds = () => `(${((performance.now() - started) / 1000).toFixed(0)} s)`
  try {
    const skipped = await Promise.race([trial(lab), tooLate])
    console.log(skipped === undefined ? `  ✔ ${name} ${seconds()}` : `  - [skip] ${name}: ${skipped}`)
    tally[skipped === undefined ? 'passed' : 'skipped'] += 1
    return true
  } catch (error) {
    console.log(`  ✘ ${name} ${seconds()}\n${`${error}\n${lab.cluster.account()}`.replace(/^/gm, '      ')}`)
    return false
  }
}

const tooLate = new Promise<never>((_, reject) => {
  setTimeout(() => reject(new Error(`not done within ${patience} s of the start`)), patience * 1000).unref()
})
tooLate.catch(() => {})

const missing = lacking()
if (missing.length > 0) {
  console.log(`no Slurm here (${missing.join(', ')}): skipped. On Debian: apt-get install -y --no-install-recommends`)
  console.log('slurm-wlm munge parallel')
  console.log('0 passed, 0 failed, 1 skipped')
} else {
  let cluster = await startCluster()
  // However this ends, nothing of it goes on.
  process.on('exit', () => cluster.stop())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))
  console.log(`Slurm on loopback, as ${userInfo().username}, in ${cluster.folder}`)
  const lab = await openLab(cluster)
  const of = (trials: Trials) => Object.entries(trials).filter(([name]) => chosen(name))
  const again: [string, Trials[string]][] = []
  const first = async (name: string, trial: Trials[string]) => {
    if (!(await attempt(name, trial, lab))) again.push([name, trial])
  }
  const waiting = of(gentle)
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await first(...next)
  }
  await Promise.all(Array.from({ length: 4 }, hand))
  await Promise.all(of(harsh).map((each) => first(...each)))
  for (const each of of(harshest)) await first(...each)
  for (const [name, trial] of again) {
    cluster.stop()
    cluster = await startCluster()
    if (!(await attempt(`once more: ${name}`, trial, await openLab(cluster)))) tally.failed += 1
  }
  const { passed, failed, skipped } = tally
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
