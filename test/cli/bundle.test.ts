import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import ava from 'ava'
import { unzipSync, zipSync } from 'fflate'
import { findPackage } from '../../src/cli/package-info.js'
import { otherProgram } from '../../src/cli/verify/program-archive.js'
import { readableJson } from '../../src/provenance/canonical.js'
import { crateName } from '../../src/report/bundle/crate.js'
import { parseCsv } from '../../src/report/csv.js'
import { program, run } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const desk = mkdtempSync(join(tmpdir(), 'lintas-bundle-test-'))
test.after.always(() => rmSync(desk, { recursive: true, force: true }))

const lintas = (words: readonly string[], cwd = desk) => run(cwd, words)

/** What the program says of the bundle that most tests look at. */
let said = ''
test.before(async () => {
  const made = await lintas([
    ...[
      'compare',
      'entikong/baseline',
      'entikong/formalised',
      '--months',
      '14',
      '--replicates',
      '3',
      '--out',
      'result',
    ],
    ...['--set', 'forums.pilar.leadership=.5'],
  ])
  if (made.status !== 0) throw new Error(made.stderr)
  const bundled = await lintas(['bundle', 'result', '--out', 'bundle'])
  if (bundled.status !== 0) throw new Error(bundled.stderr)
  said = bundled.stdout
})
const read = (path: string) => readFileSync(join(desk, 'bundle', path), 'utf8')

interface Entity {
  readonly '@id': string
  readonly '@type': string
  readonly [key: string]: unknown
}

test('a bundle verifies by itself, as a folder, by its crate and as a zip file', async (t) => {
  const zipped = await lintas(['bundle', 'result', '--zip', '--out', 'bundle.zip'])
  t.is(zipped.status, 0, zipped.stderr)
  mkdirSync(join(desk, 'elsewhere'))
  // Drawing all pictures again takes long, and once is enough: without, the exit code says that they were only held.
  for (const [name, more, status] of [
    ['bundle', [], 0],
    [`bundle/${crateName}`, ['--no-pictures'], 5],
    ['bundle.zip', ['--no-pictures'], 5],
  ] as const) {
    const verified = await lintas(['verify', join(desk, name), ...more], join(desk, 'elsewhere'))
    t.is(verified.status, status, verified.stdout + verified.stderr)
    t.regex(verified.stdout, /^(identical|data identical)/)
    t.notRegex(verified.stdout, /no part of the result/)
  }
  t.deepEqual(readdirSync(join(desk, 'elsewhere')), [])
})

test('the same result gives the same zip file, byte for byte', async (t) => {
  const zips: Buffer[] = []
  for (const name of ['1/data.zip', '2/data.zip']) {
    t.is((await lintas(['bundle', 'result', '--zip', '--out', name, '--without-program', '--quick'])).status, 5)
    zips.push(readFileSync(join(desk, name)))
  }
  t.true(zips[0]!.equals(zips[1]!))
  const entries = Object.keys(unzipSync(zips[0]!))
  t.true(entries.includes('data/manifest.json'))
  t.false(entries.some((name) => name.endsWith('.tgz')))
})

test('the README has the one command that verifies, with the program that lies beside it', (t) => {
  const [, packed = ''] =
    /npm exec --yes --package=\.\/(lintas-\S+\.tgz) -- lintas verify \./.exec(read('README.md')) ?? []
  t.true(existsSync(join(desk, 'bundle', packed)))
  t.true(said.includes('lintas verify .'))
  t.regex(read('methods.md'), /95 % Student t intervals/)
  t.regex(read('LICENSE'), /SPDX-License-Identifier: CC-BY-4\.0/)
})

