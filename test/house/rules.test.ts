import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { codemeta } from '../../scripts/codemeta.js'
import { countLine } from '../../scripts/tally.js'
import { offences } from './arithmetic.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

test('random, model and analysis keep to arithmetic that gives the same bits everywhere', (t) => {
  const found: string[] = []
  for (const room of ['random', 'model', 'analysis']) {
    for (const name of readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue
      const source = readFileSync(join(root, 'src', room, name), 'utf8')
      for (const { line, what } of offences(source)) found.push(`src/${room}/${name}:${line} uses ${what}`)
    }
  }
  t.deepEqual(found, [])
})

test('the engine names no service: only the list of services does', (t) => {
  const names = readdirSync(join(root, 'src/model/services'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  t.true(names.length >= 5)
  const engine = ['src/model', 'src/model/mechanisms'].flatMap((room) =>
    readdirSync(join(root, room)).flatMap((name) => (name.endsWith('.ts') ? [`${room}/${name}`] : [])),
  )
  const found = engine
    .filter((file) => file !== 'src/model/schedule.ts')
    .filter((file) => names.some((name) => readFileSync(join(root, file), 'utf8').includes(name)))
  t.deepEqual(found, [])
})

test('the ban on inexact arithmetic, dates and locales sees every way to write them', (t) => {
  const said = (source: string) => offences(source).map((o) => o.what)
  t.deepEqual(said('const a = Math.exp(1) + Math["pow"](2, x) + Math.random()'), [
    'Math.exp',
    'Math.pow',
    'Math.random',
  ])
  t.deepEqual(said('const { log } = Math'), ['Math.?'])
  t.deepEqual(said('const m = Math; m.sin(1)'), ['Math.?'])
  t.deepEqual(said('const y = x ** 0.5\nlet z = 2\nz **= x'), ['**', '**='])
  t.deepEqual(said('const now = new Date(); Date.now()'), ['Date', 'Date'])
  t.deepEqual(said('ids.sort((a, b) => a.localeCompare(b)); n.toLocaleString(); Intl.Collator()'), [
    'localeCompare',
    'toLocaleString',
    'Intl',
  ])
  t.deepEqual(said("import { mean, shuffle } from 'simple-statistics'"), ['shuffle of simple-statistics'])
  t.deepEqual(said("import * as stats from 'simple-statistics'"), ['the whole of simple-statistics'])
})

test('the ban lets exact arithmetic pass', (t) => {
  t.deepEqual(
    offences(`import { mean, quantileSorted } from 'simple-statistics'
      const a = Math.sqrt(2) + Math.max(1, 2) + Math.floor(1.5) + Math.imul(3, 4) + 2 ** -53 + 2 ** 20
      const b = { Date: 1 }.Date // Math.exp in a comment, 'Date' in words
      interface C { Date: string }`),
    [],
  )
})

function layersOf(files: Record<string, string>): { status: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-layers-'))
  try {
    for (const [name, text] of Object.entries({
      'package.json': '{"type":"module"}',
      'tsconfig.json': '{}',
      ...files,
    })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        join(root, '.dependency-cruiser.cjs'),
        'src',
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    return { status: run.status, said: run.stdout + run.stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the layers refuse an import against the stream', (t) => {
  const upward = layersOf({
    'src/model/world.ts': "import { a } from '../scenario/load.js'\nexport const b = a\n",
    'src/scenario/load.ts': 'export const a = 1\n',
  })
  t.not(upward.status, 0)
  t.regex(upward.said, /layer-model/)
})

test('the layers refuse a module of Node’s where the code must run in a browser', (t) => {
  const node = layersOf({
    'src/analysis/curves.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n",
  })
  t.not(node.status, 0)
  t.regex(node.said, /browser-safe-no-node/)
})

test('the layers let imports with the stream pass', (t) => {
  const fine = layersOf({
    'src/random/draw.ts': 'export const draw = 1\n',
    'src/model/world.ts': "import { draw } from '../random/draw.js'\nexport const world = draw\n",
    'src/scenario/files.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n",
  })
  t.is(fine.status, 0, fine.said)
})

test('the closing count reads ava’s result lines, and nothing after them', (t) => {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const lines = [
    '  ✔ luck › known answers (1.2s)',
    '  ✘ [fail]: luck › neighbours Error thrown in test',
    '  - [skip] page › draws',
    '  ✘ Timed out while running tests',
    '  Uncaught exception in test/a.test.js',
    '    ℹ ✔ a log',
    '  ─',
  ]
  t.deepEqual(
    lines.map((line) => countLine(line, counts)),
    [true, true, true, true, true, true, false],
  )
  t.deepEqual(counts, { passed: 1, failed: 3, skipped: 1 })
})

test('the package, its citation and its lock file name one version and one licence', (t) => {
  const read = (name: string) => readFileSync(join(root, name), 'utf8')
  const own = JSON.parse(read('package.json'))
  const lock = JSON.parse(read('package-lock.json'))
  t.is(lock.version, own.version)
  t.regex(read('CITATION.cff'), new RegExp(`^version: ${own.version.replaceAll('.', '\\.')}$`, 'm'))
  t.regex(read('CITATION.cff'), new RegExp(`^license: ${own.license}$`, 'm'))
  for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
    t.regex(String(version), /^\d+\.\d+\.\d+(-r\.\d+)?$/, `${name} is pinned exactly`)
    t.truthy(lock.packages[`node_modules/${name}`], `${name} is in package-lock.json`)
  }
})

test('codemeta.json says what package.json and CITATION.cff say', (t) => {
  t.is(readFileSync(join(root, 'codemeta.json'), 'utf8'), codemeta(), 'node dist/scripts/codemeta.js writes it anew')
})
