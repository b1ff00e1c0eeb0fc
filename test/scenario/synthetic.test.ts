import test from 'ava'
import { compileWorld } from '../../src/model/world.js'
import { canonicalJson } from '../../src/provenance/canonical.js'
import { fingerprint, modelReading, sha256 } from '../../src/provenance/fingerprint.js'
import { recordedAsSources, recordedScenario } from '../../src/scenario/document.js'
import { ScenarioFaults } from '../../src/scenario/errors.js'
import { type LoadOptions, loadScenarios, type Scenario } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'

const file = (rest = '', synthetic = '{agencies: 510, forums: 30}') => `lintas: 1\nsynthetic: ${synthetic}\n${rest}`

function load(text: string, options: LoadOptions = {}): Scenario {
  return loadScenarios(['network'], memorySources({ network: text }), options)[0] as Scenario
}

const sized = (agencies: number, forums: number) => load(file('', `{agencies: ${agencies}, forums: ${forums}}`))

function faults(text: string, options: LoadOptions = {}) {
  try {
    load(text, options)
  } catch (error) {
    if (error instanceof ScenarioFaults) return error.faults.map(({ path, line, message }) => ({ path, line, message }))
    throw error
  }
  return []
}

test('a synthetic world has the agencies and forums that it is told, of three tiers, two countries and all kinds', (t) => {
  const { spec } = load(file())
  t.is(Object.keys(spec.agencies).length, 510)
  const forums = Object.entries(spec.forums)
  t.is(forums.length, 30)
  const tiers = (tier: string) => forums.filter(([, f]) => f.tier === tier).length
  t.deepEqual([tiers('province'), tiers('regency'), tiers('post')], [1, 4, 25])
  t.is(new Set(Object.values(spec.agencies).map((a) => a.kind)).size, 5)
  // Every third of seventeen at a post is a neighbour’s.
  t.is(Object.values(spec.agencies).filter((a) => a.country === 'my').length, 25 * 5)
  t.deepEqual(Object.keys(spec.agencies).sort()[0], 'post-01-01')
})

test('coordinators tie a forum to the one above it, and without them nobody sits in two', (t) => {
  const forumsOf = (s: Scenario) => {
    const seats = new Map<string, string[]>()
    for (const [forum, { members }] of Object.entries(s.spec.forums))
      for (const id of Object.keys(members)) seats.set(id, [...(seats.get(id) ?? []), forum])
    return seats
  }
  const tied = forumsOf(load(file()))
  t.is([...tied.values()].filter((forums) => forums.length === 2).length, 29)
  t.deepEqual(tied.get('post-02-01'), ['regency-2', 'post-02'])
  t.is(load(file()).spec.forums['post-02']!.parent, 'regency-2')
  const loose = load(file('', '{agencies: 510, forums: 30, coordinators: false}'))
  t.true([...forumsOf(loose).values()].every((forums) => forums.length === 1))
})

test('any size that gives each forum two agencies or more, and no more than a hundred, is a world', (t) => {
  for (const [agencies, forums] of [
    [2, 1],
    [100, 1],
    [5, 2],
    [60, 30],
    [301, 31],
    [1000, 61],
  ] as const) {
    const { spec } = sized(agencies, forums)
    t.is(Object.keys(spec.agencies).length, agencies)
    t.is(Object.keys(spec.forums).length, forums)
    t.true(Object.values(spec.forums).every((f) => Object.keys(f.members).length >= 2))
    const own = Object.entries(spec.forums).map(
      ([id, f]) => Object.keys(f.members).filter((member) => member.startsWith(`${id}-`)).length,
    )
    t.true(Math.max(...own) - Math.min(...own) <= 1, 'the agencies are spread evenly')
  }
})

test('sizes that make no world are refused where they are written', (t) => {
  t.deepEqual(faults(file('', '{agencies: 50, forums: 30}')), [
    { path: 'synthetic.forums', line: 2, message: '30 forums need at least 60 agencies, two for each (got 50)' },
  ])
  t.deepEqual(faults(file(), { set: ['synthetic.agencies=5000'] }), [
    {
      path: 'synthetic.agencies',
      line: 1,
      message: '30 forums seat at most 3000 agencies, 100 in each (got 5000)',
    },
  ])
  t.regex(faults(file('', '{agencies: 1.5, forums: 1}'))[0]!.message, /agencies must be a whole number/)
  t.deepEqual(faults(file('', '{agency: 5}'))[0]!.message, 'unknown key “agency” in synthetic')
  const measure = 'measures:\n  grow: {at: 3, set: {synthetic.agencies: 600}}\n'
  t.is(faults(file(measure)).at(-1)!.message, 'a measure cannot change what the world is generated from')
})

