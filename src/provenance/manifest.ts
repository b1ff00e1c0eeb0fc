/**
 * The manifest: everything that it takes to make a result again and to check it, and nothing that varies from one
 * machine or day to the next. It holds the complete scenarios, so that a result outlives the files it came from.
 */
import { z } from 'zod'
import { unfit } from '../scenario/characters.js'
import { type RecordedScenario, recordedScenario } from '../scenario/document.js'
import type { Scenario } from '../scenario/load.js'
import { fingerprint, modelReading } from './fingerprint.js'
import { parseBounded } from './json.js'

/** Version of the manifest’s format. */
export const manifestFormat = 1

export interface FileDigest {
  readonly bytes: number
  readonly sha256: string
}

/** Options that change a result, as the command that made it reads them again; of each command its own. */
export type RecordedOptions = Readonly<Record<string, unknown>>

export interface ManifestInput {
  /** Canonical command. */
  readonly command: string
  /** First word of the command: what makes the result again. */
  readonly verb: string
  readonly options: RecordedOptions
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

export type ManifestScenario = RecordedScenario & { readonly fingerprint: string }

export interface Manifest {
  readonly lintas: number
  readonly command: string
  readonly verb: string
  readonly options: RecordedOptions
  readonly version: string
  readonly model: string
  readonly seed: string
  readonly replicates: number
  readonly baseline?: string
  readonly scenarios: readonly ManifestScenario[]
  readonly files: Readonly<Record<string, FileDigest>>
}

export function manifestOf(input: ManifestInput): Manifest {
  return {
    lintas: manifestFormat,
    command: input.command,
    verb: input.verb,
    options: input.options,
    version: input.version,
    model: input.model,
    seed: input.seed,
    replicates: input.replicates,
    ...(input.baseline === undefined ? {} : { baseline: input.baseline }),
    scenarios: input.scenarios.map(manifestScenario),
    files: input.files,
  }
}

/** A complete scenario, as a manifest holds it. */
export function manifestScenario(s: Scenario): Manifest['scenarios'][number] {
  return {
    fingerprint: fingerprint(s),
    ...modelReading(s),
    // Ranges, tags and sources: what conclusions are tested over, and what they rest on.
    ...recordedScenario(s),
  }
}

/** A text that is no manifest that this version can work from, and why. */
export class ManifestFault extends Error {
  override readonly name = 'ManifestFault'
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}

/** More files than any result has. */
const mostFiles = 20_000

/** Whether a path names a file below a folder, on any system, and can be shown. */
export function isPlainPath(path: string): boolean {
  return (
    path.length <= 1024 &&
    unfit(path, 'line') === undefined &&
    !/^[A-Za-z]:|\\/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && isShortEnough(part))
  )
}

/** Longer names are refused by file systems, which count bytes. */
function isShortEnough(part: string): boolean {
  return new TextEncoder().encode(part).length <= 255
}

const shown = z.string().refine((text) => unfit(text, 'line') === undefined)
const path = z.string().refine(isPlainPath)
/** How the package numbers its versions. */
export const versionForm = /^\d{1,6}(\.\d{1,6}){2}(-(alpha|beta|rc)(\.\d{1,6})?)?$/
const text = z.object({ en: z.string(), id: z.string() })
const manifestShape = z.looseObject({
  lintas: z.number(),
  command: shown,
  verb: shown,
  options: z.record(z.string(), z.unknown()),
  version: z.string().regex(versionForm),
  model: z.string().regex(/^[0-9a-f]{64}$/),
  seed: shown,
  replicates: z.int().min(1),
  baseline: shown.optional(),
  scenarios: z
    .array(
      z.looseObject({
        name: shown,
        fingerprint: z.string(),
        months: z.int(),
        world: z.record(z.string(), z.unknown()),
        values: z.record(z.string(), z.unknown()),
        facts: z.record(z.string(), z.unknown()),
        written: z.looseObject({
          title: text,
          months: z.int(),
          labels: z.record(z.string(), text),
          measures: z.record(z.string(), z.unknown()),
        }),
      }),
    )
    .min(1),
  files: z.record(path, z.object({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
})

/** Reads a manifest. Throws a ManifestFault for anything that no result can be made again from. */
export function readManifest(json: string): Manifest {
  let value: unknown
  try {
    value = parseBounded(json)
  } catch (error) {
    if (error instanceof RangeError) throw new ManifestFault(error.message, 'was it edited by hand?')
    throw new ManifestFault('it is not valid JSON', 'was it cut short, or edited?')
  }
  const format = typeof value === 'object' && value !== null && 'lintas' in value ? value.lintas : undefined
  if (format === undefined) throw new ManifestFault('it is not a manifest of Lintas')
  if (format !== manifestFormat)
    throw new ManifestFault(
      `its format is ${JSON.stringify(format)}, and this version reads format ${manifestFormat}`,
      'use the version of Lintas that its environment.json names',
    )
  const listed = Object.keys((value as { files?: object }).files ?? {}).length
  if (listed > mostFiles)
    throw new ManifestFault(
      `it lists ${listed.toLocaleString('en')} files, and no result has more than ${mostFiles.toLocaleString('en')}`,
    )
  const read = manifestShape.safeParse(value)
  if (!read.success) {
    const at = read.error.issues[0]?.path.join('.') ?? ''
    throw new ManifestFault(`something is wrong with its ${at === '' ? 'content' : at}`, 'was it edited by hand?')
  }
  return value as Manifest
}
