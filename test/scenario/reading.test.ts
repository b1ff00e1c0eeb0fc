/** Reading YAML, checking it, and putting faults into words. */
import test from 'ava'
import fc from 'fast-check'
import { z } from 'zod'
import { worldFields } from '../../src/model/world-fields.js'
import { assembleScenarios } from '../../src/scenario/assemble.js'
import { type Fault, formatFault, ScenarioFaults } from '../../src/scenario/errors.js'
import { jsonSchemaOf, schemaText } from '../../src/scenario/json-schema.js'
import { memorySources } from '../../src/scenario/memory.js'
import { nearest } from '../../src/scenario/nearest.js'
import { readYaml } from '../../src/scenario/read.js'
import { scenarioSchema } from '../../src/scenario/schema.js'
import { doubleFields, tinyFields } from './double.js'

function faultsOf(text: string, more: Record<string, string> = {}): readonly Fault[] {
  try {
    assembleScenarios(doubleFields, ['it'], memorySources({ it: text, ...more }))
    return []
  } catch (error) {
    if (error instanceof ScenarioFaults) return error.faults
    throw error
  }
}

/** `line:column message` of each fault. */
const said = (text: string, more?: Record<string, string>) =>
  faultsOf(text, more).map((f) => `${f.line}:${f.column} ${f.message}`)

const head = 'lintas: 1\nagencies: {a: {}}\n'

test('a fault has the form of a good compiler’s', (t) => {
  const text = 'lintas: 1\nagencies:\n  bnpp:\n    ego: 1.4\n'
  const [fault] = faultsOf(text)
  t.deepEqual(fault, {
    file: 'it.yaml',
    line: 4,
    column: 10,
    path: 'agencies.bnpp.ego',
    message: 'ego must be between 0 and 1 (got 1.4)',
    given: '1.4',
    source: '    ego: 1.4',
    length: 3,
  })
  t.is(
    formatFault(fault as Fault),
    [
      'error: ego must be between 0 and 1 (got 1.4)',
      ' ┌─ it.yaml:4:10',
      '4│     ego: 1.4',
      ' │          ^^^',
      ' = path: agencies.bnpp.ego',
    ].join('\n'),
  )
})

test('colour is added only when asked for, and control characters never reach the terminal', (t) => {
  const fault: Fault = { file: 'x', line: 1, column: 1, path: '', message: 'bad \u001b[31mred', source: 'a\tb' }
  t.false(formatFault(fault).includes('\u001b'))
  t.true(formatFault(fault, true).includes('\u001b[31merror:'))
})

