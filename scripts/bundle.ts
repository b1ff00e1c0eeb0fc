/** The command line in one bundle with its chunks, and the what-if page, without its scenarios, in one file. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildResult, build, type Metafile, type Plugin } from 'esbuild'
import { makeFonts } from './fonts.js'
import { dist, filesBelow, program, read, root } from './project.js'

const page = join(dist, 'page', 'page.html')

/** Whether no source is newer than the bundles. */
export function bundlesAreFresh(): boolean {
  if (![program, page, join(dist, 'fonts')].every((file) => existsSync(file))) return false
  const built = Math.min(statSync(program).mtimeMs, statSync(page).mtimeMs)
  const inputs = [
    ...filesBelow(join(root, 'src')),
    ...['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => join(root, name)),
    ...filesBelow(join(root, 'scripts')),
  ]
  return inputs.every((file) => statSync(file).mtimeMs <= built)
}

/**
 * One measure of text width for all packages: that of cli-progress. The newer ones make an Intl.Segmenter as they load, which
 * costs every start some 30 ms for text that is plain.
 */
const oneStringWidth: Plugin = {
  name: 'one-string-width',
  setup(bundler) {
    bundler.onResolve({ filter: /^string-width$/ }, ({ pluginData }) =>
      pluginData === 'chosen'
        ? undefined
        : bundler.resolve('string-width', {
            kind: 'require-call',
            resolveDir: join(root, 'node_modules', 'cli-progress'),
            pluginData: 'chosen',
          }),
    )
  },
}

/** The licences of the packages inside the bundle, which their terms ask to go along with it. */
function licences({ inputs }: Pick<Metafile, 'inputs'>): string {
  const packages = new Set<string>()
  for (const input of Object.keys(inputs)) {
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)
    if (found) packages.add(found[0])
  }
  // Many packages of one house share one text.
  const named = new Map<string, string[]>()
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(read(join(folder, 'package.json'))) as Record<string, string>
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
export async function bundleCommandLine(): Promise<boolean> {
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
  }).catch(told)
  if (!result) return false
  chmodSync(program, 0o755)
  const notices = join(dist, 'bin', 'third-party-licences.txt')
  writeFileSync(notices, licences(result.metafile))
  // What is left of earlier builds goes only now: a program that is running may still load a part of itself.
  const written = new Set(Object.keys(result.metafile.outputs).map((file) => join(root, file))).add(notices)
  for (const file of filesBelow(join(dist, 'bin'))) if (!written.has(file)) rmSync(file, { force: true })
  return true
}

/** Zod speaks forty languages, of which the page needs one. */
const oneLocale: Plugin = {
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
const withoutTrials: Plugin = {
  name: 'without-trials',
  setup(bundler) {
    const outcomes: Readonly<Record<string, string>> = {
      debug: '() => () => {}',
      '@stdlib/assert-has-generator-support': '() => false',
    }
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
export async function bundlePage(): Promise<boolean> {
  const common = { absWorkingDir: root, bundle: true, minify: true, write: false, logLevel: 'warning' } as const
  const script = (entry: string) =>
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
  const built = await Promise.all([
    script('src/page/main.ts'),
    script('src/page/engine.ts'),
    build({ ...common, entryPoints: ['src/page/style.css'] }),
    build({ ...common, entryPoints: ['src/page/boot.js'] }),
  ]).catch(told)
  if (!built) return false
  const [main, engine, style, boot] = built
  // What looks like the end of the script inside of a text would end it.
  const inScript = (text: string) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const textOf = ({ outputFiles: [file] }: Pick<BuildResult<{ write: false }>, 'outputFiles'>) => file?.text ?? ''
  const parts: Readonly<Record<string, string>> = {
    style: textOf(style),
    boot: inScript(textOf(boot)),
    program: inScript(textOf(main)),
    engine: inScript(textOf(engine)),
    licences: inScript(licences({ inputs: { ...main.metafile.inputs, ...engine.metafile.inputs } })),
  }
  const frame = read('src/page/page.html')
  mkdirSync(join(dist, 'page'), { recursive: true })
  writeFileSync(
    page,
    frame.replace(/\/\*(style|program|engine|licences|boot)\*\//g, (_, part: string) => parts[part] ?? ''),
  )
  return true
}

/** Command line and page; whether there are both. */
export async function bundleAll(): Promise<boolean> {
  return (await bundleCommandLine()) && (await bundlePage())
}

/** esbuild has told its own errors; others are told here. */
function told(error: unknown): undefined {
  if (!Array.isArray((error as { errors?: unknown } | undefined)?.errors)) console.error(error)
}
