/** What a scenario rests on: how many of its numbers are known, and the assumed ones of its world with their ranges. */
import type { Annotated, Scenario } from '../../scenario/load.js'
import { writtenDecimals } from '../digits.js'
import { groundsSentence } from '../grounds.js'
import { labelIn, unitIn } from '../messages/declared.js'
import { declaredField, declaredPath } from '../messages/declared-path.js'
import { referencesId } from '../messages/references-id.js'
import type { ReportContext } from './context.js'
import { bullets, joined, markup, paragraph, strong } from './html.js'
import type { References } from './input.js'

const homes = ['forums', 'relations', 'world', 'services', 'agencies'] as const

export function assumptions(context: ReportContext, scenarios: readonly Scenario[], references: References): string {
  const { say, localiser } = context
  const [first] = scenarios
  if (first === undefined) return ''
  const { rows, keys } = valueRows(context, scenarios)
  const coefficients = [...first.values].filter(([path]) => path.startsWith('mechanisms.')).length
  const { columns } = say.assumptions
  return [
    paragraph(groundsSentence(context, first, `“${localiser.text(first.title)}”`)),
    rows.length === 0
      ? ''
      : context.table({
          title: say.assumptions.table,
          head: [columns.what, columns.where, columns.range, columns.unit, columns.source],
          words: [0, 3, 4],
          rows,
          note: say.assumptions.caption(say.assumptions.coefficients(localiser.count(coefficients))),
        }),
    sources(context, keys, references),
  ].join('\n')
}

/** A line for each kind of value that is written with a range, its places together. */
function valueRows(context: ReportContext, scenarios: readonly Scenario[]) {
  const { language, localiser, say } = context
  const groups = new Map<string, Annotated[]>()
  const keys = new Set<string>()
  for (const { values } of scenarios.slice(0, 1))
    for (const [path, value] of values) {
      if (value.range === undefined || value.tag === 'study' || !value.given) continue
      if (!homes.some((home) => path.startsWith(`${home}.`))) continue
      const declared = declaredPath(path)
      groups.set(declared, [...(groups.get(declared) ?? []), value])
      if (value.source !== undefined) keys.add(value.source)
    }
  const place = (path: string) => homes.findIndex((home) => path.startsWith(`${home}.`))
  const sorted = [...groups].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0))
  const rows = sorted.map(([declared, all]) => {
    const field = declaredField(declared)
    const numbers = all.map(({ value }) => value)
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
    const lows = all.map(({ range }) => (range as readonly [number, number])[0])
    const highs = all.map(({ range }) => (range as readonly [number, number])[1])
    const cited = [...new Set(all.flatMap(({ source }) => source ?? []))].sort()
    return [
      labelIn(language, declared, field?.meaning ?? declared),
      low === high
        ? asWritten(context, low)
        : say.assumptions.several(asWritten(context, low), asWritten(context, high), localiser.count(numbers.length)),
      say.range(asWritten(context, Math.min(...lows)), asWritten(context, Math.max(...highs))),
      unitIn(language, field?.unit ?? ''),
      cited.length === 0 ? say.assumptions.notSaid : cited.join(', '),
    ]
  })
  return { rows, keys: [...keys].sort() }
}

/** As many decimals as the file has, up to four digits that matter. */
function asWritten({ localiser }: ReportContext, value: number): string {
  return localiser.number(value, writtenDecimals(value, 4))
}

function sources({ say, language }: ReportContext, keys: readonly string[], references: References): string {
  const known = keys.filter((key) => references.has(key))
  if (known.length === 0) return ''
  const items = known.map((key) => {
    const text = references.get(key) ?? ''
    return joined(strong(key), markup(`: ${language === 'id' ? (referencesId[key] ?? text) : text}`))
  })
  return `<h3>${say.assumptions.sources}</h3>${bullets(items)}`
}
