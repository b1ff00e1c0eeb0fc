/**
 * The same bits in every engine: computes the reference results in this Node, in a worker of it, in Node 22 and 24, and in
 * Chromium where there is one, and holds them against outputs/reference. After a build; needs the registry once, for the
 * other Nodes, which are kept in a scratch folder:
 *
 *   npm run test:engines -- [--scratch DIR]
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../test/chromium.js'
import { referencesInChromium } from '../test/reference/chromium.js'
import { committedReferences } from '../test/reference/files.js'
import { digestOf } from '../test/reference/reference.js'
import { dist } from './project.js'
import { type Counts, closingLine } from './tally.js'

const references = join(dist, 'test', 'reference', 'main.js')
const given = process.argv.indexOf('--scratch')
const scratch = given < 0 ? join(tmpdir(), 'lintas-engines') : (process.argv[given + 1] ?? '')
const expected = digestOf(committedReferences())
const count: Counts = { passed: 0, failed: 0, skipped: 0 }

function tell(engine: string, digest?: string): void {
  const same = digest === expected
  count[same ? 'passed' : 'failed'] += 1
  console.log(`  ${same ? '✔' : '✘'} ${engine}: ${digest ?? 'no result'}`)
}

function inNode(node: string, ...words: readonly string[]): void {
  const { stdout } = spawnSync(node, [references, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const found = (stdout ? JSON.parse(stdout) : { engine: node }) as { engine: string; digest?: string }
  tell(words.length > 0 ? `${found.engine}, in a worker` : found.engine, found.digest)
}

/** The npm package `node` brings the program of one version; its install script fetches it. */
function otherNode(major: number): string | undefined {
  const folder = join(scratch, `node-${major}`)
  const node = join(folder, 'node_modules/node/bin/node')
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private": true, "allowScripts": {"node": true}}\n')
    const words = ['install', `node@${major}`, '--no-audit', '--no-fund', '--ignore-scripts=false']
    spawnSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  return existsSync(node) ? node : undefined
}

inNode(process.execPath)
inNode(process.execPath, '--worker')
for (const major of [22, 24]) {
  const node = otherNode(major)
  if (node) inNode(node)
  else tell(`Node ${major} (could not be installed in ${scratch})`)
}
const chromium = findChromium()
if (chromium === undefined) {
  count.skipped += 1
  console.log(
    '  - Chromium: skipped, there is none here (Debian calls the package chromium; CHROMIUM names another place)',
  )
} else
  for (const inWorker of [false, true]) {
    const { engine, digest } = await referencesInChromium(chromium, inWorker)
    tell(inWorker ? `${engine}, in a worker` : engine, digest)
  }
console.log(closingLine(count))
process.exitCode = count.failed === 0 ? 0 : 1
