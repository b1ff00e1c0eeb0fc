import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ava from 'ava'
import { remake } from '../../src/cli/catalogue.js'
import { findPackage } from '../../src/cli/package-info.js'
import { readTask } from '../../src/cli/pattern-files.js'
import { provenanceOf } from '../../src/cli/verify/provenance.js'
import { chosen } from '../../src/cli/verify/sample.js'
import { partingOfTables } from '../../src/cli/verify/tables.js'
import { findTarget } from '../../src/cli/verify/target.js'
import { type Verdict, verify } from '../../src/cli/verify/verify.js'
import { reservations } from '../../src/cli/verify/words.js'
import { planOf } from '../../src/experiment/batch/plan.js'
import { readableJson } from '../../src/provenance/canonical.js'
import { parseBounded } from '../../src/provenance/json.js'
import { type Manifest, manifestScenario } from '../../src/provenance/manifest.js'
import { readExperiment } from '../../src/scenario/experiment.js'
import { fileSources } from '../../src/scenario/files.js'
import { scenarioLoader } from '../../src/scenario/load.js'
import { recordedSources } from '../../src/scenario/recorded.js'
import { program, run } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const desk = mkdtempSync(join(tmpdir(), 'lintas-verify-test-'))
test.after.always(() => rmSync(desk, { recursive: true, force: true }))

const lintas = (words: readonly string[]) => run(desk, words)

const commands = {
  run: ['run', 'entikong/baseline', '--months', '6', '--replicates', '3', '--replicate', '1'],
  compare: [
    ...['compare', 'hamlet/baseline', 'hamlet/decree', '--replicates', '3'],
    ...['--robust', '--points', '3', '--space-seeds', '2', '--seed', 'über'],
  ],
  drawn: ['run', 'hamlet/baseline', '--replicates', '3', '--replicate', '1'],
  varied: ['compare', 'hamlet/baseline', 'hamlet/decree', '--replicates', '2', '--vary', 'forums.f.leadership=0,1'],
  explain: ['explain', 'hamlet/decree', '--against', 'hamlet/baseline', '--replicates', '2'],
  validate: ['validate', 'hamlet', '--seeds', '2', '--points', '2', '--space-seeds', '2'],
}

/** A case so small that what comes of it is made again, and drawn again, in a moment. */
const hamlet = {
  baseline: `lintas: 1
title: {en: A hamlet, id: Sebuah dusun}
months: 14
agencies: {a: {ego: {value: .4, range: [.2, .6], tag: assumed}}, b: {}}
forums: {f: {members: {a: {}, b: {}}, channels: {face-to-face: {}}}}
`,
  decree: `lintas: 1
title: {en: With a decree, id: Dengan keputusan}
extends: hamlet/baseline
measures: {decree: {at: 6, set: {forums.f.design.legal-basis: 1}}}
`,
  patterns: `lintas-patterns: 1
patterns:
  H1:
    title: {en: Trust there is, id: Kepercayaan ada}
    kind: built-in
    source: nobody
    holds: [{left: {scenario: hamlet/baseline, outcome: trust, months: [6, 6]}, is: above, right: 0}]
`,
}

/** In a process of its own, in another place, time zone and language. */
function started(words: readonly string[], env: NodeJS.ProcessEnv, cwd = desk) {
  return spawnSync(process.execPath, [program, ...words], { cwd, encoding: 'utf8', env: { ...process.env, ...env } })
}

