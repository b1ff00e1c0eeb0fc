import test from 'ava'
import { assumedSpace } from '../../src/scenario/assumed.js'
import { agencyOf, base, faults, load, one, said } from './small.js'

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
