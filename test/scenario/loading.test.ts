/** Loading: extends, options, measures, what is told of each value, and patterns. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import { assembleScenarios } from '../../src/scenario/assemble.js'
import { assumedSpace } from '../../src/scenario/assumed.js'
import { canonicalOptions } from '../../src/scenario/canonical-options.js'
import { type Fault, ScenarioFaults } from '../../src/scenario/errors.js'
import { fileSources } from '../../src/scenario/files.js'
import { memorySources } from '../../src/scenario/memory.js'
import { readPatterns } from '../../src/scenario/patterns.js'
import type { LoadOptions, Scenario } from '../../src/scenario/scenario.js'
import { doubleFields } from './double.js'

const base = `lintas: 1
title: {en: Base, id: Dasar}
months: 24
issues: {fees: {name: Fees}}
agencies:
  bnpp: {name: {id: BNPP, en: Border agency}, ego: {value: .4, range: [.2, .6], tag: assumed, note: coded from words}, tag: study, source: entikong-cbm}
  customs: {kind: public, interests: {fees: .3}, ego: {value: .3, tag: study, source: entikong-cbm}}
  trader: {kind: private, country: my}
forums:
  pilar: {chair: bnpp, members: {bnpp: {}, customs: {joined: 3}, trader: {}}, channels: {face-to-face: {every: 3}, messaging: {tag: study}}}
mechanisms: {turnover: {off: true, loss: .7}}
`

function load(texts: Record<string, string>, references: string[], options: LoadOptions = {}): Scenario[] {
  return assembleScenarios(doubleFields, references, memorySources(texts), options)
}
function one(text: string, options: LoadOptions = {}, more: Record<string, string> = {}): Scenario {
  return load({ it: text, base, ...more }, ['it'], options)[0] as Scenario
}
function faults(run: () => unknown): readonly Fault[] {
  try {
    run()
    return []
  } catch (error) {
    if (error instanceof ScenarioFaults) return error.faults
    throw error
  }
}
const said = (run: () => unknown) => faults(run).map((f) => `${f.file}:${f.line}:${f.column} ${f.message}`)
const withMeasures = (measures: string) => `lintas: 1\nextends: base\nmeasures:\n${measures}`
/** Months from which snapshots hold, with something of each. */
const story = (s: Scenario, look: (spec: Scenario['spec']) => unknown) =>
  s.input.snapshots.map((n) => [n.from, look(n.spec)])
const agencyOf = (spec: Scenario['spec'], id: string) => {
  const agency = spec.agencies[id]
  if (!agency) throw new Error(`no ${id}`)
  return agency
}

test('defaults are filled in, and optional groups stay absent', (t) => {
  const s = one(base)
  t.is(agencyOf(s.spec, 'trader').ego, 0.4)
  t.is(s.spec.forums.pilar?.channels['technical-team'], null)
  t.is(s.spec.services['border-clearance'], null)
  t.deepEqual(s.title, { en: 'Base', id: 'Dasar' })
  t.deepEqual(s.labels.agencies, {
    bnpp: { en: 'Border agency', id: 'BNPP' },
    customs: { en: 'customs', id: 'customs' },
    trader: { en: 'trader', id: 'trader' },
  })
  t.deepEqual(s.input, { months: 24, snapshots: [{ from: 0, spec: s.spec, set: new Set<string>() }] })
})

test('the order of entries in a file changes nothing', (t) => {
  const a = one('lintas: 1\nagencies: {b: {ego: .2}, a: {}}\nforums: {g: {members: {b: {}, a: {}}}, f: {}}')
  const b = one('forums: {f: {}, g: {members: {a: {}, b: {}}}}\nagencies: {a: {}, b: {ego: .2}}\nlintas: 1')
  t.is(JSON.stringify(a.input), JSON.stringify(b.input))
})

