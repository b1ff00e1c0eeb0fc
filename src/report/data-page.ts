/**
 * The numbers that results rest on, as tables: every coefficient of a mechanism, every value of a case with its tag, range
 * and source, and what its variants change. Equal values of several agencies or forums share a line.
 */
import { mechanisms } from '../model/schedule.js'
import type { Annotated, Fact, Scenario } from '../scenario/scenario.js'
import { citing, code, interval, number, table } from './markdown.js'

/** Every coefficient of every mechanism, in schedule order. */
export function coefficientTable(keys: readonly string[]): string {
  const cite = citing(keys)
  return table(
    ['Coefficient', 'Default', 'Range', 'Unit', 'Source or sign'],
    mechanisms.flatMap((m) =>
      Object.entries(m.coefficients).map(([name, q]) => [
        `[${m.name}](odd.md#${m.name}) ${code(name)}`,
        number(q.default),
        q.range ? interval(q.range) : '',
        q.unit,
        cite(q.source ?? ''),
      ]),
    ),
  )
}

/** The scenarios of a case: name, title, and what is done when. */
export function scenarioTable(scenarios: readonly Scenario[]): string {
  return table(
    ['Scenario', 'Title', 'What it is'],
    scenarios.map((s) => [code(s.name), s.title.en, (s.description?.en ?? '').trim()]),
  )
}

/** Who and what a case is made of, with where that comes from. */
export function structureTable(baseline: Scenario, keys: readonly string[]): string {
  const cite = citing(keys)
  const ground = ({ tag, source, note }: Fact) => [tag, grounds(cite, source, note)] as const
  return table(
    ['What', 'Which', 'Tag', 'Source and note'],
    grouped(
      [...baseline.facts].map(([path, fact]) => {
        const { field, id } = split(path)
        return { id, cells: [field.replace(/\.\*$/, ''), ...ground(fact)] }
      }),
    ).map(({ cells: [field = '', tag = '', note = ''], ids }) => [code(field), ids.join(', '), tag, note]),
  )
}

/** Every value that a baseline writes. */
export function valueTable(baseline: Scenario, keys: readonly string[]): string {
  const written = [...baseline.values].filter(([, v]) => v.given)
  return rows(baseline, written, citing(keys))
}

/** What a baseline leaves at the defaults of the model, in a paragraph. */
export function defaultsOf(baseline: Scenario): string {
  const left = [...baseline.values].filter(([path, v]) => !v.given && !path.startsWith('mechanisms.'))
  const entries = grouped(
    left.map(([path, { value }]) => {
      const { field, id } = split(path)
      return { id, cells: [field, number(value)] }
    }),
  ).map(({ cells: [field = '', value = ''], ids }) => {
    const all = whole(baseline, field)
    return `${code(field)} ${value}${all > 0 && ids.length < all ? ` (${ids.length} of ${all})` : ''}`
  })
  return entries.length === 0 ? 'Nothing is left at its default.' : `Left at their defaults: ${entries.join(', ')}.`
}

/** What the variants of a case change, measure by measure and value by value; equal changes share a line. */
export function changeTable(baseline: Scenario, variants: readonly Scenario[], keys: readonly string[]): string {
  const cite = citing(keys)
  const changes = variants.flatMap((variant) =>
    [...variant.values]
      .filter(([path, v]) => v.given && !same(v, baseline.values.get(path)))
      .map(([path, v]) => ({
        id: variant.name.slice(variant.name.indexOf('/') + 1),
        cells: [path, ...described(v, cite)],
      })),
  )
  const lines = grouped(changes).map(({ cells: [path = '', ...others], ids }) => {
    const { measure, inside } = measured(path)
    const { field, id } = split(inside)
    return { id, cells: [field, measure, ...others, ids.join(', ')] }
  })
  return table(
    ['Value', 'By', 'Is', 'Range', 'Tag', 'Source and note', 'In', 'Of'],
    grouped(lines).map(({ cells: [field = '', ...others], ids }) => [code(field), ...others, ids.join(', ')]),
  )
}

/** The measure that a path lies in, if any, and the path that it sets. */
function measured(path: string): { measure: string; inside: string } {
  const [, measure = '', inside = path] = /^measures\.([^.]+)\.(?:set|add)\.(.*)$/.exec(path) ?? []
  return { measure, inside: inside.replaceAll('"', '') }
}

function rows(scenario: Scenario, values: readonly [string, Annotated][], cite: (text: string) => string): string {
  const lines = values.map(([path, v]) => {
    const { field, id } = split(path)
    return { id, cells: [field, ...described(v, cite)] }
  })
  return table(
    ['Value', 'Is', 'Range', 'Tag', 'Source and note', 'Of'],
    grouped(lines).map(({ cells: [field = '', ...others], ids }) => {
      const all = whole(scenario, field)
      return [code(field), ...others, all > 1 && ids.length === all ? 'all' : ids.join(', ')]
    }),
  )
}

function described({ value, range, tag, source, note }: Annotated, cite: (text: string) => string): string[] {
  return [number(value), range ? interval(range) : '', tag, grounds(cite, source, note)]
}

function grounds(cite: (text: string) => string, source: string | undefined, note: string | undefined): string {
  return [source === undefined ? '' : cite(source), note ?? ''].filter((word) => word !== '').join(': ')
}

/** A path as the field that it is of and the agency or forum that has it. */
function split(path: string): { field: string; id: string } {
  const [, root, id, rest] = /^(agencies|forums|issues|figures)\.([^.]+)(.*)$/.exec(path) ?? []
  return root === undefined ? { field: path, id: '' } : { field: `${root}.*${rest}`, id: id ?? '' }
}

/** How many there are that could have a field; 0 for a field of the world. */
function whole({ spec }: Scenario, field: string): number {
  if (field.startsWith('agencies.')) return Object.keys(spec.agencies).length
  return field.startsWith('forums.') ? Object.keys(spec.forums).length : 0
}

/** Lines with equal cells become one, with the ids of all; fields in the order in which they first come. */
function grouped(
  lines: readonly { readonly id: string; readonly cells: readonly string[] }[],
): { cells: readonly string[]; ids: string[] }[] {
  const fields = new Map<string, Map<string, { cells: readonly string[]; ids: string[] }>>()
  for (const { id, cells } of lines) {
    const field = cells[0] ?? ''
    const known = fields.get(field) ?? new Map<string, { cells: readonly string[]; ids: string[] }>()
    fields.set(field, known)
    const key = cells.join('\n')
    const line = known.get(key)
    if (line) line.ids.push(id)
    else known.set(key, { cells, ids: [id] })
  }
  return [...fields.values()].flatMap((of) => [...of.values()])
}

function same(a: Annotated, b: Annotated | undefined): boolean {
  return b !== undefined && a.value === b.value && a.tag === b.tag && String(a.range) === String(b.range)
}
