/** The diplomatic agenda: signs of its mechanisms under common luck, its books, and what takes how long. */

import test from 'ava'
import { agendaOf } from '../../src/model/services/diplomacy-agenda/state.js'
import { simulate } from '../../src/model/simulate.js'
import type { World } from '../../src/model/world.js'
import { pairedEffect } from './sign-trials.js'
import { curve, meanAt, type Partial, world } from './worlds.js'

const months = 96
const replicates = 60

type Value = number | string | boolean | null | { [key: string]: Value }
type Tree = { [key: string]: Value }

/** Two countries, a working group and a committee above it; the group meets in March, the committee in July. */
function base(): Tree {
  const agencies: Tree = {}
  const group: Tree = {}
  const committee: Tree = {}
  for (const country of ['id', 'my']) {
    for (let i = 0; i < 6; i++) {
      const id = `${country}${i}`
      agencies[id] = {
        country,
        kind: 'public',
        ego: 0.4,
        capacity: 0.5,
        mandate: 0.6,
        tenure: 24,
        budget: { opening: 2, income: 0.6, cap: 8 },
        interests: { x: country === 'id' ? 0.2 + 0.05 * i : 0.45 + 0.05 * i },
      }
      if (i < 4) group[id] = {}
      else committee[id] = {}
    }
  }
  const design = { 'legal-basis': 0.7, secretariat: 0.6, 'budget-line': 0.6, 'joint-plan': 0.3 }
  return {
    issues: { x: {} },
    agencies,
    forums: {
      group: {
        tier: 'regional',
        parent: 'top',
        leadership: 0.3,
        exposure: 0.3,
        design,
        members: group,
        channels: { 'face-to-face': { every: 12, due: 3, cost: 1 }, 'technical-team': { every: 2 } },
      },
      top: {
        tier: 'central',
        leadership: 0.3,
        exposure: 1,
        design,
        members: committee,
        channels: { 'face-to-face': { every: 12, due: 7, cost: 1 }, 'technical-team': { every: 2 } },
      },
    },
    relations: { 'cross-border': 0.3 },
    services: {
      'diplomacy-agenda': {
        fields: { trade: { arrivals: 4 }, culture: { arrivals: 4 } },
        authority: { group: 0.5 },
        sides: { id: { memory: 0.5, tenure: 96 } },
      },
    },
    mechanisms: {},
  }
}

/** Sets a path; `*` reaches every entry. */
function put(tree: Tree, path: string, value: Value): void {
  const [head, ...rest] = path.split('.')
  for (const key of head === '*' ? Object.keys(tree) : [head!]) {
    if (rest.length === 0) tree[key] = value
    else {
      if (typeof tree[key] !== 'object' || tree[key] === null) tree[key] = {}
      put(tree[key] as Tree, rest.join('.'), value)
    }
  }
}

function variant(changes: { readonly [path: string]: Value }, length = months): World {
  const tree = structuredClone(base())
  for (const [path, value] of Object.entries(changes)) put(tree, path, value)
  return world(tree as Partial, length)
}

const service = 'services.diplomacy-agenda'

/** [what is expected, path raised, from, to, outcome, scope, sign, also set]. */
type Row = readonly [string, string, Value, Value, string, string, 1 | -1, { readonly [path: string]: Value }?]

const tense = { 'world.tension': 0.8 }
const citizen = (country: string): Value => ({
  country,
  kind: 'civil-society',
  ego: 0.2,
  budget: { opening: 2, income: 1, cap: 8 },
})

