import test from 'ava'
import { readPatterns } from '../../src/scenario/patterns.js'
import { doubleFields } from './double.js'
import { said } from './small.js'

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