test('a long line is shown around the place that is meant', (t) => {
  const source = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`
  const lines = formatFault({ file: 'f', line: 1, column: 501, length: 4, path: '', message: 'm', source }).split('\n')
  t.true((lines[2] as string).length < 130)
  t.is((lines[2] as string).indexOf('HERE'), (lines[3] as string).indexOf('^^^^'))
})

const refused: Record<string, [text: string, ...faults: string[]]> = {
  'an empty file': ['', '1:1 the file is empty: a scenario starts with “lintas: 1”'],
  'a file of comments only': ['# nothing\n\n', '1:1 the file is empty: a scenario starts with “lintas: 1”'],
  'a binary file': ['lintas: 1\nti\u0000tle: x', '2:3 the text holds a control character (U+0000)'],
  'a list': ['- 1', '1:1 a scenario must be a map of keys and values (got a list)'],
  'a bare word': ['hello', '1:1 a scenario must be a map of keys and values (got "hello")'],
  'a missing format version': [
    'agencies: {a: {}}',
    '1:1 lintas is missing: it must be 1, the format that this version reads',
  ],
  'another format version, and nothing else of that file': [
    'lintas: 2\nwhat: ever',
    '1:9 lintas must be 1, the format that this version reads (got 2)',
  ],
  'a key written twice': [`${head}months: 3\nmonths: 4`, '4:1 months is written twice in the same map'],
  'several documents': [`${head}---\nlintas: 1`, '3:1 the file holds more than one document'],
  'a tab as indentation': ['lintas: 1\nagencies:\n\ta: {}', '3:1 a line may not be indented with a tab'],
  'an unclosed bracket': [
    'lintas: 1\nagencies: {a: {}',
    '2:17 this is not valid YAML: flow map in block collection must be sufficiently indented and end with a }',
  ],
  'a directive': [`%YAML 1.1\n---\n${head}`, '1:1 YAML directives are not read here'],
  'a tag': [`${head}months: !!int 3`, '3:15 tags are not read here'],
  'an unknown tag': [`${head}months: !x 3`, '3:12 tags are not read here'],
  'a merge key': [`${head}world: &w {tension: 0}\nrelations: {<<: *w}`, '4:13 merge keys (<<) are not read here'],
  'not a number': [`${head}world: {tension: .nan}`, '3:18 a number must be finite (got .nan)'],
  infinity: [`${head}world: {tension: -.inf}`, '3:18 a number must be finite (got -.inf)'],
  'a number too large to be one': [`${head}world: {tension: 1e999}`, '3:18 a number must be finite (got 1e999)'],
  'a number as key': [`${head}world: {1: 2}`, '3:9 a key must be a word (got 1)'],
  'a list as key': [`${head}world: {[a]: 2}`, '3:9 a key must be a word (got a list or a map)'],
  'a null key': [`${head}world: {~: 2}`, '3:9 a key must be a word (got nothing)'],
  'the key __proto__': [
    `${head}world: {__proto__: {tension: 1}}`,
    '3:9 “__proto__” is a reserved word and cannot be a key',
  ],
  'the key constructor': [
    'lintas: 1\nagencies: {constructor: {}, a: {}}',
    '2:12 “constructor” is a reserved word and cannot be a key',
  ],
  'an alias of nothing': [`${head}months: *m`, '3:9 *m names no anchor above it'],
  'an alias inside itself': [`${head}world: &w {tension: *w}`, '3:21 *w stands inside the very value that it names'],
  'an unknown key': [`${head}titel: x`, '3:1 unknown key “titel”'],
  'an unknown key further in': [
    'lintas: 1\nagencies:\n  a:\n    budget:\n      incme: 2',
    '5:7 unknown key “incme” in agencies.a.budget',
  ],
  'a wrong type': [`${head}world: {tension: high}`, '3:18 tension must be a number between 0 and 1 (got "high")'],
  'a text for a switch': [
    'lintas: 1\nagencies: {a: {budget: {lapse: yes}}}',
    '2:32 lapse must be true or false (got "yes")',
  ],
  'a word that is no option': [
    'lintas: 1\nagencies: {a: {kind: pubic}}',
    '2:22 kind must be public, private, civil-society, community, academia or media (got "pubic")',
  ],
  'a fraction where a whole number is meant': [
    `${head}start: 1.5`,
    '3:8 start must be a whole number between 1 and 12 (calendar month) (got 1.5)',
  ],
  'too many months': [`${head}months: 1201`, '3:9 months must be a whole number between 1 and 1200 (got 1201)'],
  'an id with capitals': [
    'lintas: 1\nagencies: {a: {}, BNPP: {}}',
    '2:19 “BNPP” is not an id: small letters, digits and hyphens, starting with a letter',
  ],
  'an annotated value without a range': [
    `${head}world: {tension: {value: .2}}`,
    '3:18 tension needs a range unless its tag is study',
  ],
  'a range that does not hold the value': [
    `${head}world: {tension: {value: .2, range: [.3, .4]}}`,
    '3:37 range must contain the value 0.2 (got [0.3, 0.4])',
  ],
  'a range the wrong way round': [
    `${head}world: {tension: {value: .2, range: [.3, .1]}}`,
    '3:37 range must run from the lower to the higher number (got [0.3, 0.1])',
  ],
  'a range beyond the bounds': [
    `${head}world: {tension: {value: .2, range: [.1, 2]}}`,
    '3:37 range must lie between 0 and 1 (got [0.1, 2])',
  ],
  'a range of one': [
    `${head}world: {tension: {value: .2, range: [.1]}}`,
    '3:37 range must be a list of two numbers, [lowest, highest] (got a list)',
  ],
  'an annotated value out of bounds, once': [
    `${head}world: {tension: {value: 2, range: [.1, .3]}}`,
    '3:26 tension must be between 0 and 1 (got 2)',
  ],
  'a misspelt tag': [
    `${head}world: {tension: {value: .2, tag: studdy}}`,
    '3:35 tag must be study, literature, theory or assumed (got "studdy")',
  ],
  'a misspelt key, and nothing that follows from it': [
    `${head}world: {tension: {value: .2, rnge: [0, 1]}}`,
    '3:30 unknown key “rnge” in world.tension',
  ],
  'a range of words': [
    `${head}world: {tension: {value: .2, range: [a, 1]}}`,
    '3:38 range[0] must be a number (got "a")',
  ],
  'a number as text': [`${head}world: {tension: ".2"}`, '3:18 tension must be a number between 0 and 1 (got ".2")'],
  'a measure whose set is a list': [`${head}measures: {x: {at: 1, set: [1]}}`, '3:28 set must be a map (got a list)'],
  'an agency that is a list, still there for its forum': [
    'lintas: 1\nagencies: {a: [1]}\nforums: {f: {members: {a: {}}}}',
    '2:15 a must be a map (got a list)',
  ],
  'an empty value': [`${head}world: {tension: }`, '3:9 tension is given no value'],
  'a section that is no map': ['lintas: 1\nagencies: 5', '2:11 agencies must be a map (got 5)'],
  'no agency': ['lintas: 1', '1:1 a scenario needs at least one agency'],
  'a forum with an unknown agency': [
    `${head}forums: {f: {members: {b: {}}}}`,
    '3:24 forums.f.members names an agency that does not exist: “b”',
  ],
  'a chair who is not there': [
    `${head}forums: {f: {chair: aa}}`,
    '3:21 forums.f.chair names an agency that does not exist: “aa”',
  ],
  'a parent who is not there': [
    `${head}forums: {f: {parent: g}}`,
    '3:22 forums.f.parent names a forum that does not exist: “g”',
  ],
  'forums in a circle': [
    `${head}forums: {f: {parent: g}, g: {parent: f}}`,
    '3:22 forums report to each other in a circle: f → g → f',
  ],
  'an interest on an unknown issue': [
    'lintas: 1\nagencies: {a: {interests: {fees: .3}}}',
    '2:28 agencies.a.interests names an issue that does not exist: “fees”',
  ],
  'hours that end before they begin': [
    `${head}services: {border-clearance: {hours: {open: 18, close: 4}}}`,
    '3:56 close must be later than open (got open 18, close 4)',
  ],
  'more money than can be held': [
    'lintas: 1\nagencies: {a: {budget: {opening: 9}}}',
    '2:34 opening must not be above cap (got opening 9, cap 6)',
  ],
  'a removal of what is not there': [`${head}forums: {f: null}`, '3:10 there is no “f” in forums to remove'],
}

for (const [what, [text, ...faults]] of Object.entries(refused))
  test(`refused with one clear fault: ${what}`, (t) => t.deepEqual(said(text), faults))

test('all faults are reported at once, in the order of the file', (t) => {
  t.deepEqual(
    said(
      'lintas: 1\ntitel: x\nagencies:\n  a: {ego: 2, kind: x}\n  b: {power: .nan}\nforums:\n  f: {members: {c: {}}, quorum: -1}\n',
    ).map((s) => s.split(' ')[0]),
    ['2:1', '4:12', '4:21', '5:14', '7:17', '7:33'],
  )
})

test('a misspelt section does not make everything that depends on it wrong', (t) => {
  t.deepEqual(said('lintas: 1\nagencis: {a: {}, b: {}}\nforums: {f: {members: {a: {}, b: {}}}}'), [
    '2:1 unknown key “agencis”',
  ])
})

test('hints name what was probably meant', (t) => {
  const hint = (text: string) => faultsOf(text)[0]?.hint
  t.is(hint(`${head}titel: x`), 'did you mean “title”?')
  t.is(hint('lintas: 1\nagencies: {a: {kind: pubic}}'), 'did you mean “public”?')
  t.is(hint('lintas: 1\nagencies: {bnpp: {}}\nforums: {f: {members: {bnp: {}}}}'), 'did you mean “bnpp”?')
  t.is(hint(`${head}world: {tension: {value: .2, range: [0, 1], tga: study}}`), 'did you mean “tag”?')
  t.is(nearest('BNPP', ['bnpp', 'bin']), 'bnpp')
  t.is(nearest('xyz', ['bnpp']), undefined)
})

test('a file with a byte-order mark and Windows line ends is read like any other', (t) => {
  t.deepEqual(said(`\ufeff${head}`.replaceAll('\n', '\r\n')), [])
  t.deepEqual(
    faultsOf('\ufefflintas: 3\r\n').map((f) => [f.line, f.column, f.source]),
    [[1, 9, 'lintas: 3']],
  )
})

test('aliases work within their limits and are refused beyond them', (t) => {
  t.deepEqual(said('lintas: 1\nagencies: {a: &x {ego: .3}, b: *x}'), [])
  const many = Array.from({ length: 101 }, (_, i) => `  a${i}: *x`).join('\n')
  t.deepEqual(
    faultsOf(`lintas: 1\nagencies:\n  a: &x {}\n${many}`).map((f) => f.message),
    ['more than 100 aliases in one file'],
  )
  const bomb = `lintas: 1\na0: &a0 {x: 1}\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`).join('\n')}`
  const messages = faultsOf(bomb).map((f) => f.message)
  t.true(messages.includes('the aliases of this file repeat more than 20000 entries'), messages.join('\n'))
})