/** The results are made once, some of them far away; pictures only where they are the point. */
const away = { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' }
test.before(async () => {
  mkdirSync(join(desk, 'scenarios/hamlet'), { recursive: true })
  for (const [name, text] of Object.entries(hamlet)) writeFileSync(join(desk, `scenarios/hamlet/${name}.yaml`), text)
  for (const [name, words] of Object.entries(commands)) {
    const pictures = name === 'drawn' || name === 'compare' ? [] : ['--no-pictures']
    const line = [...words, ...pictures, '--out', name]
    const made = name === 'compare' || name === 'validate' ? started(line, away) : await lintas(line)
    if (made.status !== 0 && made.status !== 4) throw new Error(made.stderr)
  }
})

const place = findPackage(program)
const progress = { at() {} }

async function checked(folder: string, more: { sample?: { size: number; seed: string }; pictures?: boolean } = {}) {
  const target = await findTarget(folder, desk)
  return verify(target, { pictures: false, place, progress, remake, ...more })
}

const digestOfText = (text: string) => ({
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
})

/** A manifest put as the program puts it, with an environment that vouches for it: a forger can do as much. */
function rewritten(copy: string, manifest: { readonly version?: unknown }): void {
  const text = readableJson(manifest)
  writeFileSync(join(desk, copy, 'manifest.json'), text)
  const file = join(desk, copy, 'environment.json')
  const environment = JSON.parse(readFileSync(file, 'utf8'))
  const { version } = manifest
  writeFileSync(file, readableJson({ ...environment, version, manifest: digestOfText(text).sha256 }))
}

let copies = 0
/** A copy of a result to spoil. */
function copyOf(name: string): string {
  const copy = `copy-${copies++}`
  cpSync(join(desk, name), join(desk, copy), { recursive: true })
  return copy
}

function filesOf(name: string): string[] {
  return Object.keys(JSON.parse(readFileSync(join(desk, name, 'manifest.json'), 'utf8')).files)
}

test('what each command writes is made again from its manifest, byte for byte', async (t) => {
  for (const name of Object.keys(commands)) {
    const verdict = await checked(name)
    t.deepEqual(verdict.mismatches, [], name)
    t.is(verdict.remade.data, filesOf(name).length, name)
  }
})

test('an experiment is made again from its manifest, or a sample of its runs; every flipped bit is found', async (t) => {
  writeFileSync(
    join(desk, 'small.yaml'),
    `lintas-experiment: 1
title: A small experiment
scenarios: [hamlet/baseline, hamlet/decree]
replicates: 3
factors: {forums.f.leadership: {values: [.2, .8]}, agencies.*.ego: {range: [.2, .6]}}
design: {kind: latin-hypercube, size: 3}
outcomes: [trust, attendance]
`,
  )
  const made = await lintas(['experiment', 'run', './small.yaml', '--out', 'experiment', '--csv'])
  t.is(made.status, 0, made.stderr)
  rmSync(join(desk, 'small.yaml'))
  t.deepEqual((await checked('experiment')).mismatches, [])
  const picture = await findTarget('experiment/charts/responses.svg', desk)
  t.is(picture.folder, join(desk, 'experiment'))
  const quick = await checked('experiment', { sample: { size: 4, seed: 'a' } })
  t.deepEqual(quick.mismatches, [])
  t.like(quick.sample, { runs: 8, of: 18, table: 'runs.parquet' })
  // What follows from the runs is worked out again: a forger who redoes the digests gains nothing by a small sample.
  for (const path of ['points.csv', 'summary.md', 'datapackage.json', 'plan.json', 'charts/responses.vl.json']) {
    const forged = copyOf('experiment')
    const file = join(desk, forged, path)
    const text = readFileSync(file, 'utf8').replace(/(\d)(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
    writeFileSync(file, text)
    const manifest = JSON.parse(readFileSync(join(desk, forged, 'manifest.json'), 'utf8'))
    manifest.files[path] = digestOfText(text)
    rewritten(forged, manifest)
    const { mismatches } = await checked(forged, { sample: { size: 1, seed: 'a' } })
    t.true(
      mismatches.some((one) => one.path === path),
      path,
    )
  }
  const copy = copyOf('experiment')
  for (const [at, path] of filesOf('experiment').entries()) {
    const bytes = readFileSync(join(desk, copy, path))
    bytes[Math.floor((bytes.length * ((at * 5 + 2) % 9)) / 9)]! ^= 1 << (at % 7)
    writeFileSync(join(desk, copy, path), bytes)
  }
  const { mismatches } = await checked(copy)
  t.deepEqual(
    mismatches.map(({ path, message, located }) => [path, message, located !== undefined]),
    filesOf('experiment').map((path) => [path, 'was changed after it was written', true]),
  )
})

test('where two Parquet tables part is told by row and column', async (t) => {
  const { parquetWriteBuffer } = await import('hyparquet-writer')
  const table = (trust: number[]) =>
    Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: 'point', data: trust.map((_, r) => r), type: 'INT32' },
          { name: 'trust', data: trust, type: 'DOUBLE' },
        ],
      }),
    )
  writeFileSync(join(desk, 'a.parquet'), table([0.25, 0.5, 0.75]))
  writeFileSync(join(desk, 'b.parquet'), table([0.25, 0.625, 0.75]))
  writeFileSync(join(desk, 'c.parquet'), table([0.25, 0.5]))
  const parting = (a: string, b: string, offset = 0) => partingOfTables(join(desk, a), join(desk, b), offset)
  t.deepEqual(await parting('a.parquet', 'b.parquet'), {
    line: 2,
    keys: [['point', '1']],
    column: 'trust',
    here: '0.5',
    remade: '0.625',
  })
  t.deepEqual(await parting('c.parquet', 'a.parquet'), { line: 3, keys: [['point', '2']], remade: 'a row' })
  t.is(await parting('a.parquet', 'a.parquet'), undefined)
  // A page that cannot be read any more: its column, and its rows. Parquet begins with four bytes, PAR1; point comes first.
  const torn = readFileSync(join(desk, 'a.parquet')).fill(255, 4, 24)
  writeFileSync(join(desk, 'torn.parquet'), torn)
  t.like(await parting('torn.parquet', 'a.parquet', 4), { line: 1, until: 3, offset: 4, column: 'point' })
})

