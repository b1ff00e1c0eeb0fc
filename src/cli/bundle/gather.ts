/** Everything that goes into a bundle, by path. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { dialectOf } from '../../analysis/csv-dialect.js'
import type { Plan } from '../../experiment/batch/plan.js'
import { pointsOf } from '../../experiment/batch/points.js'
import { readableJson } from '../../provenance/canonical.js'
import { sha256 } from '../../provenance/digest.js'
import type { FileDigest, Manifest } from '../../provenance/manifest.js'
import { crate, crateName } from '../../report/bundle/crate.js'
import { dataPackage, type TableHead } from '../../report/bundle/tables.js'
import { type BundleWords, dataLicenceText, methods, readme } from '../../report/bundle/texts.js'
import { parseCsv } from '../../report/csv.js'
import { documentOf } from '../../scenario/document.js'
import { sourceOf } from '../analysed-source.js'
import type { Place } from '../place.js'
import type { Target } from '../verify/target.js'
import { fileNames } from './file-names.js'

export interface GatherOptions {
  /** Pack the program, too. */
  readonly program: boolean
  readonly isStrangeKept: boolean
}

interface Citation {
  readonly authors: readonly { readonly name: string; readonly isPerson: boolean; readonly orcid?: string }[]
  readonly licence: string
  readonly keywords: readonly string[]
}

/** Files by path; the same result and program give the same bytes. */
export async function gather(
  { folder, manifest }: Target,
  place: Place,
  { program }: GatherOptions,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const text = (path: string, content: string) => files.set(path, Buffer.from(content, 'utf8'))
  const environment = readEnvironment(folder)
  const ofResult = [...Object.keys(manifest.files), ...Object.keys(environment.pictures)]
  for (const path of [...ofResult, 'manifest.json', 'environment.json']) {
    const file = join(folder, ...path.split('/'))
    if (existsSync(file)) files.set(path, readFileSync(file))
  }
  const inputs = scenarioFiles(manifest)
  for (const [path, content] of inputs) text(path, content)

  const cited = readFileSync(join(place.root, 'CITATION.cff'), 'utf8')
  const citation = readCitation(cited)
  text('CITATION.cff', cited)
  const packed = program ? packProgram(place) : undefined
  if (packed) files.set(packed.name, packed.bytes)
  const words = wordsOf(manifest, citation, environment, packed?.name)
  text('methods.md', methods(words))
  text('README.md', readme(words))
  text('LICENSE', dataLicenceText(words))

  const digests = Object.fromEntries([...files].map(([path, bytes]) => [path, digested(bytes)]))
  const tables = [...files.keys()]
    .filter((path) => path.endsWith('.csv'))
    .map((path) => ({ path, ...headOf(files.get(path) as Uint8Array) }))
  if (!files.has('datapackage.json')) {
    const name = words.command
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/-+$/, '')
    text(
      'datapackage.json',
      readableJson(dataPackage({ name, title: words.title, version: manifest.version, tables, digests })),
    )
  }
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
        files: [...files].map(([path, bytes]) => ({ path, ...digested(bytes) })),
        inputs: [...inputs.keys()],
        results: ofResult.filter((path) => files.has(path)),
      }),
    ),
  )
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
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

interface Environment {
  readonly pictures: Readonly<Record<string, string>>
  readonly started: string
  readonly finished: string
  readonly node: string
}

function readEnvironment(folder: string): Environment {
  let value: { pictures?: Record<string, string>; started?: string; seconds?: number; node?: string } = {}
  try {
    value = JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8')) as typeof value
  } catch {
    // A result without it is bundled without pictures.
  }
  const started = new Date(value.started ?? 0)
  const finished = new Date(started.getTime() + 1000 * (value.seconds ?? 0))
  return {
    pictures: value.pictures ?? {},
    started: started.toISOString(),
    finished: finished.toISOString(),
    node: value.node ?? '',
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

function wordsOf(manifest: Manifest, citation: Citation, environment: Environment, program?: string): BundleWords {
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

function headOf(bytes: Uint8Array): Pick<TableHead, 'columns' | 'dialect'> {
  const end = bytes.indexOf(10)
  const text = Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8')
  return { columns: parseCsv(text)[0] ?? [], dialect: dialectOf(text) }
}

/** The program as npm packs it, from what is here, without the network; undefined where there is no npm. */
function packProgram({ root }: Place): { name: string; bytes: Uint8Array } | undefined {
  const desk = mkdtempSync(join(tmpdir(), 'lintas-pack-'))
  try {
    const words = ['pack', root, '--pack-destination', desk, '--ignore-scripts', '--silent']
    spawnSync('npm', words, { stdio: 'ignore', shell: process.platform === 'win32' })
    const [name] = readdirSync(desk).filter((file) => file.endsWith('.tgz'))
    return name === undefined ? undefined : { name, bytes: readFileSync(join(desk, name)) }
  } finally {
    rmSync(desk, { recursive: true, force: true })
  }
}