test('the crate is one of RO-Crate 1.2: every file with its digest, the run with its instrument', (t) => {
  // https://www.researchobject.org/ro-crate/specification/1.2/: metadata descriptor, root data entity and their musts.
  const { '@graph': graph } = JSON.parse(read(crateName)) as { '@graph': Entity[] }
  const of = (id: string) => graph.find((entity) => entity['@id'] === id) as Entity
  t.deepEqual(of(crateName).conformsTo, { '@id': 'https://w3id.org/ro/crate/1.2' })
  t.deepEqual(of(crateName).about, { '@id': './' })
  const whole = of('./')
  for (const must of ['name', 'description', 'datePublished', 'license']) t.truthy(whole[must], must)
  t.regex(String(whole.datePublished), /^\d{4}-\d\d-\d\d$/)
  const parts = (whole.hasPart as { '@id': string }[]).map((part) => part['@id'])
  const there = readdirSync(join(desk, 'bundle'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(desk, 'bundle').length + 1))
    .filter((name) => name !== crateName)
  t.deepEqual(parts.map(decodeURI).sort(), there.sort())
  for (const id of parts) {
    const bytes = readFileSync(join(desk, 'bundle', decodeURI(id)))
    t.like(of(id), { '@type': 'File', contentSize: String(bytes.length) })
    t.is(of(id).sha256, createHash('sha256').update(bytes).digest('hex'), id)
    t.regex(String(of(id).encodingFormat), /^\w+\/[\w.+-]+$/)
  }
  const action = of('#run')
  t.is(action['@type'], 'CreateAction')
  t.is(of((action.instrument as Entity)['@id'])['@type'], 'SoftwareApplication')
  // Whatever is referred to is described, or lies on the web.
  for (const [, id = ''] of JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g))
    t.true(id.startsWith('https://') || graph.some((entity) => entity['@id'] === id), id)
})

test('the data package describes every column of every table, with the unit of every outcome that has one', (t) => {
  const { resources } = JSON.parse(read('datapackage.json')) as {
    resources: {
      path: string
      schema: { fields: { name: string; type: string; description: string; unit?: string }[] }
    }[]
  }
  const tables = readdirSync(join(desk, 'bundle')).filter((name) => name.endsWith('.csv'))
  t.deepEqual(resources.map(({ path }) => path).sort(), tables.sort())
  for (const { path, schema } of resources) {
    const [head, ...rows] = parseCsv(read(path))
    t.deepEqual(
      schema.fields.map(({ name }) => name),
      head,
      path,
    )
    schema.fields.forEach(({ name, type, description }, c) => {
      t.true(description.length > 5, name)
      if (type === 'number' || type === 'integer')
        for (const row of rows) t.false(Number.isNaN(Number(row[c])), `${path} ${name}`)
      if (type === 'integer') for (const row of rows) t.regex(row[c] ?? '', /^\d*$/, `${path} ${name}`)
    })
  }
  const runs = resources.find(({ path }) => path === 'runs.csv')!
  t.is(runs.schema.fields.find(({ name }) => name === 'clearance-time')?.unit, 'minutes')
})

test('the scenarios of a bundle run as they are, and give the same numbers', async (t) => {
  const again = await lintas([
    ...['compare', 'bundle/scenarios/entikong/baseline.yaml', 'bundle/scenarios/entikong/formalised.yaml'],
    ...['--months', '14', '--replicates', '3', '--out', 'again', '--no-pictures'],
  ])
  t.is(again.status, 0, again.stderr)
  const means = (text: string) => text.split('\n').map((line) => line.replace(/^(entikong\/)?/, ''))
  t.deepEqual(means(readFileSync(join(desk, 'again/curves.csv'), 'utf8')), means(read('curves.csv')))
})

test('a bundle has a file for each scenario, also where their names are equal to a disk, and its README says which', async (t) => {
  const names = ['kota a', 'kota_a', 'Kota_a', 'kotá', 'kotâ', 'nul']
  mkdirSync(join(desk, 'scenarios'))
  for (const [at, name] of names.entries())
    writeFileSync(
      join(desk, 'scenarios', `${name}.yaml`),
      `lintas: 1\ntitle: Number ${at}\nextends: entikong/baseline\nforums: {pilar: {leadership: 0.${at + 1}}}\n`,
    )
  const size = ['--months', '1', '--replicates', '1', '--no-pictures']
  t.is((await lintas(['compare', ...names, ...size, '--out', 'cities'])).status, 0)
  const packed = await lintas(['bundle', 'cities', '--out', 'cities-bundle', '--without-program'])
  t.is(packed.status, 0, packed.stderr)
  const text = readFileSync(join(desk, 'cities-bundle/README.md'), 'utf8')
  const files = names.map(
    (name) =>
      text
        .split('\n')
        .find((line) => line.startsWith(`| \`${name}\` | `))!
        .split('`')[3]!,
  )
  t.is(new Set(files.map((file) => file.toLowerCase())).size, names.length)
  files.forEach((file, at) => {
    t.regex(readFileSync(join(desk, 'cities-bundle', file), 'utf8'), new RegExp(`Number ${at}`))
  })
  const verified = await lintas(['verify', 'cities-bundle', '--quick', '--no-pictures'])
  t.is(verified.status, 5, verified.stdout + verified.stderr)
})