test('every number says what is known of it', (t) => {
  const { values, facts } = one(base)
  t.deepEqual(values.get('agencies.bnpp.ego'), {
    value: 0.4,
    tag: 'assumed',
    range: [0.2, 0.6],
    note: 'coded from words',
    given: true,
  })
  t.deepEqual(values.get('agencies.customs.ego'), { value: 0.3, tag: 'study', source: 'entikong-cbm', given: true })
  t.deepEqual(values.get('agencies.trader.ego'), { value: 0.4, tag: 'assumed', given: false })
  t.deepEqual(values.get('forums.pilar.members.customs.joined'), { value: 3, tag: 'assumed', given: true })
  t.deepEqual(values.get('mechanisms.trust.gain'), {
    value: 0.1,
    tag: 'assumed',
    source: 'ansell-gash-2008',
    given: false,
    range: [0.05, 0.2],
  })
  t.deepEqual(facts.get('agencies.bnpp'), { tag: 'study', source: 'entikong-cbm' })
  t.deepEqual(facts.get('forums.pilar.channels.messaging'), { tag: 'study' })
})

test('structural facts carry sources too', (t) => {
  const s = one(
    'lintas: 1\nagencies: {a: {kind: {value: private, tag: study, source: x}}}\nforums: {f: {chair: {value: a, tag: theory}}}',
  )
  t.is(agencyOf(s.spec, 'a').kind, 'private')
  t.deepEqual(s.facts.get('agencies.a.kind'), { value: 'private', tag: 'study', source: 'x' })
  t.is(s.spec.forums.f?.chair, 'a')
})

test('the assumed space holds coefficients and written ranges, not bare choices or what a study says', (t) => {
  t.deepEqual(assumedSpace(one(base)), [
    { path: 'agencies.bnpp.ego', value: 0.4, range: [0.2, 0.6] },
    { path: 'mechanisms.trust.gain', value: 0.1, range: [0.05, 0.2] },
    // Set outside of its declared range, which is widened to it.
    { path: 'mechanisms.turnover.loss', value: 0.7, range: [0.1, 0.7] },
  ])
})

test('a scenario takes over another and writes only what differs', (t) => {
  const s = one(
    'lintas: 1\nextends: base\nagencies: {customs: {capacity: .9}, trader: null, new: {}}\nforums: {pilar: {chair: null, channels: {face-to-face: null}}}',
  )
  t.is(s.months, 24)
  t.deepEqual(Object.keys(s.spec.agencies), ['bnpp', 'customs', 'new'])
  t.is(agencyOf(s.spec, 'customs').capacity, 0.9)
  t.is(agencyOf(s.spec, 'customs').ego, 0.3)
  t.deepEqual(agencyOf(s.spec, 'customs').interests, { fees: 0.3 })
  // Who is taken out leaves the forum.
  t.deepEqual(Object.keys(s.spec.forums.pilar?.members ?? {}), ['bnpp', 'customs'])
  t.is(s.spec.forums.pilar?.chair, null)
  t.is(s.spec.forums.pilar?.channels['face-to-face'], null)
  // What is taken over keeps what was said of it; what is replaced does not.
  t.is(s.values.get('agencies.customs.ego')?.tag, 'study')
  t.false(s.values.has('agencies.trader.ego'))
})

test('a value that replaces another does not inherit its annotation', (t) => {
  const s = one('lintas: 1\nextends: base\nagencies: {bnpp: {ego: .5}}')
  t.deepEqual(s.values.get('agencies.bnpp.ego'), { value: 0.5, tag: 'assumed', given: true })
  t.is(s.facts.get('agencies.bnpp')?.tag, 'study')
})

test('a fault is shown in the file where the value was written, and once for all who extend it', (t) => {
  const bad = 'lintas: 1\nagencies: {a: {ego: 3}}'
  t.deepEqual(
    said(() => load({ bad, x: 'lintas: 1\nextends: bad', y: 'lintas: 1\nextends: bad' }, ['x', 'y'])),
    ['bad.yaml:2:21 ego must be between 0 and 1 (got 3)'],
  )
  t.deepEqual(
    said(() => one('lintas: 1\nextends: base\nissues: {fees: null}')),
    [],
  )
  t.deepEqual(
    said(() =>
      load({ p: 'lintas: 1\nagencies: {a: {}}\nforums: {f: {members: {b: {}}}}', q: 'lintas: 1\nextends: p' }, ['q']),
    ),
    ['p.yaml:3:24 forums.f.members names an agency that does not exist: “b”'],
  )
})

