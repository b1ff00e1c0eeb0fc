/** What careless hands, other programs and hostile people do to a text. */
import type { Chance } from './chance.js'

export interface Mutated {
  readonly text: string
  /** What was done, in words. */
  readonly what: string
}

type Mutation = (text: string, chance: Chance) => Mutated | undefined

const oddValues = [
  ...['', '~', 'null', 'true', 'no', '.nan', '.inf', '-.inf', '-1', '1.5', '1e999', '0x10', '1_000', '1,5', '007'],
  ...['abc', '"\\u0001"', '"\\e[31m"', '"\\uFFFE"', '"\\u202Edas"', '[]', '{}', '[1, 2]', '{a: 1}', '[[[[1]]]]'],
  ...[
    '2024-01-01',
    '12:30:00',
    '!!binary aGk=',
    '!!js/function x',
    '&a [*a]',
    '*nowhere',
    '"',
    "'",
    '|',
    '>',
    '%',
    '@x',
  ],
  ...[
    '../../../etc/passwd',
    '/dev/zero',
    '__proto__',
    'constructor',
    'agencies.*',
    '9007199254740993',
    'x'.repeat(3000),
  ],
]

const oddKeys = [
  ...['""', '" "', '__proto__', 'constructor', 'toString', '1', 'true', '"a.b"', '"*"', '"[kind=public]"', '<<', '? x'],
  ...['"\\u0007"', 'ÄÖ', 'é', 'a b', 'x'.repeat(500), 'titel', 'agencys', 'month', 'value'],
]

/** A line that holds a key and a value: its indent, key and value. */
const entry = /^(\s*)("?[\w.*[\]=-]+"?):(?:[ ](.*))?$/

function linesOf(text: string): string[] {
  return text.split('\n')
}

function place(lines: readonly string[], chance: Chance, wanted: (line: string) => boolean): number | undefined {
  const places = lines.flatMap((line, at) => (wanted(line) ? [at] : []))
  return places.length === 0 ? undefined : chance.of(places)
}

export const mutations: readonly Mutation[] = [
  (text, chance) => {
    const lines = linesOf(text)
    const at = place(lines, chance, (line) => entry.test(line))
    if (at === undefined) return undefined
    const value = chance.of(oddValues)
    const what = `line ${at + 1} is given ${value.slice(0, 40)}`
    lines[at] = (lines[at] as string).replace(entry, (_, indent, key) => `${indent}${key}: ${value}`)
    return { text: lines.join('\n'), what }
  },
  (text, chance) => {
    const lines = linesOf(text)
    const at = place(lines, chance, (line) => entry.test(line))
    if (at === undefined) return undefined
    const key = chance.of(oddKeys)
    const what = `the key of line ${at + 1} becomes ${key.slice(0, 40)}`
    lines[at] = (lines[at] as string).replace(entry, (_, indent, __, value = '') => `${indent}${key}: ${value}`)
    return { text: lines.join('\n'), what }
  },
  (text, chance) => {
    // A value within braces.
    const places = [...text.matchAll(/([\w-]+): ([^,{}[\]\n]+)(?=[,}])/g)]
    if (places.length === 0) return undefined
    const found = chance.of(places)
    const value = chance.of(oddValues)
    const from = found.index + (found[1] as string).length + 2
    return {
      text: text.slice(0, from) + value + text.slice(from + (found[2] as string).length),
      what: `${found[1]} within braces is given ${value.slice(0, 40)}`,
    }
  },
  (text, chance) => {
    const lines = linesOf(text)
    const at = chance.below(lines.length)
    const [line = ''] = lines.splice(at, 1)
    return { text: lines.join('\n'), what: `line ${at + 1} is gone (${line.trim().slice(0, 30)})` }
  },
  (text, chance) => {
    const lines = linesOf(text)
    const at = chance.below(lines.length)
    lines.splice(at, 0, lines[at] as string)
    return { text: lines.join('\n'), what: `line ${at + 1} stands twice` }
  },
  (text, chance) => {
    const lines = linesOf(text)
    const at = place(lines, chance, (line) => line.trim() !== '')
    if (at === undefined) return undefined
    lines[at] = `${' '.repeat(1 + chance.below(4))}${lines[at]}`
    return { text: lines.join('\n'), what: `line ${at + 1} is pushed in` }
  },
  (text, chance) => {
    const at = chance.below(text.length)
    return { text: text.slice(0, at), what: `cut short after ${at} characters` }
  },
  (text, chance) => {
    const at = chance.below(text.length)
    const odd = chance.of([
      '\u0001',
      '\u001b[2J',
      '\u009b31m',
      '\ufffe',
      '\ufeff',
      '\u202e',
      '\t',
      '\r',
      '[',
      '{',
      '"',
      ':',
    ])
    const what = `U+${odd.charCodeAt(0).toString(16)} stands at character ${at}`
    return { text: text.slice(0, at) + odd + text.slice(at), what }
  },
  (text, chance) => {
    const deep = chance.of([100, 10_000, 900_000])
    const odd = chance.of(['[', '{a: ', '- '])
    return { text: `${text}\nmore: ${odd.repeat(deep)}`.slice(0, 1_000_000), what: `${deep} times “${odd}” at the end` }
  },
  (text, chance) => {
    const from = chance.of(linesOf(text).filter((line) => line.trim() !== ''))
    return { text: `${text}\n${from.trimStart()}`, what: `“${from.trim().slice(0, 30)}” again at the end` }
  },
  (text) => ({ text: text.replaceAll('\n', '\r\n'), what: 'lines end in CRLF' }),
  (text, chance) => {
    const bytes = [...text]
    for (let n = 0; n < 5; n++) bytes[chance.below(bytes.length)] = String.fromCharCode(33 + chance.below(94))
    return { text: bytes.join(''), what: 'five characters are others' }
  },
]

/** One mutation after another, until one fits. */
export function mutated(text: string, chance: Chance): Mutated {
  for (;;) {
    const done = chance.of(mutations)(text, chance)
    if (done && done.text !== text) return done
  }
}

/** Another number in place of one of a text: whoever reads it must give something else, or refuse it. */
export function anotherNumber(text: string, chance: Chance): Mutated | undefined {
  const places = [...text.matchAll(/: (0?\.\d+)(?=[,}\n])/g)]
  if (places.length === 0) return undefined
  const found = chance.of(places)
  const value = (found[1] as string) === '.37' ? '.73' : '.37'
  const from = found.index + 2
  return {
    text: text.slice(0, from) + value + text.slice(from + (found[1] as string).length),
    what: `${found[1]} at character ${from} becomes ${value}`,
  }
}
