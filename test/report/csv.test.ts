import test from 'ava'
import { spreadsheetCsv } from '../../src/analysis/csv-dialect.js'
import type { CurveRow } from '../../src/analysis/curves.js'
import type { EffectRow } from '../../src/analysis/effects.js'
import type { OutcomeDeclaration } from '../../src/model/outcome.js'
import {
  CsvError,
  curvesCsv,
  effectsCsv,
  eventsCsv,
  numberText,
  parseCsv,
  readCurves,
  readEffects,
  runsCsv,
} from '../../src/report/csv.js'

const text = (chunks: Iterable<string>) => [...chunks].join('')
const words = { en: '', id: '' }
const series = (name: string, scope = '') => {
  const outcome: OutcomeDeclaration = {
    name,
    label: words,
    unit: '',
    bounds: [0, 1],
    bins: 10,
    better: 'higher',
    meaning: words,
  }
  return { outcome, scope }
}

const curve: CurveRow = {
  scenario: 'entikong/baseline',
  outcome: 'trust',
  scope: 'forum:pilar',
  month: 3,
  unit: '',
  n: 1,
  mean: 0.1 + 0.2,
  sd: Number.NaN,
  mean_low: Number.NaN,
  mean_high: Number.NaN,
  p05: -0,
  p25: 1e-7,
  p50: 1e21,
  p75: 1 / 3,
  p95: 5e-324,
}

const effect: EffectRow = {
  baseline: 'a',
  variant: 'b[forums.pilar={x: 1, y: "2"}]',
  outcome: 'clearance-time',
  scope: '',
  month: 60,
  unit: 'hours',
  n: 200,
  from: 6.5,
  to: 5,
  effect: -1.5,
  low: -2,
  high: -1,
  share_positive: 0,
  share_negative: 0,
  variance_reduction: 0.875,
  composition: 0,
  in_both: Number.NaN,
  came: Number.NaN,
  left: Number.NaN,
}

test('curves.csv has the columns of the contract, shortest numbers, and empty fields for missing', (t) => {
  t.is(
    text(curvesCsv([curve])),
    'scenario,outcome,scope,month,unit,n,mean,sd,mean_low,mean_high,p05,p25,p50,p75,p95\n' +
      'entikong/baseline,trust,forum:pilar,3,,1,0.30000000000000004,,,,0,1e-7,1e+21,0.3333333333333333,5e-324\n',
  )
})

test('effects.csv has the columns of the contract, and quotes what must be quoted', (t) => {
  t.is(
    text(effectsCsv([effect])),
    'baseline,variant,outcome,scope,month,unit,n,from,to,effect,low,high,share_positive,share_negative,variance_reduction,composition,in_both,came,left\n' +
      'a,"b[forums.pilar={x: 1, y: ""2""}]",clearance-time,,60,hours,200,6.5,5,-1.5,-2,-1,0,0,0.875,0,,,\n',
  )
})

test('runs.csv has one column for each series of any scenario, in order of first appearance', (t) => {
  const a = {
    scenario: 'a',
    seed: '7',
    replicates: 2,
    world: { series: [series('trust'), series('trust', 'forum:pilar')] },
    finals: { rows: () => [Float64Array.of(0.5, Number.NaN), Float64Array.of(0.25, -0)] },
  }
  const b = {
    scenario: 'b',
    seed: 'lucky, "one"',
    replicates: 1,
    world: { series: [series('queue'), series('trust')] },
    finals: { rows: () => [Float64Array.of(12, 1)] },
  }
  t.is(
    text(runsCsv([a, b])),
    'scenario,replicate,seed,trust,trust@forum:pilar,queue\n' +
      'a,0,7/0,0.5,,\n' +
      'a,1,7/1,0.25,0,\n' +
      'b,0,"lucky, ""one""/0",1,,12\n',
  )
})

test('events.csv lists the minutes in order', (t) => {
  const events = [
    {
      month: 3,
      event: 'session',
      forum: 'pilar',
      agencies: ['bea-cukai', 'imigrasi'],
      values: { came: 2, told: 17 },
    },
    { month: 4, event: 'turnover', forum: '', agencies: ['bnpp'], values: { lost: 0.125 } },
  ]
  t.is(
    text(eventsCsv([{ scenario: 'a', replicate: 0, events }])),
    'scenario,replicate,month,event,forum,agencies,detail\n' +
      'a,0,3,session,pilar,bea-cukai imigrasi,2 of 17 took part\n' +
      'a,0,4,turnover,,bnpp,a new official; trust lost 0.13 over all counterparts\n',
  )
})

