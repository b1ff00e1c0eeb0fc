/** docs/patterns.md says of which scenarios and which model it speaks; nothing is run again to see whether it still does. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { fingerprint } from '../../src/provenance/fingerprint.js'
import { MODEL_DIGEST } from '../../src/provenance/model-digest.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios } from '../../src/scenario/load.js'
import { readPatterns } from '../../src/scenario/patterns.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const file = `${root}docs/patterns.md`

// Until the first validation of all cases there is no such document.
const check = existsSync(file) ? test : test.skip

check(
  'the document of patterns is of the scenarios and the model as they are (npm run docs:patterns refreshes it)',
  (t) => {
    const text = readFileSync(file, 'utf8')
    const sources = fileSources({ cwd: root, packageRoot: root })
    const said = [...text.matchAll(/^\| `([^`]+)` \| `([0-9a-f]{12})` \|$/gm)].map(([, name, print]) => [name, print])
    t.true(said.length > 0)
    const now = loadScenarios(
      said.map(([name]) => name as string),
      sources,
    ).map((s) => [s.name, fingerprint(s).slice(0, 12)])
    t.deepEqual(said, now)
    t.true(text.includes(MODEL_DIGEST), 'the model has changed')
  },
)

check('the document of patterns has every pattern of every case', (t) => {
  const text = readFileSync(file, 'utf8')
  const sources = fileSources({ cwd: root, packageRoot: root })
  const cases = [...new Set(sources.list().flatMap(({ name }) => (name.includes('/') ? [name.split('/')[0]] : [])))]
  for (const reference of [...cases.map((name) => `${name}/patterns`), 'patterns'])
    for (const { id } of readPatterns(sources.open(reference))) t.true(text.includes(`\n| ${id} | `), id)
})
