/** The patterns of each case, put to the test. Where one fails it is said in docs/patterns.md, not loosened here. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ComparisonResult } from '../../src/analysis/patterns.js'
import { checkPatterns } from '../../src/experiment/patterns.js'
import { outcomes } from '../../src/model/outcomes.js'
import { compileWorld } from '../../src/model/world.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios } from '../../src/scenario/load.js'
import { readPatterns } from '../../src/scenario/patterns.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = fileSources({ cwd: root, packageRoot: root })

export const cases = ['belu', 'entikong', 'kaltara', 'sosek-malindo', 'ttu']

export interface Checked {
  readonly pattern: string
  readonly comparison: ComparisonResult
}

/** Every comparison of every pattern of a case, over so many seeds. */
export async function comparisonsOf(name: string, seeds: number): Promise<Checked[]> {
  const file = `scenarios/${name}/patterns.yaml`
  const text = readFileSync(`${root}${file}`, 'utf8')
  const patterns = readPatterns({ name, file, text }, { outcomes: outcomes.map((o) => o.name) })
  const results = await checkPatterns(
    patterns,
    ({ scenario, set = {}, off = [] }) =>
      compileWorld(
        loadScenarios([scenario], sources, {
          set: [
            ...Object.entries(set).map(([path, value]) => `${path}=${JSON.stringify(value)}`),
            ...off.map((mechanism) => `mechanisms.${mechanism}.off=true`),
          ],
        })[0]!.input,
        { agency: text.includes("'agency:"), pair: text.includes("'pair:") },
      ),
    { seed: '1', replicates: seeds },
  )
  return results.flatMap(({ comparisons }, i) =>
    comparisons.map((comparison) => ({ pattern: patterns[i]!.id, comparison })),
  )
}