test('a result verifies in another time zone, language and with other workers, wherever it is read from', (t) => {
  const there = started(['verify', 'compare'], { TZ: 'Asia/Jakarta', LANG: 'id_ID.UTF-8', LC_ALL: 'id_ID.UTF-8' })
  t.is(there.status, 0, there.stdout + there.stderr)
  t.regex(there.stdout, /^identical: /)
  const words = ['verify', join(desk, 'compare'), '--no-pictures']
  const alone = spawnSync('taskset', ['-c', '0', process.execPath, program, ...words], {
    cwd: tmpdir(),
    encoding: 'utf8',
  })
  if (alone.error !== undefined) return
  t.is(alone.status, 5, alone.stdout + alone.stderr)
  t.regex(alone.stdout, /^data identical, /)
})

test('one flipped bit in any data file is found, and located by its line', async (t) => {
  for (const name of Object.keys(commands)) {
    const copy = copyOf(name)
    const expected = filesOf(name).map((path, at) => {
      const file = join(desk, copy, path)
      const bytes = readFileSync(file)
      // Another place in each file.
      const offset = Math.floor((bytes.length * ((at * 7 + 3) % 11)) / 11)
      const line = bytes.subarray(0, offset).filter((byte) => byte === 10).length + 1
      bytes[offset]! ^= 1 << (at % 7)
      writeFileSync(file, bytes)
      return [path, 'was changed after it was written', line]
    })
    const { mismatches } = await checked(copy)
    t.deepEqual(
      mismatches.map((m) => [m.path, m.message, m.located?.line]),
      expected,
      name,
    )
  }
})

test('a changed number is told by scenario, outcome and month, with what it was and what it should be', async (t) => {
  const copy = copyOf('compare')
  const curves = join(desk, copy, 'curves.csv')
  const lines = readFileSync(curves, 'utf8').split('\n')
  const at = lines.findIndex((line) => line.startsWith('hamlet/decree,trust,,7,'))
  const fields = lines[at]!.split(',')
  const mean = fields[6]!
  fields[6] = '0.999'
  lines[at] = fields.join(',')
  writeFileSync(curves, lines.join('\n'))
  const runs = join(desk, copy, 'runs.csv')
  const rows = readFileSync(runs, 'utf8').split('\n')
  const row = rows[5]!.split(',')
  const column = rows[0]!.split(',')[9]!
  const value = row[9]!
  row[9] = '12'
  rows[5] = row.join(',')
  writeFileSync(runs, rows.join('\n'))
  const { mismatches } = await checked(copy)
  t.deepEqual(
    mismatches.map(({ path, located }) => ({ path, ...located })),
    [
      {
        path: 'curves.csv',
        line: at + 1,
        keys: [
          ['scenario', 'hamlet/decree'],
          ['outcome', 'trust'],
          ['month', '7'],
        ],
        column: 'mean',
        here: '0.999',
        remade: mean,
      },
      {
        path: 'runs.csv',
        line: 6,
        keys: [
          ['scenario', 'hamlet/decree'],
          ['replicate', '1'],
        ],
        column,
        here: '12',
        remade: value,
      },
    ],
  )
  const said = await lintas(['verify', copy, '--no-pictures'])
  t.is(said.status, 4)
  t.regex(said.stdout, /^differs: /)
  t.regex(said.stdout, /first in line [\d,]+: scenario hamlet\/decree, outcome trust, month 7/)
  t.true(Math.max(...said.stdout.split('\n').map((line) => line.length)) <= 80, said.stdout)
})

test('missing, shortened, lengthened and strange files are told apart', async (t) => {
  const copy = copyOf('compare')
  const inCopy = (path: string) => join(desk, copy, path)
  rmSync(inCopy('events.csv'))
  const runs = readFileSync(inCopy('runs.csv'))
  writeFileSync(inCopy('runs.csv'), runs.subarray(0, runs.length - 100))
  writeFileSync(inCopy('effects.csv'), Buffer.concat([readFileSync(inCopy('effects.csv')), Buffer.from('more\n')]))
  writeFileSync(inCopy('notes.txt'), 'mine')
  const chart = 'charts/outcomes.png'
  writeFileSync(inCopy(chart), 'no picture')
  const { mismatches, strange } = await checked(copy)
  t.deepEqual(
    mismatches.map(({ path, message }) => [path, message.replace(/:.*/, '')]),
    [
      ['effects.csv', 'is longer than it was'],
      ['events.csv', 'is missing'],
      ['runs.csv', 'is shorter than it was'],
      [chart, 'was changed after it was written'],
    ],
  )
  t.is(mismatches[0]?.located?.here, 'more')
  t.is(mismatches[0]?.located?.remade, undefined)
  t.deepEqual(mismatches[2]?.located?.keys.slice(0, 1), [['scenario', 'hamlet/decree']])
  t.deepEqual(strange, ['notes.txt'])
  const mixed = copyOf('drawn')
  writeFileSync(join(desk, mixed, 'runs-2.csv'), 'more')
  mkdirSync(join(desk, mixed, '.git'))
  writeFileSync(join(desk, mixed, '.git/HEAD'), 'ref')
  t.like(await checked(mixed), { outcome: 'differs', mismatches: [], strange: ['runs-2.csv'] })
  rmSync(join(desk, mixed, 'runs-2.csv'))
  t.is((await checked(mixed)).outcome, 'agrees')
  writeFileSync(join(desk, mixed, 'environment.json'), '{')
  t.like((await checked(mixed)).mismatches, [{ path: 'environment.json', message: 'cannot be read any more' }])
})

