/** Words: the summary says what the rows say, no more; and numbers read well. */
import test from 'ava'
import { summaryMarkdown, summaryTerminal } from '../../src/report/summary.js'
import {
  formatDifference,
  formatNumber,
  formatShare,
  intervalDecimals,
  list,
  shortNames,
  wrapParagraph,
} from '../../src/report/words.js'
import { example } from './example.js'

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
  t.deepEqual(wrapParagraph('about 97 % of it', 8, '  '), ['about', '  97 %', '  of it'])
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
      for (const line of summaryTerminal(example(count), columns)) t.true(line.length <= columns, line)
    }
  }
})
