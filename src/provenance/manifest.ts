/**
 * The manifest: everything that it takes to make a result again and to check it, and nothing that varies from one
 * machine or day to the next. It holds the complete scenarios, so that a result outlives the files it came from.
 */
import type { Scenario } from '../scenario/load.js'
import { fingerprint, modelReading } from './fingerprint.js'

/** Version of the manifest’s format. */
export const manifestFormat = 1

export interface FileDigest {
  readonly bytes: number
  readonly sha256: string
}

export interface ManifestInput {
  /** Canonical command. */
  readonly command: string
  /** Version of the package. */
  readonly version: string
  /** Digest of the model’s results on its probes. */
  readonly model: string
  readonly seed: string
  readonly replicates: number
  readonly scenarios: readonly Scenario[]
  /** Name of the scenario that the others are compared with. */
  readonly baseline?: string
  /** Data files by path below the folder; pictures are no data. */
  readonly files: Readonly<Record<string, FileDigest>>
}

export interface Manifest {
  readonly lintas: number
  readonly command: string
  readonly version: string
  readonly model: string
  readonly seed: string
  readonly replicates: number
  readonly baseline?: string
  readonly scenarios: readonly object[]
  readonly files: Readonly<Record<string, FileDigest>>
}

export function manifestOf(input: ManifestInput): Manifest {
  return {
    lintas: manifestFormat,
    command: input.command,
    version: input.version,
    model: input.model,
    seed: input.seed,
    replicates: input.replicates,
    ...(input.baseline === undefined ? {} : { baseline: input.baseline }),
    scenarios: input.scenarios.map((s) => ({
      name: s.name,
      title: s.title,
      fingerprint: fingerprint(s),
      ...modelReading(s),
      // Ranges, tags and sources: what conclusions are tested over, and what they rest on.
      values: Object.fromEntries(s.values),
      facts: Object.fromEntries(s.facts),
    })),
    files: input.files,
  }
}