test('what a scenario says is laid over the generated world: values, wild cards, newcomers, leavers and measures', (t) => {
  const s = load(
    file(`agencies:
  post-02-03: {ego: 0.9}
  post-02-04: null
  ministry: {level: centre}
forums:
  province-1: {members: {ministry: {}}}
measures:
  law: {at: 12, set: {"forums.*[tier=post].design.legal-basis": 1}}
`),
    { set: ['agencies.*[kind=academia].capacity=0.25'] },
  )
  t.is(s.spec.agencies['post-02-03']!.ego, 0.9)
  t.is(s.spec.agencies['post-02-04'], undefined)
  t.false('post-02-04' in s.spec.forums['post-02']!.members)
  t.true('ministry' in s.spec.forums['province-1']!.members)
  t.true(Object.values(s.spec.agencies).every((a) => a.kind !== 'academia' || a.capacity === 0.25))
  const after = s.input.snapshots.at(-1)!
  t.is(after.from, 12)
  t.is(after.spec.forums['post-07']!.design['legal-basis'], 1)
  t.not(after.spec.forums['province-1']!.design['legal-basis'], 1)
})

test('a scenario that extends a synthetic one may give it another size, or none', (t) => {
  const sources = memorySources({
    network: file('relations: {trust: 0.3}\n'),
    small: 'lintas: 1\nextends: network\nsynthetic: {agencies: 20, forums: 2}\n',
    none: 'lintas: 1\nextends: network\nsynthetic: null\nagencies: {one: {}}\n',
  })
  const [small, none] = loadScenarios(['small', 'none'], sources) as [Scenario, Scenario]
  t.is(Object.keys(small.spec.agencies).length, 20)
  t.is(small.spec.relations.trust, 0.3)
  t.deepEqual(Object.keys(none.spec.agencies), ['one'])
})

test('trust is kept for pairs that share a forum only, so that memory grows with the members and not with all pairs', (t) => {
  const pairs = (agencies: number, forums: number) =>
    compileWorld(sized(agencies, forums).input).structure.pairFrom.length
  const small = pairs(510, 30)
  // 29 coordinators sit in two forums; every forum of n members has n(n − 1) ordered pairs.
  const seats = Object.values(sized(510, 30).spec.forums).map((f) => Object.keys(f.members).length)
  t.is(
    small,
    seats.reduce((sum, n) => sum + n * (n - 1), 0),
  )
  const large = pairs(5100, 300)
  t.true(large / small > 9 && large / small < 11, `${large} of ten times as many, ${small}`)
})

test('of a large world each forum is recorded by itself only where that is wanted', (t) => {
  const scopes = (forums: number, forum?: boolean) => {
    const { series } = compileWorld(sized(forums * 3, forums).input, forum === undefined ? {} : { forum })
    return series.filter(({ scope }) => scope.startsWith('forum:')).length
  }
  t.true(scopes(100) > 0)
  t.is(scopes(101), 0)
  t.is(scopes(101, false), 0)
  t.true(scopes(101, true) > 101)
})

test('a record of a synthetic scenario is short, and the same scenario is loaded from it', (t) => {
  const s = load(
    file('agencies:\n  post-02-03: {ego: {value: 0.9, range: [0.8, 1], tag: assumed}}\n  post-02-04: null\n'),
    { set: ['forums.province-1.leadership=0.7'] },
  )
  const record = recordedScenario(s)
  t.true(JSON.stringify(record).length < 100_000)
  const [again] = loadScenarios([s.name], recordedAsSources([record]))
  t.is(fingerprint(again!), fingerprint(s))
  t.deepEqual(again!.values, s.values)
})

test('the fingerprint of a large world is that of its canonical JSON, and another size has another', (t) => {
  const s = load(file())
  t.is(fingerprint(s), sha256(canonicalJson(modelReading(s))))
  t.is(fingerprint(s), fingerprint(load(file())))
  t.not(fingerprint(s), fingerprint(sized(511, 30)))
})
