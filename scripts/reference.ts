/**
 * Reference results, after a build.
 *
 *   npm run verify:reference   computes them anew and compares; what differs is named, with its size
 *   npm run update:reference   writes them anew after a change of results that is meant, and prints what moved
 */
import { committedReferences, scenarioTexts, writeReferences } from '../test/reference/files.js'
import { changeLines, changeOf } from '../test/reference/moved.js'
import { digestOf, references } from '../test/reference/reference.js'

const before = committedReferences()
const after = await references(scenarioTexts())
const lines = changeLines(changeOf(before, after), process.argv.includes('--all') ? Number.POSITIVE_INFINITY : 8)
const same = digestOf(before) === digestOf(after)
if (process.argv[2] === 'update') {
  writeReferences(after)
  console.log(same ? 'nothing moved' : ['For the changelog:', '', ...lines.map((line) => `- ${line}`)].join('\n'))
} else if (same) console.log(`${after.length} reference results reproduced: ${digestOf(after)}`)
else {
  console.error(['the reference results differ:', ...lines.map((line) => `- ${line}`)].join('\n'))
  console.error('if that is meant: npm run update:reference, and a line in CHANGELOG.md')
  process.exitCode = 4
}
