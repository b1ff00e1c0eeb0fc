/** The drawing of one panel: an outcome over the months, baseline against what-if, with bands. */
import { monthTicks, scaleFromZero } from '../report/charts/scales.js'
import type { Curve } from './curve.js'
import type { Palette } from './palette.js'
import type { Renderer } from './renderer.js'

export interface PanelDrawing {
  readonly width: number
  readonly height: number
  readonly months: number
  readonly curves: readonly { readonly curve: Curve; readonly colour: 'baseline' | 'whatIf' }[]
  /** Months in which measures of the what-if begin. */
  readonly starts: readonly number[]
  /** The month that is looked at. */
  readonly month: number
  readonly tick: (value: number) => string
}

export const margins = { left: 44, right: 10, top: 8, bottom: 22 } as const

/** Where a month lies across a panel, and back. */
export function monthAt(width: number, months: number, x: number): number {
  const room = width - margins.left - margins.right
  return Math.max(0, Math.min(months, Math.round(((x - margins.left) / room) * months)))
}

export function drawPanel(renderer: Renderer, d: PanelDrawing, palette: Palette): void {
  const scale = scaleFromZero(d.curves.flatMap(({ curve }) => extremes(curve)))
  const [low, high] = scale.domain
  const room = { width: d.width - margins.left - margins.right, height: d.height - margins.top - margins.bottom }
  const x = (month: number) => margins.left + (month / d.months) * room.width
  const y = (value: number) => margins.top + ((high - value) / (high - low)) * room.height
  const right = margins.left + room.width
  const bottom = margins.top + room.height

  for (const tick of scale.ticks) {
    renderer.line([margins.left, y(tick), right, y(tick)], { colour: palette.grid, width: 1 })
    renderer.text([margins.left - 6, y(tick)], d.tick(tick), { colour: palette.quiet, size: 10.5, anchor: 'end' })
  }
  for (const tick of monthTicks(d.months)) {
    renderer.line([x(tick), bottom, x(tick), bottom + 4], { colour: palette.rule, width: 1 })
    renderer.text([x(tick), bottom + 13], String(tick), { colour: palette.quiet, size: 10.5, anchor: 'middle' })
  }
  for (const start of d.starts)
    if (start > 0)
      renderer.line([x(start), margins.top, x(start), bottom], { colour: palette.rule, width: 1, dash: [3, 3] })

  for (const { curve, colour } of d.curves)
    for (const [from, to] of stretches(curve.low, curve.high)) {
      const around: number[] = []
      for (let month = from; month <= to; month++) around.push(x(month), y(curve.high[month]!))
      for (let month = to; month >= from; month--) around.push(x(month), y(curve.low[month]!))
      renderer.area(around, palette[colour], 0.2)
    }
  for (const { curve, colour } of d.curves)
    for (const [from, to] of stretches(curve.mean, curve.mean)) {
      const along: number[] = []
      for (let month = from; month <= to; month++) along.push(x(month), y(curve.mean[month]!))
      renderer.line(along, { colour: palette[colour], width: colour === 'whatIf' ? 2.2 : 1.8 })
    }

  renderer.line([x(d.month), margins.top, x(d.month), bottom], { colour: palette.text, width: 1 })
  for (const { curve, colour } of d.curves) {
    const value = curve.mean[d.month] ?? Number.NaN
    if (Number.isFinite(value))
      renderer.dot([x(d.month), y(value)], 3.6, palette[colour], { colour: palette.paper, width: 1.5 })
  }
}

/** The least and the greatest number of a curve and its band; nothing where there is none. */
function extremes({ mean, low, high }: Curve): number[] {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (const values of [mean, low, high])
    for (const value of values) {
      if (!Number.isFinite(value)) continue
      if (value < least) least = value
      if (value > greatest) greatest = value
    }
  return least <= greatest ? [least, greatest] : []
}

/** Stretches of months in which both are defined. */
function stretches(a: Float64Array, b: Float64Array): [from: number, to: number][] {
  const found: [number, number][] = []
  let from = -1
  for (let month = 0; month <= a.length; month++) {
    const defined = month < a.length && Number.isFinite(a[month]) && Number.isFinite(b[month])
    if (defined && from < 0) from = month
    if (!defined && from >= 0) {
      found.push([from, month - 1])
      from = -1
    }
  }
  return found
}
