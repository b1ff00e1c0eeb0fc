/** Outcomes that end before the run does: no stale value stands for the end, and what cannot be compared is named. */
import test from 'ava'
import { runComparison } from '../../src/experiment/ensemble.js'
import { explain } from '../../src/experiment/explain.js'
import { compileWorld } from '../../src/model/world.js'
import { fingerprint } from '../../src/provenance/fingerprint.js'
import { chartSpecs } from '../../src/report/charts/index.js'
import { explanationText } from '../../src/report/explanation.js'
import { type FirstAndLast, firstAndLast, lasts } from '../../src/report/first-and-last.js'
import { comparisonFindings, effectTables } from '../../src/report/printed/comparison-report.js'
import { ReportContext } from '../../src/report/printed/context.js'
import type { RunsInput } from '../../src/report/printed/input.js'
import { courseFindings, courseTables } from '../../src/report/printed/run-report.js'
import { resultText, type SummaryInput, summaryMarkdown } from '../../src/report/summary.js'
import { aligned } from '../../src/scenario/alignment.js'
import { loadScenarios, type Scenario } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'

// Three agencies meet every second month; in `leavers` all of them leave at the start of month 5 of 12.
const texts = {
  'x/base': `
lintas: 1
title: {en: They stay, id: Mereka tinggal}
months: 12
agencies: {a: {}, b: {}, c: {}}
forums: {f: {members: {a: {}, b: {}, c: {}}, channels: {face-to-face: {every: 2, cost: .1}}}}
`,
  'x/leavers': `
lintas: 1
title: {en: All leave, id: Semua pergi}
extends: x/base
measures:
  go: {title: {en: All leave, id: Semua pergi}, at: 5, set: {forums.f.members.a: null, forums.f.members.b: null, forums.f.members.c: null}}
`,
  'x/longer': 'lintas: 1\ntitle: {en: Longer, id: Lebih lama}\nextends: x/base\nmonths: 18\n',
}
const [base, leavers, longer] = loadScenarios(Object.keys(texts), memorySources(texts)) as [
  Scenario,
  Scenario,
  Scenario,
]
const member = ({ name, input }: Scenario) => ({ name, world: compileWorld(input) })

async function compared(...given: Scenario[]): Promise<RunsInput> {
  const scenarios = aligned(given)
  const [first, ...others] = scenarios.map(member)
  const replicates = 12
  const found = await runComparison(first!, others, { seed: '1', replicates })
  const ensembles = [found.baseline, ...found.variants]
  const input: SummaryInput = {
    command: 'lintas x',
    title: 'x',
    scenarios,
    fingerprints: Object.fromEntries(scenarios.map((scenario) => [scenario.name, fingerprint(scenario)])),
    seed: '1',
    replicates,
    curves: ensembles.flatMap(({ curves }) => curves),
    effects: found.effects,
    ...(others.length > 0 ? { baseline: base.name } : {}),
  }
  return {
    ...input,
    version: '0',
    model: '0',
    folder: 'x',
    references: { titleOf: () => undefined },
    nameOf: (name: string) => name.replace('x/', ''),
  } as unknown as RunsInput
}

const comparison = compared(base, leavers)
const alone = compared(leavers)
const plain = (html: string) => html.replace(/<[^>]+>/g, '')

test('a course that ends before the run is not told as if it were the end', async (t) => {
  const input = await alone
  const trust = firstAndLast(input.curves, 'x/leavers').find(({ first }) => first.outcome === 'trust') as FirstAndLast
  // In month 5 nobody is left who could trust: month 4 is the last with a value, of 12.
  t.deepEqual([trust.last.month, trust.end, lasts(trust)], [4, 12, false])
  const said = /Trust: no value at month 12 \(last in month 4: 0\.\d+\)\./
  t.regex(summaryMarkdown(input), said)
  t.regex(resultText(input).replace(/\s+/g, ' '), said)
  // Where not all runs have that value, it is said how many.
  const fewer = input.curves.map((row) =>
    row.outcome === 'trust' && row.month === 4 ? { ...row, n: input.replicates - 1 } : row,
  )
  const partly = new RegExp(`last in month 4: 0\\.\\d+ in ${input.replicates - 1} of ${input.replicates} runs\\)`)
  t.regex(resultText({ ...input, curves: fewer }).replace(/\s+/g, ' '), partly)
  t.regex(plain(courseFindings(new ReportContext('en'), { ...input, curves: fewer })), partly)
  t.regex(
    summaryMarkdown(input),
    /\| Trust \| index \| [\d.]+ \| no value at month 12 \(last in month 4: 0\.\d+\) \| – \| – \|/,
  )
  t.regex(plain(courseFindings(new ReportContext('en'), input)), said)
  t.regex(plain(courseTables(new ReportContext('en'), input)), /no value at month 12 \(last in month 4: 0\.\d+\)/)
  t.regex(
    plain(courseFindings(new ReportContext('id'), input)),
    /Kepercayaan: tanpa nilai pada bulan 12 \(terakhir pada bulan 4: 0,\d+\)\./,
  )
})

test('what vanished is named in a comparison, with the month from which on it has no value', async (t) => {
  const input = await comparison
  const said = /Cannot be compared at month 12: [^.]*trust[^.]* \(no value in leavers from month 5 on\)\./
  t.regex(summaryMarkdown(input), said)
  t.regex(resultText(input).replace(/\s+/g, ' '), said)
  t.regex(plain(comparisonFindings(new ReportContext('en'), input)), said)
  t.regex(
    plain(comparisonFindings(new ReportContext('id'), input)),
    /Tidak dapat dibandingkan pada bulan 12: [^.]*kepercayaan[^.]* \(tanpa nilai pada leavers sejak bulan 5\)\./,
  )
  t.notRegex(plain(effectTables(new ReportContext('en'), input)), /Trust/)
})

test('a curve that ends before the others says so at its end', async (t) => {
  const specs = JSON.stringify(chartSpecs(await comparison))
  t.true(specs.includes('"label":"leavers (to month 4)"'))
  t.true(specs.includes('"label":"base"'))
})

test('an explanation is of the last month that has a value, and says so', async (t) => {
  const found = await explain(member(leavers), { seed: '1', replicates: 6, outcome: 'trust' })
  const { command, title, fingerprints, seed, curves } = await alone
  const input = { command, title, fingerprints, seed, curves, effects: [], scenarios: [leavers], replicates: 6 }
  const text = explanationText({ ...input, found, replicate: 0 }).replace(/\s+/g, ' ')
  t.regex(text, /to 0\.\d+ in month 4 \(/)
  t.regex(text, /At month 12 no run has a value, or too few: this is of month 4/)
})

test('over which months scenarios of different length are compared is said wherever a comparison is told', async (t) => {
  const input = await compared(base, longer)
  const said = /Compared over the 12 months that all of them have; longer goes on to 18 months\./
  t.regex(summaryMarkdown(input), said)
  t.regex(resultText(input).replace(/\s+/g, ' '), said)
  t.regex(plain(comparisonFindings(new ReportContext('en'), input)), said)
  t.true(chartSpecs(input).every(({ spec }) => said.test(JSON.stringify(spec).replaceAll('","', ' '))))
  t.regex(
    plain(comparisonFindings(new ReportContext('id'), input)),
    /Dibandingkan selama 12 bulan .*longer berlanjut sampai 18 bulan/,
  )
})