test('extends that goes round, too deep, nowhere or out of the root is refused where it is written', (t) => {
  const ext = (to: string) => `lintas: 1\nextends: ${to}`
  t.deepEqual(
    said(() => load({ a: ext('b'), b: ext('c'), c: ext('a') }, ['a'])),
    ['c.yaml:2:10 extends goes round in a circle: a → b → c → a'],
  )
  t.deepEqual(
    said(() => load({ a: ext('a') }, ['a'])),
    ['a.yaml:2:10 extends goes round in a circle: a → a'],
  )
  const deep = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`s${i}`, i === 12 ? base : ext(`s${i + 1}`)]))
  t.deepEqual(
    said(() => load(deep, ['s0'])),
    ['s10.yaml:2:10 extends goes more than 10 files deep'],
  )
  t.deepEqual(
    said(() => load(deep, ['s2'])),
    [],
  )
  t.like(faults(() => one(ext('bsae')))[0], {
    line: 2,
    column: 10,
    message: 'there is no scenario “bsae”',
    hint: 'did you mean “base”?',
  })
  for (const out of ['../../etc/passwd', '/etc/passwd', '../base', 'x/../../base']) {
    t.deepEqual(
      said(() => one(ext(out))),
      [`it.yaml:2:10 “${out}” leaves the scenario root`],
      out,
    )
  }
  t.is(load({ 'x/a': ext('./b'), 'x/b': ext('../base'), base }, ['x/a'])[0]?.name, 'x/a')
})

test('a missing scenario, one named twice, and options at fault are all reported together', (t) => {
  t.deepEqual(
    said(() => load({ base }, ['bas', 'base', 'base'], { months: 0 })),
    [
      '--months:1:1 months must be a whole number between 1 and 1200 (got 0)',
      'bas:1:1 there is no scenario “bas”',
      'base.yaml:1:1 the scenario base is named twice',
    ],
  )
})

test('an entry that is taken out and put in again starts afresh', (t) => {
  const s = one(
    'lintas: 1\nextends: mid\nagencies: {customs: {}}\nforums: {pilar: {members: {customs: {}}}}',
    {},
    { mid: 'lintas: 1\nextends: base\nagencies: {customs: null}' },
  )
  t.deepEqual(s.values.get('agencies.customs.ego'), { value: 0.4, tag: 'assumed', given: false })
  t.deepEqual(s.values.get('forums.pilar.members.customs.joined'), { value: 0, tag: 'assumed', given: false })
})

test('--set has the effect of a line in the file', (t) => {
  const s = one(base, {
    set: [
      'agencies.*[kind=public].ego=.9',
      'agencies.trader=null',
      'agencies.new={kind: media}',
      'forums.pilar.members.new={}',
      'forums.pilar.channels.technical-team={every: 2}',
      'months=36',
      'forums.pilar.chair=customs',
    ],
  })
  t.deepEqual(
    Object.values(s.spec.agencies).map((a) => a.ego),
    [0.9, 0.9, 0.4],
  )
  t.deepEqual(Object.keys(s.spec.forums.pilar?.members ?? {}), ['bnpp', 'customs', 'new'])
  t.deepEqual(s.spec.forums.pilar?.channels['technical-team'], { every: 2 })
  t.is(s.months, 36)
  t.is(s.spec.forums.pilar?.chair, 'customs')
  t.is(
    one(base, { set: ['agencies.bnpp.ego={value: .3, range: [.1, .5]}'] }).values.get('agencies.bnpp.ego')?.range?.[1],
    0.5,
  )
})

