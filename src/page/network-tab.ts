/** The network of one run: who sits with whom, who trusts whom, who met this month; both worlds in the same places. */
import { textWidth } from '../report/charts/letters.js'
import { countIn, numberIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { eachFrame, fill, h, svg } from './dom.js'
import { type Name, type Point, placeLabels, spotsAround, spotsBeyond } from './label-placement.js'
import { hull, layout, type NodePosition } from './layout.js'
import { kindColours } from './palette.js'
import type { RunTrace, Side, SideTrace } from './protocol.js'
import { replicateInput } from './replicate-input.js'
import type { RunTraces } from './run-trace.js'
import type { TabPanel } from './tabs.js'

const width = 620
const height = 470
/** Of the names beside the circles, in pixels. */
const nameSize = 12
/** Of more agencies than this no names are written: there is no room, and each has its own when it is pointed at. */
const mostNamed = 60
/** Trust below which no line is drawn: strangers. */
const faint = 0.12

interface Net {
  readonly element: HTMLElement
  readonly update: (month: number) => void
}

export function networkTab(app: App, traces: RunTraces): TabPanel {
  const { t } = app
  const pictures = h('div', { class: 'networks' })
  const legend = h('p', { class: 'legend kinds' })
  const element = h(
    'div',
    {},
    h('p', { class: 'hint' }, t.networkHint),
    h('p', { class: 'actions' }, replicateInput(app)),
    legend,
    pictures,
  )
  let nets: Net[] = []
  let drawn: RunTrace | undefined
  const draw = () => {
    if (app.view.tab !== 'network') return
    traces.wish()
    const { trace } = traces
    if (!trace) {
      fill(pictures, h('p', { class: 'empty' }, traces.failed ? t.failed : t.working))
      return
    }
    if (drawn !== trace) {
      drawn = trace
      const shown: readonly Side[] = app.compares ? ['baseline', 'what-if'] : ['baseline']
      const places = placesFor(trace)
      nets = shown.map((side) => netOf(app, side, trace.sides[side], places))
      fill(pictures, ...nets.map((net) => net.element))
      const kinds = [...new Set(shown.flatMap((side) => trace.sides[side].kinds))]
      fill(legend, ...kinds.map((kind) => h('span', { class: 'kind' }, dotOf(kind), ` ${kindWord(app, kind)}`)))
    }
    for (const net of nets) net.update(app.month)
  }
  const soon = eachFrame(draw)
  traces.on(draw)
  app.on(['view', 'plan', 'start'], soon)
  return { element, show: draw }
}

/** Whether it is light or dark, the style sheet knows: so the picture follows the device, and paper. Old browsers stay light. */
function paint(style: CSSStyleDeclaration, property: 'fill' | 'background', kind: string): void {
  const { light, dark } = kindColours[kind] ?? { light: '#777777', dark: '#777777' }
  style[property] = light
  style[property] = `light-dark(${light}, ${dark})`
}

function dotOf(kind: string): HTMLElement {
  const dot = h('span', { class: 'dot' })
  paint(dot.style, 'background', kind)
  return dot
}

function kindWord({ t }: App, kind: string): string {
  return (t.kinds as Readonly<Record<string, string>>)[kind] ?? kind
}

/** Places by agency id, the same in both worlds. */
function placesFor({ sides }: RunTrace): Map<string, NodePosition> {
  const ids = [...new Set([...sides.baseline.agencies, ...sides['what-if'].agencies])].sort((a, b) => (a < b ? -1 : 1))
  const at = new Map(ids.map((id, i) => [id, i]))
  const forums = new Map<string, Set<number>>()
  for (const side of [sides.baseline, sides['what-if']])
    for (const { id, members } of side.forums) {
      const known = forums.get(id) ?? new Set()
      for (const member of members) known.add(at.get(member) as number)
      forums.set(id, known)
    }
  const places = layout(
    ids.length,
    [...forums].map(([id, members]) => ({ id, members: [...members] })),
    height / width,
  )
  return new Map(ids.map((id, i) => [id, places[i] as NodePosition]))
}

function netOf(app: App, side: Side, trace: SideTrace, places: ReadonlyMap<string, NodePosition>): Net {
  const { t, view } = app
  const { language } = view
  const point = (id: string) => {
    const { x, y } = places.get(id) as NodePosition
    return { x: x * width, y: y * width }
  }
  const picture = svg('svg', { role: 'img', class: 'network' })
  const title = svg('title')
  picture.append(title)
  const forums = [...trace.forums].sort((a, b) => b.members.length - a.members.length)
  forums.forEach(({ members }, f) => {
    if (members.length < 2 || (forums.length === 1 && f === 0)) return
    const corners = hull(members.map(point))
    picture.append(
      svg('polygon', {
        points: corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
        class: 'forum',
        'stroke-linejoin': 'round',
        'stroke-width': 46 - Math.min(3, f) * 5,
      }),
    )
  })
  const lines = trace.pairs.map(([a, b]) => {
    const from = point(trace.agencies[a] as string)
    const to = point(trace.agencies[b] as string)
    const line = svg('line', {
      x1: from.x.toFixed(1),
      y1: from.y.toFixed(1),
      x2: to.x.toFixed(1),
      y2: to.y.toFixed(1),
    })
    picture.append(line)
    return line
  })
  const forumsOf = new Map<string, string[]>()
  for (const { id, members } of trace.forums)
    for (const member of members)
      forumsOf.set(member, [...(forumsOf.get(member) ?? []), trace.labels.forums[id]?.[language] ?? id])
  const rings = new Map<string, SVGElement>()
  const spots = trace.agencies.map(point)
  const crowded = spots.length > mostNamed
  const named = trace.forums.length > 1 ? forums.filter(({ members }) => members.length > 1) : []
  const names: Name[] = [
    ...named.map(({ id, members }) => ({ text: id, spots: spotsBeyond(members.map(point)) })),
    ...(crowded ? [] : trace.agencies).map((id, at) => ({
      text: id,
      spots: spotsAround(spots[at] as Point, middleOf(trace.forums, id, point)),
    })),
  ]
  let margin = 0
  const labels = placeLabels(names, crowded ? [] : spots, nameSize).map(({ x, y, anchor }, at) => {
    const { text } = names[at] as Name
    const label = svg('text', { x: x.toFixed(1), y: y.toFixed(1), 'text-anchor': anchor })
    label.textContent = text
    const wide = textWidth(text, nameSize)
    const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
    margin = Math.max(margin, -left, left + wide - width)
    return label
  })
  trace.agencies.forEach((id, at) => {
    const { x, y } = spots[at] as Point
    const kind = trace.kinds[at] as string
    const group = svg('g')
    const name = svg('title')
    name.textContent = t.agencyText(
      trace.labels.agencies[id]?.[language] ?? id,
      kindWord(app, kind),
      (forumsOf.get(id) ?? []).join(', '),
    )
    const ring = svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: crowded ? 7 : 12, class: 'ring' })
    rings.set(id, ring)
    const circle = svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: crowded ? 4.5 : 8 })
    paint(circle.style, 'fill', kind)
    group.append(name, ring, circle)
    if (!crowded) group.append(labels[named.length + at] as SVGElement)
    picture.append(group)
  })
  // The longest names have to have room on both sides.
  picture.setAttribute('viewBox', `${-Math.ceil(margin)} 0 ${width + 2 * Math.ceil(margin)} ${height}`)
  for (const label of labels.slice(0, named.length)) {
    label.setAttribute('class', 'forum-name')
    picture.append(label)
  }
  const sessions = whoTookPart(trace, ['session', 'incident-session'])
  const exchanges = whoTookPart(trace, ['exchange'])
  const caption = h('figcaption', {})
  const rows = trace.months + 1
  const update = (month: number) => {
    let sum = 0
    let count = 0
    lines.forEach((line, pair) => {
      const trust = trace.trust[pair * rows + Math.min(month, trace.months)] as number
      if (Number.isNaN(trust)) {
        line.setAttribute('stroke-opacity', '0')
        return
      }
      sum += trust
      count++
      const shown = Math.max(0, (trust - faint) / (1 - faint))
      line.setAttribute('stroke-opacity', (0.03 + 0.7 * shown * Math.sqrt(shown)).toFixed(3))
      line.setAttribute('stroke-width', (0.4 + 2.6 * shown).toFixed(2))
    })
    const met = sessions.get(month) ?? new Set()
    const wrote = exchanges.get(month) ?? new Set()
    for (const [id, ring] of rings) {
      ring.setAttribute('stroke-opacity', met.has(id) || wrote.has(id) ? '1' : '0')
      ring.setAttribute('stroke-dasharray', met.has(id) ? 'none' : '3 3')
    }
    const text = t.networkOf(
      t.legend[side],
      countIn(language, month),
      numberIn(language, count > 0 ? sum / count : Number.NaN),
      [
        met.size > 0 ? t.metInSession(countIn(language, met.size), met.size === 1) : t.noSession,
        ...(wrote.size > 0 ? [t.exchanged(countIn(language, wrote.size), wrote.size === 1)] : []),
      ].join('; '),
    )
    caption.textContent = text
    title.textContent = text
  }
  return { element: h('figure', { class: `net of-${side}`, tabindex: 0 }, caption, picture), update }
}

/** Who took part in events of some kinds, by month. */
export function whoTookPart({ events }: Pick<SideTrace, 'events'>, kinds: readonly string[]): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  for (const { month, event, agencies } of events)
    if (kinds.includes(event)) found.set(month, new Set([...(found.get(month) ?? []), ...agencies]))
  return found
}

/** The middle of the smallest forum that an agency sits in. */
function middleOf(forums: SideTrace['forums'], id: string, point: (id: string) => Point): Point {
  const own = forums
    .filter(({ members }) => members.includes(id))
    .sort((a, b) => a.members.length - b.members.length)[0]
  const points = (own?.members ?? [id]).map(point)
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  }
}
