/** Writes codemeta.json from package.json and CITATION.cff: node .ci/codemeta.mjs. A test keeps the three in step. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parse } from 'yaml'

const root = new URL('../', import.meta.url)

/** The text of codemeta.json (CodeMeta 3.0). */
export function codemeta() {
  const own = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const cited = parse(readFileSync(new URL('CITATION.cff', root), 'utf8'))
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
  writeFileSync(fileURLToPath(new URL('codemeta.json', root)), codemeta())
