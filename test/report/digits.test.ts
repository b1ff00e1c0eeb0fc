/** Digits: a level is printed from its own size, an effect from its own, whatever the other is. */
import test from 'ava'
import fc from 'fast-check'
import { meanDecimals, moveDecimals, rounded, writtenDecimals } from '../../src/report/digits.js'
import { numberIn } from '../../src/report/messages/numbers.js'
import { resultText, summaryMarkdown } from '../../src/report/summary.js'
import { formatDifference, formatLevel, formatMove, formatNumber } from '../../src/report/words.js'
import { example } from './example.js'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** What a reader takes a printed number to be. */
function read(text: string): number {
  const [, power = ''] = / × 10(.+)$/.exec(text) ?? []
  const exponent = power.replace('⁻', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscripts.indexOf(digit)))
  return Number(`${text.replace(/ × .*/, '').replaceAll(',', '').replace('−', '-')}e${exponent || 0}`)
}

test('a level is printed from its own size, also where it does not move at all', (t) => {
  t.deepEqual(formatMove(0.4706, 0.4706), ['0.47', '0.47'])
  t.deepEqual(formatMove(0.31, 0.31), ['0.31', '0.31'])
  t.deepEqual(formatMove(12345.678, 12345.678), ['12,346', '12,346'])
  t.deepEqual(formatMove(1e-6, 1e-6), ['0.0000010', '0.0000010'])
  t.deepEqual(formatMove(0, 0.58), ['0.00', '0.58'])
  t.deepEqual(formatMove(-0, 0), ['0', '0'])
})

test('levels of different size keep the digits of each, and near ones are told apart', (t) => {
  t.deepEqual(formatMove(0.0047, 0.58), ['0.0047', '0.58'])
  t.deepEqual(formatMove(0.001, 15.2), ['0.0010', '15.2'])
  t.deepEqual(formatMove(0.4706, 0.4747), ['0.471', '0.475'])
  t.deepEqual(formatMove(12345.678, 12345.679), ['12,345.7', '12,345.7'])
})

test('no level, mean or share of the range loses more than a twentieth of itself in print', (t) => {
  const size = fc
    .tuple(fc.double({ min: 1, max: 9.999, noNaN: true }), fc.integer({ min: -12, max: 12 }), fc.constantFrom(1, -1))
    .map(([mantissa, exponent, sign]) => sign * mantissa * 10 ** exponent)
  const near = (text: string, value: number) => Math.abs(read(text) - value) <= 0.0501 * Math.abs(value)
  t.notThrows(() =>
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [from, to] = formatMove(a, b)
        return near(from, a) && near(to, b) && near(formatNumber(a), a) && near(formatDifference(a).replace('+', ''), a)
      }),
    ),
  )
  const kept = fc.property(size, fc.integer({ min: 0, max: 4 }), (a, decimals) => read(formatLevel(a, decimals)) !== 0)
  t.notThrows(() => fc.assert(kept))
})

test('negative zero is 0, and both languages write the same digits', (t) => {
  t.is(formatNumber(-0), '0')
  t.is(formatDifference(-0), '0')
  t.is(formatNumber(-0.0000004, 2), '0.00')
  t.is(numberIn('id', 12345.678), '12.346')
  t.is(numberIn('id', 1.2e-9), '1,2 × 10⁻⁹')
  t.is(numberIn('en', -2.5e18), '−2.5 × 10¹⁸')
})

test('a mean has more digits where its interval could not be read without', (t) => {
  t.is(meanDecimals(0.4706, 0.46, 0.48), 2)
  t.is(meanDecimals(0.4706, 0.4701, 0.4711), 3)
  t.is(meanDecimals(0.4706, 0.4706, 0.4706), 2)
  t.is(meanDecimals(0, -0.004, 0.004), 4)
})

test('significant digits never cut into the whole part, and numbers as written keep what was written', (t) => {
  t.is(rounded(12345.678, 4), 12346)
  t.is(rounded(0.123456, 4), 0.1235)
  t.is(rounded(1e-6, 3), 1e-6)
  t.is(rounded(0, 3), 0)
  t.is(writtenDecimals(0.25, 4), 2)
  t.is(writtenDecimals(1e-6, 4), 6)
  t.is(writtenDecimals(1200, 4), 0)
  t.is(writtenDecimals(12345.678, 4), 0)
  t.deepEqual(moveDecimals(Number.NaN, 0.5), [0, 2])
})

test('levels stay in summary and terminal where a comparison moves nothing, or next to nothing', (t) => {
  const input = example(2)
  const level = 0.4706
  for (const step of [0, 1e-9]) {
    const curves = input.curves.map((row) =>
      row.outcome === 'capacity' && row.scope === ''
        ? { ...row, mean: row.scenario === input.baseline ? level : level + step }
        : row,
    )
    const effects = input.effects.map((row) =>
      row.outcome === 'capacity' && row.scope === ''
        ? {
            ...row,
            from: level,
            to: level + step,
            effect: step,
            low: step,
            high: step,
            share_positive: step > 0 ? 1 : 0,
          }
        : row,
    )
    const said = summaryMarkdown({ ...input, curves, effects }) + resultText({ ...input, curves, effects })
    t.regex(said, /\| Staff capacity \| index \| higher \| 0\.47 \|/)
    t.notRegex(said, /taff capacity \(0 to 0\)|taff capacity .*from 0 /)
  }
})