test('depth is limited, however it is written', (t) => {
  const messages = (text: string) => readYaml('f', text).faults.map((f) => f.message)
  t.deepEqual(messages(`a: ${'['.repeat(49)}${']'.repeat(49)}`), [])
  t.deepEqual(messages(`a: ${'['.repeat(60)}${']'.repeat(60)}`), ['nested deeper than 50 levels'])
  t.deepEqual(messages('- '.repeat(60)), ['nested deeper than 50 levels'])
  t.deepEqual(messages('['.repeat(50_000)), ['nested deeper than 50 levels'])
})

test('a file of more than 1 MB is refused, one of almost 1 MB is read in time', (t) => {
  t.deepEqual(
    readYaml('f', ' '.repeat(1_000_001)).faults.map((f) => f.message),
    ['the file is larger than 1 MB'],
  )
  const started = performance.now()
  const reading = readYaml('f', Array.from({ length: 90_000 }, (_, i) => `k${i}: 1`).join('\n'))
  t.deepEqual(reading.faults, [])
  t.true(performance.now() - started < 20_000)
})

test('thousands of faults in one long line are no burden', (t) => {
  const members = Array.from({ length: 10_000 }, (_, i) => `b${i}: {}`).join(', ')
  t.is(faultsOf(`${head}forums: {f: {members: {${members}}}}`).length, 10_000)
})

