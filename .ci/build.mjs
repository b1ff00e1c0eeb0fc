/**
 * Builds the project: TypeScript to dist/ (with the types checked), then one bundle of the command line to dist/bin, and
 * the what-if page, without its scenarios, to dist/page.
 *
 *   node .ci/build.mjs               builds what changed
 *   node .ci/build.mjs --program     bundles command line and page only, and only if a source is newer than the bundles
 *
 * A compiled file whose source is gone is removed: a test that was deleted must not go on passing.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { makeFonts } from './fonts.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const bundle = join(dist, 'bin', 'lintas.js')
const page = join(dist, 'page', 'page.html')
const rooms = ['src', 'test', 'bench']

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Whether no source is newer than the bundles. */
export function bundlesAreFresh() {
  if (![bundle, page, join(dist, 'fonts')].every((file) => existsSync(file))) return false
  const built = Math.min(statSync(bundle).mtimeMs, statSync(page).mtimeMs)
  const inputs = [
    ...filesBelow(join(root, 'src')),
    ...['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => join(root, name)),
    fileURLToPath(import.meta.url),
  ]
  return inputs.every((file) => statSync(file).mtimeMs <= built)
}

function removeStale() {
  for (const room of rooms) {
    for (const file of filesBelow(join(dist, room))) {
      const source = join(root, relative(dist, file)).replace(/(\.d)?\.([cm]?)[jt]s$/, '.$2ts')
      if (!existsSync(source)) rmSync(file)
    }
  }
  const known = new Set([...rooms, 'bin', 'fonts', 'page', '.tsbuildinfo', '.page.tsbuildinfo'])
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    if (!known.has(name)) rmSync(join(dist, name), { recursive: true })
  }
}

/** Compiles and checks types; true when there is no error. */
export function compile() {
  removeStale()
  const info = join(dist, '.tsbuildinfo')
  // The record of what was built must not outlive what was built.
  if (rooms.some((room) => filesBelow(join(root, room)).length > 0 && !existsSync(join(dist, room)))) {
    rmSync(info, { force: true })
  }
  const tsc = (...words) =>
    spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...words], {
      cwd: root,
      stdio: 'inherit',
    }).status === 0
  // The page is typed apart, with what a browser has: nothing else may take a browser’s names for its own.
  const main = tsc('-p', root, '--incremental', '--tsBuildInfoFile', info)
  return tsc('-p', join(root, 'src', 'page')) && main
}

/**
 * One measure of text width for all packages: that of cli-table3. The newer ones make an Intl.Segmenter as they load, which
 * costs every start some 30 ms for text that is plain.
 */
const oneStringWidth = {
  name: 'one-string-width',
  setup(bundler) {
    bundler.onResolve({ filter: /^string-width$/ }, ({ pluginData }) =>
      pluginData === 'chosen'
        ? undefined
        : bundler.resolve('string-width', {
            kind: 'require-call',
            resolveDir: join(root, 'node_modules', 'cli-table3'),
            pluginData: 'chosen',
          }),
    )
  },
}

