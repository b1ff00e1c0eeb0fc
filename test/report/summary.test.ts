/** Words: the summary says what the rows say, no more; and numbers read well. */

import test from 'ava'
import { resultText, summaryMarkdown } from '../../src/report/summary.js'
import {
  calendarMonth,
  formatDifference,
  formatNumber,
  formatShare,
  intervalDecimals,
  list,
  parted,
  shortNames,
} from '../../src/report/words.js'
import { wrap } from '../../src/scenario/words.js'
import { englishIn } from '../page/english.js'
import { example, varied } from './example.js'

test('numbers keep two or three significant digits, group thousands and have a true minus sign', (t) => {
  t.is(formatNumber(0.3346), '0.33')
  t.is(formatNumber(0.0334), '0.033')
  t.is(formatNumber(12.345), '12.3')
  t.is(formatNumber(1234567.8), '1,234,568')
  t.is(formatNumber(-4.5), '−4.50')
  t.is(formatNumber(-0.0000001, 2), '0.00')
  t.is(formatDifference(0.25), '+0.25')
  t.is(formatDifference(0), '0')
  t.is(formatNumber(Number.NaN), 'no value')
})

test('an interval that excludes 0 is never printed as if it touched 0', (t) => {
  const decimals = intervalDecimals(0.5, 0.0004, 0.9996)
  t.not(Number(formatNumber(0.0004, decimals)), 0)
  t.is(intervalDecimals(0.38, 0.37, 0.39), 2)
})

test('a share is never rounded to all or none', (t) => {
  t.is(formatShare(1), '100 %')
  t.is(formatShare(0.999), 'over 99 %')
  t.is(formatShare(0.001), 'under 1 %')
  t.is(formatShare(0), '0 %')
})

test('lists read as prose, and parts with commas are kept apart', (t) => {
  t.is(list([]), '')
  t.is(list(['a', 'b']), 'a and b')
  t.is(list(['a', 'b', 'c']), 'a, b and c')
  t.is(list(['a, slow', 'b']), 'a, slow; b')
})

test('short names drop the folder that all share, and stay apart', (t) => {
  t.deepEqual([...shortNames(['entikong/baseline', 'entikong/formalised']).values()], ['baseline', 'formalised'])
  t.deepEqual([...shortNames(['entikong/baseline', 'belu/baseline']).values()], ['entikong/baseline', 'belu/baseline'])
  const varied = [
    'entikong/baseline[forums.pilar.design.legal-basis=0]',
    'entikong/baseline[forums.pilar.design.legal-basis=1]',
  ]
  t.deepEqual([...shortNames(varied).values()], ['baseline[legal-basis=0]', 'baseline[legal-basis=1]'])
  const alike = ['x/b[a.ego=1]', 'x/b[c.ego=1]']
  t.deepEqual([...shortNames(alike).values()], alike)
})

test('a wrapped paragraph keeps per cent signs with their numbers', (t) => {
  t.is(wrap('about 97 % of it', 8, '  '), 'about\n  97 %\n  of it')
})

test('a comparison tells effect, interval, share of pairs, and when it became clear', (t) => {
  const text = summaryMarkdown(example(2))
  t.regex(
    text,
    /- Accountability.* up from 0\.19 to 0\.\d\d \(\+0\.\d\d; 95 % interval 0\.\d\d to 0\.\d\d; higher in 97 % of the run pairs\), clear from month 13, 1 month into the measures\./,
  )
})

test('an outcome whose interval includes 0 is in no sentence of change', (t) => {
  const input = example(2, { replicates: 10 })
  const effects = input.effects.map((row) => ({ ...row, low: -1e3, high: 1e3 }))
  const text = summaryMarkdown({ ...input, effects })
  t.regex(text, /no clear change in any of \d+ outcomes/)
  t.notRegex(text, / (up|down) from /)
  t.notRegex(text, /\*\*(Better|Worse)/)
})