test('--set meets the same checks, shown in its own text', (t) => {
  const set = (...texts: string[]) => said(() => one(base, { set: texts }))
  t.deepEqual(set('agencies.bnpp.ego=1.4'), ['--set:1:19 ego must be between 0 and 1 (got 1.4)'])
  t.deepEqual(set('agencies.bnp.ego=1'), ['--set:1:10 there is no “bnp” in agencies'])
  t.deepEqual(set('agencies.bnp.ego=2'), [
    '--set:1:10 there is no “bnp” in agencies',
    '--set:1:18 ego must be between 0 and 1 (got 2)',
  ])
  t.deepEqual(set('agencies.*[kind=public.ego=1'), ['--set:1:11 this bracket is never closed'])
  t.deepEqual(set('agencies."bnpp.ego=1'), ['--set:1:10 this quotation mark is never closed'])
  t.deepEqual(set('agencies.bnpp.eggo=1'), ['--set:1:15 there is no “eggo” here'])
  t.deepEqual(set('agencies.bnpp'), ['--set:1:1 --set needs a path, an equals sign and a value'])
  t.deepEqual(set('agencies.bnpp.ego='), ['--set:1:1 agencies.bnpp.ego is given no value'])
  t.deepEqual(set('agencies.bnpp.ego={value: .1}'), ['--set:1:19 ego needs a range unless its tag is study'])
  t.deepEqual(set('agencies.bnpp.ego=.nan'), ['--set:1:19 a number must be finite (got .nan)'])
  t.deepEqual(set('agencies.*[country=tl].ego=1'), ['--set:1:10 the path matches nothing'])
  t.deepEqual(set('agencies.Bad={}'), [
    '--set:1:10 “Bad” is not an id: small letters, digits and hyphens, starting with a letter',
  ])
  t.deepEqual(set('agencies.constructor={}'), ['--set:1:10 “constructor” is a reserved word and cannot be an id'])
  t.deepEqual(set('title=x'), ['--set:1:1 title cannot be set from the command line'])
  t.deepEqual(set('forums.pilar.members.nobody={}'), [
    '--set:1:29 forums.pilar.members names an agency that does not exist: “nobody”',
  ])
  t.is(faults(() => one(base, { set: ['agencies.bnpp.ego=1.4'] }))[0]?.source, 'agencies.bnpp.ego=1.4')
})

test('--set reaches measures', (t) => {
  const text = withMeasures('  legal: {at: 12, set: {forums.pilar.leadership: 1}, add: {"agencies.*.capacity": .1}}\n')
  const s = one(text, { set: ['measures.legal.at=20', 'measures.legal.add."agencies.*.capacity"=.3'] })
  t.like(s.measures[0], { at: 20, add: { 'agencies.*.capacity': 0.3 } })
  t.deepEqual(
    said(() => one(text, { set: ['measures.lgal.at=3'] })),
    ['--set:1:10 there is no measure “lgal”'],
  )
  t.deepEqual(
    said(() => one(text, { set: ['measures.legal.at=0'] })),
    ['--set:1:19 at must be a whole number between 1 and 1200 (months) (got 0)'],
  )
  t.deepEqual(one(text, { set: ['measures.legal=null'] }).measures, [])
})

test('several --vary cross, and name their scenarios', (t) => {
  const all = load({ base }, ['base'], { vary: ['forums.pilar.leadership=.1, .9', 'months=6,7'] })
  t.deepEqual(
    all.map((s) => [s.name, s.months, s.spec.forums.pilar?.leadership]),
    [
      ['base[forums.pilar.leadership=0.1][months=6]', 6, 0.1],
      ['base[forums.pilar.leadership=0.1][months=7]', 7, 0.1],
      ['base[forums.pilar.leadership=0.9][months=6]', 6, 0.9],
      ['base[forums.pilar.leadership=0.9][months=7]', 7, 0.9],
    ],
  )
  t.deepEqual(
    said(() => load({ base }, ['base'], { vary: ['months=6,6', 'months=', 'months=x'] })),
    [
      '--vary:1:10 the value 6 is given twice',
      '--vary:1:1 months is given no values',
      '--vary:1:8 months must be a whole number between 1 and 1200 (got "x")',
    ],
  )
})

