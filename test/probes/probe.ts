/**
 * The model digest: sha256 over the results of small frozen worlds. The worlds are files of their own, complete, so that
 * neither a scenario’s change nor a new default moves them; only what the engine makes of them does.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { group } from '../../src/model/declare.js'
import { simulate } from '../../src/model/simulate.js'
import type { WorldSpec } from '../../src/model/spec.js'
import { worldFields } from '../../src/model/world-fields.js'
import { compileWorld } from '../../src/model/world.js'
import { sha256 } from '../../src/provenance/fingerprint.js'
import { filled } from '../model/worlds.js'

export interface Probe {
  readonly months: number
  readonly seed: string
  readonly replicates: number
  /** Series that are digested, `outcome` or `outcome@scope`: those that existed when the probe was frozen. */
  readonly series: readonly string[]
  readonly snapshots: readonly { readonly from: number; readonly set: readonly string[]; readonly spec: unknown }[]
}

const folder = new URL('../../../test/probes/', import.meta.url)

export function probes(): { name: string; probe: Probe }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((name) => ({ name, probe: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Probe }))
}

/** The results of a probe as text: a line for each series and replicate, shortest numbers, empty for undefined. */
export function probeText({ months, seed, replicates, series, snapshots }: Probe): string {
  const world = compileWorld({
    months,
    snapshots: snapshots.map((s) => ({
      from: s.from,
      set: new Set(s.set),
      spec: filled(group('', worldFields), s.spec) as WorldSpec,
    })),
  })
  const names = world.series.map((s) => (s.scope ? `${s.outcome.name}@${s.scope}` : s.outcome.name))
  const lines: string[] = []
  for (let r = 0; r < replicates; r++) {
    const values = simulate(world, seed, r)
    for (const name of series) {
      const s = names.indexOf(name)
      const row = s < 0 ? ['gone'] : Array.from(values.subarray(s * (months + 1), (s + 1) * (months + 1)), number)
      lines.push(`${name} ${r} ${row.join(',')}`)
    }
  }
  return `${lines.join('\n')}\n`
}

const number = (x: number): string => (Number.isNaN(x) ? '' : String(x === 0 ? 0 : x))

export function modelDigest(): string {
  return sha256(
    probes()
      .map(({ name, probe }) => `${name} ${sha256(probeText(probe))}\n`)
      .join(''),
  )
}
