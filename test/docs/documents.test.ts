import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { freshDocuments, freshSchemas, pictures, writeShownFiles } from '../../scripts/docs.js'
import { mechanisms } from '../../src/model/schedule.js'
import { contributionsCsv, curvesCsv, differenceCsv, effectsCsv, eventsCsv, runsCsv } from '../../src/report/csv.js'
import { fillBlocks } from '../../src/report/odd.js'
import type { PatternsInput } from '../../src/report/patterns/input.js'
import { comparisonsCsv, patternsCsv } from '../../src/report/patterns/table.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios } from '../../src/scenario/load.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'examples/README.md',
  'outputs/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
]

test('what the documents have from the program is up to date (npm run docs refreshes it)', (t) => {
  for (const { path, text } of freshDocuments()) t.is(read(path), text, path)
})

test('the schema that scenario files name is up to date (npm run docs refreshes it)', (t) => {
  for (const [file, text] of Object.entries(freshSchemas())) t.is(read(file), text, file)
})

test('the model’s description has each mechanism, in schedule order', (t) => {
  const found = [...read('docs/odd.md').matchAll(/^### (\S+)\n\n<!-- generated: mechanism (\S+) -->/gm)]
  t.deepEqual(
    found.map(([, heading]) => heading),
    mechanisms.map((m) => m.name),
  )
  t.deepEqual(
    found.map(([, , block]) => block),
    mechanisms.map((m) => m.name),
  )
})

test('a generated block without an end, or with an unknown name, is refused', (t) => {
  const block = (name: string) => (name === 'a' ? 'A' : undefined)
  t.is(
    fillBlocks('x\n<!-- generated: a -->\nold\n<!-- end -->\ny', block).text,
    'x\n<!-- generated: a -->\n\nA\n\n<!-- end -->\ny',
  )
  t.throws(() => fillBlocks('<!-- generated: b -->\n<!-- end -->', block), { message: /no generated block “b”/ })
  t.throws(() => fillBlocks('<!-- generated: a -->\n', block), { message: /no end/ })
  t.throws(() => fillBlocks('<!-- generated: a -->\n<!-- generated: a -->\n<!-- end -->', block), { message: /no end/ })
})

/** Anchors of a page, as GitHub makes them of headings. */
function anchors(text: string): Set<string> {
  const seen = new Map<string, number>()
  const found = new Set<string>()
  for (const [, heading = ''] of withoutCode(text).matchAll(/^#{1,6} (.*)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-')
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    found.add(times === 0 ? slug : `${slug}-${times}`)
  }
  return found
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')
}

test('no link in the documents leads nowhere', (t) => {
  let links = 0
  for (const page of pages) {
    for (const [, target = ''] of withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https:\/\//.test(target)) continue
      links++
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : join(dirname(page), path)
      t.notThrows(() => statSync(join(root, file)), `${page} links to ${target}`)
      if (anchor !== undefined) t.true(anchors(read(file)).has(anchor), `${page} links to ${target}`)
    }
  }
  t.true(links > 50)
})

test('every source that a scenario or a pattern cites is explained', (t) => {
  const known = new Set([...read('docs/references.md').matchAll(/^### (\S+)$/gm)].map(([, key]) => key))
  for (const name of readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue
    for (const [, key = ''] of read(join('scenarios', name)).matchAll(/\bsource: ([a-z]+(?:-[a-z0-9]+)+)/g))
      t.true(known.has(key), `${name} cites ${key}`)
  }
  t.true(known.size > 10)
})

test('the contracts name the columns that the tables have', (t) => {
  const contracts = read('docs/contracts.md')
  const nothing = {
    command: '',
    seed: '1',
    seeds: 0,
    points: 0,
    spaceSeeds: 0,
    findings: [],
  } as unknown as PatternsInput
  const header = (csv: Iterable<string>) => [...csv].join('').split('\n')[0]
  t.true(contracts.includes(`curves.csv   ${header(curvesCsv([]))}\n`))
  t.true(contracts.includes(`effects.csv  ${header(effectsCsv([]))}\n`))
  t.true(contracts.includes(`events.csv   ${header(eventsCsv([]))}\n`))
  t.true(contracts.includes(`contributions.csv  ${header(contributionsCsv([]))}\n`))
  t.true(contracts.includes(`difference.csv     ${header(differenceCsv([]))}\n`))
  t.true(contracts.includes(`runs.csv     ${header(runsCsv([]))},<outcome[@scope]>…\n`))
  t.true(contracts.includes(`patterns.csv     ${header(patternsCsv(nothing))}\n`))
  t.true(contracts.includes(`comparisons.csv  ${header(comparisonsCsv(nothing))}\n`))
})

test('the scenario files that the documents show are read as they say, and the faulty one is refused', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-shown-'))
  try {
    for (const page of pages) writeShownFiles(read(page), folder)
    const sources = fileSources({ cwd: folder, packageRoot: root })
    const shown = readdirSync(join(folder, 'scenarios'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /(?<!\bpatterns)\.yaml$/.test(name) && !name.includes('experiments'),
    )
    t.true(shown.length >= 3)
    for (const name of shown) {
      const load = () =>
        loadScenarios(
          [
            relative('', name)
              .replace(/\.yaml$/, '')
              .replaceAll('\\', '/'),
          ],
          sources,
        )
      if (name === 'faulty.yaml') t.throws(load)
      else t.notThrows(load, name)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('each case has a page with its picture, and the README the first of them', (t) => {
  const cases = readdirSync(join(root, 'scenarios'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  t.deepEqual(pictures.map((picture) => picture.case).sort(), cases.map(({ name }) => name).sort())
  for (const picture of pictures) {
    t.true(statSync(join(root, picture.file)).size < 350_000, picture.file)
    t.true(read(`docs/cases/${picture.case}.md`).includes(`](../${picture.file.replace('docs/', '')})`))
  }
  t.true(read('README.md').includes(`](${pictures[0]!.file})`))
})
