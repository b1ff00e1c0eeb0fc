/**
 * Signs: raise one input, all else equal, and the mean outcome moves the way the theory says. Both sides run under the
 * same luck. Each line names the row of the mechanism table that it tests.
 */
import test from 'ava'
import type { World } from '../../src/model/world.js'
import { pairedEffect, put, type Tree } from './sign-trials.js'
import { type Partial, world } from './worlds.js'

const replicates = 60
const months = 48

/** Ten agencies with a post, in one forum that is neither informal nor formal. */
function base(): Tree {
  const roles = ['customs', 'immigration', 'quarantine', 'security', 'support']
  const agencies: Tree = {}
  const members: Tree = {}
  for (let i = 0; i < 10; i++) {
    const id = `a${i}`
    agencies[id] = {
      ego: 0.3 + 0.03 * i,
      capacity: 0.45,
      mandate: 0.5,
      interdependence: 0.5,
      power: 0.2 + 0.07 * i,
      country: i < 8 ? 'id' : 'my',
      kind: i === 7 ? 'private' : 'public',
      budget: { opening: 1, income: 0.45, cap: 4 },
      interests: { x: 0.15 + 0.07 * i },
      roles: { 'border-clearance': roles[i % 5]! },
      contribution: i === 7 ? 2 : 0,
    }
    members[id] = {}
  }
  return {
    issues: { x: {} },
    agencies,
    forums: {
      f: {
        leadership: 0.3,
        exposure: 0.5,
        members,
        design: { 'legal-basis': 0.3, secretariat: 0.3, 'budget-line': 0.2, 'joint-plan': 0.3 },
        practices: { 'joint-monitoring': 0.2, 'public-rules': 0.2, outreach: 0.2, training: 0 },
        channels: { 'face-to-face': { every: 3, cost: 1 }, messaging: { every: 1 } },
      },
    },
    world: {
      tension: 0.2,
      threat: 0.1,
      'information-integration': 0.2,
      'regulatory-harmony': 0.3,
      'unofficial-paths': 0.4,
    },
    services: { 'border-clearance': {} },
    mechanisms: {},
  }
}

function variant(changes: { readonly [path: string]: Tree[string] }): World {
  const tree = base()
  for (const [path, value] of Object.entries(changes)) put(tree, path, value)
  return world(tree as Partial, months)
}

/** [what the theory says, path raised, from, to, outcome, sign, also set]. */
type Row = readonly [
  string,
  string,
  number | boolean,
  number | boolean,
  string,
  1 | -1,
  { readonly [path: string]: Tree[string] }?,
]

