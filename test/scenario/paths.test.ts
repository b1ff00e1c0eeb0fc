/** The path grammar. */
import test from 'ava'
import fc from 'fast-check'
import { assembleScenarios } from '../../src/scenario/assemble.js'
import { memorySources } from '../../src/scenario/memory.js'
import {
  declaredAt,
  isPathFault,
  matches,
  type Path,
  parsePath,
  pathOf,
  update,
  valueAt,
  whyNothing,
} from '../../src/scenario/path.js'
import { rootOf } from '../../src/scenario/schema.js'
import { tinyFields } from './double.js'

const root = rootOf(tinyFields)
const world = {
  months: 12,
  agencies: {
    a: { kind: 'public', country: 'id', ego: 0.1, staff: 1 },
    b: { kind: 'public', country: 'my', ego: 0.2, staff: 2 },
    c: { kind: 'private', country: 'my', ego: 0.3, staff: 3 },
  },
  forums: {
    f: { chair: 'a', messaging: null, members: { a: { told: true }, b: { told: false } } },
    g: { chair: null, messaging: { every: 2 }, members: {} },
  },
}

function path(text: string): Path {
  const parsed = parsePath(text)
  if (isPathFault(parsed)) throw new Error(parsed.message)
  return parsed
}
const found = (text: string) => matches(root, world, path(text)).map(pathOf)

test('a path names one value', (t) => {
  t.deepEqual(found('agencies.a.ego'), ['agencies.a.ego'])
  t.is(valueAt(world, ['agencies', 'a', 'ego']), 0.1)
  t.is(valueAt(world, ['agencies', 'constructor', 'ego']), undefined)
})

test('* stands for every entry of a map', (t) => {
  t.deepEqual(found('agencies.*.ego'), ['agencies.a.ego', 'agencies.b.ego', 'agencies.c.ego'])
  t.deepEqual(found('forums.*.members.*.told'), ['forums.f.members.a.told', 'forums.f.members.b.told'])
})

test('filters keep the entries for which all of them hold', (t) => {
  t.deepEqual(found('agencies.*[kind=public].ego'), ['agencies.a.ego', 'agencies.b.ego'])
  t.deepEqual(found('agencies.*[kind=public][country=my].ego'), ['agencies.b.ego'])
  t.deepEqual(found('agencies.*[staff=3]'), ['agencies.c'])
  t.deepEqual(found('forums.*.members.*[told=false]'), ['forums.f.members.b'])
  t.deepEqual(found('forums.*[messaging.every=2].chair'), ['forums.g.chair'])
})

test('a path matches nothing below what is not there', (t) => {
  t.deepEqual(found('forums.f.messaging.every'), [])
  t.is(whyNothing(root, world, path('forums.f.messaging.every')).message, 'forums.f.messaging is not there')
  t.like(whyNothing(root, world, path('agencies.aa.ego')), {
    message: 'there is no “aa” in agencies',
    hint: 'did you mean “a”?',
    start: 9,
    end: 11,
  })
  t.is(whyNothing(root, world, path('agencies.*[country=tl].ego')).message, 'the path matches nothing')
})

test('setting a value copies what lies on the way and shares the rest', (t) => {
  const after = update(root, world, path('agencies.a.ego'), () => 0.9) as typeof world
  t.is(after.agencies.a.ego, 0.9)
  t.is(world.agencies.a.ego, 0.1)
  t.is(after.agencies.b, world.agencies.b)
  t.is(after.forums, world.forums)
  t.is(
    update(root, world, path('agencies.a.ego'), () => 0.1),
    world,
  )
})

const wrong: Record<string, [start: number, message: string]> = {
  '': [0, 'the path is empty'],
  'a..b': [2, 'a path has an empty segment here'],
  'a.': [1, 'a path has an empty segment here'],
  '.a': [0, 'a path has an empty segment here'],
  'a b': [1, '“ ” cannot stand here in a path'],
  'a[kind=public]': [1, '“[” cannot stand here in a path'],
  'a.*[kind': [3, 'this bracket is never closed'],
  'a.*[kind]': [3, 'a filter is a field and its value'],
  'a.*[=x]': [3, 'a filter is a field and its value'],
  'a.*[kind=]': [3, 'a filter is a field and its value'],
  'a."b': [2, 'this quotation mark is never closed'],
  'a.*b': [3, '“b” cannot stand here in a path'],
}
for (const [text, [start, message]] of Object.entries(wrong)) {
  test(`refused as a path: ${JSON.stringify(text)}`, (t) => t.like(parsePath(text), { start, message }))
}

const undeclared: Record<string, [start: number, message: string, hint?: string]> = {
  'agences.a': [0, 'there is no “agences” here', 'did you mean “agencies”?'],
  'agencies.a.eggo': [11, 'there is no “eggo” here', 'did you mean “ego”?'],
  'agencies.a.ego.x': [15, 'the path goes on below a number'],
  '*.a': [0, '* stands for the entries of a map, and here there is none'],
  'agencies.*[knd=public].ego': [11, 'there is no “knd” here', 'did you mean “kind”?'],
  'agencies.*[kind=pubic].ego': [10, 'nothing can have kind=pubic', 'did you mean “public”?'],
  'forums.*[members=a].chair': [8, 'a filter looks at a single value'],
  'agencies.a.constructor': [11, 'there is no “constructor” here'],
}
for (const [text, [start, message, hint]] of Object.entries(undeclared)) {
  test(`refused by the declarations: ${text}`, (t) =>
    t.like(declaredAt(root, path(text)), { start, message, ...(hint === undefined ? {} : { hint }) }))
}

test('segments with dots are quoted, and read back', (t) => {
  t.is(pathOf(['measures', 'train', 'add', 'agencies.*.capacity']), 'measures.train.add."agencies.*.capacity"')
  t.deepEqual(
    path('measures.train.add."agencies.*.capacity"').segments.map((s) => s.name),
    ['measures', 'train', 'add', 'agencies.*.capacity'],
  )
})

test('a path is read or refused, whatever its text', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-c.*[\]="-]{0,20}$/)), (text) => {
        const parsed = parsePath(text)
        return isPathFault(parsed)
          ? parsed.start >= 0 && parsed.end > parsed.start
          : parsed.text === text && parsed.segments.length > 0
      }),
      { numRuns: 2000 },
    ),
  )
})

test('every number of a scenario can be found again by its path', (t) => {
  const text = 'lintas: 1\nagencies: {a: {}, b: {staff: 3}}\nforums: {f: {messaging: {}, members: {a: {}}}}'
  const [scenario] = assembleScenarios(tinyFields, ['s'], memorySources({ s: text }))
  for (const [at, { value }] of scenario?.values ?? [])
    t.is(
      valueAt(
        scenario?.spec,
        path(at).segments.map((s) => s.name as string),
      ),
      value,
    )
})
