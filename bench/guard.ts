/**
 * A guard against slow changes: ratios to the reference in C, against those that are committed in bench/ratios.json.
 *
 *   npm run bench:guard [-- --strict] [-- --update]
 *
 * Warns of each that is more than 25 % worse, and with --strict fails too; --update writes what was measured. Ratios only:
 * times differ from machine to machine, and no test rests on either. Needs gcc.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root, table } from './measure.js'
import { compileReference } from './reference.js'
import { baselineRows, forumRows } from './yardstick.js'

/** How much worse than the committed ratio is worth a warning. */
const leeway = 1.25
const committed = join(root, 'bench', 'ratios.json')

const { values } = parseArgs({ options: { strict: { type: 'boolean' }, update: { type: 'boolean' } } })
const folder = mkdtempSync(join(tmpdir(), 'lintas-bench-'))
try {
  const reference = compileReference(folder)
  if (reference) guard(reference)
  else if (values.strict) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

function guard(reference: string): void {
  const quiet = () => undefined
  const rows = [...forumRows(reference, 5, quiet), ...baselineRows(reference, 120_000, 3, quiet)]
  const now = Object.fromEntries(rows.map(({ key, ratio }) => [key, Number((ratio ?? Number.NaN).toPrecision(3))]))
  if (values.update) {
    writeFileSync(committed, `${JSON.stringify(now, null, 2)}\n`)
    console.log(`wrote ${committed}`)
    return
  }
  const then = JSON.parse(readFileSync(committed, 'utf8')) as { readonly [key: string]: number }
  const compared = rows.map(({ name, key }) => {
    const before = then[key] ?? Number.NaN
    const share = now[key]! / before
    return { name, before, now: now[key]!, slow: share > leeway, share }
  })
  const cells = compared.map(({ name, before, now: ratio, share, slow }) => {
    const change = Number.isNaN(share) ? 'new' : `${share >= 1 ? '+' : '−'}${Math.abs(100 * (share - 1)).toFixed(0)} %`
    return [name, String(before), String(ratio), slow ? `${change}  SLOWER` : change]
  })
  console.log(table(['ratio to C', 'committed', 'now', 'change'], cells))
  const slow = compared.filter((each) => each.slow)
  if (slow.length === 0) return
  console.error(`warning: ${slow.map(({ name }) => name).join(', ')}: more than 25 % slower against C than committed`)
  if (values.strict) process.exitCode = 1
}