test('one path has one value, however it is typed', (t) => {
  const vary = (...texts: string[]) => said(() => load({ base }, ['base'], { vary: texts }))
  t.deepEqual(vary('agencies.bnpp.ego=.1,.10'), ['--vary:1:22 the values .1 and .10 are the same'])
  t.deepEqual(vary('agencies.bnpp.ego=.1,{value: 1e-1, range: [0, 1]}'), [
    '--vary:1:22 the values .1 and {value: 1e-1, range: [0, 1]} are the same',
  ])
  t.deepEqual(vary('agencies.bnpp.ego=.1, '), ['--vary:1:21 a value is missing after this comma'])
  t.deepEqual(vary('agencies.bnpp.ego=.1,.2', 'agencies."bnpp".ego=.3'), [
    '--vary:1:1 agencies.bnpp.ego is varied twice',
  ])
  t.deepEqual(
    said(() => one(base, { set: ['agencies.bnpp.ego=.1', 'agencies."bnpp".ego=.2'] })),
    ['--set:1:1 agencies.bnpp.ego is set twice, to 0.1 and to 0.2'],
  )
  t.is(one(base, { set: ['agencies.bnpp.ego=.1', 'agencies.bnpp.ego=1e-1'] }).spec.agencies.bnpp?.ego, 0.1)
  t.deepEqual(
    said(() => load({ base }, ['base'], { set: ['agencies.bnpp.ego=.1'], vary: ['agencies.bnpp.ego=.2,.3'] })),
    ['--vary:1:1 agencies.bnpp.ego is both set and varied'],
  )
  for (const options of [{ set: ['months=6'] }, { vary: ['months=6,7'] }])
    t.regex(
      said(() => load({ base }, ['base'], { ...options, months: 5 })).join(),
      /months is given here and by --months 5/,
    )
})

test('options are recorded in one form, whichever way they are written', (t) => {
  const recorded = (set: string[], months?: number) => {
    const { set: sets, months: kept } = canonicalOptions({ set, ...(months === undefined ? {} : { months }) }, [60, 60])
    return kept === undefined ? sets : [...sets, kept]
  }
  for (const value of ['.5', '0.5', '0.50', '5e-1', ' +.5 ', '0.5 # a half'])
    t.deepEqual(recorded([`agencies.bnpp.ego=${value}`]), ['agencies.bnpp.ego=0.5'], value)
  t.deepEqual(recorded(['agencies.new={"kind": \'media\', ego: .30, name: "a: b"}']), [
    'agencies.new={ego: 0.3, kind: media, name: "a: b"}',
  ])
  t.deepEqual(recorded(['agencies.*[ country = my ][kind="public"][country=my]."ego"=~']), [
    'agencies.*[country=my][kind=public].ego=null',
  ])
  t.deepEqual(recorded(['b.x=1', 'a.x=2', 'b.x=1.0']), ['a.x=2', 'b.x=1'])
  // What touches the same values keeps its order, whatever stands between.
  t.deepEqual(recorded(['c.*.x=1', 'b.y=2', 'c.a.x=3', 'a.z=4']), ['a.z=4', 'b.y=2', 'c.*.x=1', 'c.a.x=3'])
  t.deepEqual(recorded(['c.a.x=3', 'a.z=4', 'c.*.x=1', 'b.y=2']), ['a.z=4', 'b.y=2', 'c.a.x=3', 'c.*.x=1'])
  t.deepEqual(recorded(['c.b.kind=p', 'c.*[kind=p].x=1']), ['c.b.kind=p', 'c.*[kind=p].x=1'])
  t.deepEqual(recorded(['c.b={}', 'b.c=null', 'a.x=1']), ['c.b={}', 'b.c=null', 'a.x=1'])
  t.deepEqual(recorded(['b.c.d=null', 'a.x=1']), ['a.x=1', 'b.c.d=null'])
  t.deepEqual(recorded(['months=36']), [36])
  t.deepEqual(recorded([], 36), [36])
  t.deepEqual(recorded(['months=6e1']), [])
  t.deepEqual(canonicalOptions({ months: 60 }, [60, 48]).months, 60)
  t.deepEqual(canonicalOptions({ vary: ['agencies."bnpp".ego= .10 ,1', 'a.k=x,"y","1"'] }, []).vary, [
    'agencies.bnpp.ego=0.1,1',
    'a.k=x,y,"1"',
  ])
})

