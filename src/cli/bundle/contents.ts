/** Everything that goes into a bundle, by path. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, readdirSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { dialectOf, plainCsv } from '../../analysis/csv-dialect.js'
import { mostOfAnything, openPlain, readBounded, textOf, UnreadableFile } from '../../disk/bounded.js'
import type { Plan } from '../../experiment/batch/plan.js'
import { pointsOf } from '../../experiment/batch/points.js'
import { readableJson } from '../../provenance/canonical.js'
import { sha256 } from '../../provenance/digest.js'
import type { FileDigest, Manifest } from '../../provenance/manifest.js'
import { crate, crateName } from '../../report/bundle/crate.js'
import { dataPackage, type TableHead } from '../../report/bundle/tables.js'
import { type BundleWords, dataLicenceText, methods, readme } from '../../report/bundle/texts.js'
import { CsvError, parseCsv } from '../../report/csv.js'
import { documentOf } from '../../scenario/document.js'
import { sourceOf } from '../analysed-source.js'
import { UsageFaults } from '../faults.js'
import type { PackageInfo } from '../package-info.js'
import { readEnvironment } from '../verify/inspect.js'
import { notAsShippedWords, provenanceOf } from '../verify/provenance.js'
import type { Target } from '../verify/target.js'
import { fileNames } from './file-names.js'

export interface ContentOptions {
  /** Pack the program, too. */
  readonly program: boolean
}

interface Citation {
  readonly authors: readonly { readonly name: string; readonly isPerson: boolean; readonly orcid?: string }[]
  readonly licence: string
  readonly keywords: readonly string[]
}

/** Files by path; the same result and program give the same bytes. Throws UsageFaults for what is there and no plain file. */
export function bundleContents(
  { folder, manifest }: Target,
  place: PackageInfo,
  { program }: ContentOptions,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const environment = originOf(folder)
  const ofResult = [...Object.keys(manifest.files), ...Object.keys(environment.pictures)]
  for (const path of [...ofResult, 'manifest.json', 'environment.json']) {
    const bytes = bytesOf(folder, path)
    if (bytes) files.set(path, bytes)
  }
  const packed = program ? packProgram(place) : undefined
  if (packed) files.set(packed.name, packed.bytes)
  const digests = new Map([...files].map(([path, bytes]) => [path, digested(bytes)]))
  for (const [path, bytes] of added(folder, manifest, place, digests, packed?.name)) files.set(path, bytes)
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * What a bundle adds to a result, by path: all of it follows from the manifest, the environment and the program, so that
 * it can be made again and compared. `digests` are those of the files that lie there before: those of the result, its
 * manifest and environment, and the packed program, which is `program`.
 */
export function added(
  folder: string,
  manifest: Manifest,
  place: PackageInfo,
  digests: ReadonlyMap<string, FileDigest>,
  program?: string,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const text = (path: string, content: string) => files.set(path, Buffer.from(content, 'utf8'))
  const environment = originOf(folder)
  const inputs = scenarioFiles(manifest)
  for (const [path, content] of inputs) text(path, content)

  const cited = textOf(join(place.root, 'CITATION.cff'))
  const citation = readCitation(cited)
  text('CITATION.cff', cited)
  const words = wordsOf(manifest, place, citation, environment, program)
  text('methods.md', methods(words))
  text('README.md', readme(words))
  text('LICENSE', dataLicenceText(words))
  // Git would change the ends of lines on some machines, and then no digest holds.
  text('.gitattributes', '* -text\n')

  if (!digests.has('datapackage.json')) {
    const tables = [...digests.keys()]
      .filter((path) => path.endsWith('.csv'))
      .map((path) => ({ path, ...headOf(join(folder, ...path.split('/'))) }))
    const name = words.command
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/-+$/, '')
    const { title } = words
    const described = { name, title, version: manifest.version, tables, digests: Object.fromEntries(digests) }
    text('datapackage.json', readableJson(dataPackage(described)))
  }
  const all = new Map([...digests, ...[...files].map(([path, bytes]) => [path, digested(bytes)] as const)])
  const ofResult = [...Object.keys(manifest.files), ...Object.keys(environment.pictures)]
  text(
    crateName,
    readableJson(
      crate({
        title: words.title,
        description: `Results of ${manifest.command}, with all that it takes to make them again.`,
        started: environment.started,
        finished: environment.finished,
        command: manifest.command,
        version: manifest.version,
        licence: citation.licence,
        keywords: citation.keywords,
        authors: citation.authors,
        files: [...all].map(([path, digest]) => ({ path, ...digest })).sort((a, b) => (a.path < b.path ? -1 : 1)),
        inputs: [...inputs.keys()],
        results: ofResult.filter((path) => digests.has(path)),
      }),
    ),
  )
  return files
}

function bytesOf(folder: string, path: string): Uint8Array | undefined {
  try {
    return readBounded(join(folder, ...path.split('/')), mostOfAnything)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    if (error.message === 'is missing') return undefined
    throw new UsageFaults([{ message: `${path} ${error.message}`, hint: 'a bundle is made of plain files' }])
  }
}

function digested(bytes: Uint8Array): FileDigest {
  return { bytes: bytes.length, sha256: sha256(bytes) }
}

