/**
 * Ratios to C: the forum model here and in C, in turns, and the cost of one run of entikong/baseline in forum replicates.
 *
 *   node dist/bench/ratios.js [ROUNDS]
 *
 * Times mean little on another machine; ratios measured in turns mean something everywhere. Needs gcc.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileReference } from './reference.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cases = [
  { name: '17 agents × 5,000 runs', of: [17, 5000, 1, 120] },
  { name: '1,000 agents × 10 runs', of: [1000, 10, 1, 120] },
  { name: '100,000 agents × 1 run', of: [100000, 1, 1, 120] },
] as const
const scenarioRuns = 1000

/** Seconds as a program’s RESULT line has them. */
function seconds(command: string, args: readonly (string | number)[]): number {
  const run = spawnSync(command, args.map(String), { cwd: root, encoding: 'utf8' })
  const line = /^RESULT (.*)$/m.exec(run.stdout)
  if (run.status !== 0 || !line) throw new Error(`${command} ${args.join(' ')} gave no result: ${run.stderr}`)
  return (JSON.parse(line[1]!) as { wall_s: number }).wall_s
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!
const spread = (values: readonly number[]) => `${Math.min(...values).toFixed(3)}–${Math.max(...values).toFixed(3)}`

function row(name: string, c: readonly number[], ours: readonly number[], ratio: string): void {
  const cells = [name.padEnd(26), median(c).toFixed(3), spread(c), median(ours).toFixed(3), spread(ours), ratio]
  console.log(cells.map((cell) => cell.padStart(12)).join('  '))
}

function main(rounds: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-bench-'))
  try {
    const reference = compileReference(folder)
    if (!reference) {
      process.exitCode = 1
      return
    }
    const forum = fileURLToPath(new URL('./forum.js', import.meta.url))
    console.log(
      ['case'.padEnd(26), 'C, s', 'spread', 'ours, s', 'spread', 'ratio'].map((h) => h.padStart(12)).join('  '),
    )
    for (const { name, of } of cases) {
      const c: number[] = []
      const ours: number[] = []
      for (let round = 0; round < rounds; round++) {
        c.push(seconds(reference, of))
        ours.push(seconds(process.execPath, [forum, ...of]))
      }
      row(name, c, ours, `${(median(ours) / median(c)).toFixed(2)} × C`)
    }
    const c: number[] = []
    const ours: number[] = []
    const scenario = fileURLToPath(new URL('./scenario.js', import.meta.url))
    for (let round = 0; round < rounds; round++) {
      c.push(seconds(reference, [17, scenarioRuns, 1, 120]))
      ours.push(seconds(process.execPath, [scenario, 'entikong/baseline', scenarioRuns]))
    }
    row(
      `entikong/baseline × ${scenarioRuns}`,
      c,
      ours,
      `${(median(ours) / median(c)).toFixed(2)} replicates of forum.c a run`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

main(Math.max(1, Number(process.argv[2] ?? 5)))
