/**
 * Refreshes what the documents have from the program: tables made of the model's declarations and of the scenarios, what
 * commands print, the schema, and the pictures. `npm run docs` refreshes everything, `npm run docs -- --no-pictures` all
 * but the pictures, `npm run docs -- docs/odd.md` some documents only; a test fails where one is stale.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { apiBlocks } from './api.mjs'
import { pictureFaults, stampNow, stampOf, stampPicture } from './pictures.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'dist', 'bin', 'lintas.js')

/** The cases, each with the scenarios of its picture; few runs where a run is long. */
export const cases = {
  entikong: { variants: ['formalised', 'single-window', 'integrated-model'], replicates: 100 },
  belu: { variants: ['cmmbp', 'cmmlbs', 'tandem'], replicates: 100 },
  ttu: { variants: ['low-ego', 'budgeted-meetings', 'low-ego-and-budgeted'], replicates: 100 },
  'sosek-malindo': { variants: ['stable-secretariat', 'non-state-actors', 'tension-shock'], replicates: 20 },
  kaltara: { variants: ['no-champion', 'no-sponsor', 'one-register'], replicates: 100 },
}

/** Documents that have generated blocks. */
export const documents = [
  'README.md',
  'docs/contracts.md',
  'docs/odd.md',
  'docs/data.md',
  'docs/library.md',
  'docs/api.md',
  'docs/extending.md',
  'docs/reading-results.md',
  'docs/what-ifs.md',
  'docs/scenarios.md',
  ...Object.keys(cases).map((name) => `docs/cases/${name}.md`),
]

/** The pictures: which command makes each, and which of its charts it is. */
export const pictures = Object.entries(cases).map(([name, { variants, replicates }]) => ({
  case: name,
  file: `docs/images/${name}.png`,
  chart: 'charts/outcomes.png',
  scenarios: ['baseline', ...variants].map((variant) => `${name}/${variant}`),
  replicates,
}))

/** Pictures that are taken of the gallery’s pages, by `npm run gallery -- entikong --pictures`. */
export const shots = [
  {
    file: 'docs/images/explore.png',
    page: 'entikong.html',
    hash: '#start=entikong/formalised&replicates=100',
    size: { width: 1280, height: 800 },
    settled: '.rests:not(.is-refining)',
    scenarios: ['entikong/baseline', 'entikong/formalised'],
    replicates: 100,
  },
  {
    file: 'docs/images/report.png',
    page: 'entikong-compared-en.html',
    hash: '',
    size: { width: 900, height: 800 },
    scenarios: ['baseline', ...cases.entikong.variants].map((variant) => `entikong/${variant}`),
    replicates: cases.entikong.replicates,
  },
]

const read = (path) => readFileSync(join(root, path), 'utf8')
const compiled = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href)