test('what gets worse is told in full', (t) => {
  const input = example(7)
  const text = summaryMarkdown({ ...input, scenarios: input.scenarios })
  const section = text.slice(text.indexOf('## private-actors against'), text.indexOf('## integrated-model against'))
  const worse = Number(/private-actors against baseline at month 60: .*?(\d+) worse/.exec(text)?.[1])
  t.true(worse > 6)
  const told = section.slice(section.indexOf('**Worse**')).split('\n\n')[1]!.split('\n')
  t.is(told.length, worse)
})

test('one run claims nothing', (t) => {
  const compared = summaryMarkdown(example(2, { replicates: 1 }))
  t.regex(compared, /no interval, so no change can be called clear/)
  t.notRegex(compared, / (up|down) from /)
  t.notRegex(summaryMarkdown(example(1, { replicates: 1 })), / (up|down) from /)
  t.notRegex(summaryMarkdown(example(1, { replicates: 1 })), /NaN/)
})

test('a summary says what it rests on and how to make it again', (t) => {
  const input = example(3)
  const text = summaryMarkdown({ ...input, version: '9.8.7', model: 'abc123' })
  t.true(text.includes(input.command))
  for (const print of Object.values(input.fingerprints)) t.true(text.includes(print))
  t.true(text.includes('lintas 9.8.7'))
  t.true(text.includes('abc123'))
  t.true(text.includes('not a forecast'))
  t.true(text.includes('1 (20 %) is from the study of the case'))
  t.true(text.includes('3 (60 %) are assumed'))
})

test('a single run gives ends with intervals and a direction only where the intervals lie apart', (t) => {
  const input = example(1)
  const flat = input.curves.map((row) => ({ ...row, mean: 0.5, mean_low: 0.4, mean_high: 0.6 }))
  t.regex(
    summaryMarkdown(input),
    /- Trust.* up from 0\.\d+ in month 0 to 0\.\d+ in month 60 \(95 % interval of the mean/,
  )
  t.notRegex(summaryMarkdown({ ...input, curves: flat }), / (up|down) from /)
})

test('the terminal’s summary fits its columns', (t) => {
  for (const columns of [60, 80]) {
    for (const count of [1, 2, 7]) {
      for (const line of resultText(example(count), columns).split('\n')) t.true(line.length <= columns, line)
    }
  }
})

test('a fall says in how many pairs it is lower, and where most are equal', (t) => {
  const input = example(2)
  const shares = (share_positive: number, share_negative: number) =>
    summaryMarkdown({ ...input, effects: input.effects.map((row) => ({ ...row, share_positive, share_negative })) })
  t.regex(shares(0.1, 0.3), /Clearance time.* down from .*; lower in 30 % of the run pairs, equal in 60 %[);]/)
  t.regex(shares(0.1, 0.8), /Clearance time.* down from .*; lower in 80 % of the run pairs[);]/)
  t.notRegex(shares(0.1, 0.8), /not higher|equal in/)
})

test('an effect that is clear at the very end only is said to be so', (t) => {
  const input = example(2)
  const clearIn = (first: number) =>
    summaryMarkdown({
      ...input,
      effects: input.effects.map((row) => (row.month < first ? { ...row, low: -9, high: 9 } : row)),
    })
  t.regex(clearIn(60), /Accountability up .*, clear only in the last month\./)
  t.regex(clearIn(59), /Accountability up .*, clear only in the last 2 months\./)
  t.regex(clearIn(58), /Accountability up .*, clear from month 58, 46 months into the measures\./)
})

