/** `ro-crate-metadata.json`: what a bundle holds and how it was made, after RO-Crate 1.2 (Process Run Crate). */
import { parseBounded } from '../../provenance/json.js'
import type { FileDigest } from '../../provenance/manifest.js'

export const crateName = 'ro-crate-metadata.json'

const dataLicence = 'https://creativecommons.org/licenses/by/4.0/'
const processProfile = 'https://w3id.org/ro/wfrun/process/0.5'

export interface CrateFile extends FileDigest {
  readonly path: string
}

export interface CrateInput {
  readonly title: string
  readonly description: string
  /** Day and second of the run, ISO 8601. */
  readonly started: string
  readonly finished: string
  readonly command: string
  readonly version: string
  readonly licence: string
  readonly authors: readonly { readonly name: string; readonly isPerson: boolean; readonly orcid?: string }[]
  readonly files: readonly CrateFile[]
  /** Paths of the scenarios, and of the tables, texts and pictures that the run made. */
  readonly inputs: readonly string[]
  readonly results: readonly string[]
  readonly keywords: readonly string[]
}

const formats: readonly (readonly [RegExp, string, string])[] = [
  [/\.csv$/, 'text/csv', 'Table'],
  [/\.parquet$/, 'application/vnd.apache.parquet', 'Table'],
  [/\.vl\.json$/, 'application/vnd.vegalite.v6+json', 'Specification of a chart, with its data'],
  [/\.json$/, 'application/json', 'Metadata'],
  [/\.svg$/, 'image/svg+xml', 'Chart'],
  [/\.png$/, 'image/png', 'Chart'],
  [/\.md$/, 'text/markdown', 'Text'],
  [/\.ya?ml$/, 'application/yaml', 'Scenario'],
  [/\.cff$/, 'application/yaml', 'How to cite'],
  [/\.tgz$/, 'application/gzip', 'The program that made and verifies the data'],
]

export function crate(input: CrateInput): object {
  const authors = input.authors.map(({ name, isPerson, orcid }, at) => ({
    '@id': orcid ?? `#author-${at + 1}`,
    '@type': isPerson ? 'Person' : 'Organization',
    name,
  }))
  const refer = (ids: readonly string[]) => ids.map((id) => ({ '@id': id }))
  return {
    '@context': 'https://w3id.org/ro/crate/1.2/context',
    '@graph': [
      {
        '@id': crateName,
        '@type': 'CreativeWork',
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
        about: { '@id': './' },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: input.title,
        description: input.description,
        datePublished: input.finished.slice(0, 10),
        license: { '@id': dataLicence },
        author: refer(authors.map((author) => author['@id'])),
        keywords: input.keywords,
        conformsTo: { '@id': processProfile },
        hasPart: refer(input.files.map(({ path }) => encodeURI(path))),
        mentions: { '@id': '#run' },
      },
      {
        '@id': '#run',
        '@type': 'CreateAction',
        name: input.command,
        description: 'The run of the program that made the data.',
        startTime: input.started,
        endTime: input.finished,
        instrument: { '@id': '#lintas' },
        object: refer(input.inputs.map(encodeURI)),
        result: refer(input.results.map(encodeURI)),
      },
      {
        '@id': '#lintas',
        '@type': 'SoftwareApplication',
        name: 'lintas',
        version: input.version,
        softwareVersion: input.version,
        description: 'A headless agent-based simulator of cross-border collaboration.',
        license: input.licence,
        author: refer(authors.map((author) => author['@id'])),
      },
      ...input.files.map(({ path, bytes, sha256 }) => {
        const format = formats.find(([pattern]) => pattern.test(path))
        return {
          '@id': encodeURI(path),
          '@type': 'File',
          name: path,
          description: format?.[2] ?? 'Text',
          encodingFormat: format?.[1] ?? 'text/plain',
          contentSize: String(bytes),
          sha256,
        }
      }),
      ...authors,
      {
        '@id': dataLicence,
        '@type': 'CreativeWork',
        name: 'Creative Commons Attribution 4.0 International',
        identifier: 'CC-BY-4.0',
      },
      { '@id': processProfile, '@type': 'CreativeWork', name: 'Process Run Crate', version: '0.5' },
    ],
  }
}

/** Files of a crate by path, with their digests; empty for what is no crate. */
export function filesOfCrate(json: string): Map<string, string> {
  const files = new Map<string, string>()
  try {
    const { '@graph': graph } = parseBounded(json) as { '@graph': readonly Record<string, unknown>[] }
    for (const { '@id': id, '@type': type, sha256 } of graph)
      if (type === 'File' && typeof id === 'string' && typeof sha256 === 'string') files.set(decodeURI(id), sha256)
  } catch {
    return new Map()
  }
  return files
}
