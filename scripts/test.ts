/** Runs every check, or the tests of one room: `npm test -- --help` says how. */
import { spawn } from 'node:child_process'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { bundleCommandLine, bundlePage, bundlesAreFresh } from './bundle.js'
import { compile } from './compile.js'
import { filesBelow, root } from './project.js'
import { type Counts, closingLine, countLine } from './tally.js'

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

const tally: Counts = { passed: 0, failed: 0, skipped: 0 }

async function check(name: string, holds: () => Promise<boolean>): Promise<void> {
  const ok = await holds()
  console.log(`  ${ok ? '✔' : '✘'} ${name}`)
  tally[ok ? 'passed' : 'failed'] += 1
}

/** Runs a program of Node’s beside others: what it says comes when it has ended, in one piece. */
async function run(...words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  process.stdout.write(Buffer.concat(said))
  return code ?? 1
}

async function ava(files: readonly string[]): Promise<void> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const child = spawn(process.execPath, ['node_modules/ava/entrypoints/cli.mjs', '--no-color', ...files], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let listing = true
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line)
    if (listing) listing = countLine(line, counts)
  }
  const code = await ended
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  if (counts.passed + counts.failed === 0) counts.failed = 1
  for (const key of ['passed', 'failed', 'skipped'] as const) tally[key] += counts[key]
}

/**
 * What takes minutes: what types every command of the documents; what builds the project once more, in a copy; what installs it
 * from npm; the reference results of every scenario; what has five seeds in `npm test`, or one death, with two hundred and twenty.
 */
const slow = new Set([
  'docs/extending',
  'docs/readme',
  'install/duckdb',
  'reference/every-scenario',
  'scenarios/patterns-200',
  'cli/killed',
])

/** Of the test files, by their paths below test/, those that were asked for; one that is named in full also if it is slow. */
function chosenOf(files: readonly string[], asked: readonly string[], onlySlow: boolean): string[] {
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

function roomsOf(files: readonly string[]): string[] {
  return [...new Set(files.map((file) => file.replace(/\/.*/, '')))].sort()
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
const files = filesBelow(join(root, 'test'))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => relative(join(root, 'test'), file).replaceAll('\\', '/').slice(0, -'.test.ts'.length))
const chosen = chosenOf(files, asked, onlySlow)

const started = performance.now()
const isWhole = asked.length === 0 && !onlySlow
const tool = (script: string, ...more: readonly string[]) => run(join('node_modules', script), ...more)
await Promise.all([
  check('types', () => compile(run)),
  ...(isWhole || words.includes('--checks')
    ? [
        check(
          'lint and format',
          async () => (await tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')) === 0,
        ),
        check(
          'layers',
          async () =>
            (await tool(
              'dependency-cruiser/bin/dependency-cruise.mjs',
              '--config',
              '.dependency-cruiser.cjs',
              'src',
            )) === 0,
        ),
      ]
    : []),
])
if (asked.length === 0 || !bundlesAreFresh()) {
  await check('bundle', bundleCommandLine)
  await check('page', bundlePage)
}
await ava(chosen.map((file) => `dist/test/${file}.test.js`))
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`)
console.log(closingLine(tally))
process.exitCode = tally.failed === 0 ? 0 : 1
