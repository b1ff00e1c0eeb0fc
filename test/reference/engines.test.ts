import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ava from 'ava'
import { findChromium } from '../chromium.js'
import { referencesInChromium } from './chromium.js'
import { committedReferences, root, scenarioTexts } from './files.js'
import { changeLines, changeOf } from './moved.js'
import { digestOf, type Reference, references } from './reference.js'

/** One after the other, so that no two take the cores from each other. */
const test = ava.serial

const committed = committedReferences()
const chromium = findChromium()

/** One scenario of each case; `npm run test:slow` has every scenario in this Node, `npm run test:engines` in every engine. */
const some = ['belu/tandem', 'entikong/integrated-model', 'kaltara/baseline', 'sosek-malindo/baseline', 'ttu/baseline']
const ofSome = committed.filter(({ scenario }) => some.includes(scenario))

/** What moved, as a message that says what to do. */
function told(found: readonly Reference[], before = committed): string {
  const lines = changeLines(changeOf(before, found))
  return ['npm run update:reference, if this is meant:', ...lines].join('\n')
}

test('this Node gives the reference results of a scenario of each case, to the last bit', async (t) => {
  const found = await references(scenarioTexts(), some)
  t.is(found.length, some.length)
  t.is(digestOf(found), digestOf(ofSome), told(found, ofSome))
})

test('every scenario has its reference result', (t) => {
  t.deepEqual(committed.map(({ scenario }) => scenario).sort(), Object.keys(scenarioTexts()).sort())
})

test('a worker thread gives the same bits of a scenario of each case', async (t) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'dist/test/reference/main.js'), '--worker', ...some],
    {
      maxBuffer: 1 << 26,
    },
  )
  const { digest, references: found } = JSON.parse(stdout) as { digest: string; references: Reference[] }
  t.is(ofSome.length, some.length)
  t.is(digest, digestOf(ofSome), told(found, ofSome))
})

// Debian’s package is called chromium; CHROMIUM names another place.
const inChromium = chromium === undefined ? test.skip : test

inChromium('Chromium gives the same bits of a scenario of each case (needs a Chromium)', async (t) => {
  const { engine, digest, references: found } = await referencesInChromium(chromium as string, true, some)
  t.is(digest, digestOf(ofSome), `${engine}: ${told(found, ofSome)}`)
})

function example(change: Partial<Reference> = {}): Reference {
  return {
    scenario: 'a/b',
    fingerprint: '1',
    model: 'aaaaaaaaaaaaaaaa',
    seed: '1',
    replicates: 8,
    months: 12,
    files: { 'curves.csv': { bytes: 1, sha256: '1' } },
    headline: [{ outcome: 'trust', unit: 'index', start: 0.3, end: 0.5, low: 0.45, high: 0.55 }],
    ...change,
  }
}

test('what moved is told with its size, the largest against its interval first', (t) => {
  const after = example({
    model: 'bbbbbbbbbbbbbbbb',
    files: { 'curves.csv': { bytes: 1, sha256: '2' } },
    headline: [{ outcome: 'trust', unit: 'index', start: 0.3, end: 0.4, low: 0.35, high: 0.45 }],
  })
  const other = (end: number) =>
    example({ scenario: 'a/c', headline: [{ outcome: 'load', unit: '', start: 0, end, low: end - 9, high: end + 9 }] })
  t.deepEqual(changeLines(changeOf([example(), other(1)], [after, { ...other(3), files: after.files }])), [
    'Results move: model digest aaaaaaaaaaaa → bbbbbbbbbbbb.',
    '2 scenarios give other results.',
    'a/b: trust 0.5 → 0.4 index (−0.1)',
    'a/c: load 1 → 3 (+2)',
  ])
  t.deepEqual(changeLines(changeOf([example()], [example()])), [])
  t.deepEqual(changeLines(changeOf([example()], [example({ scenario: 'a/new' })])), ['New: a/new.', 'Gone: a/b.'])
})
