/**
 * Refreshes what the documents have from the program: tables made of the model's declarations, what commands print, and
 * the README's picture. `npm run docs`, or `npm run docs -- docs/odd.md` for some documents only; a test fails where one is
 * stale.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'dist', 'bin', 'lintas.js')

/** Documents that have generated blocks. */
export const documents = ['README.md', 'docs/contracts.md', 'docs/odd.md']

/** The README's picture: which command makes it, and which of its charts it is. */
export const picture = {
  file: 'docs/images/entikong.png',
  chart: 'charts/outcomes.png',
  scenarios: ['entikong/baseline', 'entikong/formalised', 'entikong/single-window', 'entikong/integrated-model'],
}

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

/** Writes the files that a document shows (`<!-- file: path -->`, then a block of code) into `folder`. */
export function writeShownFiles(text, folder) {
  for (const [, path, content] of text.matchAll(/<!-- file: (\S+) -->\n+```\w*\n([\s\S]*?)```/g)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
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

async function provenance() {
  const { fileSources } = await compiled('scenario/files.js')
  const { loadScenarios } = await compiled('scenario/load.js')
  const { fingerprint } = await compiled('provenance/fingerprint.js')
  const { MODEL_DIGEST } = await compiled('provenance/model-digest.js')
  const scenarios = loadScenarios(picture.scenarios, fileSources({ cwd: root, packageRoot: root }))
  const prints = scenarios.map((s) => `\`${s.name}\` ${fingerprint(s).slice(0, 12)}`)
  return [
    `*Made by \`lintas compare ${picture.scenarios.join(' ')}\`: 100 runs of each scenario, seed “1”, paired by common luck;`,
    'bands are 95 % intervals of the mean over the runs. Fingerprints:',
    `${prints.join(', ')}${MODEL_DIGEST === '' ? '' : `; model ${MODEL_DIGEST.slice(0, 12)}`}.`,
    'A stylised case, not a forecast: most of its values are assumed.*',
  ].join('\n')
}

/** Each document as it should be: its path, its text, and the names of its generated blocks. */
export async function freshDocuments(wanted = documents) {
  const { documentBlocks, fillBlocks, patternTable } = await compiled('report/odd.js')
  const keys = [...read('docs/references.md').matchAll(/^### (\S+)$/gm)].map(([, key]) => key)
  const blocks = documentBlocks(keys)
  blocks.set('picture', await provenance())
  const patterns = 'scenarios/entikong/patterns.yaml'
  if (existsSync(join(root, patterns))) {
    const { readPatterns } = await compiled('scenario/patterns.js')
    const found = readPatterns({ name: 'entikong/patterns', file: patterns, text: read(patterns) })
    blocks.set('patterns of entikong', patternTable(found, keys))
  }
  return wanted.map((path) => {
    const text = read(path)
    return { path, ...fillBlocks(text, (name) => blocks.get(name) ?? printed(name, text)) }
  })
}

/** The schema that scenario files name in their first line, for editors; on one line, for nobody reads it. */
export const schemaFile = 'scenarios/scenario.schema.json'
export async function freshSchema() {
  const { scenarioJsonSchema } = await compiled('scenario/json-schema.js')
  return `${JSON.stringify(scenarioJsonSchema())}\n`
}

function drawPicture() {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-picture-'))
  try {
    const { status, stderr } = runCommand(`lintas compare ${picture.scenarios.join(' ')} --out picture`, folder)
    if (status !== 0) throw new Error(stderr)
    mkdirSync(join(root, dirname(picture.file)), { recursive: true })
    copyFileSync(join(folder, 'picture', picture.chart), join(root, picture.file))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  spawnSync(process.execPath, ['.ci/build.mjs', '--if-needed'], { cwd: root, stdio: 'inherit' })
  const wanted = process.argv.slice(2)
  for (const { path, text } of await freshDocuments(wanted.length > 0 ? wanted : documents)) {
    if (read(path) === text) continue
    writeFileSync(join(root, path), text)
    console.log(`refreshed ${path}`)
  }
  writeFileSync(join(root, schemaFile), await freshSchema())
  if (wanted.length === 0) {
    drawPicture()
    console.log(`drew ${picture.file}`)
  }
}
