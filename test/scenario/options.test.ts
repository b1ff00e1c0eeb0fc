import test from 'ava'
import fc from 'fast-check'
import { canonicalOptions } from '../../src/scenario/canonical-options.js'
import { base, faults, load, one, said, withMeasures } from './small.js'

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
