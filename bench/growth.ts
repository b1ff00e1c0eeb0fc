/** How the cost of a run grows with what there is of it: series of sizes, and the exponent that fits each. */
import { simulate } from '../src/model/simulate.js'
import { compileWorld, type World } from '../src/model/world.js'
import { type LoadOptions, loadScenarios } from '../src/scenario/load.js'
import { memorySources } from '../src/scenario/memory.js'
import { short, table } from './measure.js'

export interface Growth {
  readonly of: string
  readonly sizes: readonly number[]
  /** Processor seconds of the work at each size. */
  readonly seconds: readonly number[]
  /** b of seconds ∝ size^b, fitted by least squares over the logarithms. */
  readonly exponent: number
}

const network = memorySources({
  network: 'lintas: 1\nmonths: 60\nsynthetic: {agencies: 68, forums: 4, coordinators: false}\n',
})

function world(agencies: number, forums: number, options: LoadOptions = {}): World {
  const set = [`synthetic.agencies=${agencies}`, `synthetic.forums=${forums}`]
  const [scenario] = loadScenarios(['network'], network, { ...options, set })
  return compileWorld(scenario!.input)
}

const most = (quick: boolean, sizes: readonly number[]) => (quick ? sizes.slice(0, -1) : sizes)

/** Processor seconds of so many replicates: the least of several turns, after one that warms up. */
function seconds(w: World, replicates: number, turns: number): number {
  const out = new Float64Array(w.series.length * (w.months + 1))
  let least = Number.POSITIVE_INFINITY
  for (let turn = -1; turn < turns; turn++) {
    const started = process.cpuUsage()
    for (let r = 0; r < replicates; r++) simulate(w, '1', r, { out })
    const { user, system } = process.cpuUsage(started)
    if (turn >= 0) least = Math.min(least, (user + system) / 1e6)
  }
  return least
}

export function growths(quick: boolean, say: (text: string) => void): Growth[] {
  const turns = quick ? 2 : 5
  const series = (of: string, sizes: readonly number[], work: (size: number) => number): Growth => {
    const taken = most(quick, sizes).map(work)
    return { of, sizes: most(quick, sizes), seconds: taken, exponent: slope(most(quick, sizes), taken) }
  }
  // The first size would bear what it takes to compile the schedule.
  seconds(world(68, 4), 200, 1)
  const found = [
    series('pairs of a forum', [25, 40, 64, 100], (agencies) => seconds(world(agencies, 1), 20, turns)),
    // All of them beyond a hundred, where forums are recorded together.
    series('forums', [128, 256, 512, 1024], (forums) => seconds(world(17 * forums, forums), 1, turns)),
    series('months', [30, 120, 480, 1200], (months) => seconds(world(68, 4, { months }), 4, turns)),
    series('replicates', [4, 16, 64, 256], (replicates) => seconds(world(68, 4), replicates, turns)),
  ].map((g) => (g.of === 'pairs of a forum' ? inPairs(g) : g))
  say(
    table(
      ['growth', 'sizes', 'seconds', 'exponent'],
      found.map(({ of, sizes, seconds: s, exponent }) => [
        of,
        sizes.map((n) => n.toLocaleString('en')).join(', '),
        s.map(short).join(', '),
        exponent.toFixed(2),
      ]),
    ),
  )
  return found
}

/** Of a forum of n agencies the pairs are counted, n(n − 1). */
function inPairs(g: Growth): Growth {
  const sizes = g.sizes.map((n) => n * (n - 1))
  return { ...g, sizes, exponent: slope(sizes, g.seconds) }
}

export function slope(x: readonly number[], y: readonly number[]): number {
  const u = x.map(Math.log)
  const v = y.map(Math.log)
  const mean = (w: readonly number[]) => w.reduce((sum, each) => sum + each, 0) / w.length
  const [mu, mv] = [mean(u), mean(v)]
  const above = u.reduce((sum, each, k) => sum + (each - mu) * (v[k]! - mv), 0)
  return above / u.reduce((sum, each) => sum + (each - mu) ** 2, 0)
}