test('the JSON Schema has descriptions with unit, bounds and default, and refuses unknown keys', (t) => {
  type Node = {
    description?: string
    additionalProperties?: unknown
    properties?: Record<string, Node>
    default?: unknown
    anyOf?: Node[]
  }
  const schema = jsonSchemaOf(tinyFields) as Node & { $schema: string }
  t.is(schema.$schema, 'http://json-schema.org/draft-07/schema#')
  t.false(schema.additionalProperties as boolean)
  const agency = (schema.properties?.agencies?.additionalProperties as Node | undefined)?.anyOf?.[0]
  t.is(agency?.properties?.staff?.description, 'Staff. (unit: people; 0 to 100; whole number; default 10)')
  t.is(agency?.properties?.staff?.default, 10)
  t.is(agency?.properties?.kind?.description, 'Kind. (one of public, private; default public)')
})

test('the JSON Schema says what several values have in common once, and says the same as without', (t) => {
  type Node = { readonly [key: string]: unknown }
  /** A schema with all that it refers to put in its place. */
  const whole = (schema: Node): unknown => {
    const definitions = schema.definitions as Record<string, Node>
    const put = (node: unknown): unknown => {
      if (typeof node !== 'object' || node === null) return node
      if (Array.isArray(node)) return node.map(put)
      const { allOf, definitions: _, ...rest } = node as Node
      const [to] = (allOf ?? []) as { $ref: string }[]
      const own = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, put(value)]))
      return to ? { ...(put(definitions[to.$ref.replace('#/definitions/', '')]) as Node), ...own } : own
    }
    return put(schema)
  }
  const schema = jsonSchemaOf(worldFields) as Node
  const plain = z.toJSONSchema(scenarioSchema(worldFields), { io: 'input', target: 'draft-7' }) as Node
  const { title: _, description: __, ...said } = whole(schema) as Node
  t.deepEqual(said, whole(plain))
  t.true(JSON.stringify(schema).length < JSON.stringify(plain).length / 1.5)
  t.deepEqual(JSON.parse(schemaText(schema)), schema)
})

