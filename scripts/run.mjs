// @ts-check
/**
 * Runs a script of this folder by its name: `node scripts/run.mjs build`. Node reads no TypeScript by itself in all versions that
 * the project is for, and what builds the project cannot wait to be built; so esbuild, which bundles the program too, takes the types
 * off. `tsc` checks them with the rest. Scripts that come after a build are run as it compiled them: `node dist/scripts/docs.js`.
 */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const [, , name = ''] = process.argv
const outfile = join(root, 'dist', 'run', `${name}.js`)
await build({
  absWorkingDir: root,
  entryPoints: [`scripts/${name}.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
})
process.argv.splice(1, 2, outfile)
await import(pathToFileURL(outfile).href)
