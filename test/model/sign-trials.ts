/** Metamorphic tests of signs: two worlds that differ in one input, run under the same luck, and which way an outcome moves. */
import { simulate } from '../../src/model/simulate.js'
import type { World } from '../../src/model/world.js'

export type Tree = { [key: string]: Tree | number | boolean | string | null }

/** Sets a path; `*` reaches every entry, `police-*` every one that begins so. */
export function put(tree: Tree, path: string, value: Tree[string]): void {
  const [head, ...rest] = path.split('.')
  const stem = head!.slice(0, -1)
  const keys = head!.endsWith('*') ? Object.keys(tree).filter((key) => key.startsWith(stem)) : [head!]
  for (const key of keys) {
    if (rest.length === 0) tree[key] = value
    else {
      if (typeof tree[key] !== 'object' || tree[key] === null) tree[key] = {}
      put(tree[key] as Tree, rest.join('.'), value)
    }
  }
}

/**
 * Mean over `replicates` of the paired difference high − low of an outcome, itself a mean over the months `from` to the
 * last in which it is defined, and the standard error of that mean.
 */
export function pairedEffect(
  low: World,
  high: World,
  { outcome, scope = '', from, replicates }: { outcome: string; scope?: string; from: number; replicates: number },
): { mean: number; error: number } {
  const column = (w: World) => {
    const s = w.series.findIndex((x) => x.outcome.name === outcome && x.scope === scope)
    if (s < 0) throw new Error(`no ${outcome}@${scope}`)
    return s * (w.months + 1)
  }
  const [a, b] = [column(low), column(high)]
  let sum = 0
  let squares = 0
  for (let r = 0; r < replicates; r++) {
    const x = simulate(low, 'signs', r)
    const y = simulate(high, 'signs', r)
    let d = 0
    let n = 0
    for (let m = from; m <= low.months; m++) {
      const step = y[b + m]! - x[a + m]!
      if (Number.isNaN(step)) continue
      d += step
      n++
    }
    d = n > 0 ? d / n : 0
    sum += d
    squares += d * d
  }
  const mean = sum / replicates
  return { mean, error: Math.sqrt(Math.max(0, squares / replicates - mean * mean) / replicates) }
}
