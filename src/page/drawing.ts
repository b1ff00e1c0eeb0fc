/** What the panels show, for the screen or for a picture. */
import type { Text } from '../model/outcome.js'
import { writtenDecimals } from '../report/digits.js'
import { numberIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { type Curve, curveOf } from './curve.js'
import type { PanelDrawing } from './panel.js'

/** One panel; undefined while there is nothing to show. */
export function drawingOf(app: App, outcome: string, width: number, height: number): PanelDrawing | undefined {
  const { picture, view } = app
  if (!picture) return undefined
  const curves: { curve: Curve; colour: 'baseline' | 'whatIf' }[] = []
  const baseline = curveOf(picture.baseline, outcome, view.band)
  const whatIf = curveOf(picture.whatIf, outcome, view.band)
  if (baseline) curves.push({ curve: baseline, colour: 'baseline' })
  if (whatIf && app.compares) curves.push({ curve: whatIf, colour: 'whatIf' })
  return {
    width,
    height,
    // The months that both have: beyond them there is nothing to compare with.
    months: app.months,
    curves,
    starts: measureStarts(app),
    month: app.month,
    tick: (value) => numberIn(view.language, value, writtenDecimals(value, 12)),
  }
}

/** Months in which measures of the what-if begin. */
export function measureStarts(app: App): number[] {
  return [...new Set(measuresTaken(app).map(({ at }) => at))]
}

/** Measures of the what-if, with the month in which each begins. */
export function measuresTaken(app: App): { readonly title: Text; readonly at: number }[] {
  const { plan, controls } = app
  const own = app.scenario(plan.start)?.measures ?? []
  const taken = own.flatMap(({ id, title, at }) =>
    plan.measures[id]?.off ? [] : [{ title, at: plan.measures[id]?.at ?? at }],
  )
  for (const [id, { off, at, from }] of Object.entries(plan.measures)) {
    const known = from === undefined || off ? undefined : controls?.foreign.find((one) => one.id === id)
    if (known) taken.push({ title: known.title, at: at ?? known.at })
  }
  return taken
}
