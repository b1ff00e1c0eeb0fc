/** Inputs that could be read two ways, or cannot be seen: what is refused, where and with which words. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { didYouMean } from '../../src/cli/near-word.js'
import { harmless } from '../../src/cli/terminal.js'
import { assembleScenarios } from '../../src/scenario/assemble.js'
import { overlapping } from '../../src/scenario/claims.js'
import { ScenarioFaults } from '../../src/scenario/errors.js'
import { readExperiment } from '../../src/scenario/experiment.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'
import { nearest } from '../../src/scenario/nearest.js'
import { readPatterns } from '../../src/scenario/patterns.js'
import { makingOf } from '../../src/scenario/renumber.js'
import type { LoadOptions, Scenario } from '../../src/scenario/scenario.js'
import { named, option, shellLine } from '../../src/scenario/shell.js'
import { doubleFields } from './double.js'

const base = `lintas: 1
months: 24
agencies: {bnpp: {}, customs: {}, trader: {kind: private}}
forums: {pilar: {chair: bnpp, members: {bnpp: {}, customs: {}, trader: {}}, channels: {face-to-face: {every: 3}}}}
`
const head = 'lintas: 1\nextends: base\n'

function one(text: string, options: LoadOptions = {}): Scenario {
  const sources = memorySources({ it: text, base })
  return assembleScenarios(doubleFields, ['it'], sources, options)[0] as Scenario
}
function said(run: () => unknown): string[] {
  try {
    run()
    return []
  } catch (error) {
    if (!(error instanceof ScenarioFaults)) throw error
    return error.faults.map((f) => `${f.line}:${f.column} ${f.message}`)
  }
}

test('a key without a value is refused wherever it stands: it might mean nothing, all defaults, or removal', (t) => {
  const forms = {
    [`${head}forums: {pilar: {members: {bnpp: }}}`]: '3:28 bnpp is given no value',
    [`${head}forums: {pilar: {members: {bnpp}}}`]: '3:28 bnpp is given no value',
    [`${head}forums:\n  pilar:\n    members:\n      bnpp:\n`]: '6:7 bnpp is given no value',
    [`${head}agencies:\n`]: '3:1 agencies is given no value',
    [`${head}measures: {m: {at: 2, set: {forums.pilar.leadership: }}}`]: '3:29 leadership is given no value',
    [`${head}measures: {m: }`]: '3:12 m is given no value',
  }
  for (const [text, fault] of Object.entries(forms))
    t.deepEqual(
      said(() => one(text)),
      [fault],
      text,
    )
  t.deepEqual(
    said(() => one(`${head}`, { set: ['forums.pilar.members.bnpp='] })),
    ['1:1 forums.pilar.members.bnpp is given no value'],
  )
  t.deepEqual(
    said(() => one(head, { set: ['forums.pilar.members={bnpp: }'] })),
    ['1:23 bnpp is given no value'],
  )
  const experiment = 'lintas-experiment: 1\nscenarios:\nreplicates: 2\noutcomes: [trust]\n'
  t.true(said(() => readExperiment(source(experiment), () => one(base))).includes('2:1 scenarios is given no value'))
  t.deepEqual(
    said(() => readPatterns(source('lintas-patterns: 1\npatterns:\n  P:\n'))),
    ['3:3 P is given no value'],
  )
})

test('null and ~ remove an inherited entry', (t) => {
  const members = (text: string, options: LoadOptions = {}) =>
    Object.keys(one(text, options).spec.forums.pilar?.members ?? {})
  t.deepEqual(members(`${head}forums: {pilar: {members: {bnpp: null, trader: ~}}}`), ['customs'])
  t.deepEqual(members(head, { set: ['forums.pilar.members.bnpp=~'] }), ['customs', 'trader'])
})

const source = (text: string) => ({ name: 'it', file: 'it.yaml', text })

test('characters that cannot be seen or that turn a line round are refused in every text of every file', (t) => {
  // One of each kind of Unicode: C0, DEL, C1, surrogate, non-characters of the first and of a later plane, bidirectional.
  const kinds = {
    '\\x01': '0001',
    '\\e': '001B',
    '\\x7f': '007F',
    '\\x9b': '009B',
    '\\uD800': 'D800',
    '\\uFFFE': 'FFFE',
    '\\uFDD0': 'FDD0',
    '\\U0001FFFF': '1FFFF',
    '\\u202E': '202E',
    '\\u2066': '2066',
    '\\u2028': '2028',
  }
  for (const [written, code] of Object.entries(kinds)) {
    const faults = said(() => one(`${head}title: "a${written}b"`))
    t.is(faults.length, 1, written)
    t.regex(faults[0] ?? '', new RegExp(`^3:8 the text holds .*\\(U\\+${code}\\)$`))
  }
  const places = [
    'description: {en: "x\\x01"}',
    'agencies: {bnpp: {name: {id: "\\x01"}}}',
    'agencies: {bnpp: {ego: {value: .5, range: [.1, .9], note: "\\x01", source: a}}}',
    'agencies: {bnpp: {ego: {value: .5, range: [.1, .9], source: "\\x01"}}}',
    'agencies: {"bn\\x01": {}}',
    'measures: {m: {at: 2, title: "\\x01", set: {forums.pilar.leadership: 1}}}',
    'measures: {m: {at: 2, set: {"forums.\\x01": 1}}}',
  ]
  for (const text of places)
    t.regex(said(() => one(`${head}${text}`)).join(), /^3:\d+ the text holds a control character/, text)
  t.deepEqual(
    said(() => one(`${head}# \u202e a comment`)),
    ['3:3 the text holds a mark that turns the direction of writing (U+202E)'],
  )
  t.deepEqual(
    said(() => one(head, { set: ['agencies.*[kind=\u0001].ego=1'] })),
    ['1:17 --set holds a control character (U+0001)'],
  )
  t.deepEqual(
    said(() => one(head, { set: ['agencies.bnpp.name="\\x01"'] })),
    ['1:20 the text holds a control character (U+0001)'],
  )
  const experiment = 'lintas-experiment: 1\nscenarios: [base]\nseed: "\\x02"\nreplicates: 2\noutcomes: [trust]\n'
  t.deepEqual(
    said(() => readExperiment(source(experiment), () => one(base))),
    ['3:7 the text holds a control character (U+0002)'],
  )
  const patterns = 'lintas-patterns: 1\npatterns: {P: {title: "\\x01", kind: theory, structure: same-mechanisms}}'
  t.deepEqual(
    said(() => readPatterns(source(patterns))),
    ['2:23 the text holds a control character (U+0001)'],
  )
})

test('descriptions and notes may have several lines; titles, names and sources are of one', (t) => {
  t.is(one(`${head}description: |\n  one\n  two\n`).description?.en, 'one\ntwo\n')
  t.deepEqual(
    said(() => one(`${head}title: "a\\nb"`)),
    ['3:8 title must not hold a line break (U+000A)'],
  )
  t.deepEqual(
    said(() => one(`${head}agencies: {bnpp: {name: "a\\tb"}}`)),
    ['3:25 name must not hold a tab (U+0009)'],
  )
  t.deepEqual(
    said(() => one(`${head}title: "  "`)),
    ['3:8 title must not be empty'],
  )
})

test('nothing that was not refused moves the cursor of a terminal; colours of ours stay, and JSON says the same', (t) => {
  t.is(
    harmless('\u001b[31merror:\u001b[39m a\u001b]0;x\u0007\u009b2J\u202e\n\tb'),
    '\u001b[31merror:\u001b[39m a\\u001b]0;x\\u0007\\u009b2J\\u202e\n\tb',
  )
  t.is(harmless('a\u001b[8mhidden'), 'a\\u001b[8mhidden')
  const value = { text: 'é\u009b\u202e\u{1ffff}\u007f' }
  t.deepEqual(JSON.parse(harmless(JSON.stringify(value))), value)
})

test('an experiment without factors and a file without patterns are refused as they are read', (t) => {
  const experiment =
    'lintas-experiment: 1\nscenarios: [base]\nfactors: {}\ndesign: {kind: sobol, size: 4}\nreplicates: 2\noutcomes: [trust]\n'
  t.deepEqual(
    said(() => readExperiment(source(experiment), () => one(base))),
    ['3:10 factors must hold at least one path'],
  )
  t.deepEqual(
    said(() => readPatterns(source('lintas-patterns: 1\npatterns: {}'))),
    ['2:11 patterns must hold at least one pattern'],
  )
})

test('a file whose name says what is varied, or is that of another, is refused; a hyphen in front is no option', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-names-'))
  try {
    mkdirSync(join(folder, 'scenarios'))
    for (const name of ['a[b=1]', '-dash', 'scenarios/mine', 'same']) writeFileSync(join(folder, `${name}.yaml`), base)
    writeFileSync(join(folder, 'mine.yaml'), base)
    const { open } = fileSources({ cwd: folder, packageRoot: folder })
    t.regex(said(() => open('a[b=1].yaml')).join(), /must not hold brackets/)
    t.is(open('./-dash').name, '-dash')
    t.is(open('mine.yaml').name, 'mine', 'the same scenario twice')
    writeFileSync(join(folder, 'mine.yaml'), `${base}title: Another\n`)
    t.regex(
      said(() => open('./mine.yaml')).join(),
      /mine\.yaml would go by the name mine, which is that of scenarios\/mine\.yaml/,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('commands are written so that a shell and the program read them back', (t) => {
  // As dash reads them: POSIX.1-2017, 2.2.2 Single-Quotes.
  t.is(
    shellLine(['lintas', 'run', named('-dash'), ...option('seed', '-5'), ...option('out', "o'1 2")]),
    "lintas run ./-dash --seed=-5 --out 'o'\\''1 2'",
  )
  t.is(shellLine([named('entikong/baseline'), ...option('months', 12)]), 'entikong/baseline --months 12')
})

test('a path into what a measure sets needs no quotation marks, and all ways to write it are one', (t) => {
  const text = `${head}measures:
  m: {at: 2, set: {forums.pilar.leadership: .3, "forums.pilar.design": {legal-basis: .4, secretariat: .2}}, add: {"agencies.*.ego": .1}}
`
  const last = (set: string[]) => {
    const { spec } = one(text, { set }).input.snapshots.at(-1)!
    const { leadership, design } = spec.forums.pilar!
    return [leadership, design['legal-basis'], design.secretariat, Math.round(spec.agencies.bnpp!.ego * 100) / 100]
  }
  t.deepEqual(last([]), [0.3, 0.4, 0.2, 0.5])
  for (const path of [
    'forums.pilar.leadership',
    '"forums.pilar.leadership"',
    '"forums.pilar".leadership',
    'forums."pilar"."leadership"',
  ])
    t.deepEqual(last([`measures.m.set.${path}=.9`]), [0.9, 0.4, 0.2, 0.5], path)
  // Within the map that the measure sets, and that map anew.
  t.deepEqual(last(['measures.m.set.forums.pilar.design.legal-basis=.9']), [0.3, 0.9, 0.2, 0.5])
  t.deepEqual(last(['measures.m.set.forums.pilar={leadership: .8}']), [0.8, 0.4, 0.2, 0.5])
  t.deepEqual(last(['measures.m.add.agencies.*.ego=.3']), [0.3, 0.4, 0.2, 0.7])
  const names = assembleScenarios(doubleFields, ['it'], memorySources({ it: text, base }), {
    vary: ['measures.m.set."forums.pilar".leadership=0,1'],
  })
  t.deepEqual(
    names.map(({ name }) => name),
    ['it[measures.m.set.forums.pilar.leadership=0]', 'it[measures.m.set.forums.pilar.leadership=1]'],
  )
  t.deepEqual(
    said(() =>
      one(text, { set: ['measures.m.set.forums.pilar.leadership=0', 'measures.m.set."forums.pilar.leadership"=1'] }),
    ),
    ['1:1 measures.m.set.forums.pilar.leadership is set twice, to 0 and to 1'],
  )
  t.deepEqual(
    said(() => one(text, { set: ['measures.m.set.forums.pilar.leadrship=0'] })),
    ['1:29 there is no “leadrship” here'],
  )
  t.deepEqual(
    said(() =>
      one(`${head}measures: {m: {at: 2, set: {forums.pilar.leadership: .3, '"forums".pilar.leadership': .4}}}`),
    ),
    ['3:58 forums.pilar.leadership and "forums".pilar.leadership are the same path'],
  )
})

test('factors and points of a list take such a path, and two spellings of one path contradict each other', (t) => {
  const text = `${base}measures: {m: {at: 2, set: {forums.pilar.leadership: .3}}}\n`
  const loader = (_: string, options: LoadOptions = {}) =>
    loadScenarios(['it'], memorySources({ it: text }), options)[0] as Scenario
  const file = (rest: string) =>
    source(`lintas-experiment: 1\nscenarios: [it]\nreplicates: 2\noutcomes: [trust]\n${rest}\n`)
  const path = 'measures.m.set.forums.pilar.leadership'
  const { factors } = readExperiment(
    file(`factors: {${path}: {range: [0, 1]}}\ndesign: {kind: sobol, size: 4}`),
    loader,
  )
  t.deepEqual(
    factors.map((factor) => [factor.path, factor.range]),
    [[path, [0, 1]]],
  )
  const quoted = 'measures.m.set."forums.pilar.leadership"'
  const twice = `factors: {${path}: {values: [0, 1]}, '${quoted}': {values: [0, 1]}}\ndesign: {kind: full-factorial}`
  t.deepEqual(
    said(() => readExperiment(file(twice), loader)),
    [`5:69 ${path} and ${quoted} are the same path`],
  )
  const list = readExperiment(file(`list: [{${path}: 0}, {'${quoted}': 1}]`), loader)
  t.deepEqual(list.list, [[0], [1]])
  t.deepEqual(
    said(() => readExperiment(file(`list: [{${path}: 0, '${quoted}': 1}]`), loader)),
    [`5:52 ${path} and ${quoted} are the same path`],
  )
})

test('measures that begin together and say two things of one value are refused; what is added to is told apart', (t) => {
  const measures = (lines: string) => said(() => one(`${head}measures:\n${lines}`))
  const both = /two measures begin in month 2 and say two things of/
  t.regex(
    measures(
      '  a: {at: 2, set: {forums.pilar.leadership: .3}}\n  b: {at: 2, set: {forums.pilar: {leadership: .4}}}',
    ).join(),
    both,
  )
  t.regex(
    measures(
      '  a: {at: 2, set: {agencies.bnpp.kind: private}}\n  b: {at: 2, set: {agencies.bnpp.kind: academia}}',
    ).join(),
    both,
  )
  t.regex(
    measures('  a: {at: 2, set: {"agencies.*.ego": .3}}\n  b: {at: 2, set: {agencies.bnpp.ego: .4}}').join(),
    both,
  )
  t.regex(
    measures('  a: {at: 2, set: {agencies.trader: null}}\n  b: {at: 2, set: {agencies.trader: {ego: .4}}}').join(),
    both,
  )
  t.deepEqual(
    measures('  a: {at: 2, set: {forums.pilar.leadership: .3}}\n  b: {at: 2, set: {forums.pilar.leadership: .3}}'),
    [],
  )
  t.deepEqual(
    measures('  a: {at: 2, set: {forums.pilar.leadership: .3}}\n  b: {at: 3, set: {forums.pilar.leadership: .4}}'),
    [],
  )
  t.deepEqual(
    measures('  a: {at: 2, set: {forums.pilar.leadership: .3}}\n  b: {at: 2, add: {forums.pilar.leadership: .4}}'),
    [],
  )
  const own = /the measure a (says two things of|both sets)/
  t.regex(measures('  a: {at: 2, set: {forums.pilar.leadership: .3}, add: {forums.pilar.leadership: .1}}').join(), own)
  t.regex(measures('  a: {at: 2, set: {forums.pilar.leadership: .3, forums: {pilar: {leadership: .4}}}}').join(), own)
  t.regex(measures('  a: {at: 2, set: {"agencies.*.ego": .3, agencies: {bnpp: {ego: .4}}}}').join(), own)
  t.deepEqual(measures('  a: {at: 2, set: {"agencies.*.ego": .3, agencies.bnpp.ego: .4}}'), [], 'of one after of all')
  t.deepEqual(
    measures('  a: {at: 2, set: {agencies.new: {ego: .3}}}\n  b: {at: 2, set: {"agencies.*.ego": .4}}'),
    [],
    'of a newcomer',
  )
})

test('over moves numbers only, and no measure changes the calendar', (t) => {
  const measure = (inside: string) => said(() => one(`${head}measures: {m: {at: 2, ${inside}}}`)).join()
  t.regex(measure('over: 3, set: {agencies.bnpp.kind: private}'), /over moves numbers, and this is a word or a switch/)
  t.regex(measure('over: 3, set: {mechanisms.trust.off: true}'), /over moves numbers, and this is a word or a switch/)
  t.regex(measure('over: 3, set: {agencies.trader: null}'), /over moves numbers, and this is a removal/)
  t.is(measure('over: 3, set: {forums.pilar.leadership: .9}'), '')
  t.is(measure('over: 1, set: {agencies.bnpp.kind: private}'), '')
  t.regex(measure('set: {start: 4}'), /a measure cannot change the calendar/)
})

test('whatever stands in place of a month is refused with its place', (t) => {
  const file = (curves: string) =>
    source(`lintas-experiment: 1\nscenarios: [it]\nreplicates: 2\noutcomes: [trust]\ncurves: ${curves}\n`)
  const months = {
    '[0, abc]': '22',
    '[-1]': '19',
    '[1.5]': '19',
    '[.inf]': '19',
    '[{a: 1}]': '19',
    '[[1]]': '19',
    '[~]': '19',
  }
  for (const [text, column] of Object.entries(months)) {
    const faults = said(() => readExperiment(file(`{months: ${text}}`), () => one(base)))
    t.is(faults.length, 1, text)
    t.regex(faults[0] ?? '', new RegExp(`^5:${column} `), text)
  }
  const pattern = (comparison: string) =>
    said(() =>
      readPatterns(source(`lintas-patterns: 1\npatterns: {P: {title: t, kind: theory, holds: [${comparison}]}}`), {
        check: () => [],
      }),
    )
  t.deepEqual(pattern('{left: {scenario: it, outcome: trust, months: [1, .nan]}, is: above, right: 0}'), [
    '2:98 a number must be finite (got .nan)',
  ])
  for (const sides of ['left: 1, is: above, right: 0', 'left: {sum: [1, 2]}, is: below, right: {abs: -1}'])
    t.deepEqual(pattern(`{${sides}}`), ['2:48 a comparison of numbers alone says nothing of any run'])
})

test('what is nested without end is refused before it is read', (t) => {
  for (const sign of ['[', '{', '- ', '? ', 'a: ', '&a '])
    t.regex(said(() => one(sign.repeat(900_000 / sign.length))).join(), /^1:\d+ nested deeper than 50 levels$/, sign)
})

test('a text of signs is refused at the first that is wrong, and one with more of them than anybody writes is not read', (t) => {
  const anchored = `${base.replace('bnpp: {}', 'bnpp: &a {}')}x: [`
  const cost = (text: string) => {
    const before = process.cpuUsage()
    const faults = said(() => one(text))
    const { user, system } = process.cpuUsage(before)
    t.true(user + system < 5_000_000, `${text.slice(-20)}: ${(user + system) / 1e6} s`)
    return faults
  }
  const refused: readonly (readonly [string, RegExp])[] = [
    ['}'.repeat(900_000), /^1:1 this is not valid YAML/],
    ["'' ".repeat(300_000), /^1:4 this is not valid YAML/],
    ['%a\n'.repeat(300_000), /^1:1 YAML directives are not read here$/],
    ['"'.repeat(900_000), /^1:\d+ more than 400000 words and signs in one file$/],
    ['""'.repeat(450_000), /^1:\d+ more than 400000 words and signs in one file$/],
    [`[${','.repeat(390_000)}]`, /^1:3 this is not valid YAML: unexpected , in flow sequence$/],
    [anchored + '*a,'.repeat(300_000), /^5:\d+ more than 400000 words and signs in one file$/],
  ]
  for (const [text, fault] of refused) {
    const faults = cost(text)
    t.is(faults.length, 1)
    t.regex(faults[0] as string, fault)
  }
})

test('a file with a fault in each of many thousand lines is refused with the first thousand', (t) => {
  for (const line of ['- \n', '? \n', 'a:\n']) {
    const faults = said(() => one(line.repeat(150_000)))
    t.is(faults.length, 1000, line)
    t.regex(faults[1] as string, /^\d+:\d /)
  }
})

test('a list that is never closed has nothing to do with paths in quotation marks', (t) => {
  const hints = (line: string) => {
    const error = t.throws(() => one(`${base}${line}`), { instanceOf: ScenarioFaults }) as ScenarioFaults
    return error.faults.map(({ hint }) => hint)
  }
  t.deepEqual(hints(`x: [${'*a,'.repeat(3)}`), [undefined])
  t.deepEqual(hints('measures: {m: {at: 2, add: {agencies.*.capacity: .2}, x: ['), [undefined])
})

test('a wrong tag in an agency that a measure adds is the only fault', (t) => {
  const text = `${head}measures: {m: {at: 2, set: {agencies: {new: {ego: {value: .3, range: [0, 1], tag: foo}}}, forums.pilar.members: {new: {}}}}}`
  t.deepEqual(
    said(() => one(text)),
    ['3:83 tag must be study, literature, theory or assumed (got "foo")'],
  )
})

test('a path that YAML cannot read is hinted at, and a word with its parts in another order is found', (t) => {
  const hint = (text: string) => {
    const error = t.throws(() => one(text), { instanceOf: ScenarioFaults }) as ScenarioFaults
    return error.faults[0]?.hint ?? ''
  }
  t.regex(
    hint(`${head}measures: {m: {at: 2, add: {agencies.*[kind=public].capacity: .2}}}`),
    /in quotation marks: "agencies\.\*\[kind=public\]\.capacity"/,
  )
  t.is(nearest('open-cases', ['cases', 'cases-open', 'open']), 'cases-open')
  t.is(didYouMean('open-cases', ['cases', 'cases-open', 'open'], ''), 'did you mean “cases-open”?')
})

test('an outcome of a service that a scenario lacks is refused with the name of the service', (t) => {
  const loader = (name: string) => loadScenarios([name], memorySources({ base }))[0] as Scenario
  const file = 'lintas-experiment: 1\nscenarios: [base]\nreplicates: 2\noutcomes: [clearance-time]\n'
  t.deepEqual(
    said(() => readExperiment(source(file), loader)),
    ['4:12 base does not record “clearance-time”: it lacks the service border-clearance'],
  )
})

test('whatever stands in a place of a file, it is refused in the words of the file, not in those of a library', (t) => {
  const odd = [null, 5, -1, 1.5, 'x', '', true, [], {}, [null], [0, 1], { x: 1 }]
  const scenario = {
    ...{ lintas: 1, title: { en: 'A' }, description: 'B', extends: 'base', months: 9, start: 2 },
    agencies: { bnpp: { name: 'C', kind: 'public', ego: { value: 0.2, range: [0.1, 0.3], tag: 'theory' } } },
    measures: { m: { title: 'D', at: 2, for: 3, over: 2, set: { 'agencies.bnpp.ego': 0.3 }, note: 'E' } },
  }
  const experiment = {
    ...{ 'lintas-experiment': 1, title: 'A', scenarios: ['base'], months: 9, replicates: 2, seed: 'x' },
    ...{ factors: { 'agencies.bnpp.ego': { range: [0.1, 0.2], levels: 2 } }, design: { kind: 'sobol', size: 4 } },
    ...{ outcomes: ['trust'], curves: { months: [1], raw: true }, list: [{ 'agencies.bnpp.ego': 1 }] },
  }
  const term = {
    scenario: 'base',
    outcome: 'trust',
    scope: 'agency:bnpp',
    months: [1, 2],
    at: 'mean',
    set: {},
    off: [],
  }
  const patterns = {
    'lintas-patterns': 1,
    patterns: {
      a: { title: 'A', kind: 'study', holds: [{ say: 'B', left: term, is: 'above', right: 0, by: 1, times: 2 }] },
      b: { title: 'B', kind: 'theory', structure: 'same-mechanisms' },
    },
  }
  const load = () => one(head)
  const read: [object, (text: string) => unknown][] = [
    [scenario, (text) => one(text)],
    [experiment, (text) => readExperiment({ name: 'e', file: 'e.yaml', text }, load)],
    [patterns, (text) => readPatterns({ name: 'p', file: 'p.yaml', text })],
  ]
  for (const [document, reader] of read)
    for (const keys of placesIn(document))
      for (const value of odd) {
        const text = JSON.stringify(replaced(document, keys, value))
        for (const message of said(() => reader(text)))
          t.notRegex(message, /Invalid|expected|received|Too (small|big)|Unrecognized|is not right here/, text)
      }
})

function placesIn(value: unknown, keys: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[...keys, key], ...placesIn(inner, [...keys, key])])
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const copy: { [key: string]: unknown } = structuredClone(value) as { [key: string]: unknown }
  copy[key] = replaced(copy[key], rest, by)
  return copy
}

test('curves are all, none, raw or a map with months, and no month of theirs stands there twice', (t) => {
  const curves = (text: string) =>
    said(() =>
      readExperiment(
        {
          name: 'e',
          file: 'e.yaml',
          text: `lintas-experiment: 1\nscenarios: [base]\nreplicates: 2\noutcomes: [trust]\ncurves: ${text}\n`,
        },
        () => one(head),
      ),
    ).filter((message) => message.startsWith('5:'))
  for (const text of ['5', '[0, 1]', 'null', 'sum'])
    t.regex(curves(text)[0] ?? '', /^5:9 curves must be all, none, raw, or a map with months \(got /)
  t.deepEqual(curves('{months: [3, 3]}'), ['5:22 month 3 is given twice'])
})

test('what another measure has taken out is said to be gone, and keys that no measure may set are not proposed', (t) => {
  const gone = `${head}measures: {a: {at: 3, set: {agencies.bnpp: null}}, b: {at: 6, set: {agencies.bnpp.ego: .3}}}`
  t.deepEqual(
    said(() => one(gone)),
    ['3:78 there is no “bnpp” any more: the measure a takes it out in month 3'],
  )
  t.deepEqual(
    said(() =>
      one(`${head}measures: {c: {at: 6, set: {agencies.trader: null, forums.pilar.members.trader.joined: 3}}}`),
    ),
    ['3:73 there is no “trader” any more: the measure c takes it out in month 6'],
  )
  try {
    one(`${head}measures: {a: {at: 3, set: {title.en: x}}}`)
    t.fail()
  } catch (error) {
    t.notRegex((error as ScenarioFaults).faults[0]?.hint ?? '', /months|start/)
  }
})

test('values that several measures change at one time are found, in the order of their say', (t) => {
  const measures = `
  a: {at: 3, over: 6, set: {agencies.bnpp.ego: .2}}
  b: {at: 5, set: {agencies.bnpp.ego: .4}}
  c: {at: 7, set: {"agencies.*.capacity": .5, agencies.bnpp.capacity: .6}}
  d: {at: 9, for: 2, set: {agencies.customs.ego: .1}}
  e: {at: 11, set: {agencies.customs: {ego: .3}}}
`
  const scenario = one(`${head}measures:${measures}`)
  const { draft, operations } = makingOf(scenario)
  const found = overlapping(draft.root, scenario.spec, operations)
  t.deepEqual(found.map(([place, all]) => [place, all.map(({ measure }) => measure.id).join(' ')]).sort(), [
    ['agencies.bnpp.capacity', 'c c'],
    ['agencies.bnpp.ego', 'a b'],
  ])
})
