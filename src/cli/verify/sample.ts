/** A quick look: some runs, chosen by luck that anybody can choose again, are run anew and held against runs.csv. */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate as turn } from 'node:timers/promises'
import { type CsvDialect, dialectOf, plainCsv } from '../../analysis/csv-dialect.js'
import { openPlain } from '../../disk/bounded.js'
import { simulate } from '../../model/simulate.js'
import { compileWorld, type World } from '../../model/world.js'
import type { Manifest } from '../../provenance/manifest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { drawName, RandomStreams } from '../../random/index.js'
import { numberText, parseCsv, seriesName } from '../../report/csv.js'
import { recordOptions } from '../options.js'
import type { Progress } from '../progress.js'
import type { Located } from './locate.js'

export interface SampleOptions {
  /** Runs to choose of each scenario. */
  readonly size: number
  /** Names the luck of the choice. */
  readonly seed: string
  readonly progress: Pick<Progress, 'at'>
}

export interface Sample {
  /** Runs that were run anew, and how many there are. */
  readonly runs: number
  readonly of: number
  /** The table that they were held against. */
  readonly table: string
  /** Names the luck of the choice. */
  readonly seed: string
  /** First line of runs.csv that is not what its run comes to. */
  readonly wrong?: Located
}

/** Nobody can know beforehand which runs it chooses; it is told, so that the same can be chosen again. */
export function freshSeed(): string {
  return randomBytes(6).toString('hex')
}

/** Replicates of one scenario: those whose luck is the least, which makes every choice of as many equally likely. */
export function chosen(seed: string, scenario: string, replicates: number, size: number): Set<number> {
  if (size >= replicates) return new Set(Array.from({ length: replicates }, (_, r) => r))
  const random = new RandomStreams(seed, 0)
  const found = new Set<number>()
  // One draw after the other, those that come up again left out (at most half of them are chosen: a few rounds do).
  const name = drawName(`verify|scenario:${scenario}`)
  const [least, wanted] = size * 2 > replicates ? [true, replicates - size] : [false, size]
  for (let k = 0; found.size < wanted; k++)
    found.add(Math.floor(random.at(name, Math.floor(k / 1048576), k % 1048576) * replicates))
  if (!least) return found
  return new Set(Array.from({ length: replicates }, (_, r) => r).filter((r) => !found.has(r)))
}

/** Of the runs of scenarios, in runs.csv. Throws a ManifestFault where the manifest cannot be worked from. */
export async function checkSample(folder: string, manifest: Manifest, o: SampleOptions): Promise<Sample> {
  const { seed, replicates, options } = manifest
  const recorded = String(options.record ?? '').split(',')
  const record = recordOptions(recorded)
  const worlds = new Map<string, { world: World; wanted: Set<number> }>()
  for (const { name, input } of scenariosOf(manifest).scenarios)
    worlds.set(name, { world: compileWorld(input, record), wanted: chosen(o.seed, name, replicates, o.size) })
  const total = [...worlds.values()].reduce((sum, { wanted }) => sum + wanted.size, 0)
  const of = replicates * worlds.size
  let runs = 0
  let line = 0
  let columns: string[] = []
  let dialect = plainCsv
  const lines = createInterface({
    input: createReadStream('', { fd: openPlain(join(folder, 'runs.csv')) }),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  const wrongAt = (keys: Located['keys'], more: Partial<Located>): Sample => ({
    runs,
    of,
    table: 'runs.csv',
    seed: o.seed,
    wrong: { line, keys, ...more },
  })
  for await (const text of lines) {
    line++
    if (line === 1) dialect = dialectOf(text)
    const fields = fieldsOf(text, dialect)
    if (line === 1) {
      columns = fields
      continue
    }
    const [name = '', replicate = '', key = ''] = fields
    const keys = [
      ['scenario', name],
      ['replicate', replicate],
    ] as const
    const about = worlds.get(name)
    const r = Number(replicate)
    if (about === undefined || !/^\d+$/.test(replicate) || r >= replicates)
      return wrongAt(keys, { here: text.slice(0, 60) })
    if (!about.wanted.delete(r)) continue
    const expected = finalsOf(about.world, seed, r)
    runs++
    o.progress.at(runs, total)
    if (key !== `${seed}/${r}`) return wrongAt(keys, { column: 'seed', here: key, remade: `${seed}/${r}` })
    for (let c = 3; c < Math.max(columns.length, fields.length); c++) {
      const column = columns[c] ?? ''
      const [here = '', remade = ''] = [fields[c], expected.get(column)]
      if (here !== remade) return wrongAt(keys, { column, here, remade })
    }
    await turn()
  }
  for (const [name, { wanted }] of worlds)
    for (const r of wanted) {
      line++
      return wrongAt(
        [
          ['scenario', name],
          ['replicate', String(r)],
        ],
        { remade: 'a line for this run' },
      )
    }
  return { runs, of, table: 'runs.csv', seed: o.seed }
}

function finalsOf(world: World, seed: string, replicate: number): Map<string, string> {
  const values = simulate(world, seed, replicate)
  const rows = world.months + 1
  return new Map(
    world.series.map((series, s) => [seriesName(series), numberText(values[s * rows + rows - 1] as number)]),
  )
}

function fieldsOf(text: string, dialect: CsvDialect): string[] {
  try {
    return parseCsv(text, dialect)[0] ?? []
  } catch {
    return []
  }
}
