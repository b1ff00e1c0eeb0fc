/** Comparisons of many scenarios: which are shown, and what is said of the others. */
import test from 'ava'
import { chartSpecs } from '../../src/report/charts/index.js'
import type { ChartInput } from '../../src/report/charts/input.js'
import { resultText, summaryMarkdown } from '../../src/report/summary.js'
import { mostShown, shown, thinned, thinningNote } from '../../src/report/thinning.js'
import { example } from './example.js'

/** Two scenarios under every combination of values of two paths. */
function crossed(egos: readonly number[], gains: readonly number[]): ChartInput {
  const input = example(2)
  const values = egos.flatMap((ego) => gains.map((gain) => `[agencies.*.ego=${ego}][mechanisms.dialogue.gain=${gain}]`))
  const named = <T, K extends keyof T>(rows: readonly T[], ...keys: K[]) =>
    values.flatMap((value) =>
      rows.map((row) => ({ ...row, ...Object.fromEntries(keys.map((k) => [k, `${row[k]}${value}`])) })),
    )
  return {
    ...input,
    scenarios: input.scenarios.flatMap((each) => values.map((value) => ({ ...each, name: `${each.name}${value}` }))),
    curves: named(input.curves, 'scenario'),
    effects: named(input.effects, 'baseline', 'variant'),
    baseline: `entikong/baseline${values[0]}`,
  }
}

const many = crossed([0.1, 0.2, 0.3, 0.4, 0.5], [0.05, 0.1, 0.15])

test('few scenarios are all shown; of many, those at the ends of the varied values and spread between them', (t) => {
  const few = crossed([0.2, 0.8], [0.05, 0.15])
  t.is(thinned(few), few)
  t.is(thinningNote(few), '')
  const values = (input: ChartInput) => [...new Set([...shown(input)].map((name) => name.slice(name.indexOf('['))))]
  t.true(shown(many).size <= mostShown)
  t.deepEqual(
    values(many),
    [0.1, 0.5].flatMap((ego) =>
      [0.05, 0.1, 0.15].map((gain) => `[agencies.*.ego=${ego}][mechanisms.dialogue.gain=${gain}]`),
    ),
  )
  // Each variant keeps the baseline that it is measured against.
  const { effects, scenarios } = thinned(many)
  const names = new Set(scenarios.map(({ name }) => name))
  t.true(effects.length > 0 && effects.every(({ baseline, variant }) => names.has(baseline) && names.has(variant)))
})

test('of many scenarios without varied values the first are shown, the baseline among them', (t) => {
  const input = example(2)
  const scenarios = Array.from({ length: 20 }, (_, at) => ({ ...input.scenarios[at % 2]!, name: `case/s${at}` }))
  const names = [...shown({ ...input, scenarios })]
  t.deepEqual(
    names,
    scenarios.slice(0, mostShown).map(({ name }) => name),
  )
})

test('pictures, summary and terminal show these, and say where the others are', (t) => {
  const specs = chartSpecs(many)
  const outcomes = JSON.stringify(specs.find(({ file }) => file === 'outcomes')!.spec)
  t.true(outcomes.includes('Of 30 scenarios 12 are drawn, spread over the varied values'))
  t.false(outcomes.includes('"series":"entikong/baseline[agencies.*.ego=0.2]'))
  t.true(outcomes.includes('In brackets beside the curves: agencies.*.ego and mechanisms.dialogue.gain.'))
  // The map has all of them.
  const map = JSON.stringify(specs.find(({ file }) => file.startsWith('map'))!.spec)
  t.true(map.includes('0.4'))
  const summary = summaryMarkdown(many)
  t.true(summary.includes('Of 30 scenarios 12 are told'))
  t.is(summary.match(/^## .* against /gm)!.length, 6)
  const text = resultText(many)
  t.true(
    text
      .replaceAll('\n', ' ')
      .includes(
        'Of 30 scenarios 12 are told, spread over the varied values; all of them are in curves.csv and effects.csv.',
      ),
  )
  t.true(text.split('\n').every((line) => [...line].length <= 80))
  t.false(text.includes(']['.concat('mechanisms')))
})
