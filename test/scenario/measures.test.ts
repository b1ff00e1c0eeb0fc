/** Loading: measures, by the month. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { assembleScenarios } from '../../src/scenario/assemble.js'
import { assumedSpace } from '../../src/scenario/assumed.js'
import { fileSources } from '../../src/scenario/files.js'
import type { Scenario } from '../../src/scenario/scenario.js'
import { doubleFields } from './double.js'
import { base, faults, one, said, story, withMeasures } from './small.js'

test('a measure acts from its month on, and ends after its months', (t) => {
  const s = one(withMeasures('  lead: {at: 5, for: 3, set: {forums.pilar.leadership: 1}}\n'))
  t.deepEqual(
    story(s, (w) => w.forums.pilar?.leadership),
    [
      [0, 0.2],
      [5, 1],
      [8, 0.2],
    ],
  )
  t.is(s.input.snapshots[0]?.spec.agencies, s.input.snapshots[1]?.spec.agencies)
  t.is(s.spec.forums.pilar?.leadership, 0.2)
})

test('a ramp is linear from what is there, and full in its last month', (t) => {
  const s = one(withMeasures('  lead: {at: 3, over: 4, set: {forums.pilar.leadership: 1}}\n'))
  t.deepEqual(
    story(s, (w) => Math.round((w.forums.pilar?.leadership ?? 0) * 1000)),
    [
      [0, 200],
      [3, 400],
      [4, 600],
      [5, 800],
      [6, 1000],
    ],
  )
  const added = one(withMeasures('  lead: {at: 3, over: 2, add: {forums.pilar.leadership: -.1}}\n'))
  t.deepEqual(
    story(added, (w) => Math.round((w.forums.pilar?.leadership ?? 0) * 1000)),
    [
      [0, 200],
      [3, 150],
      [4, 100],
    ],
  )
})

test('adding stops at the bounds', (t) => {
  const s = one(
    withMeasures('  lead: {at: 3, add: {"agencies.*[kind=public].capacity": .8, agencies.trader.capacity: -.8}}\n'),
  )
  t.deepEqual(
    story(s, (w) => Object.values(w.agencies).map((a) => a.capacity)),
    [
      [0, [0.5, 0.5, 0.5]],
      [3, [1, 1, 0]],
    ],
  )
})

test('a measure removes an agency from its forums too, and it comes back when the measure ends', (t) => {
  const s = one(withMeasures('  leave: {at: 3, for: 2, set: {agencies.bnpp: null}}\n'))
  const look = (w: Scenario['spec']) => [
    Object.keys(w.agencies),
    w.forums.pilar?.chair,
    Object.keys(w.forums.pilar?.members ?? {}),
  ]
  const all = ['bnpp', 'customs', 'trader']
  t.deepEqual(story(s, look), [
    [0, [all, 'bnpp', all]],
    [3, [['customs', 'trader'], null, ['customs', 'trader']]],
    [5, [all, 'bnpp', all]],
  ])
})

test('a measure adds agencies and seats, before others of the same month change values', (t) => {
  const s = one(
    withMeasures(
      '  a-train: {at: 3, add: {"agencies.*.capacity": .1}}\n  b-new: {at: 3, set: {agencies: {bank: {name: {en: Bank}, kind: private, capacity: .2}}, forums.pilar.members: {bank: {}}}}\n',
    ),
  )
  t.is(Math.round((s.input.snapshots[1]?.spec.agencies.bank?.capacity ?? 0) * 1000), 300)
  t.deepEqual(Object.keys(s.input.snapshots[1]?.spec.forums.pilar?.members ?? {}), [
    'bank',
    'bnpp',
    'customs',
    'trader',
  ])
  t.deepEqual(s.labels.agencies.bank, { en: 'Bank', id: 'Bank' })
  t.deepEqual(s.measures[1]?.set, {
    agencies: { bank: { capacity: 0.2, kind: 'private' } },
    'forums.pilar.members': { bank: {} },
  })
})

test('the order in which measures are listed changes nothing', (t) => {
  const a = '  x: {at: 3, set: {"agencies.*.ego": .3, agencies.bnpp.ego: .8}}\n'
  const b = '  y: {at: 3, add: {agencies.bnpp.ego: .1}}\n'
  const c = '  z: {at: 2, set: {agencies.bnpp.ego: .1}}\n'
  const one1 = one(withMeasures(a + b + c))
  t.is(JSON.stringify(one1.input), JSON.stringify(one(withMeasures(c + b + a)).input))
  t.deepEqual(
    story(one1, (w) => [w.agencies.bnpp?.ego, w.agencies.trader?.ego]),
    [
      [0, [0.4, 0.4]],
      [2, [0.1, 0.4]],
      [3, [0.9, 0.3]],
    ],
  )
  t.deepEqual(
    one1.measures.map((m) => m.id),
    ['z', 'x', 'y'],
  )
})

test('stocks that are set are named in the months in which they are set, and nothing else is', (t) => {
  const s = one(
    withMeasures(
      '  x: {at: 3, over: 2, set: {agencies.bnpp.ego: .4, forums.pilar.leadership: .9}}\n  y: {at: 8, set: {agencies.trader: {capacity: .5, commitment: {process: .3}}}, add: {agencies.trader.ego: .1}}\n  z: {at: 12, set: {agencies.bnpp.mandate: 1}}',
    ),
  )
  t.deepEqual(
    s.input.snapshots.map((n) => [n.from, [...n.set].sort()]),
    [
      [0, []],
      [3, ['agencies.bnpp.ego']],
      [4, ['agencies.bnpp.ego']],
      [8, ['agencies.trader.capacity', 'agencies.trader.commitment.process']],
      [12, []],
    ],
  )
})

test('a measure that changes nothing makes no snapshot', (t) => {
  t.is(one(withMeasures('  x: {at: 3, set: {forums.pilar.leadership: .2}}\n')).input.snapshots.length, 1)
})

const badMeasures: Record<string, [measure: string, ...faults: string[]]> = {
  'begins after the end': [
    'x: {at: 25, set: {forums.pilar.leadership: 1}}',
    '4:11 the measure would begin after the end: at is 25, and the scenario runs 24 months',
  ],
  'has no month': [
    'x: {set: {forums.pilar.leadership: 1}}',
    '4:3 at is missing: the month at whose start the measure begins',
  ],
  'does nothing': ['x: {at: 3}', '4:3 a measure must set or add something'],
  'has an unknown key': [
    'x: {at: 3, untl: 4, set: {forums.pilar.leadership: 1}}',
    '4:14 unknown key “untl” in measures.x',
  ],
  'sets out of bounds': [
    'x: {at: 3, set: {forums.pilar.leadership: 2}}',
    '4:45 leadership must be between 0 and 1 (got 2)',
  ],
  'sets what is not declared': ['x: {at: 3, set: {forums.pilar.leadrship: 1}}', '4:33 there is no “leadrship” here'],
  'speaks of who is not there': ['x: {at: 3, set: {agencies.bnp.ego: 1}}', '4:29 there is no “bnp” in agencies'],
  'matches nobody': ['x: {at: 3, set: {"agencies.*[country=tl].ego": 1}}', '4:30 the path matches nothing'],
  'adds to a word': ['x: {at: 3, add: {agencies.bnpp.kind: 1}}', '4:20 add works on numbers only'],
  'seats who is not there': [
    'x: {at: 3, set: {forums.pilar.members.nobody: {}}}',
    '4:20 from month 3 on, forums.pilar.members.nobody names an agency that does not exist: “nobody”',
  ],
  'closes before it opens': [
    'x: {at: 3, set: {services: {border-clearance: {hours: {open: 20}}}}}',
    '4:20 from month 3 on, close must be later than open (got open 20, close 17)',
  ],
  'changes the months': ['x: {at: 3, set: {months: 3}}', '4:20 a measure cannot change the number of months'],
}
for (const [what, [measure, ...expected]] of Object.entries(badMeasures)) {
  test(`refused: a measure that ${what}`, (t) =>
    t.deepEqual(
      said(() => one(withMeasures(`  ${measure}\n`))),
      expected.map((e) => `it.yaml:${e.replace('members.nobody names', 'members names')}`),
    ))
}

test('looking at fewer months leaves later measures alone', (t) => {
  const s = one(withMeasures('  x: {at: 20, set: {forums.pilar.leadership: 1}}\n'), { months: 6 })
  t.is(s.input.months, 6)
  t.is(s.input.snapshots.length, 1)
  t.is(s.measures.length, 1)
})

test('what is wrong with a measure is said however few months are looked at', (t) => {
  for (const change of ['agencies.nobody.ego: 1', 'forums.pilar.chair: nobody', 'forums.pilar.members.nobody: {}']) {
    const text = withMeasures(`  late: {at: 20, set: {${change}}}\n`)
    const all = said(() => one(text))
    t.is(all.length, 1)
    t.deepEqual(
      said(() => one(text, { months: 3 })),
      all,
    )
  }
})

test('a wrong value and a measure of an unknown agency are reported together', (t) => {
  t.deepEqual(
    said(() => one(`${base}measures: {x: {at: 3, set: {agencies.bnp.ego: 1}}}\nstart: 13`)),
    [
      'it.yaml:12:38 there is no “bnp” in agencies',
      'it.yaml:13:8 start must be a whole number between 1 and 12 (calendar month) (got 13)',
    ],
  )
})

test('numbers in measures carry annotations, and are part of the assumed space', (t) => {
  const s = one(
    withMeasures('  x: {at: 3, add: {"agencies.*.capacity": {value: .2, range: [.1, .3], tag: assumed}}}\n'),
  )
  t.deepEqual(s.values.get('measures.x.add."agencies.*.capacity"'), {
    value: 0.2,
    tag: 'assumed',
    range: [0.1, 0.3],
    given: true,
  })
  t.deepEqual(s.measures[0]?.add, { 'agencies.*.capacity': 0.2 })
  t.true(assumedSpace(s).some((v) => v.path === 'measures.x.add."agencies.*.capacity"'))
})

test('a large world is loaded in time, and snapshots share what does not change', (t) => {
  const agencies = Array.from({ length: 10_000 }, (_, i) => `  a${i}: {kind: ${i % 2 ? 'public' : 'private'}}`).join(
    '\n',
  )
  const started = performance.now()
  const s = one(
    `lintas: 1\nagencies:\n${agencies}\nmeasures: {x: {at: 3, over: 3, add: {"agencies.*[kind=public].capacity": .1}}}`,
  )
  t.is(s.input.snapshots.length, 4)
  t.is(s.input.snapshots[1]?.spec.agencies.a0, s.spec.agencies.a0)
  t.true(performance.now() - started < 30_000)
})

// Files

test.serial('scenarios on disk: names, roots, links, and files that are none', (t) => {
  const top = mkdtempSync(join(tmpdir(), 'lintas-'))
  t.teardown(() => rmSync(top, { recursive: true }))
  const cwd = join(top, 'work')
  const packageRoot = join(top, 'package')
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, text)
  }
  const mine = 'lintas: 1\nextends: case/base\n'
  write(join(packageRoot, 'scenarios/case/base.yaml'), base)
  write(join(packageRoot, 'scenarios/case/patterns.yaml'), 'lintas-patterns: 1\n')
  write(join(cwd, 'scenarios/mine.yaml'), mine)
  write(join(cwd, 'elsewhere.yaml'), mine)
  write(join(cwd, 'scenarios/empty.yaml'), '')
  write(join(cwd, 'scenarios/binary.yaml'), new Uint8Array([0xff, 0xfe, 0, 1, 2]))
  write(join(cwd, 'scenarios/nul.yaml'), new Uint8Array([0x61, 0]))
  write(join(cwd, 'scenarios/large.yaml'), 'x'.repeat(1_000_001))
  write(join(top, 'outside.yaml'), base)
  symlinkSync(join(top, 'outside.yaml'), join(cwd, 'scenarios/link.yaml'))
  mkdirSync(join(cwd, 'scenarios/folder.yaml'))
  const sources = () => fileSources({ cwd, packageRoot })
  const loaded = (...names: string[]) => assembleScenarios(doubleFields, names, sources())

  t.deepEqual(
    sources()
      .list()
      .map((s) => s.name),
    ['case/base', 'mine'],
  )
  t.deepEqual(
    loaded('mine', 'case/base').map((s) => s.name),
    ['mine', 'case/base'],
  )
  t.is(loaded('scenarios/mine.yaml')[0]?.name, 'mine')
  t.is(loaded('./elsewhere.yaml')[0]?.name, 'elsewhere')
  t.is(loaded(join(top, 'outside.yaml'))[0]?.file, join(top, 'outside.yaml'))
  t.deepEqual(
    said(() => loaded('empty')),
    ['scenarios/empty.yaml:1:1 the file is empty: a scenario starts with “lintas: 1”'],
  )
  t.deepEqual(
    said(() => loaded('binary')),
    ['scenarios/binary.yaml:1:1 this is not a text file in UTF-8'],
  )
  t.deepEqual(
    said(() => loaded('nul')),
    ['scenarios/nul.yaml:1:2 the text holds a control character (U+0000)'],
  )
  t.deepEqual(
    said(() => loaded('large')),
    ['scenarios/large.yaml:1:1 the file is larger than 1 MB'],
  )
  t.deepEqual(
    said(() => loaded('folder')),
    ['folder:1:1 there is no scenario “folder”'],
  )
  t.deepEqual(
    said(() => loaded('/dev/zero')),
    ['/dev/zero:1:1 this is not a file'],
  )
  t.is(loaded('../outside')[0]?.name, 'outside')
  t.deepEqual(
    said(() => loaded('case/../../outside')),
    ['case/../../outside:1:1 there is no scenario “case/../../outside”'],
  )
  t.like(faults(() => loaded('case/bsae'))[0], { file: 'case/bsae', hint: 'did you mean “case/base”?' })
  for (const out of [
    '../../outside',
    '../../outside.yaml',
    join(top, 'outside.yaml'),
    'link',
    './link',
    '../../../../../../../../etc/passwd',
    'case/../../x',
  ]) {
    write(join(cwd, 'scenarios/out.yaml'), `lintas: 1\nextends: ${out}\n`)
    t.deepEqual(
      said(() => loaded('out')),
      [`scenarios/out.yaml:2:10 “${out}” leaves the scenario roots`],
      out,
    )
  }
  write(join(cwd, 'scenarios/out.yaml'), 'lintas: 1\nextends: binary\n')
  t.deepEqual(
    said(() => loaded('out')),
    ['scenarios/binary.yaml:1:1 this is not a text file in UTF-8'],
  )
  write(join(top, 'mine.yaml'), mine)
  t.deepEqual(
    said(() => loaded('mine', join(top, 'mine.yaml'))),
    [`${join(top, 'mine.yaml')}:1:1 two scenarios are named mine: scenarios/mine.yaml and ${join(top, 'mine.yaml')}`],
  )
})