test('tables read back as they were written', (t) => {
  t.deepEqual(readCurves(text(curvesCsv([curve, { ...curve, month: 4 }]))), [
    { ...curve, p05: 0 },
    { ...curve, p05: 0, month: 4 },
  ])
  t.deepEqual(readEffects(text(effectsCsv([effect]))), [effect])
})

test('long tables come in many chunks that make the same text', (t) => {
  const rows = Array.from({ length: 5000 }, (_, month) => ({ ...curve, month }))
  const chunks = [...curvesCsv(rows)]
  t.true(chunks.length > 3)
  t.true(chunks.every((chunk) => chunk.length < 70_000 && chunk.endsWith('\n')))
  t.is(readCurves(chunks.join('')).length, 5000)
})

test('the examples of RFC 4180 are read', (t) => {
  t.deepEqual(parseCsv('aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n'), [
    ['aaa', 'bbb', 'ccc'],
    ['zzz', 'yyy', 'xxx'],
  ])
  t.deepEqual(parseCsv('aaa,bbb,ccc\nzzz,yyy,xxx'), [
    ['aaa', 'bbb', 'ccc'],
    ['zzz', 'yyy', 'xxx'],
  ])
  t.deepEqual(parseCsv('"aaa","b\r\nbb","ccc"\r\nzzz,yyy,xxx'), [
    ['aaa', 'b\r\nbb', 'ccc'],
    ['zzz', 'yyy', 'xxx'],
  ])
  t.deepEqual(parseCsv('"aaa","b""bb","ccc"'), [['aaa', 'b"bb', 'ccc']])
  t.deepEqual(parseCsv('a,,\n,,b\n'), [
    ['a', '', ''],
    ['', '', 'b'],
  ])
  t.deepEqual(parseCsv('a,'), [['a', '']])
  t.deepEqual(parseCsv('"","""",x'), [['', '"', 'x']])
  t.deepEqual(parseCsv(''), [])
})

test('a table that is not well formed is refused with its line', (t) => {
  t.is(t.throws(() => parseCsv('a,b\nc,"d'), { instanceOf: CsvError })?.line, 2)
  t.is(t.throws(() => parseCsv('a"b'), { instanceOf: CsvError })?.line, 1)
  t.is(t.throws(() => parseCsv('"a"b'), { instanceOf: CsvError })?.line, 1)
  t.throws(() => readCurves('a,b\n'), { message: /columns/ })
  const table = text(effectsCsv([effect]))
  t.throws(() => readEffects(table.replace('-1.5', 'much')), { message: 'line 2: effect is not a number: much' })
  t.throws(() => readEffects(`${table}a,b\n`), { message: /line 3: 2 fields where 19 belong/ })
})

test('numbers are written so that they read back as the same double', (t) => {
  for (const x of [0.1, 1 / 3, 1e-300, 123456789.125, Number.MAX_VALUE, -2.5]) t.is(Number(numberText(x)), x)
  t.is(numberText(-0), '0')
  t.is(numberText(Number.NaN), '')
})

test('for spreadsheets there are semicolons, decimal commas and a mark, and no cell is a formula or another value', (t) => {
  // What a cell may begin with to be taken for a formula: OWASP, CSV Injection. A figure, a date and a truth are retyped.
  const names = [
    '=1+1',
    '+62',
    '-dash',
    '−x',
    '@me',
    '\tx',
    "'quoted",
    '2030',
    '007',
    '7/12',
    '1-2',
    'true',
    '1e5',
    '1,5',
    'a;b',
    'plain name',
  ]
  const rows = names.map((scenario): CurveRow => ({ ...curve, scenario, mean: -1.5, p50: 1e-7 }))
  const [head = '', ...lines] = text(curvesCsv(rows).in(spreadsheetCsv)).trimEnd().split('\n')
  t.true(head.startsWith('\uFEFFscenario;outcome;scope;month;'))
  t.deepEqual(
    lines.map((line) => line.replace(/;trust.*/, '')),
    [
      "'=1+1",
      "'+62",
      "'-dash",
      "'−x",
      "'@me",
      "'\tx",
      "''quoted",
      "'2030",
      "'007",
      "'7/12",
      "'1-2",
      "'true",
      "'1e5",
      "'1,5",
      '"a;b"',
      'plain name',
    ],
  )
  t.true(
    lines.every((line) => line.includes(';-1,5;') && line.includes(';1e-7;')),
    lines[0],
  )
  // What reads it has what it reads of the plain text.
  const read = readCurves(`${[head, ...lines].join('\n')}\n`)
  t.deepEqual(read, readCurves(text(curvesCsv(rows))))
  t.deepEqual(
    read.map(({ scenario }) => scenario),
    names,
  )
})
