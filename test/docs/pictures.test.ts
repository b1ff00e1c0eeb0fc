/** Pictures in the documents: what each says inside of its scenarios, what its caption says, and what they are now. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { partedPictures, pictures, shots } from '../../scripts/docs.js'
import { pictureFaults, type PictureStamp as Stamp, stampOf } from '../../scripts/pictures.js'
import { withText } from '../../src/report/charts/png.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

test('pictures, their captions and the scenarios are of one another (npm run docs, npm run gallery -- entikong --pictures)', async (t) => {
  t.deepEqual(partedPictures(), [])
})

test('every picture of the documents is one that can be made again', (t) => {
  const made = [...pictures, ...shots].map(({ file }) => file).sort()
  const there = readdirSync(join(root, 'docs/images')).map((name) => `docs/images/${name}`)
  t.deepEqual(there.sort(), made)
})

test('a picture of other scenarios, of another model or without a stamp is found', async (t) => {
  const old = 'a'.repeat(64)
  const recent = 'b'.repeat(64)
  const stamp = { fingerprints: { 'x/baseline': old, 'x/reform': old }, model: old }
  const caption = `\`x/baseline\` ${old.slice(0, 12)}, \`x/reform\` ${old.slice(0, 12)}; model ${old.slice(0, 12)}.`
  const faults = (now: Stamp, said = caption) => pictureFaults('x.png', stamp, now, said).length
  t.is(faults(stamp), 0)
  t.is(faults({ ...stamp, fingerprints: { ...stamp.fingerprints, 'x/reform': recent } }), 1)
  t.is(faults({ ...stamp, model: recent }), 1)
  t.is(faults({ ...stamp, fingerprints: { 'x/baseline': old } }), 1)
  t.is(faults(stamp, caption.replace(`x/reform\` ${old.slice(0, 12)}`, `x/reform\` ${recent.slice(0, 12)}`)), 1)
  t.is(pictureFaults('x.png', undefined, stamp).length, 1)
  // One transparent dot.
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  const bare = Buffer.from(dot, 'base64')
  const stamped = withText(bare, { Comment: JSON.stringify({ command: 'lintas', seed: '1', ...stamp }), Model: recent })
  t.is(stampOf('x.png', stamped)?.model, recent)
})
