/** Maps over two varied values in words: where an effect is largest, where it is small, where its sign turns. */
import type { ChartInput } from './charts/input.js'
import { writtenDecimals } from './digits.js'
import { type Block, heading, label, list, marked, paragraph } from './document/document.js'
import { type Axis, type Cell, type EffectMap, effectMaps, type OutcomeGrid } from './map-grid.js'
import { code } from './markdown.js'
import { chartMessages } from './messages/charts.js'
import type { Language } from './messages/index.js'
import type { Telling } from './telling.js'
import { capitalised, decimalsFor, inSentence, shortNames } from './words.js'

/** The section of the summary: a line for each outcome of each map; nothing where there is no map. */
export function mapBlocks(telling: Telling, input: ChartInput): Block[] {
  const maps = effectMaps(input)
  const [first] = maps
  if (!first) return []
  const { x, y } = first
  const { map: say } = telling.say
  return [
    heading(say.title(x.name, y.name)),
    ...paragraph(marked(say.lead(code(x.path), code(y.path), monthsText(first, telling.language), '`charts/map-…`'))),
    ...maps.flatMap((map) => [
      ...(maps.length > 1 ? [label(nameOf(map, maps))] : []),
      ...list(map.grids.map((grid) => capitalised(gridWords(telling, grid, map)))),
    ]),
  ]
}

/** The same for a terminal: only the first outcome of each map. */
export function mapsInShort(telling: Telling, input: ChartInput): Block[] {
  const maps = effectMaps(input)
  return maps.flatMap((map) => {
    const [grid] = map.grids
    if (!grid) return []
    const { x, y } = map
    return paragraph(telling.say.map.brief(x.path, y.path, nameOf(map, maps), gridWords(telling, grid, map)))
  })
}

/** `formalised`: what a map is called beside the others. */
export function nameOf(map: EffectMap, maps: readonly EffectMap[]): string {
  const names = shortNames([map.baseline, ...maps.map(({ variant }) => variant)])
  return names.get(map.variant) ?? map.variant
}

/** `month 60`; `the last month` where the months themselves are varied. */
export function monthsText({ months }: EffectMap, language: Language = 'en'): string {
  const { inMonth, lastMonth } = chartMessages[language]
  return months.length === 1 ? inMonth(String(months[0])) : lastMonth
}

/** Decimals that all cells of a grid share: those that its largest effect asks for. */
export function gridDecimals({ largest }: OutcomeGrid): number {
  return decimalsFor(largest.effect)
}

/** An effect on an index or a share below this is not worth a map’s words; findings call it slight. */
const leastIndex = 0.01

function gridWords(telling: Telling, grid: OutcomeGrid, { x: across, y: upwards }: EffectMap): string {
  const { say, localiser } = telling
  const { largest, cells } = grid
  const [x, y] = [across, upwards].map((axis) => spoken(telling, axis)) as [Axis, Axis]
  const map = { x, y }
  const { label: name, unit } = localiser.outcome(grid.outcome, grid.unit)
  const size = `${localiser.difference(largest.effect)}${unit === '' ? '' : ` ${unit}`}`
  const what = inSentence(name)
  const all = localiser.counted(cells.length, 'combination')
  const judged = cells.some(({ low }) => !Number.isNaN(low))
  if (judged && !largest.clear) return say.map.unclear(what, all)
  if (Math.abs(largest.effect) < leastIndex && unit === '') return say.map.slight(what, all, size)
  const top = say.map.largest(what, size, x.name, x.values[largest.x]!, y.name, y.values[largest.y]!)
  const turned = cells.filter((cell) => cell.effect * largest.effect < 0 && (cell.clear || !judged))
  const small = cells.filter((cell) => cell.small)
  const third =
    small.length === 0
      ? say.map.nowhereSmall(localiser.difference(smallest(cells).effect))
      : say.map.small(localiser.count(small.length), all, where(telling, small, map))
  const turns =
    turned.length === 0
      ? say.map.noTurn(judged)
      : say.map.turns(localiser.count(turned.length), where(telling, turned, map))
  return `${top}; ${third}. ${capitalised(turns)}.`
}

/** The values of an axis with the marks of the language; English ones stay as they are written. */
function spoken({ language, localiser }: Telling, axis: Axis): Axis {
  const said = (text: string) =>
    language !== 'en' && /^-?[\d.]+$/.test(text)
      ? localiser.number(Number(text), writtenDecimals(Number(text), 4))
      : text
  return { ...axis, values: axis.values.map(said) }
}

function smallest(cells: readonly Cell[]): Cell {
  const known = cells.filter(({ effect }) => Number.isFinite(effect))
  return known.reduce((a, b) => (Math.abs(b.effect) < Math.abs(a.effect) ? b : a))
}

const mostPieces = 4

/** Where some cells lie, exactly if that takes few words, else within what bounds. */
function where(telling: Telling, cells: readonly Cell[], { x, y }: Pick<EffectMap, 'x' | 'y'>): string {
  const { say, localiser } = telling
  const byX = pieces(telling, cells, x, y, 'x', 'y')
  const byY = pieces(telling, cells, y, x, 'y', 'x')
  const shorter = byY.length < byX.length ? byY : byX
  if (shorter.length <= mostPieces) return shorter.join('; ')
  const within = (axis: Axis, key: 'x' | 'y') => {
    const places = cells.map((cell) => cell[key])
    const ends = [Math.min(...places), Math.max(...places)].map((at) => axis.values[at]!) as [string, string]
    return `${axis.name} ${localiser.chart.toRange(...ends)}`
  }
  return say.map.within(within(x, 'x'), within(y, 'y'))
}

/** `ego 0.7 with leadership up to 0.25`, one for each run of outer values that share their inner ones. */
function pieces(
  telling: Telling,
  cells: readonly Cell[],
  outer: Axis,
  inner: Axis,
  outerKey: 'x' | 'y',
  innerKey: 'x' | 'y',
): string[] {
  const { say, localiser } = telling
  const runs: { from: number; to: number; inside: string }[] = []
  outer.values.forEach((_, at) => {
    const places = cells.filter((cell) => cell[outerKey] === at).map((cell) => cell[innerKey])
    if (places.length === 0) return
    const inside = stretch(telling, places, inner)
    const before = runs[runs.length - 1]
    if (before && before.to === at - 1 && before.inside === inside) before.to = at
    else runs.push({ from: at, to: at, inside })
  })
  return runs.map(({ from, to, inside }) => {
    const all = from === 0 && to === outer.values.length - 1
    if (all) return inside === '' ? say.map.everywhere : inside
    const [first, last] = [outer.values[from]!, outer.values[to]!]
    const range = `${outer.name} ${from === to ? first : localiser.chart.toRange(first, last)}`
    return inside === '' ? range : say.map.with(range, inside)
  })
}

/** Some values of an axis: nothing for all of them, `leadership up to 0.25`, `leadership from 0.5`, or each by name. */
function stretch({ say, localiser }: Telling, places: readonly number[], { name, values }: Axis): string {
  const sorted = [...places].sort((a, b) => a - b)
  const first = sorted[0]!
  const last = sorted[sorted.length - 1]!
  const end = values.length - 1
  if (last - first + 1 > sorted.length) return `${name} ${localiser.list(sorted.map((at) => values[at]!))}`
  if (first === 0 && last === end) return ''
  if (first === last) return `${name} ${values[first]}`
  if (first === 0) return say.map.upTo(name, values[last]!)
  if (last === end) return say.map.from(name, values[first]!)
  return `${name} ${localiser.chart.toRange(values[first]!, values[last]!)}`
}
