import test from 'ava'
import { parse } from 'yaml'
import { overlayText } from '../../src/report/overlay-file.js'

test('names that YAML would take for truths, numbers or nothing are written as texts, and a comment stays one', (t) => {
  const text = overlayText({
    title: 'null',
    extends: '2030',
    comment: ['Made by: a command\nextends: somebody-else'],
    values: [
      { keys: ['agencies', 'null', 'country'], value: 'true', note: 'on' },
      { keys: ['agencies', 'a', 'off'], value: true, note: '' },
    ],
  })
  t.deepEqual(parse(text), {
    lintas: 1,
    title: 'null',
    extends: '2030',
    agencies: {
      null: { country: { value: 'true', tag: 'assumed', note: 'on' } },
      a: { off: { value: true, tag: 'assumed', note: '' } },
    },
  })
  t.regex(text, /^extends: "2030"$/m)
  t.regex(text, /^ {2}"null":$/m)
})