test('a spoilt file of a bundle is found, whether the run made it or the bundle added it', async (t) => {
  for (const path of ['curves.csv', 'methods.md', 'scenarios/entikong/baseline.yaml']) {
    cpSync(join(desk, 'bundle'), join(desk, 'spoilt'), { recursive: true })
    const bytes = readFileSync(join(desk, 'spoilt', path))
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(desk, 'spoilt', path), bytes)
    const verified = await lintas(['verify', 'spoilt', '--quick', '--no-pictures'])
    t.is(verified.status, 4, path)
    t.true(verified.stdout.includes(path), verified.stdout)
    rmSync(join(desk, 'spoilt'), { recursive: true })
  }
})

test('a bundle whose lines git made to end in CRLF is told so, file by file', async (t) => {
  const copy = join(desk, 'ended')
  cpSync(join(desk, 'bundle'), copy, { recursive: true })
  for (const path of readdirSync(copy, { recursive: true, encoding: 'utf8' }))
    if (/\.(csv|json|md|yaml)$/.test(path))
      writeFileSync(join(copy, path), readFileSync(join(copy, path), 'utf8').replaceAll('\n', '\r\n'))
  const verified = await lintas(['verify', 'ended', '--quick', '--no-pictures'])
  t.is(verified.status, 4, verified.stderr)
  t.regex(verified.stdout, /curves\.csv has\s+other\s+line\s+ends/)
  t.notRegex(verified.stderr, /should not have happened/)
  rmSync(copy, { recursive: true })
})

test('a bundle vouches for nothing: what it adds is made again, and what is foreign is named', async (t) => {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  for (const [path, change] of [
    ['README.md', (text: string) => text.replace('Stylised', 'Measured')],
    ['scenarios/entikong/baseline.yaml', (text: string) => text.replace('months: 60', 'months: 61')],
    ['datapackage.json', (text: string) => text.replace('CC-BY-4.0', 'CC0-1.0')],
  ] as const) {
    const copy = join(desk, 'vouched')
    cpSync(join(desk, 'bundle'), copy, { recursive: true })
    const forged = change(read(path))
    t.not(forged, read(path))
    writeFileSync(join(copy, path), forged)
    // The crate vouches for what was forged, and for a paper beside it.
    const crate = JSON.parse(read(crateName)) as { '@graph': Entity[] }
    const file = { '@type': 'File', sha256: digest(forged), contentSize: String(Buffer.byteLength(forged)) }
    crate['@graph'] = crate['@graph'].map((entity) => (entity['@id'] === path ? { ...entity, ...file } : entity))
    crate['@graph'].push({ '@id': 'paper.pdf', '@type': 'File', sha256: digest('%PDF') })
    writeFileSync(join(copy, crateName), JSON.stringify(crate))
    writeFileSync(join(copy, 'paper.pdf'), '%PDF')
    const verified = await lintas(['verify', 'vouched', '--no-pictures'])
    t.is(verified.status, 4)
    t.true(verified.stdout.includes(path), verified.stdout)
    t.regex(verified.stdout, /Foreign, no part of the result: paper\.pdf/)
    rmSync(copy, { recursive: true })
  }
})

