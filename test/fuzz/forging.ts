/**
 * Forged results: every file of every kind of result is changed as a forger would change it, with the digests of manifest
 * and environment redone so that they vouch for it, alone, in a bundle and zipped. None may pass as made again.
 */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'
import { readableJson } from '../../src/provenance/canonical.js'
import type { Chance } from './chance.js'
import { type Bounds, lintas, misbehaviour } from './program.js'

/** Of scenarios that come with the program: what a manifest says of them can be held against these. */
const experiment = (design: string) => `lintas-experiment: 1
title: {en: A question, id: Pertanyaan}
scenarios: [entikong/baseline, entikong/formalised]
months: 14
factors:
  relations.trust: {range: [.1, .6]}
  forums.pilar.leadership: {range: [.2, .6]}
design: ${design}
replicates: 2
outcomes: [trust]
curves: {months: [7, 14]}
`

/** A case of one pattern over 14 months, in which little is tried: a calibration of it takes 200 short runs. */
const case14 = (name: string) => `lintas: 1
title: {en: A short case, id: Kasus pendek}
extends: entikong/${name}
months: 14
`
const pattern = `lintas-patterns: 1
patterns:
  S1:
    title: {en: Trust ends high, id: Kepercayaan tinggi}
    kind: study
    holds: [{left: {scenario: short/baseline, outcome: trust, months: 14}, is: above, right: .3}]
`

const files: Readonly<Record<string, string>> = {
  'scenarios/short/baseline.yaml': case14('baseline'),
  'scenarios/short/patterns.yaml': pattern,
  'scenarios/small/experiments/morris.yaml': experiment('{kind: morris, trajectories: 12}'),
  'scenarios/small/experiments/cube.yaml': experiment('{kind: latin-hypercube, size: 64}'),
}

/** Kinds of results, and the commands that make them one after the other. */
const short = ['--months', '14', '--replicates', '2']
const space = ['--points', '2', '--space-seeds', '2']
const kinds: Readonly<Record<string, readonly string[]>> = {
  run: ['run', 'entikong/baseline', ...short],
  compare: ['compare', 'entikong/baseline', 'entikong/formalised', ...short, '--robust', ...space],
  explain: ['explain', 'entikong/formalised', '--against', 'entikong/baseline', ...short],
  validate: ['validate', 'entikong', '--seeds', '2', ...space],
  calibrate: ['calibrate', 'short', '--alone', '--points', '100', '--space-seeds', '2', '--seeds', '2'],
  morris: ['experiment', 'run', 'small/morris', '--csv', '--workers', '1'],
  cube: ['experiment', 'run', 'small/cube', '--workers', '1'],
  sensitivity: ['sensitivity', 'morris'],
  discover: ['discover', 'cube', '--outcome', 'trust', '--above', '.4', '--scenario', 'entikong/baseline'],
}

/** Makes one result of each kind; gives the names of those that could be made. Throws where one that must be cannot. */
export async function makeResults(folder: string): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [name, words] of Object.entries(kinds)) {
    const { status, stderr } = await lintas([...words, '--out', name], folder)
    if (status !== 0 && status !== 4) throw new Error(`${name}: exit code ${status}\n${stderr}`)
    // Unverified: every trial verifies it.
    const bundled = await lintas(['bundle', name, '--force', '--out', `${name}-bundle`], folder)
    if (bundled.status !== 5)
      throw new Error(`${name} cannot be bundled: exit code ${bundled.status}\n${bundled.stderr}`)
  }
  return Object.keys(kinds)
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

interface Forgery {
  readonly what: string
  /** The bytes that stand in place of those that are there; undefined where it cannot be done to them. */
  readonly forge: (bytes: Buffer, chance: Chance) => Uint8Array | undefined
}

const forgeries: readonly Forgery[] = [
  {
    what: 'another digit',
    forge(bytes, chance) {
      const digits = [...bytes.keys()].filter((at) => (bytes[at] as number) >= 48 && (bytes[at] as number) <= 57)
      if (digits.length === 0) return undefined
      const at = chance.of(digits)
      const forged = Buffer.from(bytes)
      forged[at] = 48 + (((bytes[at] as number) - 48 + 1 + chance.below(9)) % 10)
      return forged
    },
  },
  {
    what: 'a flipped bit',
    forge(bytes, chance) {
      const forged = Buffer.from(bytes)
      const at = chance.below(bytes.length)
      forged[at] = (forged[at] as number) ^ (1 << chance.below(8))
      return forged
    },
  },
  { what: 'cut short', forge: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)) },
  { what: 'something appended', forge: (bytes) => Buffer.concat([bytes, Buffer.from('\n')]) },
  { what: 'emptied', forge: () => Buffer.alloc(0) },
]

