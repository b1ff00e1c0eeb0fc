/**
 * The benchmark: what a run costs, in turns with the reference in C; the program from end to end; and how cost grows.
 *
 *   npm run bench [-- --quick] [--only yardstick,scenarios,work,start,growth] [--out DIR]
 *
 * Tables go to standard output, bench.json and the picture of the growths to outputs/bench. README.md says what each
 * number means.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawGrowths } from './chart.js'
import { startRows, workRows } from './commands.js'
import { growths } from './growth.js'
import { root } from './measure.js'
import { compileReference } from './reference.js'
import { baselineRows, forumRows } from './yardstick.js'

const sections = ['yardstick', 'scenarios', 'work', 'start', 'growth'] as const

function asked() {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, out: { type: 'string' } },
  })
  const only = values.only?.split(',') ?? [...sections]
  const unknown = only.filter((name) => !(sections as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`--only knows ${sections.join(', ')} (got ${unknown.join(', ')})`)
  return { quick: values.quick ?? false, only: new Set(only), out: values.out ?? join(root, 'outputs', 'bench') }
}

async function main(): Promise<void> {
  const { quick, only, out } = asked()
  const rounds = quick ? 1 : 5
  const say = (text: string) => console.log(`\n${text}`)
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  }
  console.log(Object.values(machine).join(', '), quick ? '(quick: one round, no spread to speak of)' : '')
  const folder = mkdtempSync(join(tmpdir(), 'lintas-bench-'))
  try {
    const wantsC = only.has('yardstick') || only.has('scenarios')
    const reference = wantsC ? compileReference(folder) : undefined
    mkdirSync(out, { recursive: true })
    const found = {
      machine,
      quick,
      forum: only.has('yardstick') && reference ? forumRows(reference, rounds, say) : undefined,
      scenarios: only.has('scenarios') ? baselineRows(reference, quick ? 60_000 : 240_000, rounds, say) : undefined,
      work: only.has('work') ? workRows(quick, 1, say) : undefined,
      start: only.has('start') ? startRows(quick ? 3 : 11, say) : undefined,
      growth: only.has('growth') ? growths(quick, say) : undefined,
    }
    writeFileSync(join(out, 'bench.json'), `${JSON.stringify(found, null, 2)}\n`)
    if (found.growth) await drawGrowths(found.growth, out)
    console.error(`\nresults: ${out}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
