/** Maps over two varied values in words: where an effect is largest, where it is small, where its sign turns. */
import type { ChartInput } from './charts/input.js'
import { type Axis, type Cell, type EffectMap, effectMaps, type OutcomeGrid } from './map-grid.js'
import { code, prose } from './markdown.js'
import { chartMessages } from './messages/charts.js'
import type { Language } from './messages/index.js'
import {
  capitalised,
  counted,
  decimalsFor,
  formatDifference,
  inSentence,
  list,
  outcomeWords,
  shortNames,
} from './words.js'

/** The section of the summary: a line for each outcome of each map; nothing where there is no map. */
export function mapSections(input: ChartInput): string[] {
  const maps = effectMaps(input)
  const [first] = maps
  if (!first) return []
  const { x, y } = first
  return [
    `## Over ${prose(`${x.name} and ${y.name}`)}`,
    `Where the effects are large and where they are not, over ${code(x.path)} and ${code(y.path)}, at ${monthsText(first)} (drawn in \`charts/map-…\`). Each effect is measured against the baseline under the same two values.`,
    ...maps.map((map) => {
      const lines = map.grids.map((grid) => `- ${prose(capitalised(sayGrid(grid, map)))}`)
      return [...(maps.length > 1 ? [`**${prose(nameOf(map, maps))}**\n`] : []), ...lines].join('\n')
    }),
  ]
}

/** The same for a terminal: only the first outcome of each map, and an empty line before it. */
export function mapParagraphs(input: ChartInput): string[] {
  const maps = effectMaps(input)
  return maps.flatMap((map) => {
    const [grid] = map.grids
    if (!grid) return []
    return ['', `Over ${map.x.path} and ${map.y.path}, ${nameOf(map, maps)}: ${sayGrid(grid, map)}`]
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

function sayGrid(grid: OutcomeGrid, map: EffectMap): string {
  const { largest, cells } = grid
  const { x, y } = map
  const { label, unit } = outcomeWords(grid.outcome, grid.unit)
  const size = `${formatDifference(largest.effect)}${unit === '' ? '' : ` ${unit}`}`
  const what = inSentence(label)
  const judged = cells.some(({ low }) => !Number.isNaN(low))
  if (judged && !largest.clear) return `${what} is not clearly moved in any of ${counted(cells.length, 'combination')}.`
  if (Math.abs(largest.effect) < leastIndex && unit === '')
    return `${what} is hardly moved in any of ${counted(cells.length, 'combination')} (at most ${size}).`
  const top = `the effect on ${what} is largest (${size}) where ${x.name} is ${x.values[largest.x]} and ${y.name} ${y.values[largest.y]}`
  const turned = cells.filter((cell) => cell.effect * largest.effect < 0 && (cell.clear || !judged))
  const small = cells.filter((cell) => cell.small)
  const third =
    small.length === 0
      ? `it is nowhere below a third of that (smallest ${formatDifference(smallest(cells).effect)})`
      : `it is below a third of that in ${small.length} of ${counted(cells.length, 'combination')}: ${where(small, map)}`
  const turns =
    turned.length === 0
      ? judged
        ? 'nowhere does its sign clearly turn'
        : 'nowhere does its sign turn'
      : `its sign turns in ${turned.length}: ${where(turned, map)}`
  return `${top}; ${third}. ${capitalised(turns)}.`
}

function smallest(cells: readonly Cell[]): Cell {
  const known = cells.filter(({ effect }) => Number.isFinite(effect))
  return known.reduce((a, b) => (Math.abs(b.effect) < Math.abs(a.effect) ? b : a))
}

const mostPieces = 4

/** Where some cells lie, exactly if that takes few words, else within what bounds. */
function where(cells: readonly Cell[], { x, y }: EffectMap): string {
  const byX = pieces(cells, x, y, 'x', 'y')
  const byY = pieces(cells, y, x, 'y', 'x')
  const shorter = byY.length < byX.length ? byY : byX
  if (shorter.length <= mostPieces) return shorter.join('; ')
  const within = (axis: Axis, key: 'x' | 'y') => {
    const places = cells.map((cell) => cell[key])
    return `${axis.name} ${axis.values[Math.min(...places)]} to ${axis.values[Math.max(...places)]}`
  }
  return `all of them within ${within(x, 'x')} and ${within(y, 'y')}`
}

/** `ego 0.7 with leadership up to 0.25`, one for each run of outer values that share their inner ones. */
function pieces(cells: readonly Cell[], outer: Axis, inner: Axis, outerKey: 'x' | 'y', innerKey: 'x' | 'y'): string[] {
  const runs: { from: number; to: number; inside: string }[] = []
  outer.values.forEach((_, at) => {
    const places = cells.filter((cell) => cell[outerKey] === at).map((cell) => cell[innerKey])
    if (places.length === 0) return
    const inside = stretch(places, inner)
    const before = runs[runs.length - 1]
    if (before && before.to === at - 1 && before.inside === inside) before.to = at
    else runs.push({ from: at, to: at, inside })
  })
  return runs.map(({ from, to, inside }) => {
    const all = from === 0 && to === outer.values.length - 1
    const range = from === to ? outer.values[from]! : `${outer.values[from]} to ${outer.values[to]}`
    if (all) return inside === '' ? 'everywhere' : inside
    return `${outer.name} ${range}${inside === '' ? '' : ` with ${inside}`}`
  })
}

/** Some values of an axis: nothing for all of them, `leadership up to 0.25`, `leadership from 0.5`, or each by name. */
function stretch(places: readonly number[], axis: Axis): string {
  const sorted = [...places].sort((a, b) => a - b)
  const first = sorted[0]!
  const last = sorted[sorted.length - 1]!
  const end = axis.values.length - 1
  if (last - first + 1 > sorted.length) return `${axis.name} ${list(sorted.map((at) => axis.values[at]!))}`
  if (first === 0 && last === end) return ''
  if (first === last) return `${axis.name} ${axis.values[first]}`
  if (first === 0) return `${axis.name} up to ${axis.values[last]}`
  if (last === end) return `${axis.name} from ${axis.values[first]}`
  return `${axis.name} ${axis.values[first]} to ${axis.values[last]}`
}
