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
import { pathToFileURL } from 'node:url'
import {
  changeTable,
  coefficientTable,
  defaultsOf,
  scenarioTable,
  structureTable,
  valueTable,
} from '../src/report/data-page.js'
import { documentBlocks, fillBlocks, patternTable, withMechanisms } from '../src/report/odd.js'
import { experimentJsonSchema } from '../src/scenario/experiment-schema.js'
import { fileSources } from '../src/scenario/files.js'
import { scenarioJsonSchema, schemaText } from '../src/scenario/json-schema.js'
import { loadScenarios, type Scenario } from '../src/scenario/load.js'
import { readPatterns } from '../src/scenario/patterns.js'
import { apiBlocks } from './api.js'
import { type PictureStamp, pictureFaults, stampNow, stampOf, stampPicture } from './pictures.js'
import { program, read, root } from './project.js'

/** A picture in the documents: of which scenarios it is, and of how many runs of each. */
export interface Picture {
  readonly case?: string
  readonly file: string
  readonly scenarios: readonly string[]
  readonly replicates: number
}

interface Chart extends Picture {
  readonly case: string
  /** Which of the charts of its command it is. */
  readonly chart: string
}

interface Shot extends Picture {
  /** Page of the gallery, and what of it is shown. */
  readonly page: string
  readonly hash: string
  readonly size: { readonly width: number; readonly height: number }
  /** What is there once the page has settled. */
  readonly settled?: string
}

const entikong = { variants: ['formalised', 'single-window', 'integrated-model'], replicates: 100 }

/** The cases, each with the scenarios of its picture; few runs where a run is long. */
export const cases: Readonly<Record<string, { readonly variants: readonly string[]; readonly replicates: number }>> = {
  entikong,
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
export const pictures: readonly Chart[] = Object.entries(cases).map(([name, { variants, replicates }]) => ({
  case: name,
  file: `docs/images/${name}.png`,
  chart: 'charts/outcomes.png',
  scenarios: ['baseline', ...variants].map((variant) => `${name}/${variant}`),
  replicates,
}))

/** Pictures that are taken of the gallery’s pages, by `npm run gallery -- entikong --pictures`. */
export const shots: readonly Shot[] = [
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
    scenarios: ['baseline', ...entikong.variants].map((variant) => `entikong/${variant}`),
    replicates: entikong.replicates,
  },
]

const sources = () => fileSources({ cwd: root, packageRoot: root })

