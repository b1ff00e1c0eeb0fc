import test from 'ava'
import { curve, type Partial, world, worldSpec } from './worlds.js'

const messages = { messaging: {} }
const own = { agency: true }

/** Two agencies that sit in a forum, one that sits nowhere, and a forum in which nobody sits. */
const given = (agencies: Partial = {}, forums: Partial = {}): Partial => ({
  agencies: {
    customs: { capacity: 0.2 },
    police: { capacity: 0.4 },
    outsider: { capacity: 0.9, kind: 'private' },
    ...agencies,
  },
  forums: {
    post: { members: { customs: {}, police: {} }, channels: messages, legitimacy: 0.3 },
    paper: { members: {}, channels: messages, legitimacy: 0.9 },
    ...forums,
  },
  // Capacities stay as they are written.
  mechanisms: { training: { off: true }, turnover: { off: true } },
})

const near = (t: { true(is: boolean, why: string): void }, is: number, expected: number) =>
  t.true(Math.abs(is - expected) < 1e-15, `${is} is not ${expected}`)

test('an agency that sits in no forum is in no mean of the collaboration, and keeps what it has of its own', (t) => {
  const w = world(given(), 3, [], own)
  near(t, curve(w, 'capacity')[3]!, 0.3)
  near(t, curve(w, 'capacity', 'kind:public')[3]!, 0.3)
  t.true(Number.isNaN(curve(w, 'capacity', 'kind:private')[3]!))
  t.is(curve(w, 'capacity', 'agency:outsider')[3], 0.9)
  for (const outcome of ['joint-share', 'own-effort']) {
    const [all, customs, police] = ['', 'agency:customs', 'agency:police'].map((scope) => curve(w, outcome, scope)[3]!)
    near(t, all!, (customs! + police!) / 2)
    t.false(Number.isNaN(curve(w, outcome, 'agency:outsider')[3]!), outcome)
  }
})

test('a forum without members has no shared understanding and is in no mean over forums', (t) => {
  const w = world(given(), 3)
  t.true(Number.isNaN(curve(w, 'shared-understanding', 'forum:paper')[3]!))
  t.true(Number.isNaN(curve(w, 'attendance', 'forum:paper')[3]!))
  t.true(Number.isNaN(curve(w, 'members-told', 'forum:paper')[3]!))
  for (const outcome of ['shared-understanding', 'legitimacy', 'transparency', 'meetings'])
    t.deepEqual(curve(w, outcome), curve(w, outcome, 'forum:post'), outcome)
  t.is(curve(w, 'legitimacy', 'forum:paper')[0], 0.9)
})

test('where no forum has members no mean of the collaboration has a value', (t) => {
  const w = world({ ...given(), forums: { paper: { members: {}, channels: messages } } }, 2)
  for (const outcome of ['capacity', 'trust', 'shared-understanding', 'legitimacy', 'meetings'])
    t.deepEqual(curve(w, outcome), [Number.NaN, Number.NaN, Number.NaN], outcome)
})

test('a decree that reached nobody seats nobody, and its forum still counts among those that should know', (t) => {
  const paper = { members: { outsider: { told: false } }, channels: messages }
  const w = world(given({}, { paper }), 2)
  near(t, curve(w, 'capacity')[2]!, 0.3)
  t.is(curve(w, 'members-told', 'forum:paper')[2], 0)
  t.is(curve(w, 'members-told')[2], 0.5)
  t.true(Number.isNaN(curve(w, 'shared-understanding', 'forum:paper')[2]!))
})

test('who joins and leaves a forum enters and leaves the means in that month', (t) => {
  const joining = { customs: {}, police: {}, outsider: { joined: 2 } }
  const before = given({}, { post: { members: joining, channels: messages, tier: 'local' }, paper: { tier: 'centre' } })
  const left = {
    ...before,
    forums: { ...before.forums, post: { ...before.forums.post, members: { customs: {}, police: {} } } },
  }
  const gone = { ...left, agencies: { customs: { capacity: 0.2 } } }
  const alone = { ...gone, forums: { ...gone.forums, post: { ...left.forums.post, members: { customs: {} } } } }
  const w = world(before, 6, [
    { from: 4, spec: worldSpec(left) },
    { from: 6, spec: worldSpec(alone) },
  ])
  for (const scope of ['', 'forum:post', 'tier:local']) {
    const means = curve(w, 'capacity', scope)
    for (const [month, mean] of [0.3, 0.3, 0.5, 0.5, 0.3, 0.3, 0.2].entries()) near(t, means[month]!, mean)
  }
  t.true(curve(w, 'capacity', 'tier:centre').every(Number.isNaN))
})

test('an agency that changes kind, country or the tier of its forum counts where it belongs in each month', (t) => {
  const before = given(
    { outsider: null },
    { other: { members: { police: {} }, channels: messages, tier: 'centre', legitimacy: 0.5 } },
  )
  before.agencies.outsider = { capacity: 0.9, kind: 'private', country: 'my' }
  before.forums.post.members.outsider = {}
  const after = {
    ...before,
    agencies: { ...before.agencies, police: { capacity: 0.4, kind: 'private', country: 'my' } },
    forums: { ...before.forums, other: { ...before.forums.other, tier: before.forums.post.tier ?? 'local' } },
  }
  const w = world(before, 3, [{ from: 2, spec: worldSpec(after) }])
  const expected: Readonly<Record<string, readonly number[]>> = {
    'kind:public': [0.3, 0.3, 0.2, 0.2],
    'kind:private': [0.9, 0.9, 0.65, 0.65],
    'country:id': [0.3, 0.3, 0.2, 0.2],
    'country:my': [0.9, 0.9, 0.65, 0.65],
    'tier:centre': [0.4, 0.4, Number.NaN, Number.NaN],
  }
  for (const [scope, means] of Object.entries(expected))
    for (const [month, mean] of curve(w, 'capacity', scope).entries())
      if (Number.isNaN(means[month]!)) t.true(Number.isNaN(mean), `${scope} ${month}`)
      else near(t, mean, means[month]!)
})

test('a forum without members does not weigh on the border post', (t) => {
  const services = { 'border-clearance': {} }
  const empty = world({ ...given(), services }, 24)
  const { paper, ...forums } = given().forums
  t.truthy(paper)
  const none = world({ ...given(), forums, services }, 24)
  for (const outcome of ['joint-inspection', 'supervision', 'compliance'])
    t.deepEqual(curve(empty, outcome), curve(none, outcome), outcome)
})