/** The licences of the packages inside the bundle, which their terms ask to go along with it. */
function licences(inputs) {
  const packages = new Set()
  for (const input of inputs) {
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)
    if (found) packages.add(found[0])
  }
  // Many packages of one house share one text.
  const named = new Map()
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const text = readdirSync(join(root, folder))
      .filter((entry) => /^(licen[cs]e|copying|notice)/i.test(entry))
      .map((entry) => readFileSync(join(root, folder, entry), 'utf8').trim())
      .join('\n\n')
    named.set(text, [...(named.get(text) ?? []), `${name} ${version} (${license})`])
  }
  const parts = [...named].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`)
  return `The program contains these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`
}

/** Bundles the command line; what only some commands need goes into chunks that load when they are asked for. */
export async function bundleCommandLine() {
  await makeFonts()
  const result = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/cli/main.ts', out: 'lintas' },
      // Beside the chunks that start them, as their sources lie beside the modules that do.
      { in: 'src/experiment/survey-worker.ts', out: 'chunks/survey-worker' },
      { in: 'src/experiment/batch/batch-worker.ts', out: 'chunks/batch-worker' },
    ],
    outdir: join(dist, 'bin'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    chunkNames: 'chunks/[name]-[hash]',
    // Large packages with files of their own stay what they are; charts load them when they are drawn.
    external: ['vega', 'vega-lite', '@resvg/resvg-js', 'dejavu-fonts-ttf', 'piscina', '@duckdb/node-api'],
    // CommonJS packages inside an ES module still call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
    plugins: [oneStringWidth],
    legalComments: 'eof',
    logLevel: 'warning',
    metafile: true,
  }).catch((error) => {
    if (!Array.isArray(error?.errors)) console.error(error)
    return undefined
  })
  if (!result) return false
  chmodSync(bundle, 0o755)
  const notices = join(dist, 'bin', 'third-party-licences.txt')
  writeFileSync(notices, licences(Object.keys(result.metafile.inputs)))
  // What is left of earlier builds goes only now: a program that is running may still load a part of itself.
  const written = new Set(Object.keys(result.metafile.outputs).map((file) => join(root, file))).add(notices)
  for (const file of filesBelow(join(dist, 'bin'))) if (!written.has(file)) rmSync(file, { force: true })
  return true
}

/** Zod speaks forty languages, of which the page needs one. */
const oneLocale = {
  name: 'one-locale',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
    }))
  },
}

/**
 * What packages try as they load, and what fails in a worker of a page that forbids `eval`: `debug` asks for a window, @stdlib
 * for generators. The first error of a script takes the longer the longer the script is: here longer than all else before
 * the first curves. What each makes of the error is put in its place.
 */
const withoutTrials = {
  name: 'without-trials',
  setup(bundler) {
    const outcomes = { debug: '() => () => {}', '@stdlib/assert-has-generator-support': '() => false' }
    bundler.onResolve({ filter: /^(debug|@stdlib\/assert-has-generator-support)$/ }, ({ path }) => ({
      path,
      namespace: 'without-trials',
    }))
    bundler.onLoad({ filter: /^/, namespace: 'without-trials' }, ({ path }) => ({
      contents: `module.exports = ${outcomes[path]}`,
    }))
  },
}

/**
 * Bundles the what-if page into one file: programs and style inside, a place for the scenarios. One program is that of the
 * page; the engine is that of its workers, which start from its text.
 */
export async function bundlePage() {
  const room = join(root, 'src', 'page')
  const common = { absWorkingDir: root, bundle: true, minify: true, write: false, logLevel: 'warning' }
  const script = (entry) =>
    build({
      ...common,
      entryPoints: [entry],
      format: 'iife',
      platform: 'browser',
      target: ['chrome111', 'firefox115', 'safari16.4'],
      // Worker threads of Node’s; in a browser nobody hires them.
      external: ['piscina'],
      define: { 'import.meta.url': '""' },
      plugins: [oneLocale, withoutTrials],
      legalComments: 'none',
      metafile: true,
    })
  const [program, engine, style, boot] = await Promise.all([
    script('src/page/main.ts'),
    script('src/page/engine.ts'),
    build({ ...common, entryPoints: ['src/page/style.css'] }),
    build({ ...common, entryPoints: ['src/page/boot.js'] }),
  ]).catch((error) => {
    if (!Array.isArray(error?.errors)) console.error(error)
    return []
  })
  if (!program) return false
  // What looks like the end of the script inside of a text would end it.
  const inScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const parts = {
    style: style.outputFiles[0].text,
    boot: inScript(boot.outputFiles[0].text),
    program: inScript(program.outputFiles[0].text),
    engine: inScript(engine.outputFiles[0].text),
    licences: inScript(licences(Object.keys({ ...program.metafile.inputs, ...engine.metafile.inputs }))),
  }
  const frame = readFileSync(join(room, 'page.html'), 'utf8')
  mkdirSync(join(dist, 'page'), { recursive: true })
  writeFileSync(
    page,
    frame.replace(/\/\*(style|program|engine|licences|boot)\*\//g, (_, part) => parts[part]),
  )
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const programOnly = process.argv.includes('--program')
  const typed = programOnly || compile()
  const bundled = (programOnly && bundlesAreFresh()) || ((await bundleCommandLine()) && (await bundlePage()))
  if (!bundled) console.error(`build: no ${relative(root, bundle).split(sep).join('/')} and dist/page/page.html`)
  process.exitCode = typed && bundled ? 0 : 1
}