/** Digests that vouch for what was forged, as far as a forger can redo them. */
function vouch(folder: string): void {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  try {
    const manifest = read('manifest.json') as { files: Record<string, { bytes: number; sha256: string }> }
    for (const path of Object.keys(manifest.files)) {
      const bytes = readFileSync(join(folder, path))
      manifest.files[path] = { bytes: bytes.length, sha256: sha256(bytes) }
    }
    const text = readableJson(manifest)
    writeFileSync(join(folder, 'manifest.json'), text)
    const environment = read('environment.json') as { pictures: Record<string, string>; manifest: string }
    for (const path of Object.keys(environment.pictures))
      environment.pictures[path] = sha256(readFileSync(join(folder, path)))
    writeFileSync(
      join(folder, 'environment.json'),
      readableJson({ ...environment, manifest: sha256(Buffer.from(text)) }),
    )
    const crate = read('ro-crate-metadata.json') as {
      '@graph': { '@id': string; '@type': string; sha256?: string; contentSize?: string }[]
    }
    for (const entity of crate['@graph'])
      if (entity['@type'] === 'File') {
        const bytes = readFileSync(join(folder, decodeURI(entity['@id'])))
        Object.assign(entity, { sha256: sha256(bytes), contentSize: String(bytes.length) })
      }
    writeFileSync(join(folder, 'ro-crate-metadata.json'), readableJson(crate))
  } catch {
    // A forged manifest that cannot be read any more vouches for nothing.
  }
}

function zipped(folder: string): Uint8Array {
  return zipSync(
    Object.fromEntries(filesBelow(folder).map((path) => [`data/${path}`, readFileSync(join(folder, path))])),
  )
}

export interface Passed {
  readonly case: string
  readonly wrong: readonly string[]
}

/** Kinds whose scenarios are not those of the program: what they say of sources is their author’s word. */
const local: ReadonlySet<string> = new Set(['calibrate'])

/**
 * What a manifest says of sources changes no number: that it is not what the program ships is told with 5, and where it
 * ships nothing of the name it is nobody’s to tell. Everything else differs, or cannot be worked from.
 */
function codesFor(path: string, name: string): ReadonlySet<number> {
  return new Set(path !== 'manifest.json' ? [2, 4] : local.has(name) ? [0, 2, 4, 5] : [2, 4, 5])
}

/** Forges so many files of the results in `folder`, and gives the forgeries that passed or were told badly. */
export async function tryForgeries(
  {
    names,
    count,
    folder,
    chance,
    bounds,
  }: { names: readonly string[]; count: number; folder: string; chance: Chance; bounds: Bounds },
  tell: (done: number) => void,
): Promise<Passed[]> {
  const jobs = Array.from({ length: count }, (_, at) => {
    // Every kind of file of every kind of result comes about before any comes again.
    const name = names[at % names.length] as string
    const form = chance.of(['alone', 'bundle', 'zip'] as const)
    const result = form === 'alone' ? name : `${name}-bundle`
    const here = filesBelow(join(folder, result)).filter((path) => path !== 'environment.json')
    const path = here[(Math.floor(at / names.length) * 7 + at) % here.length] as string
    const forged = chance.of([...forgeries, 'added', 'removed'] as const)
    return { name, form, result, path, forged, isVouched: chance.below(4) > 0, seed: chance.below(1 << 30) }
  })
  const found: Passed[] = []
  let done = 0
  const { Chance: RandomStreams } = await import('./chance.js')
  const hand = async (own: string) => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const copy = join(folder, `forged-${own}`)
      rmSync(copy, { recursive: true, force: true })
      cpSync(join(folder, job.result), copy, { recursive: true })
      const file = join(copy, job.path)
      const bytes = readFileSync(file)
      let what: string
      if (job.forged === 'added') {
        what = 'a file beside it'
        writeFileSync(`${file}.pdf`, '%PDF')
      } else if (job.forged === 'removed') {
        what = 'removed'
        rmSync(file)
      } else {
        what = job.forged.what
        const forged = job.forged.forge(bytes, new RandomStreams(String(job.seed)))
        if (forged === undefined || Buffer.compare(forged, bytes) === 0) {
          tell(++done)
          continue
        }
        writeFileSync(file, forged)
      }
      if (job.isVouched) vouch(copy)
      const target = job.form === 'zip' ? `${copy}.zip` : copy
      if (job.form === 'zip') writeFileSync(target, zipped(copy))
      const trial = await lintas(['verify', target], folder)
      const wrong = misbehaviour(trial, bounds, codesFor(job.path, job.name))
      if (wrong.length > 0)
        found.push({
          case: `${job.name}, ${job.form}: ${job.path} ${what}${job.isVouched ? ', vouched for' : ''}`,
          wrong,
        })
      tell(++done)
    }
  }
  await Promise.all([hand('one'), hand('two')])
  return found
}
