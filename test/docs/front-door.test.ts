/** What a newcomer meets first: short enough to be read, with every folder explained once. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('README and CONTRIBUTING are short, and the README begins with the two commands', (t) => {
  t.true(Buffer.byteLength(read('README.md')) < 18_000)
  t.true(Buffer.byteLength(read('CONTRIBUTING.md')) < 9_000)
  const firstScreen = read('README.md').split('\n').slice(0, 24).join('\n')
  t.true(firstScreen.includes('```sh\nnpm install && npm start\n```'))
  t.true(firstScreen.includes('`npm install && npm test`'))
})

test('each folder of src has one sentence in CONTRIBUTING that says what belongs there', (t) => {
  const folders = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
  const rows = [...read('CONTRIBUTING.md').matchAll(/^\| `(src[^`]*)` \| (.+) \|$/gm)]
  t.deepEqual(rows.map(([, folder]) => folder).sort(), ['src', ...folders].sort())
  t.is(new Set(rows.map(([, , sentence]) => sentence)).size, rows.length)
})
