/**
 * Builds the project: TypeScript to dist/ (with the types checked), then one bundle of the command line to dist/bin, and
 * the what-if page, without its scenarios, to dist/page.
 *
 *   node scripts/run.mjs build               builds what changed
 *   node scripts/run.mjs build --program     bundles command line and page only, and only if a source is newer than they are
 */
import { bundleAll, bundlesAreFresh } from './bundle.js'
import { compile } from './compile.js'
import { runNode } from './project.js'

const programOnly = process.argv.includes('--program')
const typed = programOnly || (await compile(runNode))
const bundled = (programOnly && bundlesAreFresh()) || (await bundleAll())
if (!bundled) console.error('build: no dist/bin/lintas.js and dist/page/page.html')
process.exitCode = typed && bundled ? 0 : 1