const rows: readonly Row[] = [
  ['agenda: shared understanding settles items', 'mechanisms.agenda.understanding', 0, 0.6, 'items-agreed', '', 1],
  ['agenda: working papers settle items', 'mechanisms.agenda.papers', 0, 0.8, 'items-agreed', '', 1],
  ['agenda: technical teams prepare them', 'forums.*.channels.technical-team.every', 12, 1, 'items-agreed', '', 1],
  ['agenda: skilled negotiators settle more', 'agencies.*.capacity', 0.2, 0.9, 'settled-share', '', 1],
  [
    'agenda: more fields leave less time for each',
    `${service}.fields`,
    { trade: { arrivals: 8 } },
    { a: { arrivals: 2 }, b: { arrivals: 2 }, c: { arrivals: 2 }, d: { arrivals: 2 } },
    'settled-share',
    'tier:regional',
    -1,
  ],
  ['agenda: crowding', 'mechanisms.agenda.crowd', 0, 0.5, 'items-carried-over', '', 1],
  ['agenda: authority lets the region agree', `${service}.authority.group`, 0.2, 0.9, 'items-agreed', '', 1],
  ['agenda: authority spares the way up', `${service}.authority.group`, 0.2, 0.9, 'items-escalated', '', -1],
  ['agenda: matters of state go up', `${service}.fields.*.sensitivity`, 0, 0.8, 'items-escalated', '', 1],
  ['agenda: coordination resolves sooner', `${service}.coordination`, 0, 1, 'time-to-resolve', '', -1],
  ['agenda: coordination resolves more', `${service}.coordination`, 0, 1, 'items-resolved', '', 1],
  ['agenda: open items occupy the agencies', 'mechanisms.agenda.pressure', 0, 1, 'salience', '', 1],
  ['starting anew: turnover costs trust', 'agencies.*.tenure', 12, 120, 'cross-border-trust', '', 1],
  ['starting anew: files keep it', `${service}.sides.id.memory`, 0, 1, 'cross-border-trust', 'country:id', 1],
  ['starting anew: files spare losses', `${service}.sides.id.memory`, 0, 1, 'trust-lost-to-turnover', 'country:id', -1],
  ['starting anew: bodies that last', `${service}.sides.id.tenure`, 24, 1200, 'cross-border-trust', '', 1],
  ['starting anew: what newcomers know', 'mechanisms.starting-anew.known', 0, 0.8, 'cross-border-trust', '', 1],
  ['confidence: exchange builds trust between agencies', `${service}.exchange`, 0, 1, 'cross-border-trust', '', 1],
  ['confidence: and exchange between people', `${service}.exchange`, 0, 1, 'exchange', '', 1],
  ['confidence: tension thins exchange', 'world.tension', 0, 1, 'exchange', '', -1],
  ['confidence: non-state members visit', 'agencies.my3', citizen('my'), citizen('my'), 'exchange', '', 1],
  ['people: exchange', `${service}.exchange`, 0, 1, 'people-to-people-trust', '', 1],
  ['people: agencies that trust each other', 'forums.*.leadership', 0, 1, 'people-to-people-trust', '', 1],
  ['people: tension', 'world.tension', 0, 1, 'people-to-people-trust', '', -1],
  [
    'postponement: tension puts sessions off',
    'mechanisms.postponement.chill',
    0,
    1,
    'meetings',
    'tier:central',
    -1,
    { 'world.tension': 1, 'forums.*.channels.face-to-face.every': 2, 'forums.*.channels.face-to-face.cost': 0 },
  ],
  [
    'tension: the nearer to the capital, the worse',
    'forums.top.exposure',
    0.1,
    1,
    'cross-border-trust',
    'tier:central',
    -1,
    tense,
  ],
  ['follow-up: sustained', `${service}.follow-up`, 0, 1, 'programme-follow-up', '', 1],
  ['follow-up: secretariats with files', `${service}.sides.id.memory`, 0, 1, 'programme-follow-up', '', 1],
  ['follow-up: what is not followed up lapses', 'mechanisms.follow-up.lapse', 0.02, 0.3, 'programmes-running', '', -1],
  ['welfare: programmes', `${service}.follow-up`, 0, 1, 'welfare', '', 1],
  ['welfare: exchange', `${service}.exchange`, 0, 1, 'welfare', '', 1],
  ['welfare: national policy', `${service}.national-policy`, 0, 1, 'welfare', '', 1],
  ['dependence: falls with welfare at home', `${service}.follow-up`, 0, 1, 'dependence', '', -1],
  ['dependence: roads', 'mechanisms.border-welfare.roads', 0, 0.5, 'dependence', '', -1],
]