test('a zip file is one result and nothing beside it', async (t) => {
  await lintas(['bundle', 'result', '--zip', '--out', 'whole.zip', '--quick', '--without-program'])
  const entries = unzipSync(readFileSync(join(desk, 'whole.zip')))
  const manifest = entries['whole/manifest.json']!
  const hi = Buffer.from('hi')
  const zips: Readonly<Record<string, readonly [Record<string, Uint8Array>, number, RegExp]>> = {
    hidden: [{ ...entries, 'whole/.hidden/x': hi }, 4, /Foreign, no part of the result: \.hidden\/x/],
    second: [{ ...entries, 'whole/more/manifest.json': manifest }, 2, /more than one result/],
    beside: [{ ...entries, 'x.txt': hi }, 2, /beside the folder of its result/],
    absolute: [{ ...entries, '/etc/x': hi }, 2, /absolute|leads out/],
    up: [{ ...entries, 'whole/../../x': hi }, 2, /leads out|invalid/],
    alike: [{ ...entries, 'whole/Curves.csv': hi }, 2, /two entries of one name/],
  }
  for (const [name, [files, status, says]] of Object.entries(zips)) {
    writeFileSync(join(desk, `${name}.zip`), zipSync(files))
    const verified = await lintas(['verify', `${name}.zip`, '--no-pictures'])
    t.is(verified.status, status, `${name}: ${verified.stdout}${verified.stderr}`)
    t.regex(verified.stdout + verified.stderr, says)
  }
  // An empty folder stands for nothing; and a sum that is not that of the bytes tells that they were damaged.
  writeFileSync(join(desk, 'folder.zip'), zipSync({ ...entries, 'whole/audited by nobody/': new Uint8Array(0) }))
  t.regex((await lintas(['verify', 'folder.zip'])).stderr, /a folder with nothing in it/)
  const stored = Buffer.from(zipSync(entries, { level: 0 }))
  const flipped =
    stored.indexOf('stylised cases') > 0 ? stored.indexOf('stylised cases') : stored.indexOf('Stylised cases')
  t.true(flipped > 0)
  stored[flipped]! ^= 1
  writeFileSync(join(desk, 'damaged.zip'), stored)
  t.regex((await lintas(['verify', 'damaged.zip'])).stderr, /is damaged/)
  // 100 MB of nothing take 100 kB.
  writeFileSync(join(desk, 'bomb.zip'), zipSync({ ...entries, 'whole/x.csv': new Uint8Array(100_000_000) }))
  t.regex((await lintas(['verify', 'bomb.zip'])).stderr, /would unpack from [\d,]+ to [\d,]+ bytes: no bundle does/)
})

test('a result that does not verify, or holds what is not its own, is bundled only when forced', async (t) => {
  cpSync(join(desk, 'result'), join(desk, 'damaged'), { recursive: true })
  writeFileSync(join(desk, 'damaged/runs.csv'), 'scenario\n')
  const refused = await lintas(['bundle', 'damaged', '--out', 'never', '--without-program', '--quick'])
  t.is(refused.status, 4)
  t.regex(refused.stderr, /runs\.csv is shorter than it was/)
  cpSync(join(desk, 'result'), join(desk, 'mixed'), { recursive: true })
  writeFileSync(join(desk, 'mixed/secret.txt'), 'mine')
  t.is((await lintas(['bundle', 'mixed', '--out', 'never', '--without-program', '--quick'])).status, 2)
  t.false(existsSync(join(desk, 'never')))
  const forced = await lintas(['bundle', 'mixed', '--out', 'forced', '--without-program', '--force'])
  t.is(forced.status, 5)
  t.regex(forced.stderr, /It was not verified \(--force\)/)
  t.false(existsSync(join(desk, 'forced/secret.txt')))
})

test('what was only held against digests is named, and no bundle of it ends as if all had been made again', async (t) => {
  const copy = join(desk, 'elsewhere-made')
  cpSync(join(desk, 'result'), copy, { recursive: true })
  const chart = join(copy, 'charts/effects.svg')
  const forged = readFileSync(chart, 'utf8').replaceAll('Trust', 'Fraud')
  writeFileSync(chart, forged)
  const environment = JSON.parse(readFileSync(join(copy, 'environment.json'), 'utf8'))
  environment.platform = 'darwin'
  environment.pictures['charts/effects.svg'] = createHash('sha256').update(forged).digest('hex')
  writeFileSync(join(copy, 'environment.json'), readableJson(environment))
  const said = await lintas(['bundle', 'elsewhere-made', '--out', 'held', '--without-program'])
  t.is(said.status, 5, said.stderr)
  t.regex(said.stderr, /not all of it was made again[\s\S]*another\s+platform\): charts\/effects\.svg/)
  t.true(existsSync(join(desk, 'held/charts/effects.svg')))
})

test('what is no plain file is not waited for, and not bundled', async (t) => {
  cpSync(join(desk, 'result'), join(desk, 'pipes'), { recursive: true })
  rmSync(join(desk, 'pipes/runs.csv'))
  spawnSync('mkfifo', [join(desk, 'pipes/runs.csv')])
  const said = await lintas(['bundle', 'pipes', '--force', '--out', 'never', '--without-program'])
  t.is(said.status, 2)
  t.regex(said.stderr, /runs\.csv is no plain file/)
  // Nor where a bundle is to go.
  mkdirSync(join(desk, 'crate'))
  spawnSync('mkfifo', [join(desk, 'crate', crateName), join(desk, 'crate/manifest.json')])
  t.is((await lintas(['bundle', 'result', '--force', '--out', 'crate', '--without-program'])).status, 2)
})

