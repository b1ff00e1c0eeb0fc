/**
 * Reference results: of every scenario a few runs under one seed, as digests of their tables and a few numbers to read.
 * They are committed under outputs/reference, and every engine must come to the same. Runs in a browser.
 */
import { runEnsemble } from '../../src/experiment/ensemble.js'
import { traceReplicate } from '../../src/experiment/trace.js'
import { outcomes } from '../../src/model/outcomes.js'
import { compileWorld } from '../../src/model/world.js'
import { canonicalJson } from '../../src/provenance/canonical.js'
import { Digest } from '../../src/provenance/digest.js'
import { fingerprint, sha256 } from '../../src/provenance/fingerprint.js'
import type { FileDigest } from '../../src/provenance/manifest.js'
import { MODEL_DIGEST } from '../../src/provenance/model-digest.js'
import { headline } from '../../src/report/charts/themes.js'
import { curvesCsv, eventsCsv, runsCsv } from '../../src/report/csv.js'
import { loadScenarios, type Scenario } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'

export const seed = '1'
export const replicates = 8

/** The mean over the replicates at the last month, and its 95 % interval. */
export interface Headline {
  readonly outcome: string
  readonly unit: string
  readonly start: number
  readonly end: number
  readonly low: number
  readonly high: number
}

export interface Reference {
  readonly scenario: string
  readonly fingerprint: string
  readonly model: string
  readonly seed: string
  readonly replicates: number
  readonly months: number
  readonly files: Readonly<Record<string, FileDigest>>
  readonly headline: readonly Headline[]
}

/** References of all scenarios among these texts, or of those named, by name in code-unit order. */
export async function references(
  texts: Readonly<Record<string, string>>,
  wanted?: readonly string[],
): Promise<Reference[]> {
  const sources = memorySources(texts)
  const found: Reference[] = []
  for (const { name } of sources.list())
    if ((wanted?.includes(name) ?? true) && !name.endsWith('patterns') && /^lintas:/m.test(texts[name] ?? ''))
      found.push(await referenceOf(loadScenarios([name], sources)[0] as Scenario))
  return found
}

/** One digest of them all. */
export function digestOf(all: readonly Reference[]): string {
  return sha256(canonicalJson(all))
}

async function referenceOf(scenario: Scenario): Promise<Reference> {
  const { name, months, input } = scenario
  const world = compileWorld(input)
  const ensemble = await runEnsemble(name, world, { seed, replicates })
  const recorded = [...new Set(ensemble.curves.map((row) => row.outcome))]
  const known = new Set(outcomes.map((outcome) => outcome.name))
  const at = (outcome: string, month: number) =>
    ensemble.curves.find((row) => row.outcome === outcome && row.scope === '' && row.month === month)
  return {
    scenario: name,
    fingerprint: fingerprint(scenario),
    model: MODEL_DIGEST,
    seed,
    replicates,
    months,
    files: {
      'curves.csv': digested(curvesCsv(ensemble.curves)),
      'events.csv': digested(
        eventsCsv([{ scenario: name, replicate: 0, events: traceReplicate(name, world, seed, 0) }]),
      ),
      'runs.csv': digested(runsCsv([ensemble])),
    },
    headline: headline(recorded.filter((outcome) => known.has(outcome))).flatMap((outcome) => {
      const [first, last] = [at(outcome, 0), at(outcome, months)]
      if (first === undefined || last === undefined || Number.isNaN(last.mean)) return []
      const number = (x: number) => (Number.isNaN(x) ? 0 : Number(x.toPrecision(6)))
      const { unit, mean, mean_low, mean_high } = last
      return [
        { outcome, unit, start: number(first.mean), end: number(mean), low: number(mean_low), high: number(mean_high) },
      ]
    }),
  }
}

function digested(pieces: Iterable<string>): FileDigest {
  const digest = new Digest()
  for (const piece of pieces) digest.add(piece)
  return { bytes: digest.bytes, sha256: digest.hex() }
}