function scenarioPaths(scenarios: Manifest['scenarios']): string[] {
  const names = scenarios.map(({ name }) => name)
  return fileNames(names, '.yaml').map((path) => `scenarios/${path}`)
}

/** The scenarios as files that a reader may run or change, each complete. */
function scenarioFiles({ scenarios }: Manifest): Map<string, string> {
  const paths = scenarioPaths(scenarios)
  return new Map(
    scenarios.map((one, at) => [
      paths[at] as string,
      stringify(documentOf(one), { lineWidth: 120, aliasDuplicateObjects: false }),
    ]),
  )
}

interface Origin {
  readonly pictures: Readonly<Record<string, string>>
  readonly started: string
  readonly finished: string
  readonly node: string
}

/** Where and when a result was made. A result without its environment is bundled without pictures. */
function originOf(folder: string): Origin {
  const { environment } = readEnvironment(folder)
  const time = (at: number) => new Date(Math.abs(at) <= 8.64e15 ? at : 0).toISOString()
  const started = Date.parse(environment?.started ?? '')
  const seconds = Number(environment?.seconds ?? 0)
  return {
    pictures: environment?.pictures ?? {},
    started: time(started),
    finished: time(started + 1000 * seconds),
    node: environment?.node ?? '',
  }
}

function readCitation(text: string): Citation {
  const cff = parse(text) as {
    authors?: { name?: string; 'given-names'?: string; 'family-names'?: string; orcid?: string }[]
    license?: string
    keywords?: string[]
  }
  return {
    authors: (cff.authors ?? []).map((one) => ({
      name: one.name ?? [one['given-names'], one['family-names']].filter(Boolean).join(' '),
      isPerson: one.name === undefined,
      ...(one.orcid === undefined ? {} : { orcid: one.orcid }),
    })),
    licence: `https://spdx.org/licenses/${cff.license ?? 'MIT'}`,
    keywords: cff.keywords ?? [],
  }
}

function wordsOf(
  manifest: Manifest,
  place: PackageInfo,
  citation: Citation,
  environment: Origin,
  program?: string,
): BundleWords {
  const { scenarios, options } = manifest
  const paths = scenarioPaths(scenarios)
  const titles = [...new Set(scenarios.map(({ written }) => written.title.en))]
  return {
    title: titles.length > 3 ? `${titles[0]} and ${titles.length - 1} others` : titles.join(' · '),
    command: manifest.command,
    verb: manifest.verb,
    version: manifest.version,
    model: manifest.model,
    seed: manifest.seed,
    replicates: manifest.replicates,
    scenarios: scenarios.map(({ name, written, months, fingerprint }, at) => ({
      name,
      path: paths[at] as string,
      title: written.title.en,
      months,
      fingerprint,
    })),
    notAsShipped: provenanceOf(manifest, place).notAsShipped.map(notAsShippedWords),
    ...(manifest.baseline === undefined ? {} : { baseline: manifest.baseline }),
    ...(options.robust === true
      ? { robust: { points: Number(options.points), seeds: Number(options['space-seeds']) } }
      : {}),
    ...experimentOf(manifest),
    node: environment.node,
    ...(program === undefined ? {} : { program }),
    authors: citation.authors.map(({ name }) => name),
    year: environment.finished.slice(0, 4),
  }
}

/** What the plan says of its design: of an experiment, or of the one behind an analysis; nothing for other results. */
function experimentOf(manifest: Manifest): Pick<BundleWords, 'experiment'> {
  const plan = (sourceOf(manifest)?.plan ?? (manifest as Manifest & { readonly plan?: Plan }).plan) as Plan | undefined
  if (plan === undefined) return {}
  const factors = plan.factors.map(({ path }) => path)
  return { experiment: { points: pointsOf(plan).designs, factors, design: plan.design.kind } }
}

/** Longest head of a table. */
const mostHead = 1 << 20

/** Names of the columns of a table; none where there is no such file, or none that can be read. */
function headOf(file: string): Pick<TableHead, 'columns' | 'dialect'> {
  const bytes = new Uint8Array(mostHead)
  let got = 0
  try {
    const open = openPlain(file)
    got = readSync(open, bytes, 0, mostHead, 0)
    closeSync(open)
  } catch {
    return { columns: [], dialect: plainCsv }
  }
  const end = bytes.subarray(0, got).indexOf(10)
  // Git or an editor may have made its lines to end in CRLF, which is told of the file itself.
  const text = Buffer.from(bytes.subarray(0, end < 0 ? got : end))
    .toString('utf8')
    .replace(/\r$/, '')
  try {
    return { columns: parseCsv(text)[0] ?? [], dialect: dialectOf(text) }
  } catch (error) {
    if (error instanceof CsvError) return { columns: [], dialect: plainCsv }
    throw error
  }
}

/** The program as npm packs it, from what is here, without the network; undefined where there is no npm. */
function packProgram({ root }: PackageInfo): { name: string; bytes: Uint8Array } | undefined {
  const staging = mkdtempSync(join(tmpdir(), 'lintas-pack-'))
  try {
    const words = ['pack', root, '--pack-destination', staging, '--ignore-scripts', '--silent']
    spawnSync('npm', words, { stdio: 'ignore', shell: process.platform === 'win32' })
    const [name] = readdirSync(staging).filter((file) => file.endsWith('.tgz'))
    return name === undefined ? undefined : { name, bytes: readBounded(join(staging, name)) }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}
