/** Runs every check, or the tests of one room: `node .ci/test.mjs --help` says how. */
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bundleCommandLine, bundlePage, bundlesAreFresh, compile } from './build.mjs'
import { countLine } from './tally.mjs'

const help = `Runs the checks: types and build, lint and format, layers, then the tests.

  npm test                       everything but what takes minutes
  npm test -- report             only the tests of one room: test/report/**
  npm test -- report/csv page    of several rooms, files, or files whose names begin so
  npm test -- report --checks    lint, format and layers too
  npm run test:slow              only what takes minutes
  npm run test:slow -- cli       of one room

With rooms, page and command line are bundled only if a source is newer than they are. The last line is
"N passed, N failed", with ", N skipped" where tests were skipped. Each check before the tests counts as one; a crash, a
time-out, an uncaught exception, or no test at all is a failure.`

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

/**
 * What takes minutes: what types every command of the documents; what builds the project once more, in a copy; what installs it
 * from npm; what has five seeds in `npm test`, or four deaths, with two hundred and twenty.
 */
const slow = new Set(['docs/extending', 'docs/readme', 'install/duckdb', 'scenarios/patterns-200', 'cli/killed'])

/** Of the test files, by their paths below test/, those that were asked for; one that is named in full also if it is slow. */
function chosenOf(files, asked, onlySlow) {
  const ofSuite = files.filter((file) => slow.has(file) === onlySlow)
  if (asked.length === 0) return ofSuite
  const chosen = asked.flatMap((word) => {
    const name = word
      .replaceAll('\\', '/')
      .replace(/^(\.\/)?(dist\/)?(test\/)?/, '')
      .replace(/(\.test)?\.[jt]s$|\/(\*\*)?$/, '')
    if (files.includes(name)) return [name]
    // The beginning of a name is enough below a room, not of a room.
    const begun = name.includes('/') ? name : `${name}/`
    const inRoom = ofSuite.filter((file) => file.startsWith(`${name}/`))
    const found = inRoom.length > 0 ? inRoom : ofSuite.filter((file) => file.startsWith(begun))
    if (found.length === 0) {
      console.error(`no test of this suite is called ${word}; the rooms are ${roomsOf(ofSuite).join(', ')}`)
      process.exit(2)
    }
    return found
  })
  return [...new Set(chosen)]
}

function roomsOf(files) {
  return [...new Set(files.map((file) => file.split('/')[0]))].sort()
}

const words = process.argv.slice(2)
if (words.includes('--help')) {
  console.log(help)
  process.exit()
}
const onlySlow = words.includes('--slow')
const asked = words.filter((word) => !word.startsWith('--'))
const odd = words.find((word) => word.startsWith('--') && word !== '--slow' && word !== '--checks')
if (odd !== undefined) {
  console.error(`there is no option ${odd}\n\n${help}`)
  process.exit(2)
}
const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replaceAll('\\', '/').slice(0, -'.test.ts'.length))
const chosen = chosenOf(files, asked, onlySlow)

const started = performance.now()
await check('types', compile)
if (asked.length === 0 || !bundlesAreFresh()) {
  await check('bundle', bundleCommandLine)
  await check('page', bundlePage)
}
if (words.includes('--checks') || (asked.length === 0 && !onlySlow)) {
  await check('lint and format', () => tool('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'))
  await check('layers', () =>
    tool('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src'),
  )
}
await ava(chosen.map((file) => `dist/test/${file}.test.js`))
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`)
console.log(`${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`)
process.exitCode = tally.failed === 0 ? 0 : 1
