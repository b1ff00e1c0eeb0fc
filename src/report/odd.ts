/**
 * The parts of the documents that are made from the model’s declarations: the schedule, the mechanisms with their
 * coefficients, the fields of the entities, the outcomes. What is written by hand stands around them.
 */
import type { Field, Fields, Quantity } from '../model/declare.js'
import {
  designFields,
  entityFields,
  forumFields,
  memberFields,
  relationFields,
  surroundingsFields,
} from '../model/entities.js'
import type { Mechanism } from '../model/mechanism.js'
import { outcomes } from '../model/outcomes.js'
import { mechanisms, schedule } from '../model/schedule.js'
import { services } from '../model/services/index.js'
import { agencyGroup } from '../model/world-fields.js'
import type { Pattern } from '../scenario/pattern.js'
import { citing, code, interval, number, table } from './markdown.js'
import { untranslated } from './messages/untranslated.js'

/** Blocks by name, as Markdown. `keys` are the citation keys that docs/references.md explains: they become links. */
export function documentBlocks(keys: readonly string[]): Map<string, string> {
  const cite = citing(keys)
  const blocks = new Map<string, string>()
  blocks.set('schedule', scheduleList())
  blocks.set('agency fields', fieldTable(agencyGroup.fields, cite))
  blocks.set('seat fields', fieldTable(memberFields, cite))
  blocks.set('forum fields', fieldTable(without(forumFields, ['design', 'members']), cite))
  blocks.set('design fields', fieldTable(designFields, cite))
  blocks.set('relation fields', fieldTable(relationFields, cite))
  blocks.set('world fields', fieldTable({ start: entityFields.start, ...surroundingsFields }, cite))
  for (const { name, fields } of services) blocks.set(`${name} fields`, fieldTable(fields, cite))
  blocks.set('outcomes', outcomeTable())
  blocks.set('untranslated', untranslatedList())
  for (const m of mechanisms) blocks.set(`mechanism ${m.name}`, mechanismBlock(m, cite))
  const coefficients = mechanisms.reduce((sum, m) => sum + Object.keys(m.coefficients).length, 0)
  blocks.set('counts', `The schedule has ${mechanisms.length} mechanisms with ${coefficients} coefficients.`)
  return blocks
}

/** The patterns of a case, as a table, on a page from which the references lie `up`. */
export function patternTable(patterns: readonly Pattern[], keys: readonly string[], up = ''): string {
  const cite = citing(keys, up)
  return table(
    ['Pattern', 'What must hold', 'Kind', 'Source'],
    patterns.map((p) => [p.id, p.title.en, p.kind, cite(p.source ?? '')]),
  )
}

/**
 * Fills the places that a text leaves for blocks, `<!-- generated: name -->` to `<!-- end -->`; gives the text and the
 * names of its blocks. What stands in a block of code is shown as it is. Throws where no block has a name, or a place has no
 * end.
 */
export function fillBlocks(
  text: string,
  block: (name: string) => string | undefined,
): { readonly text: string; readonly used: readonly string[] } {
  const used: string[] = []
  const filled = text.replace(
    /^```[\s\S]*?^```$|<!-- generated: (.*?) -->\n([\s\S]*?)<!-- end -->/gm,
    (all, name: string | undefined, old = '') => {
      if (name === undefined) return all
      if (old.includes('<!-- generated: ')) throw new Error(`the generated block “${name}” has no end`)
      const content = block(name)
      if (content === undefined) throw new Error(`there is no generated block “${name}”`)
      used.push(name)
      return `<!-- generated: ${name} -->\n\n${content}\n\n<!-- end -->`
    },
  )
  const written = text.replace(/^```[\s\S]*?^```$/gm, '')
  if (written.split('<!-- generated: ').length - 1 !== used.length)
    throw new Error('the last generated block has no end')
  return { text: filled, used }
}