test('a packed program holds its files and nothing that one reader would find and another not', (t) => {
  const [name = ''] = readdirSync(join(desk, 'bundle')).filter((file) => file.endsWith('.tgz'))
  const honest = readFileSync(join(desk, 'bundle', name))
  const place = findPackage(program)
  t.is(otherProgram(honest, place), undefined)
  const tar = gunzipSync(honest)
  const packed = (content: Buffer) => Buffer.concat([honest.subarray(0, 10), gzipSync(content).subarray(10)])
  t.is(otherProgram(packed(tar), place), undefined)
  const end = tar.length - 1024
  const first = tar.subarray(0, 512)
  // A header as npm writes it, of a file of nothing under another name; its sum is that of its bytes, its own field blanks.
  const header = (path: string, sum = true) => {
    const made = Buffer.from(first)
    made.fill(0, 0, 100).write(path)
    made.write('0000000000 ', 124)
    made.fill(' ', 148, 156)
    const of = made.reduce((total, byte) => total + byte, sum ? 0 : 1)
    made.write(`${of.toString(8).padStart(6, '0')} \0`, 148)
    return made
  }
  const hidden = [header('package/dist/bin/lintas.js'), Buffer.alloc(1024)]
  const gap = Buffer.alloc(512)
  const forged: Readonly<Record<string, readonly [Buffer, RegExp]>> = {
    'after one empty block': [packed(Buffer.concat([tar.subarray(0, end), gap, ...hidden])), /after its end/],
    'after two': [packed(Buffer.concat([tar, ...hidden])), /after its end/],
    twice: [packed(Buffer.concat([tar.subarray(0, end), header('package/package.json'), Buffer.alloc(1024)])), /twice/],
    outside: [packed(Buffer.concat([header('package/../x'), tar])), /as npm does/],
    'no file of ours': [packed(Buffer.concat([header('package/test/x.js'), tar])), /no file of this program/],
    'a wrong sum': [packed(Buffer.concat([header('package/README.md', false), tar])), /as npm does/],
    'after the end of the gzip file': [Buffer.concat([honest, Buffer.from('xx')]), /after its end/],
    'a second member': [Buffer.concat([honest, gzipSync('')]), /after its end/],
    damaged: [Buffer.concat([honest.subarray(0, -8), Buffer.alloc(8)]), /damaged/],
  }
  for (const [what, [bytes, says]] of Object.entries(forged)) {
    let said: string
    try {
      said = otherProgram(bytes, place) ?? 'nothing'
    } catch (error) {
      said = (error as Error).message
    }
    t.regex(said, says, what)
  }
})

test('a file of a bundle that was made of any length is refused without being read', async (t) => {
  const copy = join(desk, 'long')
  cpSync(join(desk, 'bundle'), copy, { recursive: true })
  truncateSync(join(copy, 'README.md'), 700 * 1024 ** 2)
  const said = await lintas(['verify', 'long', '--quick'])
  rmSync(copy, { recursive: true })
  t.is(said.status, 4, said.stderr)
  t.regex(said.stdout, /README\.md is not what a bundle/)
})

test('a bundle replaces an earlier bundle of the same result, and nothing else', async (t) => {
  t.is((await lintas(['bundle', 'result', '--out', 'bundle-2', '--without-program', '--quick'])).status, 5)
  t.is((await lintas(['bundle', 'result', '--out', 'bundle-2', '--without-program', '--quick'])).status, 5)
  mkdirSync(join(desk, 'thesis'))
  writeFileSync(join(desk, 'thesis/chapter.txt'), 'years of work')
  for (const words of [
    ['--out', 'thesis'],
    ['--out', 'thesis', '--force'],
    ['--out', 'thesis', '--zip', '--force'],
    ['--out', 'thesis/chapter.txt', '--zip', '--force'],
    ['--out', 'thesis/chapter.txt/x'],
    ['--out', 'result', '--force'],
  ])
    t.is((await lintas(['bundle', 'result', '--without-program', '--quick', ...words])).status, 2)
  t.deepEqual(readdirSync(join(desk, 'thesis')), ['chapter.txt'])
})