for (const [says, path, low, high, outcome, scope, sign, also] of rows) {
  test(says, (t) => {
    const civil = outcome === 'exchange' && path.startsWith('agencies.')
    const a = variant(civil ? {} : { ...also, [path]: low })
    const b = variant({ ...also, [path]: high })
    const { mean, error } = pairedEffect(a, b, { outcome, scope, from: months - 11, replicates })
    t.true(mean * sign > 0, `${outcome} moves by ${mean}`)
    t.true(mean * sign > 2 * error, `${outcome} moves by ${mean} ± ${error}: too small to tell from chance`)
  })
}

test('every item that arrived is agreed, resolved or open, at every month, and so is every agreement', (t) => {
  const w = variant({ [`${service}.authority.group`]: 0.6, 'world.tension': 0.5 })
  for (let r = 0; r < 10; r++) {
    simulate(w, 'books', r, {
      after: (_, s) => {
        const d = agendaOf(s)
        const { forums, fields } = w.structure
        for (let f = 0; f < forums.length; f++) {
          let onTheirWay = 0
          for (let k = f * fields.length; k < (f + 1) * fields.length; k++) {
            onTheirWay += d.local[k]! + d.decided[k]!
            for (let tier = 0; tier < forums.length; tier++) onTheirWay += d.raised[tier * d.local.length + k]!
          }
          const left = d.arrived[f]! - d.agreed[f]! - d.resolved[f]! - onTheirWay
          if (left !== 0) t.fail(`${left} items are missing`)
          if (d.openItems(f) !== onTheirWay) t.fail(`${d.openItems(f)} items are told to be open`)
          const results = d.agreed[f]! - d.endorsed[f]! - d.unendorsed[f]!
          if (results !== 0 && f === 0) t.fail(`${results} results are missing`)
        }
        const paper = d.concluded - d.pending - d.carriedOut - d.lapsed
        if (Math.abs(paper) > 1e-9) t.fail(`${paper} agreements are missing`)
      },
    })
  }
  t.pass()
})

test('a session falls due in its month of the year', (t) => {
  const held = curve(variant({ 'mechanisms.convening.base': 1 }), 'meetings', 'forum:group')
  t.is(held[2], 0)
  t.is(held[3], 1)
  t.is(held[14], 1)
  t.is(held[15], 2)
})

test('an item beyond local authority is resolved by the next yearly session of the region at the soonest', (t) => {
  const w = variant({
    [`${service}.authority.group`]: 0,
    'mechanisms.agenda.floor': 1,
    'mechanisms.agenda.crowd': 0,
    [`${service}.coordination`]: 1,
    'mechanisms.convening.base': 1,
    'forums.*.quorum': 0,
  })
  t.is(meanAt(w, 'items-agreed', months, 20), 0)
  t.is(meanAt(w, 'items-resolved', 14, 20), 0)
  t.true(meanAt(w, 'items-resolved', 16, 20) > 0)
})

test('with all of it within local authority, nothing goes up but results for endorsement', (t) => {
  const w = variant({ [`${service}.authority.group`]: 1, [`${service}.fields.*.sensitivity`]: 0 })
  t.is(meanAt(w, 'items-escalated', months, 20), 0)
  t.true(meanAt(w, 'results-endorsed', months, 20) > 0)
})

test('a side that is as stable as can be loses no files, and one that changes every month has none', (t) => {
  const files = (tenure: number) => {
    const w = variant({ [`${service}.sides.id`]: { memory: 0.8, tenure } })
    let last = 0
    simulate(w, 'files', 0, {
      after: (_, s) => {
        last = s.files[0]!
      },
    })
    return last
  }
  t.is(files(1), 0)
  t.true(Math.abs(files(12000) - 0.8) < 1e-12)
})