/** The model’s description with a section for each mechanism, in the order of the schedule; one that is new gets its heading. */
export function withMechanisms(text: string): string {
  let filled = text
  mechanisms.forEach(({ name }, at) => {
    if (filled.includes(`\n### ${name}\n`)) return
    const next = mechanisms.slice(at + 1).find((other) => filled.includes(`\n### ${other.name}\n`))
    const before = next ? `\n### ${next.name}\n` : '\n### Fixed numbers\n'
    const section = `\n### ${name}\n\n<!-- generated: mechanism ${name} -->\n<!-- end -->\n`
    filled = filled.replace(before, () => `${section}${before}`)
  })
  return filled
}

function untranslatedList(): string {
  const paths = untranslated()
  return paths.length === 0
    ? 'Nothing: all has its Indonesian words.'
    : paths.map((path) => `- ${code(path)}`).join('\n')
}

function scheduleList(): string {
  return schedule
    .map((line, at) =>
      line === 'take stock'
        ? `${at + 1}. *take stock*: mean trust of each agency and shared understanding of each forum are read off the stocks.`
        : `${at + 1}. [${line.name}](#${line.name}). ${line.purpose}`,
    )
    .join('\n')
}

function mechanismBlock(m: Mechanism, cite: (text: string) => string): string {
  const lines = [m.purpose, '', '```text', ...m.equation.split('; '), '```', '', `Source: ${cite(m.source)}.`]
  if (m.service) lines.push(`Runs only where the scenario has the service \`${m.service}\`.`)
  const coefficients = Object.entries(m.coefficients)
  if (coefficients.length > 0) {
    lines.push('')
    lines.push(
      table(
        ['Coefficient', 'Default', 'Range', 'Unit', 'Meaning', 'Source'],
        coefficients.map(([name, q]) => [
          code(name),
          number(q.default),
          q.range ? interval(q.range) : '',
          q.unit,
          q.meaning,
          cite(q.source ?? ''),
        ]),
      ),
    )
  }
  return lines.join('\n')
}

function outcomeTable(): string {
  return table(
    ['Outcome', 'Label', 'Unit', 'Bounds', 'Bins', 'Better', 'Meaning'],
    outcomes.map((o) => [
      code(o.name),
      `${o.label.en} / ${o.label.id}`,
      o.unit,
      interval(o.bounds),
      number(o.bins),
      o.better,
      o.meaning.en,
    ]),
  )
}

function fieldTable(fields: Fields, cite: (text: string) => string): string {
  return table(['Field', 'Default', 'Bounds', 'Unit', 'Meaning'], rowsOf(fields, '', cite))
}

function rowsOf(fields: Fields, before: string, cite: (text: string) => string): string[][] {
  return Object.entries(fields).flatMap(([key, field]) => rowsOfField(field, before + key, cite))
}

function rowsOfField(field: Field, path: string, cite: (text: string) => string): string[][] {
  switch (field.type) {
    case 'quantity':
      return [[code(path), number(field.default), interval(field.bounds), unitOf(field), meaningOf(field, cite)]]
    case 'choice':
      return [[code(path), field.default, field.options.join(', '), 'word', field.meaning]]
    case 'flag':
      return [[code(path), String(field.default), 'true, false', 'switch', field.meaning]]
    case 'reference':
      return [[code(path), 'none', `id of an ${field.to}`.replace('an f', 'a f'), 'id', field.meaning]]
    case 'identifier':
      return [[code(path), field.default || 'none', 'any id', 'id', field.meaning]]
    case 'group':
      return [
        ...(field.optional ? [[code(path), 'absent', '', 'group', field.meaning]] : []),
        ...rowsOf(field.fields, `${path}.`, cite),
      ]
    case 'map': {
      const inside = `${path}.<${field.keys === 'new' ? 'id' : field.keys}>`
      return field.entry.type === 'quantity'
        ? rowsOfField({ ...field.entry, meaning: field.meaning }, inside, cite)
        : [[code(path), 'empty', '', 'map', field.meaning], ...rowsOf(field.entry.fields, `${inside}.`, cite)]
    }
  }
}

function unitOf(q: Quantity): string {
  return [q.unit, q.integer ? 'whole number' : ''].filter((word) => word !== '').join(', ')
}

function meaningOf(q: Quantity, cite: (text: string) => string): string {
  return [q.meaning, q.stock ? '*Stock.*' : '', q.source ? `(${cite(q.source)})` : '']
    .filter((word) => word !== '')
    .join(' ')
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
