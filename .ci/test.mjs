/**
 * Runs every check: types and build, lint and format, layers, then the tests.
 *
 *   node .ci/test.mjs                    everything but what takes minutes
 *   node .ci/test.mjs --slow             only that
 *   node .ci/test.mjs dist/test/random/…   everything, but only these test files
 *
 * The last line is `N passed, N failed`, with `, N skipped` where tests were skipped. Each check before the tests counts
 * as one. The tests are counted from ava's own result lines; a crash, a time-out, an uncaught exception, or no test at
 * all is a failure.
 */
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bundleCommandLine, bundlePage, compile } from './build.mjs'
import { countLine } from './tally.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const tally = { passed: 0, failed: 0, skipped: 0 }

async function check(name, holds) {
  const ok = await holds()
  console.log(`  ${ok ? '✔' : '✘'} ${name}`)
  tally[ok ? 'passed' : 'failed'] += 1
}

function tool(script, ...args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

async function ava(files) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const child = spawn(process.execPath, ['node_modules/ava/entrypoints/cli.mjs', '--no-color', ...files], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code)))
  let listing = true
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line)
    if (listing) listing = countLine(line, counts)
  }
  const code = await ended
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  if (counts.passed + counts.failed === 0) counts.failed = 1
  for (const key of Object.keys(tally)) tally[key] += counts[key]
}

/** What types every command of the documents; what builds the project once more, in a copy; what installs it from npm. */
const slow = ['dist/test/docs/extending.test.js', 'dist/test/docs/readme.test.js', 'dist/test/install/duckdb.test.js']

function testFiles() {
  const below = readdirSync(join(root, 'dist', 'test'), { recursive: true, encoding: 'utf8' })
  const files = below
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => `dist/test/${file.replaceAll('\\', '/')}`)
  return files.filter((file) => !slow.includes(file)).sort()
}

const asked = process.argv.slice(2)
const onlySlow = asked[0] === '--slow'
const started = performance.now()
await check('types', compile)
await check('bundle', bundleCommandLine)
await check('page', bundlePage)
if (!onlySlow) {
  await check('lint and format', () => tool('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'))
  await check('layers', () =>
    tool('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src'),
  )
}
await ava(onlySlow ? slow : asked.length > 0 ? asked : testFiles())
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`)
console.log(`${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`)
process.exitCode = tally.failed === 0 ? 0 : 1
