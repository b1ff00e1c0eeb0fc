import test from 'ava'
import { fileNames } from '../../src/cli/bundle/file-names.js'

const of = (...names: string[]) => fileNames(names, '.yaml')

test('names that a disk may take for equal become files of their own', (t) => {
  const names = [
    'kota a',
    'kota_a',
    'kotá',
    'kot\u0061\u0301',
    'kotâ',
    'Kota_A',
    'kota_a-2',
    'a/b',
    'A/B',
    'x.yaml/y',
    'x',
  ]
  const paths = of(...names)
  t.is(paths.length, names.length)
  t.is(new Set(paths.map((path) => path.toLowerCase())).size, names.length)
  // What is a file is no folder of another.
  for (const path of paths)
    t.false(
      paths.some((other) => other.toLowerCase().startsWith(`${path.toLowerCase()}/`)),
      path,
    )
  t.deepEqual(paths.slice(0, 3), ['kota_a.yaml', 'kota_a-2.yaml', 'kot_.yaml'])
  t.deepEqual(of('entikong/baseline', 'entikong/formalised'), ['entikong/baseline.yaml', 'entikong/formalised.yaml'])
})

test('no file has a name that Windows keeps for a device, that is hidden, or that is too long', (t) => {
  // https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file: reserved names, with any extension.
  const names = [
    'CON',
    'nul',
    'com1.x',
    'case/aux',
    '.hidden',
    '../../up',
    'end.',
    `long/${'x'.repeat(400)}`,
    'y'.repeat(400),
  ]
  for (const path of of(...names, `${'y'.repeat(399)}z`)) {
    t.true(Buffer.byteLength(path) < 200, path)
    for (const part of path.split('/')) {
      t.notRegex(part, /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
      t.notRegex(part, /^\.|\.$/)
      t.true(Buffer.byteLength(part) < 255)
    }
  }
})
