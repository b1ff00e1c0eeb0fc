/** Writes codemeta.json from package.json and CITATION.cff: node dist/scripts/codemeta.js after a build. A test keeps the three in step. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { read, root } from './project.js'

interface Own {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly engines: { readonly node: string }
  readonly dependencies: Readonly<Record<string, string>>
}

interface Cited {
  readonly abstract: string
  readonly keywords: readonly string[]
  readonly authors: readonly { readonly name?: string; 'given-names'?: string; 'family-names'?: string }[]
}

/** The text of codemeta.json (CodeMeta 3.0). */
export function codemeta(): string {
  const own = JSON.parse(read('package.json')) as Own
  const cited = parse(read('CITATION.cff')) as Cited
  const described = {
    '@context': 'https://w3id.org/codemeta/3.0',
    '@type': 'SoftwareSourceCode',
    name: own.name,
    description: cited.abstract.trim(),
    version: own.version,
    softwareVersion: own.version,
    license: `https://spdx.org/licenses/${own.license}`,
    author: cited.authors.map((author) =>
      author.name === undefined
        ? { '@type': 'Person', givenName: author['given-names'], familyName: author['family-names'] }
        : { '@type': 'Organization', name: author.name },
    ),
    keywords: cited.keywords,
    programmingLanguage: { '@type': 'ComputerLanguage', name: 'TypeScript' },
    runtimePlatform: `Node.js ${own.engines.node}`,
    applicationCategory: 'Agent-based simulation',
    developmentStatus: 'active',
    softwareRequirements: Object.entries(own.dependencies).map(([name, version]) => `${name} ${version}`),
  }
  return `${JSON.stringify(described, null, 2)}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(join(root, 'codemeta.json'), codemeta())