test('a result that never came of its manifest is told, although its digests agree', async (t) => {
  const copy = copyOf('run')
  const file = join(desk, copy, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.replicates = 4
  manifest.command = manifest.command.replace('--replicates 3', '--replicates 4')
  writeFileSync(file, JSON.stringify(manifest))
  const { mismatches } = await checked(copy)
  t.is(mismatches[0]?.message, 'is not the one that was written with this result')
  t.true(mismatches.some(({ path, message }) => path === 'runs.csv' && /a new run gives something else/.test(message)))
})

test('a manifest changed in a way that changes no number is still seen', async (t) => {
  const copy = copyOf('run')
  const file = join(desk, copy, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.command = 'lintas run ttu/baseline'
  writeFileSync(file, JSON.stringify(manifest))
  rmSync(join(desk, copy, 'environment.json'))
  const { mismatches } = await checked(copy)
  t.true(mismatches.some(({ path, message }) => path === 'manifest.json' && /something else of command/.test(message)))
})

test('a manifest of another model, another format, or none at all is refused', async (t) => {
  const changed = async (change: (m: Record<string, unknown>) => void) => {
    const copy = copyOf('run')
    const file = join(desk, copy, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    change(manifest)
    writeFileSync(file, JSON.stringify(manifest))
    return await lintas(['verify', copy, '--no-pictures'])
  }
  const model = await changed((m) => {
    m.model = 'f'.repeat(64)
    m.version = '0.0.9'
  })
  t.is(model.status, 2)
  t.regex(model.stderr, /another model: its digest is ffffffffffff…/)
  t.regex(model.stderr, /Lintas 0\.0\.9/)
  const format = await changed((m) => {
    m.lintas = 99
  })
  t.is(format.status, 2)
  t.regex(format.stderr, /format is 99/)
  const verb = await changed((m) => {
    m.verb = 'dream'
  })
  t.is(verb.status, 2)
  t.regex(verb.stderr, /“dream”/)
  const broken = copyOf('run')
  writeFileSync(join(desk, broken, 'manifest.json'), readFileSync(join(desk, broken, 'manifest.json')).subarray(0, 999))
  t.is((await lintas(['verify', broken])).status, 2)
  mkdirSync(join(desk, 'empty'))
  for (const name of ['empty', 'nowhere', 'run/curves.csv']) t.is((await lintas(['verify', name])).status, 2, name)
  t.is((await lintas(['verify', 'run', '--sample', '3'])).status, 2)
})

test('under another version all is made again; words that are put otherwise are only held, and named', async (t) => {
  const copy = copyOf('run')
  const summary = join(desk, copy, 'summary.md')
  const file = join(desk, copy, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(summary, '# Forged\n')
  const bytes = readFileSync(summary)
  manifest.files['summary.md'] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  rewritten(copy, manifest)
  const same = await lintas(['verify', copy, '--no-pictures'])
  t.is(same.status, 4)
  t.regex(same.stdout, /summary\.md is as it was written, but a new run gives something else/)
  manifest.version = '0.0.1'
  rewritten(copy, manifest)
  const other = await lintas(['verify', copy, '--no-pictures'])
  t.is(other.status, 5, other.stdout)
  t.regex(other.stdout, /not made again \(another version wrote\s+it\):\s+summary\.md\./)
  t.notRegex(other.stdout, /^identical/)
  // Numbers must be the same whatever the version says.
  const curves = readFileSync(join(desk, copy, 'curves.csv'), 'utf8').replace(/\.\d\d/, '.00')
  writeFileSync(join(desk, copy, 'curves.csv'), curves)
  manifest.files['curves.csv'] = digestOfText(curves)
  rewritten(copy, manifest)
  t.is((await lintas(['verify', copy, '--no-pictures'])).status, 4)
})

test('a manifest alone is enough: a new run gives its digests', async (t) => {
  mkdirSync(join(desk, 'alone'))
  copyFileSync(join(desk, 'compare/manifest.json'), join(desk, 'alone/paper.json'))
  const said = await lintas(['verify', 'alone/paper.json', '--no-pictures'])
  t.is(said.status, 0, said.stdout + said.stderr)
  t.regex(said.stdout, /The data are not here/)
})

test('a quick look runs a sample anew and sees a changed number in it, and any changed file', async (t) => {
  const sample = { size: 2, seed: '1' }
  const sound = await checked('compare', { sample })
  t.deepEqual(sound.mismatches, [])
  t.is(sound.sample?.runs, 4)
  t.is(sound.sample?.of, 6)
  const copy = copyOf('compare')
  const file = join(desk, copy, 'runs.csv')
  const rows = readFileSync(file, 'utf8').split('\n')
  const wanted = [...chosen('1', 'hamlet/baseline', 3, 2)][0]!
  const row = rows[1 + wanted]!.split(',')
  row[5] = '0.5'
  rows[1 + wanted] = row.join(',')
  writeFileSync(file, rows.join('\n'))
  const { sample: found, mismatches } = await checked(copy, { sample })
  t.is(found?.wrong?.line, 2 + wanted)
  t.is(found?.wrong?.here, '0.5')
  t.true(mismatches.every(({ path }) => path === 'runs.csv'))
})

test('a sample has the size that was asked for, none twice, and follows from its seed', (t) => {
  for (const [replicates, size] of [
    [100, 10],
    [100, 90],
    [100, 100],
    [100, 1000],
    [1, 1],
  ] as const) {
    const sample = chosen('a', 'x', replicates, size)
    t.is(sample.size, Math.min(size, replicates))
    t.true([...sample].every((r) => Number.isInteger(r) && r >= 0 && r < replicates))
    t.deepEqual(chosen('a', 'x', replicates, size), sample)
  }
  t.notDeepEqual(chosen('a', 'x', 1000, 10), chosen('b', 'x', 1000, 10))
})

test('a chart finds its result, in its place or copied elsewhere, and is drawn again', async (t) => {
  mkdirSync(join(desk, 'paper'))
  mkdirSync(join(desk, 'outputs'))
  cpSync(join(desk, 'drawn'), join(desk, 'outputs/mine'), { recursive: true })
  for (const ending of ['svg', 'png', 'vl.json']) {
    const inPlace = await lintas(['verify', `drawn/charts/outcomes.${ending}`])
    t.is(inPlace.status, 0, inPlace.stdout + inPlace.stderr)
    t.regex(inPlace.stdout, /drawn again/)
    copyFileSync(join(desk, `drawn/charts/outcomes.${ending}`), join(desk, `paper/figure-1.${ending}`))
    const copied = await lintas(['verify', `paper/figure-1.${ending}`])
    t.is(copied.status, 0, copied.stdout + copied.stderr)
  }
  writeFileSync(
    join(desk, 'paper/other.svg'),
    readFileSync(join(desk, 'drawn/charts/outcomes.svg'), 'utf8').replaceAll('--replicates 3', '--replicates 33'),
  )
  const lost = await lintas(['verify', 'paper/other.svg'])
  t.is(lost.status, 2)
  t.regex(lost.stderr, /made by lintas run hamlet\/baseline .*--replicates 33/)
  writeFileSync(join(desk, 'paper/none.svg'), '<svg/>')
  t.regex((await lintas(['verify', 'paper/none.svg'])).stderr, /does not say how it was made/)
})

test('a chart from elsewhere is compared itself: what only carries the stamp of a result is none of its charts', async (t) => {
  mkdirSync(join(desk, 'forged'))
  const svg = readFileSync(join(desk, 'drawn/charts/outcomes.svg'), 'utf8')
  const stamp = /<metadata>.*?<\/metadata>/s.exec(svg)![0]
  const png = readFileSync(join(desk, 'drawn/charts/outcomes.png'))
  const charts: Readonly<Record<string, string | Uint8Array>> = {
    'blank.svg': `<svg xmlns="http://www.w3.org/2000/svg">${stamp}</svg>`,
    'bare.svg': svg.replace(/"fingerprints":\{[^}]*\}/, '"fingerprints":{}'),
    'cut.png': png.subarray(0, 5000),
  }
  for (const [name, bytes] of Object.entries(charts)) {
    writeFileSync(join(desk, 'forged', name), bytes)
    const said = await lintas(['verify', `forged/${name}`])
    t.is(said.status, 4, `${name}: ${said.stdout}${said.stderr}`)
    t.regex(said.stdout, /is none of the charts of the result/)
  }
  // So many beginnings without an end must not be looked through once for each.
  writeFileSync(join(desk, 'forged/many.svg'), `<svg>${'<metadata>'.repeat(200_000)}</svg>`)
  t.regex((await lintas(['verify', 'forged/many.svg'])).stderr, /does not say how it was made/)
})

test('a sample sees what does not follow from the runs, although every digest was done again', async (t) => {
  const forge = async (path: string, change: (text: string) => string) => {
    const copy = copyOf('compare')
    const file = join(desk, copy, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    const text = readFileSync(join(desk, copy, path), 'utf8')
    const forged = change(text)
    t.true(forged !== text)
    writeFileSync(join(desk, copy, path), forged)
    manifest.files[path] = digestOfText(forged)
    rewritten(copy, manifest)
    return checked(copy, { sample: { size: 1, seed: 'a' } })
  }
  t.is((await checked('compare', { sample: { size: 1, seed: 'a' } })).outcome, 'agrees')
  const last = (row: string) => new RegExp(`^(${row},14,[^,]*,\\d+,)[^,]*`, 'm')
  const curves = await forge('curves.csv', (text) => text.replace(last('hamlet/decree,trust,'), '$1.9'))
  t.regex(curves.mismatches[0]!.message, /does not follow from runs\.csv .*mean is 0\.9/)
  const effects = await forge('effects.csv', (text) =>
    text.replace(last('hamlet/baseline,hamlet/decree,trust,'), '$1.9'),
  )
  t.regex(effects.mismatches[0]!.message, /does not follow from runs\.csv/)
  const summary = await forge('summary.md', (text) => text.replace('better', 'worse'))
  t.like(summary.mismatches, [{ path: 'summary.md' }])
  const rows = await forge('runs.csv', (text) => text.replace(/\n[^\n]*\n$/, '\n'))
  t.is(rows.outcome, 'differs')
})

test('sources made up in a manifest are seen where the scenario is one that comes with the program', async (t) => {
  t.deepEqual((await checked('run')).provenance, { shipped: ['entikong/baseline'], own: [], notAsShipped: [] })
  const copy = copyOf('run')
  const manifest = JSON.parse(readFileSync(join(desk, copy, 'manifest.json'), 'utf8'))
  const [path] = Object.entries<{ range?: unknown; note?: string }>(manifest.scenarios[0].values).find(
    ([, value]) => value.range !== undefined && value.note !== undefined,
  )!
  manifest.scenarios[0].values[path].note = 'as a study found'
  rewritten(copy, manifest)
  const said = await lintas(['verify', copy, '--no-pictures'])
  t.is(said.status, 5, said.stdout)
  t.regex(said.stdout, /not the scenario shipped\s+under this name/)
  // A key that stands twice can be read in two ways.
  const twice = copyOf('run')
  const text = readFileSync(join(desk, twice, 'manifest.json'), 'utf8')
  writeFileSync(join(desk, twice, 'manifest.json'), text.replace('"seed": "1",', '"seed": "2",\n  "seed": "1",'))
  t.true((await checked(twice)).mismatches.some(({ message }) => /stands twice in it/.test(message)))
})

/** Every file of a copy as it is, vouched for by its manifest, with what `change` makes of that; and by its environment. */
function vouched(copy: string, change: (manifest: Record<string, unknown>) => void = () => {}): void {
  const manifest = JSON.parse(readFileSync(join(desk, copy, 'manifest.json'), 'utf8'))
  for (const path of Object.keys(manifest.files)) {
    const bytes = readFileSync(join(desk, copy, path))
    manifest.files[path] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
  change(manifest)
  rewritten(copy, manifest)
}

/** The environment of a copy, changed. */
function surrounded(copy: string, change: (environment: Record<string, unknown>) => void): void {
  const file = join(desk, copy, 'environment.json')
  const environment = JSON.parse(readFileSync(file, 'utf8'))
  change(environment)
  writeFileSync(file, readableJson(environment))
}

test('a chart where no chart of the result is, is compared itself, also below a folder that is let pass', async (t) => {
  const copy = copyOf('drawn')
  mkdirSync(join(desk, copy, '.git'))
  const forged = readFileSync(join(desk, copy, 'charts/outcomes-trust.svg'), 'utf8').replaceAll('Trust', 'Fraud')
  writeFileSync(join(desk, copy, '.git/evil.svg'), forged)
  const said = await lintas(['verify', `${copy}/.git/evil.svg`])
  t.is(said.status, 4, said.stdout)
  t.regex(said.stdout, /evil\.svg is none of the charts/)
  // A picture that no command of that kind draws is not taken for one of another machine.
  surrounded(copy, (e) => {
    const sha256 = createHash('sha256').update(forged).digest('hex')
    Object.assign(e, { platform: 'darwin', pictures: { ...(e.pictures as object), 'charts/evil.svg': sha256 } })
  })
  writeFileSync(join(desk, copy, 'charts/evil.svg'), forged)
  t.regex((await lintas(['verify', copy])).stdout, /charts\/evil\.svg is not drawn by its command/)
})

test('pictures that are drawn again and equal are of the result, whatever lists them', async (t) => {
  const copy = copyOf('drawn')
  rmSync(join(desk, copy, 'environment.json'))
  const said = await lintas(['verify', copy])
  t.is(said.status, 0, said.stdout)
  t.regex(said.stdout, /10 pictures: drawn again/)
})

test('where only the manifest and some files are left, what is there is looked at', async (t) => {
  const copy = copyOf('drawn')
  for (const path of filesOf('drawn')) rmSync(join(desk, copy, path))
  const whole = await lintas(['verify', `${copy}/manifest.json`])
  t.is(whole.status, 0, whole.stdout)
  writeFileSync(join(desk, copy, 'charts/outcomes.svg'), '<svg/>')
  writeFileSync(join(desk, copy, 'evil.md'), 'audited')
  const said = await lintas(['verify', `${copy}/manifest.json`])
  t.is(said.status, 4)
  t.regex(said.stdout, /charts\/outcomes\.svg was changed[\s\S]*Foreign, no part of the result: evil\.md/)
})

test('an environment says what Lintas writes and nothing else', async (t) => {
  for (const odd of [
    { node: 'v20.\n\n## Reviewed\n\nThis result was audited' },
    { platform: 'linux, audited' },
    { commit: 'audited by nobody' },
    { started: '2026-01-01T00:00Z, audited' },
    { 'reviewed-by': 'nobody' },
    { version: '0.0.9' },
    { pictures: { 'notes.txt': '0'.repeat(64) } },
  ]) {
    const copy = copyOf('run')
    surrounded(copy, (e) => Object.assign(e, odd))
    const { mismatches } = await checked(copy, { sample: { size: 1, seed: 'a' } })
    t.true(
      mismatches.some(({ path }) => path === 'environment.json'),
      JSON.stringify(odd),
    )
  }
})

test('patterns and experiments that hide those of the program are told from them', (t) => {
  const sources = fileSources({ cwd: place.root, packageRoot: place.root })
  const { patterns, scenarios } = readTask(['entikong'], recordedSources(sources))
  const recorded = {
    verb: 'validate',
    options: { case: ['entikong'] },
    patterns,
    scenarios: scenarios.map(manifestScenario),
  }
  const validated = (change: object) => provenanceOf({ ...recorded, ...change } as unknown as Manifest, place)
  t.deepEqual(validated({}), {
    shipped: [...scenarios.map(({ name }) => name), 'the patterns of entikong'],
    own: [],
    notAsShipped: [],
  })
  const [first, ...others] = patterns
  const forged = [{ ...first, pattern: { ...first!.pattern, source: 'nobody2026' } }, ...others]
  t.like(validated({ patterns: forged }).notAsShipped, [{ kind: 'patterns', name: 'entikong' }])
  // What is left out of it does not fail.
  const { notAsShipped } = validated({ options: { case: ['entikong', 'ttu'] } })
  t.true(notAsShipped.some(({ name }) => name === 'ttu'))

  const shippedExperiment = readFileSync(join(place.root, 'scenarios/entikong/experiments/leadership.yaml'), 'utf8')
  const read = (text: string) => {
    const source = { name: 'entikong/experiments/leadership', file: 'leadership.yaml', text }
    const { scenarios, ...plan } = planOf(readExperiment(source, scenarioLoader(sources)))
    const contents = scenarios.map(({ content }) => content)
    const said = { ...plan, scenarios: scenarios.map(({ content: _, ...one }) => one) }
    return provenanceOf({ options: {}, scenarios: contents, plan: said } as unknown as Manifest, place)
  }
  t.deepEqual(read(shippedExperiment).notAsShipped, [])
  t.true(read(shippedExperiment).shipped.includes('the experiment entikong/leadership'))
  const retitled = shippedExperiment.replace('How far', 'As audited, how far')
  t.not(retitled, shippedExperiment)
  t.like(read(retitled).notAsShipped, [{ kind: 'experiment', name: 'entikong/leadership' }])
})

test('a sample holds a manifest against what follows from it, and names what rests on months that were not run', async (t) => {
  const sample = { size: 1, seed: 'a' }
  for (const change of [
    (m: Record<string, unknown>) => Object.assign(m, { 'reviewed-by': 'nobody' }),
    (m: Record<string, unknown>) => Object.assign(m, { command: `${m.command} # audited` }),
    (m: Record<string, unknown>) => Object.assign(m, { constructor: {} }),
    (m: Record<string, unknown>) => Object.defineProperty(m, '__proto__', { value: {}, enumerable: true }),
  ]) {
    const copy = copyOf('run')
    vouched(copy, (m) => void change(m))
    const { outcome, mismatches } = await checked(copy, { sample })
    t.is(outcome, 'differs')
    t.true(mismatches.some(({ path, message }) => path === 'manifest.json' && /follows from it/.test(message)))
  }
  const sound = await checked('compare', { sample })
  t.deepEqual(
    sound.held.map(({ path }) => path).sort(),
    [
      ...filesOf('compare'),
      ...readdirSync(join(desk, 'compare/charts')).flatMap((name) =>
        /\.(png|svg)$/.test(name) ? [`charts/${name}`] : [],
      ),
    ].sort(),
  )
  t.is(sound.remade.data, 0)
})

test('every file that was only held is named, however many there are', (t) => {
  const held = Array.from({ length: 90 }, (_, at) => ({
    path: `charts/figure-${at}.svg`,
    why: 'otherPlatform' as const,
  }))
  const text = reservations({ held, provenance: { shipped: [], own: [], notAsShipped: [] } } as unknown as Verdict)
  for (const { path } of held)
    t.true(text.join(' ').replace(/\s+/g, ' ').includes(`${path};`) || path.endsWith('-89.svg'))
  t.regex(text.join(' '), /figure-89\.svg/)
})

test('JSON of others is read up to a number of values', (t) => {
  t.deepEqual(parseBounded('{"a": [1, {"b": "[,,,"}]}'), { a: [1, { b: '[,,,' }] })
  t.throws(() => parseBounded(`[${'[],'.repeat(1_000_000)}[]]`), { instanceOf: RangeError, message: /values/ })
  t.throws(() => parseBounded('['.repeat(200)), { instanceOf: RangeError, message: /levels/ })
})

test('what is no plain file, and what no result can be, is refused at once and in words', async (t) => {
  mkdirSync(join(desk, 'odd/manifest.json'), { recursive: true })
  const fifo = join(desk, 'pipe')
  mkdirSync(fifo)
  spawnSync('mkfifo', [join(fifo, 'manifest.json')])
  mkdirSync(join(desk, 'deep'))
  writeFileSync(join(desk, 'deep/manifest.json'), `{"lintas": 1, "x": ${'['.repeat(1_000_000)}`)
  const manifest = JSON.parse(readFileSync(join(desk, 'run/manifest.json'), 'utf8'))
  const odd = (name: string, change: (m: Record<string, unknown>) => void) => {
    const changed = structuredClone(manifest)
    change(changed)
    mkdirSync(join(desk, name))
    writeFileSync(join(desk, name, 'manifest.json'), readableJson(changed))
  }
  odd('paths', (m) => {
    m.files = { 'a\u0000b': digestOfText('') }
  })
  odd('long', (m) => {
    m.files = { [`${'x'.repeat(300)}.csv`]: digestOfText('') }
  })
  odd('many', (m) => {
    m.files = Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`${at}.csv`, digestOfText('')]))
  })
  for (const name of ['odd', 'pipe', 'deep', 'paths', 'long', 'many']) {
    const said = await lintas(['verify', name])
    t.is(said.status, 2, `${name}: ${said.stdout}${said.stderr}`)
    t.regex(said.stderr, /^error: /)
    t.notRegex(said.stderr, /should not have happened/)
  }
  // Links in a circle, in place of a table; and a file in place of the folder that results are looked for in.
  const circle = copyOf('run')
  rmSync(join(desk, circle, 'runs.csv'))
  symlinkSync('runs.csv', join(desk, circle, 'runs.csv'))
  const turned = await lintas(['verify', circle, '--quick'])
  t.is(turned.status, 4)
  t.regex(turned.stdout, /runs\.csv is a link that leads in a circle/)
  mkdirSync(join(desk, 'file'))
  writeFileSync(join(desk, 'file/outputs'), '')
  copyFileSync(join(desk, 'drawn/charts/outcomes.svg'), join(desk, 'file/o.svg'))
  const lost = spawnSync(process.execPath, [program, 'verify', 'o.svg'], { cwd: join(desk, 'file'), encoding: 'utf8' })
  t.is(lost.status, 2)
  t.regex(lost.stderr, /result is not at hand/)
  odd('bare', (m) => {
    m.options = {}
    m.verb = 'explain'
  })
  t.is((await lintas(['verify', 'bare'])).status, 2)
})

test('diff tells scenarios and results apart, and says so by its exit code where asked', async (t) => {
  const shown = await lintas(['diff', 'entikong/baseline', 'entikong/formalised', '--exit-code'])
  t.is(shown.status, 4)
  t.regex(shown.stdout, /Forum formalised \(formalise\): from month 12/)
  t.is((await lintas(['diff', 'entikong/baseline', 'entikong/formalised'])).status, 0)
  const months = JSON.parse((await lintas(['diff', 'run', 'entikong/baseline', '--json'])).stdout)
  t.like(months.scenarios[0], { from: 'entikong/baseline', same: false, subjects: [], measures: [] })
  t.is(months.scenarios[0].months[0], 6)
  const results = await lintas(['diff', 'drawn', 'compare'])
  t.is(results.status, 0)
  t.regex(results.stdout, /~ seed: 1 → über/)
  t.regex(results.stdout, /Only in one of them\n {2}\+ hamlet\/decree/)
  const wrong = await lintas(['diff', 'entikong/basline', 'run/curves.json'])
  t.is(wrong.status, 2)
  t.regex(wrong.stderr, /there is no scenario “entikong\/basline”[\s\S]*there is no run\/curves\.json/)
})