const good = `lintas: 1
title: {en: Base, id: Dasar}
agencies:
  bnpp: {name: {id: BNPP}, ego: {value: .4, range: [.2, .6], tag: assumed}}
  bea-cukai: {kind: public, institution: customs}
forums:
  pilar: {chair: bnpp, members: {bnpp: {}, bea-cukai: {joined: 3}}, channels: {messaging: {}}}
measures:
  legal: {at: 12, over: 3, set: {"forums.*.design.legal-basis": 1}, add: {"agencies.*[kind=public].capacity": .2}}
`

function onlyFaults(text: string, set: string[] = []): boolean {
  try {
    assembleScenarios(doubleFields, ['it'], memorySources({ it: text }), { set })
    return true
  } catch (error) {
    if (!(error instanceof ScenarioFaults)) throw error
    return (
      error.faults.length > 0 &&
      error.faults.every((f) => f.line >= 1 && f.column >= 1 && f.message !== '' && formatFault(f, true) !== '')
    )
  }
}

test('no text makes the reader crash', (t) => {
  t.notThrows(() => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => onlyFaults(text)),
      { numRuns: 500 },
    )
    const yaml = fc.stringMatching(/^[a-z:{}[\],&*!|>'"#%@` \n\t0-9.<~?-]{0,80}$/)
    fc.assert(
      fc.property(yaml, (text) => onlyFaults(`lintas: 1\n${text}`)),
      { numRuns: 1000 },
    )
  })
})

test('no change to a good file makes the reader crash', (t) => {
  const piece = fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '*',
      '&a ',
      '*a',
      'null',
      '~',
      '-1',
      '.nan',
      '"',
      '\n',
      '\t',
      '!x ',
      '__proto__',
      'constructor',
      '<<: ',
      '- ',
      '? ',
      '\ufeff',
      '\u0000',
      '1e999',
      '%',
      '...',
      '---\n',
    ),
    fc.string({ maxLength: 4 }),
  )
  const edit = fc.record({ at: fc.nat(good.length), cut: fc.nat(12), piece })
  t.notThrows(() => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) =>
        onlyFaults(edits.reduce((text, e) => text.slice(0, e.at) + e.piece + text.slice(e.at + e.cut), good)),
      ),
      { numRuns: 2000 },
    )
  })
})

test('no argument of --set makes the reader crash', (t) => {
  const path = fc.oneof(
    fc.constantFrom(
      'agencies.bnpp.ego',
      'agencies.*[kind=public].capacity',
      'forums.pilar.members',
      'measures.legal.at',
      'agencies',
      'months',
      'measures.legal.add."agencies.*[kind=public].capacity"',
    ),
    fc.string({ maxLength: 12 }),
  )
  const value = fc.oneof(
    fc.constantFrom('1', 'null', '{}', '{x: {}}', '{value: .3}', '[1', ''),
    fc.string({ maxLength: 8 }),
  )
  t.notThrows(() => {
    fc.assert(
      fc.property(path, value, (p, v) => onlyFaults(good, [`${p}=${v}`])),
      { numRuns: 1000 },
    )
  })
})
