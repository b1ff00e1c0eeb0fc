import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { occasions } from '../../src/model/account.js'
import { catalogue } from '../../src/model/outcomes.js'
import { mechanisms } from '../../src/model/schedule.js'
import { simulate } from '../../src/model/simulate.js'
import { compileWorld } from '../../src/model/world.js'
import { parametersOf } from '../../src/page/parameters.js'
import { chartMessages } from '../../src/report/messages/charts.js'
import { labelIn, meaningIn, mechanismIn, translated, unitIn } from '../../src/report/messages/declared.js'
import { declaredPath } from '../../src/report/messages/declared-path.js'
import { eventIn } from '../../src/report/messages/events.js'
import { languages, messages } from '../../src/report/messages/index.js'
import { differenceIn, numberIn, shareIn } from '../../src/report/messages/numbers.js'
import { reportMessages } from '../../src/report/messages/report.js'
import { met } from '../../src/report/messages/untranslated.js'
import { loadScenarios } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'
import { readPatterns } from '../../src/scenario/patterns.js'
import { englishIn } from './english.js'

const folder = fileURLToPath(new URL('../../../scenarios/', import.meta.url))
const texts = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !/patterns\.yaml$|experiments/.test(name))
    .map((name) => [name.replace('.yaml', ''), readFileSync(join(folder, name), 'utf8')]),
)
const sources = memorySources(texts)
const scenarios = loadScenarios(
  sources.list().map(({ name }) => name),
  sources,
)

const declarations = met()

/** What has no Indonesian words and is listed as such, by `npm run docs`. */
const listed = new Set(
  /<!-- generated: untranslated -->([\s\S]*?)<!-- end -->/
    .exec(readFileSync(join(folder, '../docs/extending.md'), 'utf8'))![1]!
    .match(/(?<=`)[^`\n]+(?=`)/g),
)

test('every number and switch of the model has its meaning in Indonesian, or is listed as one that has none (npm run docs)', (t) => {
  t.true(declarations.length > 450)
  t.deepEqual(
    declarations.flatMap(({ path }) => (translated(path) === undefined && !listed.has(path) ? [path] : [])),
    [],
  )
})

test('every mechanism and every line of an account has a name in both languages, or is listed as one that has none', (t) => {
  const lines = [...mechanisms.map(({ name }) => name), ...occasions, 'start', 'take stock']
  for (const language of languages)
    t.deepEqual(
      lines.filter((name) => mechanismIn(language, name) === name && !listed.has(`mechanisms.${name}`)),
      [],
    )
})

test('every unit has its Indonesian word', (t) => {
  const units = [
    ...declarations.map(({ field }) => (field.type === 'quantity' ? field.unit : '')),
    ...catalogue.map(({ unit }) => unit).filter((unit) => unit !== 'share' && !unit.startsWith('index')),
  ]
  t.deepEqual(
    [...new Set(units)].filter((unit) => unit !== '' && unit !== 'programmes' && unitIn('id', unit) === unit),
    [],
  )
})

test('no two parameters that matter in one case go by one name', (t) => {
  for (const scenario of scenarios.filter(({ name }) => name.endsWith('/baseline')))
    for (const language of languages) {
      const names = parametersOf(scenario)
        .filter(({ chief }) => chief)
        .map(({ declared, meaning }) => labelIn(language, declared, meaning))
      t.deepEqual(
        names.filter((name, at) => names.indexOf(name) < at),
        [],
        scenario.name,
      )
    }
})

test('a path of a scenario is found in the catalogue whatever its ids', (t) => {
  for (const scenario of scenarios)
    for (const path of scenario.values.keys())
      if (!path.startsWith('measures.') && !listed.has(declaredPath(path)))
        t.truthy(translated(declaredPath(path)), path)
})

test('all that happens in the minutes of all scenarios is told in both languages', (t) => {
  const untold = new Set<string>()
  for (const { name, input } of scenarios) {
    const world = compileWorld({ ...input, months: Math.min(input.months, 60) })
    simulate(world, '1', 0, {
      trace: (event) => {
        for (const language of languages)
          if (language !== 'en' && eventIn(language, event) === eventIn('en', event))
            untold.add(`${name}: ${event.event}`)
      },
    })
  }
  t.deepEqual([...untold], [])
})

test('patterns and all that they compare are said in Indonesian', (t) => {
  const english: string[] = []
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
    /patterns\.yaml$/.test(f),
  ))
    for (const { id, title, holds } of readPatterns({
      name: file,
      file,
      text: readFileSync(join(folder, file), 'utf8'),
    }))
      for (const said of [title, ...holds.map(({ say }) => say)])
        if (said === undefined || said.id === said.en || englishIn(said.id).length > 0)
          english.push(`${file} ${id}: ${said?.id}`)
  t.deepEqual(english, [])
})

test('the languages have the same messages, none of them empty and none left in English by accident', (t) => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value
  t.deepEqual(shape(messages.id), shape(messages.en))
  t.deepEqual(shape(chartMessages.id), shape(chartMessages.en))
  t.deepEqual(shape(reportMessages.id), shape(reportMessages.en))
  const equal: string[] = []
  const compare = (a: unknown, b: unknown, path: string) => {
    if (typeof a === 'object' && a !== null)
      for (const [key, inner] of Object.entries(a))
        compare(inner, (b as Record<string, unknown>)[key], `${path}.${key}`)
    else if (typeof a === 'string' && a === b && /[a-z]{3}/.test(a)) equal.push(path)
  }
  compare(messages.en, messages.id, '')
  compare(chartMessages.en, chartMessages.id, 'charts')
  compare(reportMessages.en, reportMessages.id, 'report')
  // April, September, November; media and model are the same words.
  t.deepEqual(equal, ['.months.3', '.months.8', '.months.10', '.kinds.media'])
})

test('numbers are written as each language writes them', (t) => {
  t.is(numberIn('en', 12345.6, 1), '12,345.6')
  t.is(numberIn('id', 12345.6, 1), '12.345,6')
  t.is(differenceIn('id', -0.25), '−0,25')
  t.is(shareIn('id', 0.999), 'lebih dari 99 %')
  t.is(meaningIn('en', 'agencies.*.ego', 'words of its own'), 'words of its own')
})
