/**
 * Refreshes docs/patterns.md: what `lintas validate --ablate` finds. `npm run docs:patterns`; minutes on a free machine.
 * A test fails where a scenario or the model has changed since. `--from <folder>` takes a result that is there already.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { program, root, runNode } from './project.js'

const from = process.argv.indexOf('--from')
const folder = from < 0 ? mkdtempSync(join(tmpdir(), 'lintas-patterns-')) : undefined
try {
  if (folder !== undefined) {
    const status = runNode(program, 'validate', '--ablate', '--out', join(folder, 'validate'))
    // A pattern that fails is part of what the document has to say.
    if (status !== 0 && status !== 4) process.exit(status)
  }
  const result = folder === undefined ? resolve(process.argv[from + 1] ?? '') : join(folder, 'validate')
  const summary = readFileSync(join(result, 'summary.md'), 'utf8')
  writeFileSync(
    join(root, 'docs/patterns.md'),
    `<!-- Made by npm run docs:patterns; not to be edited by hand. -->\n\n${summary}`,
  )
  console.log('refreshed docs/patterns.md')
} finally {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