const rows: readonly Row[] = [
  ['1 convening: a legal basis brings sessions about', 'forums.f.design.legal-basis', 0, 1, 'meetings', 1],
  ['1 convening: a secretariat brings sessions about', 'forums.f.design.secretariat', 0, 1, 'meetings', 1],
  ['1 convening: a budget line brings sessions about', 'forums.f.design.budget-line', 0, 1, 'meetings', 1],
  ['2 attendance: commitment', 'mechanisms.attendance.commitment', 1, 3, 'attendance', 1],
  ['2 attendance: mandate where there is a legal basis', 'agencies.*.mandate', 0.2, 0.8, 'attendance', 1],
  ['2 attendance: leadership', 'forums.f.leadership', 0, 0.8, 'attendance', 1],
  ['2 attendance: sectoral ego', 'agencies.*.ego', 0.2, 0.8, 'attendance', -1],
  ['2 attendance: distance', 'agencies.*.distance', 0, 1, 'attendance', -1],
  ['2 attendance: cost', 'forums.f.channels.face-to-face.cost', 0.2, 4, 'attendance', -1],
  ['2 attendance: trust', 'relations.trust', 0.1, 0.7, 'attendance', 1],
  ['3 richness: written talk that carries more', 'mechanisms.richness.written', 0.38, 1, 'trust', 1],
  ['4 positions: meeting brings positions together', 'mechanisms.positions.rate', 0.05, 0.5, 'shared-understanding', 1],
  ['4 positions: sectoral ego keeps them apart', 'agencies.*.ego', 0.1, 0.8, 'shared-understanding', -1],
  [
    '4 positions: shared information brings them together',
    'world.information-integration',
    0,
    0.8,
    'shared-understanding',
    1,
  ],
  [
    '4 positions: own interests pull them apart',
    'mechanisms.own-interests.hold',
    0.01,
    0.1,
    'shared-understanding',
    -1,
  ],
  [
    '4 positions: technical teams hold them together',
    'mechanisms.technical-teams.reach',
    0.1,
    1,
    'shared-understanding',
    1,
    { 'forums.f.channels.technical-team': { every: 1 } },
  ],
  ['5 joint effort: sectoral ego', 'agencies.*.ego', 0.2, 0.8, 'joint-share', -1],
  ['5 joint effort: joint plan', 'forums.f.design.joint-plan', 0, 1, 'joint-share', 1],
  ['5 joint effort: leadership', 'forums.f.leadership', 0, 0.8, 'joint-share', 1],
  ['5 joint effort: reporting is work', 'forums.f.practices.joint-monitoring', 0, 1, 'overload', 1],
  [
    '5 joint effort: overload costs joint effort',
    'mechanisms.joint-effort.reports',
    0,
    20,
    'joint-effort',
    -1,
    { 'forums.f.practices.joint-monitoring': 1, 'mechanisms.promises.load': 0 },
  ],
  ['6 dialogue: what a meeting gives', 'mechanisms.dialogue.gain', 0.02, 0.2, 'trust', 1],
  ['6 dialogue: leadership', 'forums.f.leadership', 0, 0.8, 'trust', 1],
  ['6 dialogue: sectoral ego', 'agencies.*.ego', 0.2, 0.8, 'trust', -1],
  [
    '6 dialogue: one who seeks only its own is believed less',
    'agencies.*.ego',
    0.2,
    0.8,
    'trust',
    -1,
    { 'mechanisms.dialogue.ego': 0, 'mechanisms.attendance.ego': 0, 'mechanisms.promises.ego': 0 },
  ],
  ['7 promises: broken pledges cost trust', 'mechanisms.promises.base', 0, 0.5, 'trust', -1],
  ['7 promises: sectoral ego breaks pledges', 'mechanisms.promises.ego', 0, 0.8, 'broken-pledges', 1],
  [
    '7 promises: damage that heals sooner',
    'mechanisms.promises.heal',
    0.005,
    0.2,
    'trust',
    1,
    { 'mechanisms.promises.base': 0.3 },
  ],
  [
    '8 decay: trust fades between meetings',
    'mechanisms.trust-decay.decay',
    0.005,
    0.08,
    'trust',
    -1,
    { 'relations.trust': 0.7 },
  ],
  ['8 decay: the habit of meeting', 'mechanisms.habit.habit', 0, 0.6, 'trust', 1],
  ['9 turnover lowers trust', 'agencies.*.tenure', 6, 120, 'trust', 1],
  [
    '9 turnover: a secretariat remembers',
    'mechanisms.turnover.keep',
    0,
    0.9,
    'trust',
    1,
    { 'agencies.*.tenure': 12, 'forums.f.design.secretariat': 0.9 },
  ],
  ['10 commitment: mandate', 'agencies.*.mandate', 0.2, 0.8, 'mandate-commitment', 1],
  ['10 commitment: interdependence', 'agencies.*.interdependence', 0.1, 0.9, 'commitment', 1],
  ['10 commitment: salience of a threat', 'world.threat', 0, 0.9, 'mandate-commitment', 1],
  ['10 commitment: trust', 'mechanisms.commitment.trust', 0.05, 0.6, 'commitment', 1],
  ['10 commitment: outcomes', 'mechanisms.commitment.outcomes', 0, 0.6, 'commitment', 1],
  ['11 small wins: effort', 'agencies.*.capacity', 0.2, 0.9, 'small-wins', 1],
  ['11 small wins: joint work', 'mechanisms.small-wins.joint', 0, 2, 'small-wins', 1],
  ['12 tension across the border', 'world.tension', 0, 1, 'trust', -1],
  ['12 tension: exposure', 'forums.f.exposure', 0.1, 1, 'trust', -1, { 'world.tension': 0.8 }],
  [
    '12 tension: contact buffers',
    'mechanisms.tension.buffer',
    0,
    1,
    'trust',
    1,
    { 'world.tension': 0.8, 'forums.f.design.secretariat': 0.8 },
  ],
  ['13 non-state actors bring resources', 'agencies.a7.contribution', 0, 20, 'common-programme', 1],
  [
    '13 resources bring small wins',
    'mechanisms.small-wins.resource',
    0,
    3,
    'small-wins',
    1,
    { 'agencies.a7.contribution': 40 },
  ],
  ['14 training raises capacity', 'forums.f.practices.training', 0, 1, 'capacity', 1],
  ['14 training raises trust', 'forums.f.practices.training', 0, 1, 'trust', 1],
  ['14 training fades', 'mechanisms.training.fade', 0.01, 0.2, 'capacity', -1, { 'forums.f.practices.training': 1 }],
  ['15 legitimacy: legal basis', 'forums.f.design.legal-basis', 0, 1, 'legitimacy', 1],
  ['15 legitimacy: outcomes', 'mechanisms.legitimacy.results', 0, 0.6, 'legitimacy', 1],
  ['15 legitimacy: broken commitments', 'mechanisms.promises.base', 0, 0.5, 'legitimacy', -1],
  ['15 legitimacy: inclusion', 'mechanisms.legitimacy.inclusion', 0, 0.3, 'legitimacy', 1],
  [
    '15 legitimacy lifts the mandate, and with it attendance',
    'forums.f.legitimacy',
    0.05,
    0.95,
    'attendance',
    1,
    { 'mechanisms.legitimacy.pace': 0.02, 'mechanisms.legitimacy.lift': 0.5, 'forums.f.design.legal-basis': 0.9 },
  ],
  ['17 salience follows threat', 'world.threat', 0, 0.8, 'salience', 1],
  ['17 salience follows incidents', 'world.incident-rate', 0, 2, 'salience', 1],
  ['18 accountability: legal basis', 'forums.f.design.legal-basis', 0, 1, 'accountability', 1],
  ['18 accountability: reports of a secretariat', 'forums.f.design.secretariat', 0, 1, 'accountability', 1],
  ['18 accountability: joint monitoring', 'forums.f.practices.joint-monitoring', 0, 1, 'accountability', 1],
  ['18 accountability: published rules', 'forums.f.practices.public-rules', 0, 1, 'accountability', 1],
  ['18 accountability: decisions without a record', 'mechanisms.accountability.loose', 0, 0.5, 'accountability', -1],
  ['transparency: published rules', 'forums.f.practices.public-rules', 0, 1, 'transparency', 1],
  [
    'facilitation wears down ego',
    'mechanisms.facilitation.wear',
    0,
    0.1,
    'sectoral-ego',
    -1,
    { 'forums.f.leadership': 0.9 },
  ],
  ['income lets agencies come', 'mechanisms.income.level', 0.2, 1.5, 'attendance', 1],
  ['post: skill clears faster', 'agencies.*.capacity', 0.2, 0.9, 'clearance-time', -1],
  ['post: integrated information clears faster', 'world.information-integration', 0, 0.9, 'clearance-time', -1],
  ['post: integrated information shortens papers', 'world.information-integration', 0, 0.9, 'consignment-time', -1],
  ['post: harmony clears faster', 'world.regulatory-harmony', 0, 0.9, 'clearance-time', -1],
  [
    'post: joint inspection clears faster',
    'mechanisms.joint-inspection.plan',
    0,
    0.8,
    'clearance-time',
    -1,
    { 'forums.f.design.joint-plan': 0.8 },
  ],
  ['post: traffic makes queues', 'services.border-clearance.travellers.per-day', 600, 1000, 'queue', 1],
  [
    'post: the slowest tenth waits longer in crowded hours',
    'services.border-clearance.travellers.peak',
    0,
    1,
    'clearance-time-p90',
    1,
  ],
  ['post: more counters, shorter queues', 'services.border-clearance.stages.immigration.counters', 3, 8, 'queue', -1],
  ['post: a longer day, shorter queues', 'services.border-clearance.hours.close', 13, 20, 'queue', -1],
  ['post: unofficial paths take travellers away', 'world.unofficial-paths', 0, 0.9, 'throughput', -1],
  ['supervision: joint inspection', 'mechanisms.supervision.joint', 0, 0.5, 'supervision', 1],
  ['supervision: shared information', 'world.information-integration', 0, 0.9, 'supervision', 1],
  ['supervision: skill', 'agencies.*.capacity', 0.2, 0.9, 'supervision', 1],
  ['supervision: haste', 'mechanisms.supervision.haste', 0, 0.5, 'supervision', -1],
  ['compliance: outreach', 'forums.f.practices.outreach', 0, 1, 'compliance', 1],
  ['compliance: unofficial paths', 'world.unofficial-paths', 0, 0.9, 'compliance', -1],
  [
    'compliance: quick service',
    'mechanisms.clearance.data',
    0,
    0.6,
    'compliance',
    1,
    { 'world.information-integration': 0.9 },
  ],
  ['a champion leads', 'forums.f.champion', false, true, 'trust', 1],
]

for (const [says, path, low, high, outcome, sign, also] of rows) {
  test(says, (t) => {
    const value = (x: number | boolean) => (typeof x === 'boolean' ? (x ? 'a1' : null) : x)
    const a = variant({ ...also, [path]: value(low) })
    const b = variant({ ...also, [path]: value(high) })
    const { mean, error } = pairedEffect(a, b, { outcome, from: 37, replicates })
    t.true(mean * sign > 0, `${outcome} moves by ${mean} when ${path} goes from ${low} to ${high}`)
    t.true(mean * sign > 2 * error, `${outcome} moves by ${mean} ± ${error}: too small to tell from chance`)
  })
}