test('the recorded form of any value reads back as the same form', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const first = canonicalOptions({ set: [`a.b=${JSON.stringify(value)}`] }, []).set
        t.deepEqual(canonicalOptions({ set: first }, []).set, first)
      }),
      { numRuns: 300 },
    ),
  )
})

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

// Patterns

const patternsOf = (text: string) =>
  readPatterns({ name: 'p', file: 'p.yaml', text }, { fields: doubleFields, outcomes: ['trust', 'attendance'] })

test('patterns are read into expressions', (t) => {
  const [pattern] = patternsOf(`lintas-patterns: 1
patterns:
  E2:
    title: {en: Formalising raises attendance, id: Formalisasi menaikkan kehadiran}
    kind: theory
    source: ansell-gash-2008
    holds:
      - say: above
        left: {scenario: formalised, outcome: attendance, scope: 'forum:pilar', months: [13, 24], set: {forums.pilar.leadership: .4}, off: [turnover]}
        is: above
        right: {sum: [{difference: [1, {scenario: base, outcome: trust}]}, {log: {scenario: base, outcome: trust, at: {first-month-above: .5}, months: 7}}]}
        by: 0.05
`)
  t.like(pattern, { id: 'E2', kind: 'theory', source: 'ansell-gash-2008' })
  const [comparison] = pattern?.holds ?? []
  t.deepEqual(comparison, {
    say: { en: 'above', id: 'above' },
    left: {
      scenario: 'formalised',
      outcome: 'attendance',
      scope: 'forum:pilar',
      months: [13, 24],
      set: { 'forums.pilar.leadership': 0.4 },
      off: ['turnover'],
    },
    is: 'above',
    right: {
      sum: [
        { difference: [1, { scenario: 'base', outcome: 'trust' }] },
        { log: { scenario: 'base', outcome: 'trust', at: { 'first-month-above': 0.5 }, months: 7 } },
      ],
    },
    by: 0.05,
  })
})

test('what is wrong with patterns is said all at once, each at its place', (t) => {
  t.deepEqual(
    said(() =>
      patternsOf(`lintas-patterns: 1
patterns:
  E1:
    title: x
    kind: theroy
    holds:
      - {left: {scenario: a, outcome: trst}, is: abov, right: high}
      - {left: {scenario: a, outcome: trust, scope: forum, months: [5, 3]}, is: above, right: {diff: [1, 2]}}
      - {left: {scenario: a, outcome: trust, off: [turnovr], set: {agencies.bnpp.eggo: 1, agencies.bnpp.ego: 2}}, is: above, right: {log: [1, 2]}}
      - {is: above, right: 1}
`),
    ).map((s) => s.replace('p.yaml:', '')),
    [
      '5:11 kind must be built-in, calibrated, theory or study (got "theroy")',
      '7:39 there is no outcome “trst”',
      '7:50 is must be above, below, at-least or at-most (got "abov")',
      '7:63 a side must be a number, a term or an expression (got "high")',
      '8:53 scope must look like forum:pilar, agency:bnpp, kind:public, country:id, tier:local or pair:a>b (got "forum")',
      '8:68 months must run from the earlier to the later month',
      '8:95 unknown expression “diff”',
      '9:52 there is no mechanism “turnovr”',
      '9:82 there is no “eggo” here',
      '9:110 ego must be between 0 and 1 (got 2)',
      '9:133 log takes one operand (got 2)',
      '10:9 left is missing',
    ],
  )
})
