import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import ts from 'typescript'
import type { Field, Fields } from '../../src/model/declare.js'
import { mechanisms } from '../../src/model/schedule.js'
import { worldFields } from '../../src/model/world-fields.js'

const model = fileURLToPath(new URL('../../../src/model/', import.meta.url))

/** Integers that mean themselves: halves and pairs, months of a year, minutes of an hour, percent. */
const plainNumbers = new Set(['0', '1', '2', '12', '60', '100'])

/** Numbers in code that are no part of a law: which of the draws of one name a draw is. */
const countedNumbers: { readonly [page: string]: readonly string[] } = {
  'services/diplomacy-agenda/agenda.ts': ['3', '4', '5', '1024'],
}

/** Functions and constants that an equation calls by name, and nouns that stand beside an operator in a sentence. */
const mathematics = new Set(['min', 'max', 'clip', 'exp', 'mean', 'month', 'months', 'year'])

/** A page of the model: the file of one mechanism. */
interface Page {
  readonly name: string
  readonly file: string
  readonly text: string
  /** The equation as it is written: its text, and the names that it takes its numbers from. */
  readonly equation: { readonly text: string; readonly names: readonly string[] }
  /** Names of the code, without the equation and the declarations of coefficients. */
  readonly names: ReadonlySet<string>
  /** Names read where c, the coefficients, are: c.gain, c['ego-bound'], { pace } = c. */
  readonly read: ReadonlySet<string>
  /** Numbers in the code, but those of coefficients and of named constants. */
  readonly numbers: readonly string[]
  /** Constants of the page that are a decimal number, with whether a comment says why. */
  readonly constants: ReadonlyMap<string, boolean>
  /** What it imports, by name: the file that it comes from. */
  readonly imports: ReadonlyMap<string, string>
}

const files = ['mechanisms', 'services'].flatMap((room) =>
  readdirSync(join(model, room), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
)
const pages = files.flatMap((file) => (file.endsWith('.ts') ? (pageOf(file) ?? []) : []))

function pageOf(file: string): Page | undefined {
  const text = readFileSync(join(model, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true)
  let name: string | undefined
  let equation: Page['equation'] | undefined
  const names = new Set<string>()
  const read = new Set<string>()
  const numbers: string[] = []
  const constants = new Map<string, boolean>()
  const imports = new Map<string, string>()

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const from = (node.moduleSpecifier as ts.StringLiteral).text
      const named = node.importClause?.namedBindings
      if (named && ts.isNamedImports(named) && from.startsWith('.'))
        for (const each of named.elements)
          imports.set(each.name.text, relative(model, join(model, dirname(file), from.replace(/\.js$/, '.ts'))))
      return
    }
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isNumericLiteral(node.initializer)) {
      const statement = node.parent.parent
      if (ts.isVariableStatement(statement) && statement.parent === source) {
        if (node.initializer.text.includes('.'))
          constants.set(node.name.getText(), ts.getJSDocCommentsAndTags(statement).length > 0)
        return
      }
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'equation') {
      equation = written(node.initializer)
      return
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'name' && ts.isStringLiteral(node.initializer))
      name ??= node.initializer.text
    // What is declared beside the law: coefficients, and the place of a chief slider.
    if (ts.isPropertyAssignment(node) && ['coefficients', 'slider'].includes(node.name.getText())) return
    if (ts.isNumericLiteral(node)) numbers.push(node.getText())
    if (ts.isIdentifier(node)) names.add(node.text)
    if (ts.isStringLiteral(node)) names.add(node.text)
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'c') read.add(node.name.text)
    if (ts.isElementAccessExpression(node) && node.expression.getText() === 'c') {
      const key = node.argumentExpression
      read.add(ts.isStringLiteral(key) ? key.text : '*')
    }
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer?.getText() === 'c')
      for (const each of node.name.elements) read.add((each.propertyName ?? each.name).getText())
    // A function that is given all the coefficients names those that it takes by its type.
    if (ts.isPropertySignature(node)) read.add(node.name.getText().replaceAll("'", ''))
    ts.forEachChild(node, visit)
  }
  visit(source)
  if (!equation || !name) return undefined
  return { name, file, text, equation, names, read, numbers, constants, imports }
}

/** The texts of an equation, and the names between them. */
function written(node: ts.Expression): Page['equation'] {
  if (ts.isStringLiteralLike(node)) return { text: node.text, names: [] }
  if (!ts.isTemplateExpression(node)) throw new Error(`an equation is a text: ${node.getText()}`)
  const texts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
  return { text: texts.join('…'), names: node.templateSpans.map(({ expression }) => expression.getText()) }
}

/** How often a file names something. */
const timesIn = (file: string, name: string): number =>
  readFileSync(join(model, file), 'utf8').match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0

test('every mechanism of a month has a page that is read here', (t) => {
  t.deepEqual(pages.map(({ name }) => name).sort(), mechanisms.map(({ name }) => name).sort())
  t.true(pages.length > 50)
})

test('an equation holds no decimal number of its own: it takes each from a constant that the law is computed with', (t) => {
  const found: string[] = []
  for (const page of pages) {
    for (const number of page.equation.text.match(/\d*\.\d+/g) ?? []) found.push(`${page.file}: ${number} in words`)
    for (const name of page.equation.names) {
      const from = page.imports.get(name)
      // What the engine declares it may use itself: once where it is declared, once where it is used, at the least.
      const used = pages.some(({ names }) => names.has(name)) || (from !== undefined && timesIn(from, name) > 1)
      if (!used) found.push(`${page.file}: ${name} stands in the equation and in no code`)
    }
  }
  t.deepEqual(found, [])
})