/** Runs `lintas …` as the documents write it, through a shell, in `folder`. */
export function runCommand(command, folder) {
  const shim = join(folder, '.bin')
  mkdirSync(shim, { recursive: true })
  writeFileSync(join(shim, 'lintas'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 })
  const done = spawnSync('/bin/sh', ['-c', command.replace(/^npx /, '')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${shim}:${process.env.PATH}`, NO_COLOR: '1' },
  })
  return { status: done.status, stdout: done.stdout, stderr: done.stderr }
}

const shownFile = /<!-- (?:file: |generated: file examples\/[^/]+\/)(\S+) -->\n+```\w*\n([\s\S]*?)^```/gm

/**
 * Writes the files that a document shows into `folder`: `<!-- file: path -->`, then a block of code, or a file of an example
 * that is shown where it has its place in a folder of one’s own.
 */
export function writeShownFiles(text, folder) {
  for (const [, path, content] of text.matchAll(shownFile)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** A file as a block of code. */
function shownAs(path) {
  const languages = { R: 'r', py: 'python' }
  const ending = path.split('.').at(-1)
  return `\`\`\`${languages[ending] ?? ending}\n${read(path)}\`\`\``
}

/** What a command prints, as a block of code; `first N lines of` cuts it. */
function printed(name, text) {
  const asked = /^(?:first (\d+) lines of )?`(.+)`$/.exec(name)
  if (!asked) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'lintas-docs-'))
  try {
    writeShownFiles(text, folder)
    const { stdout, stderr } = runCommand(asked[2], folder)
    const lines = (stdout === '' ? stderr : stdout).trimEnd().split('\n')
    const most = asked[1] === undefined ? lines.length : Number(asked[1])
    const shown = lines.length > most ? [...lines.slice(0, most), '…'] : lines
    return ['```text', ...shown, '```'].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const compareCommand = ({ scenarios, replicates }) =>
  `lintas compare ${scenarios.join(' ')}${replicates === 100 ? '' : ` --replicates ${replicates}`}`

async function provenance(picture, scenarios) {
  const { fingerprints, model } = await stampNow(scenarios)
  const prints = picture.scenarios.map((name) => `\`${name}\` ${fingerprints[name].slice(0, 12)}`)
  return [
    `*Made by \`${compareCommand(picture)}\`: ${picture.replicates} runs of each scenario, seed “1”, paired by common luck;`,
    'bands are 95 % intervals of the mean over the runs. Fingerprints:',
    `${prints.join(', ')}; model ${model.slice(0, 12)}.`,
    'A stylised case, not a forecast: most of its values are assumed.*',
  ].join('\n')
}

/** All scenarios of a case, the baseline first. */
async function scenariosOf(name) {
  const { fileSources } = await compiled('scenario/files.js')
  const { loadScenarios } = await compiled('scenario/load.js')
  const found = readdirSync(join(root, 'scenarios', name))
    .filter((file) => file.endsWith('.yaml') && !['baseline.yaml', 'patterns.yaml'].includes(file))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()
  const names = ['baseline', ...found].map((file) => `${name}/${file}`)
  return loadScenarios(names, fileSources({ cwd: root, packageRoot: root }))
}

/** What the scenarios of a picture, or of a shot, are now. */
export async function nowOf({ scenarios }) {
  const { fileSources } = await compiled('scenario/files.js')
  const { loadScenarios } = await compiled('scenario/load.js')
  return stampNow(loadScenarios(scenarios, fileSources({ cwd: root, packageRoot: root })))
}

/** Where the documents’ pictures, their captions and the scenarios have parted; empty where they have not. */
export async function partedPictures() {
  const faults = []
  for (const picture of [...pictures, ...shots]) {
    const stamp = await stampOf(picture.file, readFileSync(join(root, picture.file)))
    const now = await nowOf(picture)
    const captions = documents.flatMap((path) => captionOf(read(path), picture.case) ?? [])
    for (const caption of captions.length > 0 ? captions : [undefined])
      faults.push(...pictureFaults(picture.file, stamp, now, caption))
  }
  return [...new Set(faults)]
}

function captionOf(text, name) {
  return new RegExp(`<!-- generated: picture of ${name} -->([\\s\\S]*?)<!-- end -->`).exec(text)?.[1]
}

/** The patterns of a case; without a case those across cases. Undefined where there is no such file. */
async function patternsOf(name) {
  const file = join('scenarios', name, 'patterns.yaml')
  if (!existsSync(join(root, file))) return undefined
  const { readPatterns } = await compiled('scenario/patterns.js')
  return readPatterns({ name: `${name}/patterns`, file, text: read(file) })
}

/** Each document as it should be: its path, its text, and the names of its generated blocks. */
export async function freshDocuments(wanted = documents) {
  const { documentBlocks, fillBlocks, patternTable } = await compiled('report/odd.js')
  const page = await compiled('report/data-page.js')
  const keys = [...read('docs/references.md').matchAll(/^### (\S+)$/gm)].map(([, key]) => key)
  const shared = documentBlocks(keys)
  shared.set('coefficients', page.coefficientTable(keys))
  for (const [name, block] of apiBlocks()) shared.set(name, block)
  const below = new Map()
  shared.set('patterns across cases', patternTable((await patternsOf('')) ?? [], keys))
  for (const picture of pictures) {
    const name = picture.case
    const scenarios = await scenariosOf(name)
    const [baseline, ...variants] = scenarios
    shared.set(`picture of ${name}`, await provenance(picture, scenarios))
    shared.set(`scenarios of ${name}`, page.scenarioTable(scenarios))
    shared.set(`structure of ${name}`, page.structureTable(baseline, keys))
    shared.set(`values of ${name}`, page.valueTable(baseline, keys))
    shared.set(`defaults of ${name}`, page.defaultsOf(baseline))
    shared.set(`changes of ${name}`, page.changeTable(baseline, variants, keys))
    const patterns = await patternsOf(name)
    if (!patterns) continue
    shared.set(`patterns of ${name}`, patternTable(patterns, keys))
    below.set(`patterns of ${name}`, patternTable(patterns, keys, '../'))
  }
  return wanted.map((path) => {
    const text = read(path)
    const block = (name) => (path.startsWith('docs/cases/') ? below.get(name) : undefined) ?? shared.get(name)
    return {
      path,
      ...fillBlocks(
        text,
        (name) => block(name) ?? (name.startsWith('file ') ? shownAs(name.slice('file '.length)) : printed(name, text)),
      ),
    }
  })
}

/** The schemas that scenario and experiment files name in their first line, for editors. */
export async function freshSchemas() {
  const { scenarioJsonSchema, schemaText } = await compiled('scenario/json-schema.js')
  const { experimentJsonSchema } = await compiled('scenario/experiment-schema.js')
  const files = {
    'scenarios/scenario.schema.json': scenarioJsonSchema(),
    'scenarios/experiment.schema.json': experimentJsonSchema(),
  }
  return Object.fromEntries(Object.entries(files).map(([file, schema]) => [file, `${schemaText(schema)}\n`]))
}

function drawPicture(picture) {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-picture-'))
  const words = compareCommand(picture).split(' ').slice(1)
  return new Promise((resolve, reject) => {
    const drawing = spawn(process.execPath, [program, ...words, '--out', 'picture'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    const said = []
    drawing.stderr.on('data', (chunk) => said.push(chunk))
    drawing.on('error', reject)
    drawing.on('close', async (status) => {
      if (status === 0) {
        mkdirSync(join(root, dirname(picture.file)), { recursive: true })
        copyFileSync(join(folder, 'picture', picture.chart), join(root, picture.file))
        await stampPicture(join(root, picture.file), await nowOf(picture))
        console.log(`drew ${picture.file}`)
      }
      rmSync(folder, { recursive: true })
      if (status === 0) resolve()
      else reject(new Error(`${picture.file}: ${said.join('')}`))
    })
  })
}

/** Draws all pictures, two at a time; the longest first. */
async function drawPictures() {
  const waiting = [...pictures].sort((a, b) => a.replicates - b.replicates)
  const draw = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await drawPicture(next)
  }
  await Promise.all([draw(), draw()])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  spawnSync(process.execPath, ['.ci/build.mjs'], { cwd: root, stdio: 'inherit' })
  const wanted = process.argv.slice(2).filter((word) => word !== '--no-pictures')
  const drawing = wanted.length > 0 || process.argv.includes('--no-pictures') ? undefined : drawPictures()
  for (const [file, text] of Object.entries(await freshSchemas())) writeFileSync(join(root, file), text)
  for (const { path, text } of await freshDocuments(wanted.length > 0 ? wanted : documents)) {
    if (read(path) === text) continue
    writeFileSync(join(root, path), text)
    console.log(`refreshed ${path}`)
  }
  await drawing
  // Who asked for some documents has been given these; pictures are of all of them.
  const parted = wanted.length > 0 ? [] : await partedPictures()
  for (const fault of parted) console.error(fault)
  if (parted.length > 0) {
    console.error(
      'npm run docs draws the charts again, npm run gallery -- entikong --pictures takes those of the pages',
    )
    process.exitCode = 1
  }
}