/** Runs `lintas …` as the documents write it, through a shell, in `folder`. */
export function runCommand(
  command: string,
  folder: string,
): { readonly status: number; readonly stdout: string; readonly stderr: string } {
  const shim = join(folder, '.bin')
  mkdirSync(shim, { recursive: true })
  writeFileSync(join(shim, 'lintas'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 })
  const done = spawnSync('/bin/sh', ['-c', command.replace(/^npx /, '')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${shim}:${process.env.PATH}`, NO_COLOR: '1' },
  })
  return { status: done.status ?? 1, stdout: done.stdout, stderr: done.stderr }
}

const shownFile = /<!-- (?:file: |generated: file examples\/[^/]+\/)(\S+) -->\n+```\w*\n([\s\S]*?)^```/gm

/**
 * Writes the files that a document shows into `folder`: `<!-- file: path -->`, then a block of code, or a file of an example
 * that is shown where it has its place in a folder of one’s own.
 */
export function writeShownFiles(text: string, folder: string): void {
  for (const [, path = '', content = ''] of text.matchAll(shownFile)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** A file as a block of code. */
function shownAs(path: string): string {
  const languages: Readonly<Record<string, string>> = { R: 'r', py: 'python' }
  const ending = path.slice(path.lastIndexOf('.') + 1)
  return `\`\`\`${languages[ending] ?? ending}\n${read(path)}\`\`\``
}

/** What a command prints, as a block of code; `first N lines of` cuts it. */
function printed(name: string, text: string): string | undefined {
  const asked = /^(?:first (\d+) lines of )?`(.+)`$/.exec(name)
  if (asked?.[2] === undefined) return undefined
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

/** The command that makes a picture. */
export const compareCommand = ({ scenarios, replicates }: Picture): string =>
  `lintas compare ${scenarios.join(' ')}${replicates === 100 ? '' : ` --replicates ${replicates}`}`

function provenance(picture: Picture, scenarios: readonly Scenario[]): string {
  const { fingerprints, model } = stampNow(scenarios)
  const prints = picture.scenarios.map((name) => `\`${name}\` ${fingerprints[name]?.slice(0, 12)}`)
  return [
    `*Made by \`${compareCommand(picture)}\`: ${picture.replicates} runs of each scenario, seed “1”, paired by common luck;`,
    'bands are 95 % intervals of the mean over the runs. Fingerprints:',
    `${prints.join(', ')}; model ${model.slice(0, 12)}.`,
    'A stylised case, not a forecast: most of its values are assumed.*',
  ].join('\n')
}

/** All scenarios of a case, the baseline first. */
function scenariosOf(name: string): Scenario[] {
  const found = readdirSync(join(root, 'scenarios', name))
    .filter((file) => file.endsWith('.yaml') && !['baseline.yaml', 'patterns.yaml'].includes(file))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()
  const names = ['baseline', ...found].map((file) => `${name}/${file}`)
  return loadScenarios(names, sources())
}

/** What the scenarios of a picture, or of a shot, are now. */
export function nowOf({ scenarios }: Picture): PictureStamp {
  return stampNow(loadScenarios(scenarios, fileSources({ cwd: root, packageRoot: root })))
}

/** Where the documents’ pictures, their captions and the scenarios have parted; empty where they have not. */
export function partedPictures(): string[] {
  const faults: string[] = []
  for (const picture of [...pictures, ...shots]) {
    const stamp = stampOf(picture.file, readFileSync(join(root, picture.file)))
    const now = nowOf(picture)
    const captions = documents.flatMap((path) => captionOf(read(path), picture.case ?? '') ?? [])
    for (const caption of captions.length > 0 ? captions : [undefined])
      faults.push(...pictureFaults(picture.file, stamp, now, caption))
  }
  return [...new Set(faults)]
}

function captionOf(text: string, name: string): string | undefined {
  return new RegExp(`<!-- generated: picture of ${name} -->([\\s\\S]*?)<!-- end -->`).exec(text)?.[1]
}

/** The patterns of a case; without a case those across cases. Undefined where there is no such file. */
function patternsOf(name: string): ReturnType<typeof readPatterns> | undefined {
  const file = join('scenarios', name, 'patterns.yaml')
  if (!existsSync(join(root, file))) return undefined
  return readPatterns({ name: `${name}/patterns`, file, text: read(file) })
}

/** Each document as it should be: its path, its text, and the names of its generated blocks. */
export function freshDocuments(
  wanted: readonly string[] = documents,
): (ReturnType<typeof fillBlocks> & { readonly path: string })[] {
  const keys = [...read('docs/references.md').matchAll(/^### (\S+)$/gm)].map(([, key = '']) => key)
  const shared = documentBlocks(keys)
  shared.set('coefficients', coefficientTable(keys))
  for (const [name, block] of apiBlocks()) shared.set(name, block)
  const below = new Map<string, string>()
  shared.set('patterns across cases', patternTable(patternsOf('') ?? [], keys))
  for (const picture of pictures) {
    const name = picture.case
    const scenarios = scenariosOf(name)
    const [baseline, ...variants] = scenarios as [Scenario, ...Scenario[]]
    shared.set(`picture of ${name}`, provenance(picture, scenarios))
    shared.set(`scenarios of ${name}`, scenarioTable(scenarios))
    shared.set(`structure of ${name}`, structureTable(baseline, keys))
    shared.set(`values of ${name}`, valueTable(baseline, keys))
    shared.set(`defaults of ${name}`, defaultsOf(baseline))
    shared.set(`changes of ${name}`, changeTable(baseline, variants, keys))
    const patterns = patternsOf(name)
    if (!patterns) continue
    shared.set(`patterns of ${name}`, patternTable(patterns, keys))
    below.set(`patterns of ${name}`, patternTable(patterns, keys, '../'))
  }
  return wanted.map((path) => {
    const text = path === 'docs/odd.md' ? withMechanisms(read(path)) : read(path)
    const block = (name: string) => (path.startsWith('docs/cases/') ? below.get(name) : undefined) ?? shared.get(name)
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
export function freshSchemas(): Record<string, string> {
  const files = {
    'scenarios/scenario.schema.json': scenarioJsonSchema(),
    'scenarios/experiment.schema.json': experimentJsonSchema(),
  }
  return Object.fromEntries(Object.entries(files).map(([file, schema]) => [file, `${schemaText(schema)}\n`]))
}

function drawPicture(picture: Chart): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-picture-'))
  const words = compareCommand(picture).split(' ').slice(1)
  return new Promise<void>((resolve, reject) => {
    const drawing = spawn(process.execPath, [program, ...words, '--out', 'picture'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    const said: Buffer[] = []
    drawing.stderr.on('data', (chunk) => said.push(chunk))
    drawing.on('error', reject)
    drawing.on('close', (status) => {
      if (status === 0) {
        mkdirSync(join(root, dirname(picture.file)), { recursive: true })
        copyFileSync(join(folder, 'picture', picture.chart), join(root, picture.file))
        stampPicture(join(root, picture.file), nowOf(picture))
        console.log(`drew ${picture.file}`)
      }
      rmSync(folder, { recursive: true })
      if (status === 0) resolve()
      else reject(new Error(`${picture.file}: ${said.join('')}`))
    })
  })
}

/** Draws all pictures, two at a time; the longest first. */
async function drawPictures(): Promise<void> {
  const waiting = [...pictures].sort((a, b) => a.replicates - b.replicates)
  const draw = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await drawPicture(next)
  }
  await Promise.all([draw(), draw()])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wanted = process.argv.slice(2).filter((word) => word !== '--no-pictures')
  const drawing = wanted.length > 0 || process.argv.includes('--no-pictures') ? undefined : drawPictures()
  for (const [file, text] of Object.entries(freshSchemas())) writeFileSync(join(root, file), text)
  for (const { path, text } of freshDocuments(wanted.length > 0 ? wanted : documents)) {
    if (read(path) === text) continue
    writeFileSync(join(root, path), text)
    console.log(`refreshed ${path}`)
  }
  await drawing
  // Who asked for some documents has been given these; pictures are of all of them.
  const parted = wanted.length > 0 ? [] : partedPictures()
  for (const fault of parted) console.error(fault)
  if (parted.length > 0) {
    console.error(
      'npm run docs draws the charts again, npm run gallery -- entikong --pictures takes those of the pages',
    )
    process.exitCode = 1
  }
}