test('the code of a mechanism holds no number that nobody has named, and every named one says why it is fixed', (t) => {
  const found: string[] = []
  for (const { file, numbers, constants } of pages) {
    const known = countedNumbers[file] ?? []
    for (const number of numbers)
      if (!plainNumbers.has(number) && !known.includes(number)) found.push(`${file}: ${number}`)
    for (const number of known) if (!numbers.includes(number)) found.push(`${file}: no ${number} to except`)
    for (const [name, said] of constants) if (!said) found.push(`${file}: ${name} has no comment`)
  }
  t.deepEqual(found, [])
})

test('every coefficient stands in its equation and is read by the code', (t) => {
  const found: string[] = []
  for (const { name, equation, coefficients } of mechanisms) {
    const words = new Set(equation.match(/\p{L}[\p{L}\p{N}-]*/gu))
    const { read } = pages.find((page) => page.name === name)!
    for (const coefficient of Object.keys(coefficients)) {
      if (!words.has(coefficient)) found.push(`${name}: ${coefficient} is not in the equation`)
      // The levers against poverty go by their names, one after another.
      const byName = name === 'poverty' && read.has('*') && /^(income|household|micro)/.test(coefficient)
      if (!read.has(coefficient) && !byName) found.push(`${name}: ${coefficient} is not read`)
    }
  }
  t.deepEqual(found, [])
})

/** Words of an equation that stand beside an operator, so that they are numbers of the law; words in brackets are conditions. */
function operands(equation: string): string[] {
  const plain = equation
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\[[^\]]*\]/g, '[]')
  const before = /[·(/+−=<≥←]$|[=+−←<≥·~] $/
  const after = /^(_\w+(,\w)?)?[·(/]|^(_\w+(,\w)?)? ?[+−=~←≥<]/
  return [...plain.matchAll(/(?<![\p{L}\p{N}^_-])\p{Ll}[\p{Ll}-]*\p{Ll}(?![\p{L}])/gu)].flatMap(({ 0: word, index }) =>
    before.test(plain.slice(0, index)) || after.test(plain.slice(index + word.length)) ? [word] : [],
  )
}

/** Names of all that a scenario may say, but of the coefficients. */
const fieldNames = new Set(namesOf({ ...worldFields, mechanisms: undefined }))

function namesOf(fields: { readonly [name: string]: Field | undefined }): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (!field) return []
    const within: Fields =
      field.type === 'group' ? field.fields : field.type === 'map' ? { [name]: field.entry as Field } : {}
    return [name, ...namesOf(within)]
  })
}

/** Words for what the code has under another name: what it is there. */
const otherWords: { readonly [mechanism: string]: { readonly [word: string]: string } } = {
  accountability: { session: 'lastHeld' },
  'case-arrivals': { new: 'fresh' },
  clearance: { minutes: 'speed', base: 'travellerRate' },
  convening: { session: 'convened' },
  'field-effort': { fit: 'c.other', locally: 'led' },
  'follow-up': { setting: "spec['follow-up']" },
  interaction: { met: 'governmental' },
  'joint-effort': { monitoring: 'reports' },
  legitimacy: { broken: 'breach' },
  'people-to-people': { region: 'exposureOfEntry' },
  postponement: { session: 'convened' },
  poverty: { pace: '-pace' },
  'programme-money': { spent: 'fundPaid' },
  supervision: { practice: 'post.skill' },
  tension: { session: 'lastHeld' },
  'welfare-and-security': { aim: 'toWelfare' },
}

test('every word of an equation that is a number is a coefficient, a name of its code or of a scenario', (t) => {
  const found: string[] = []
  for (const { name, equation, coefficients } of mechanisms) {
    const { names, text } = pages.find((page) => page.name === name)!
    const parts = new Set(
      [...names].flatMap((each) => [each, ...each.split(/(?=[A-Z])|-/)]).map((each) => each.toLowerCase()),
    )
    const others = otherWords[name] ?? {}
    const missing = new Set(
      operands(equation).filter(
        (word) =>
          !(word in coefficients || word in others || mathematics.has(word) || fieldNames.has(word)) &&
          !parts.has(word.replaceAll('-', '')),
      ),
    )
    for (const word of missing) found.push(`${name}: ${word}`)
    for (const [word, code] of Object.entries(others)) {
      if (!operands(equation).includes(word)) found.push(`${name}: no ${word} to except`)
      if (!text.includes(code)) found.push(`${name}: no ${code} for ${word}`)
    }
  }
  t.deepEqual(found, [])
})

/** Loops that stand in a kernel too, by the name that a page calls them by. */
const kernels = {
  'meet.talk': 'meeting.wat',
  'meet.hear': 'meeting.wat',
  'pairs.settle': 'pairs.wat',
  'pairs.wearAcross': 'pairs.wat',
  'pairs.growAcross': 'pairs.wat',
  'pairs.heal': 'pairs.wat',
  'day.pass': 'day.wat',
}

test('a page whose law also stands in a kernel and the kernel point at each other', (t) => {
  const sources = readdirSync(model, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.wat'))
  const pointing = sources.flatMap((source) =>
    [...readFileSync(join(model, source), 'utf8').matchAll(/;;.*\bmechanism ([a-z-]+[a-z])/gi)].map(
      ([, name]) => `${name} ${basename(source)}`,
    ),
  )
  const pointed = pages.flatMap(({ name, text }) =>
    [...new Set(text.match(/\w+\.wat\b/g))].map((kernel) => `${name} ${kernel}`),
  )
  t.deepEqual(pointing.sort(), pointed.sort())
  const called = pages.flatMap(({ name, text }) =>
    Object.entries(kernels).flatMap(([loop, kernel]) => (text.includes(`${loop}(`) ? [`${name} ${kernel}`] : [])),
  )
  t.deepEqual(called.sort(), pointed.sort())
})
