/** Scenarios of one comparison: one calendar, and the months that all of them have. */
import test from 'ava'
import { termChecker } from '../../src/experiment/term-check.js'
import { compare, contrast } from '../../src/library/runs.js'
import { fingerprint } from '../../src/provenance/fingerprint.js'
import { aligned, Misaligned, outlasting } from '../../src/scenario/alignment.js'
import { ScenarioFaults } from '../../src/scenario/errors.js'
import { readExperiment } from '../../src/scenario/experiment.js'
import { type Scenario, scenarioLoader } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'
import { readPatterns } from '../../src/scenario/patterns.js'

const base = `
lintas: 1
title: Short
months: 6
agencies: {a: {}, b: {}}
forums: {f: {members: {a: {}, b: {}}, channels: {face-to-face: {every: 1}}}}
`
const texts = {
  'x/short': base,
  'x/long':
    'lintas: 1\ntitle: Long\nextends: x/short\nmonths: 9\nmeasures: {late: {at: 8, set: {forums.f.leadership: 1}}}\n',
  'x/july': 'lintas: 1\ntitle: July\nextends: x/short\nstart: 7\n',
}
const load = scenarioLoader(memorySources(texts))
const [short, long, july] = ['x/short', 'x/long', 'x/july'].map((name) => load(name)) as [Scenario, Scenario, Scenario]

test('scenarios of different length are compared over the months that all have, as if these had been asked for', (t) => {
  const both = aligned([short, long])
  t.deepEqual(
    both.map(({ name, months, ownMonths }) => [name, months, ownMonths]),
    [
      ['x/short', 6, 6],
      ['x/long', 6, 9],
    ],
  )
  t.is(fingerprint(both[1]!), fingerprint(load('x/long', { months: 6 })))
  t.deepEqual(both[1]!.input, load('x/long', { months: 6 }).input)
  t.deepEqual(
    outlasting(both).map(({ name }) => name),
    ['x/long'],
  )
  // Over fewer months than any of them has, none goes on longer than it was asked to.
  t.deepEqual(outlasting([load('x/short', { months: 4 }), load('x/long', { months: 4 })]), [])
})

test('scenarios that begin in different calendar months are refused, and both are named', async (t) => {
  const apart = { instanceOf: Misaligned, message: /x\/short begins in January, x\/july begins in July/ }
  t.throws(() => aligned([short, july]), apart)
  await t.throwsAsync(compare(short, july, { replicates: 2 }), { instanceOf: RangeError })
  await t.throwsAsync(contrast(july, short, { replicates: 2 }), { instanceOf: RangeError })
})

test('the last month of all that the library compares is one month', async (t) => {
  const { ensembles, curves, findings } = await compare(long, short, { replicates: 3 })
  t.deepEqual([...new Set(curves.map(({ month }) => month))], [0, 1, 2, 3, 4, 5, 6])
  t.deepEqual(
    ensembles.map(({ world }) => world.months),
    [6, 6],
  )
  t.is(findings[0]?.month, 6)
})

test('the scenarios of an experiment end in one month and begin in one calendar month', (t) => {
  const read = (scenarios: string, more = '') =>
    readExperiment(
      {
        name: 'e',
        file: 'e.yaml',
        text: `lintas-experiment: 1\ntitle: E\nscenarios: [${scenarios}]\nreplicates: 2\noutcomes: [trust]\n${more}`,
      },
      load,
    )
  const messages = (scenarios: string) =>
    t.throws(() => read(scenarios), { instanceOf: ScenarioFaults })?.faults.map(({ message, hint }) => [message, hint])
  t.deepEqual(messages('x/long, x/short'), [
    ['x/long runs 9 months, x/short 6: their last months are not one month', 'say how long all of them run: months: 6'],
  ])
  t.regex(messages('x/short, x/july')?.[0]?.[0] ?? '', /begins in January, x\/july begins in July/)
  t.deepEqual(
    read('x/long, x/short', 'months: 6\n').scenarios.map(({ months }) => months),
    [6, 6],
  )
})

test('a comparison of a pattern reads one last month, and other calendars over whole years only', (t) => {
  const checker = termChecker(scenarioLoader(memorySources({ ...texts, 'x/short': base.replace('6', '12') })))
  const faults = (left: string, right: string) => {
    const text = `lintas-patterns: 1\npatterns:\n  P:\n    title: P\n    kind: theory\n    holds: [{left: {${left}}, is: above, right: {${right}}}]\n`
    try {
      readPatterns({ name: 'p', file: 'p.yaml', text }, checker)
      return []
    } catch (error) {
      return (error as ScenarioFaults).faults.map(({ message }) => message)
    }
  }
  const trust = (scenario: string, more = '') => `scenario: x/${scenario}, outcome: trust${more}`
  t.regex(faults(trust('short'), trust('long')).join(), /x\/short runs 12 months, x\/long 9: their last months/)
  t.deepEqual(faults(trust('short', ', months: 9'), trust('long', ', months: 9')), [])
  t.regex(faults(trust('short', ', months: 9'), trust('july', ', months: 9')).join(), /begins in January/)
  t.deepEqual(faults(trust('short', ', months: [1, 12]'), trust('july', ', months: [1, 12]')), [])
  t.regex(faults(trust('short', ', months: [2, 12]'), trust('july', ', months: [2, 12]')).join(), /begins in January/)
})