test('the headline begins with sizes, and says counts after them', (t) => {
  const [, said = ''] = /(formalised against baseline at month 60: .*)/.exec(summaryMarkdown(example(2))) ?? []
  t.regex(said, /^formalised against baseline at month 60: better above all in [^.]* \(0?\.?[\d.]+ to [\d.]+/)
  t.true(said.indexOf(' to ') < said.indexOf('outcomes better'))
})

test('what hardly moved is named up to a point, and what cannot move is not named', (t) => {
  const input = example(2)
  const none = { ...input, effects: input.effects.map((row) => ({ ...row, effect: 0, low: -1e-9, high: 1e-9 })) }
  t.regex(summaryMarkdown(none), /Hardly moved: ([^,;.]+(, [^;]*?)?[,;] ){5}.* and 29 more\./)
  const still = none.curves.map((row) => (row.outcome === 'trust' ? { ...row, mean: 0.5, sd: 0 } : row))
  t.regex(summaryMarkdown({ ...none, curves: still }), / and 28 more\./)
})

test('where traffic has its seasons, the calendar month is told, and the effect over a year', (t) => {
  t.is(calendarMonth(60, 1), 'December')
  t.is(calendarMonth(1, 10), 'October')
  t.is(calendarMonth(4, 10), 'January')
  const input = example(2)
  t.notRegex(summaryMarkdown(input), /December|over the last 12 months/)
  const spec = { start: 1, services: { 'border-clearance': { season: { jan: 0.7, dec: 1.2 } } } }
  const seasonal = { ...input, scenarios: input.scenarios.map((each) => ({ ...each, spec: spec as never })) }
  const text = summaryMarkdown(seasonal)
  t.regex(text, /formalised against baseline at month 60 \(December\)/)
  t.regex(text, /- Clearance time.*; over the last 12 months −\d[\d.]* on average\)/)
  t.notRegex(text, /- Trust.*over the last 12 months/)
})

test('with varied values the effects stand side by side, each against the baseline of its value', (t) => {
  const input = varied()
  const text = summaryMarkdown(input)
  t.regex(text, /## Across the varied values/)
  t.regex(text, /\| Effect \| ego=\.2 \| ego=\.8 \|\n/)
  t.regex(text, /\| Trust \| \+0\.\d+ \| \+0\.\d+ \|\n/)
  const terminal = resultText(input)
  t.regex(terminal, /Effect +ego=\.2 +ego=\.8\n/)
  t.true(terminal.split('\n').every((line) => line.length <= 80))
  t.notRegex(summaryMarkdown(example(2)), /Across the varied values/)
})

test('the name of a varied scenario parts into scenario and values', (t) => {
  t.deepEqual(parted('entikong/baseline'), { plain: 'entikong/baseline', varied: '' })
  t.deepEqual(parted('a/b[agencies.*[kind=public].ego=.2][forums.pilar.design.legal-basis=1]'), {
    plain: 'a/b',
    varied: 'ego=.2, legal-basis=1',
  })
  t.is(parted('a/b[agencies.a.ego=.2][agencies.b.ego=.4]').varied, 'agencies.a.ego=.2, agencies.b.ego=.4')
})

test('what the service is there for is among the bullets, however small beside the rest', (t) => {
  const input = example(2)
  const small = (row: { outcome: string }) => ['joint-inspection', 'clearance-time'].includes(row.outcome)
  const effects = input.effects.map((row) =>
    small(row) ? { ...row, effect: row.effect / 9, low: row.low / 9, high: row.high / 9 } : row,
  )
  t.regex(resultText({ ...input, effects }), /- (Joint inspection|Clearance time)/)
})

test('in Indonesian summary and terminal say the same findings, with commas for decimals and no English but names', (t) => {
  const input = { ...example(2), title: 'Pilar Entikong', language: 'id' as const }
  const text = summaryMarkdown(input)
  t.regex(
    text,
    /- Akuntabilitas.* naik dari 0,19 menjadi 0,\d\d \(\+0,\d\d; selang 95 % 0,\d\d sampai 0,\d\d; lebih tinggi pada 97 % pasangan ulangan\), jelas sejak bulan 13, 1 bulan setelah tindakan dimulai\./,
  )
  for (const said of [text, resultText(input)]) {
    const own = said.replace(/```[\s\S]*?```|`[^`]*`|\w+\.csv/g, '')
    t.deepEqual(englishIn(own), [], own)
  }
  const numbers = (said: string) =>
    said
      .match(/\d+[.,]\d+/g)
      ?.map((number) => number.replace(',', '.'))
      .sort()
  t.deepEqual(numbers(text), numbers(summaryMarkdown(example(2))))
})
