/** The page of the library has every export of the package, held against the source of src/index.ts, not against its generator. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import * as lintas from '../../src/index.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const page = readFileSync(join(root, 'docs/api.md'), 'utf8')

/** The names in the braces of src/index.ts. */
const names = [...readFileSync(join(root, 'src/index.ts'), 'utf8').matchAll(/^export (?:type )?\{([^}]*)\}/gm)]
  .flatMap(([, inside = '']) => inside.split(','))
  .map((name) => name.replace(/^\s*type /, '').trim())
  .filter((name) => name !== '')

test('the page of the library has every export, with words and a signature', (t) => {
  t.true(names.length > 40)
  for (const name of Object.keys(lintas)) t.true(names.includes(name), name)
  const sections = page.split(/^### /m).slice(1)
  t.deepEqual(sections.map((section) => section.slice(0, section.indexOf('\n'))).sort(), [...names].sort())
  for (const section of sections) {
    const [, name = '', words = '', signature = ''] = /^(\w+)\n\n([\s\S]*?)\n*```ts\n([\s\S]*?)```/.exec(section) ?? []
    t.true(words.length > 10, `${name} has a docstring`)
    t.regex(signature, new RegExp(`^(function|const|class|interface|type) ${name}\\b`), name)
  }
})

test('functions and errors of the page are those that a program can import', (t) => {
  for (const [name, value] of Object.entries(lintas)) {
    const kind = typeof value !== 'function' ? 'const' : /^class/.test(String(value)) ? 'class' : 'function'
    t.true(page.includes(`\`\`\`ts\n${kind} ${name}`), name)
  }
})
