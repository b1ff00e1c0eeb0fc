/** A renderer that draws on a canvas or writes SVG: one drawing, whatever it is for. */
import { escaped } from '../report/printed/html.js'

export interface Line {
  readonly colour: string
  readonly width: number
  readonly dash?: readonly number[]
}

export interface Lettering {
  readonly colour: string
  readonly size: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
}

export type Point = readonly [x: number, y: number]

/** Points in a row, x before y: x₀, y₀, x₁, y₁ … A curve has many, and is drawn many times a second. */
export type Path = readonly number[]

export interface Renderer {
  line(path: Path, line: Line): void
  area(path: Path, colour: string, opacity: number): void
  text(at: Point, text: string, lettering: Lettering): void
  dot(at: Point, radius: number, fill: string, edge?: Line): void
}

const family = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'

export function canvasRenderer(context: CanvasRenderingContext2D): Renderer {
  const trace = (path: Path) => {
    context.beginPath()
    context.moveTo(path[0]!, path[1]!)
    for (let at = 2; at < path.length; at += 2) context.lineTo(path[at]!, path[at + 1]!)
  }
  const stroke = ({ colour, width, dash = [] }: Line) => {
    context.strokeStyle = colour
    context.lineWidth = width
    context.lineJoin = 'round'
    context.setLineDash([...dash])
    context.stroke()
  }
  return {
    line(path, line) {
      if (path.length < 4) return
      trace(path)
      stroke(line)
    },
    area(path, colour, opacity) {
      if (path.length < 6) return
      trace(path)
      context.globalAlpha = opacity
      context.fillStyle = colour
      context.fill()
      context.globalAlpha = 1
    },
    text([x, y], text, { colour, size, anchor = 'start', bold = false }) {
      context.font = `${bold ? '600 ' : ''}${size}px ${family}`
      context.fillStyle = colour
      context.textAlign = anchor === 'middle' ? 'center' : anchor
      context.textBaseline = 'middle'
      context.fillText(text, x, y)
    },
    dot([x, y], radius, fill, edge) {
      context.beginPath()
      context.arc(x, y, radius, 0, 2 * Math.PI)
      context.fillStyle = fill
      context.fill()
      if (edge) stroke(edge)
    },
  }
}

/** Writes SVG elements; `elements` are all that was drawn. */
export function svgRenderer(): Renderer & { readonly elements: readonly string[] } {
  const elements: string[] = []
  const of = (x: number) => String(Math.round(x * 100) / 100)
  const list = (path: Path) => path.map((x, at) => `${at === 0 ? '' : at % 2 === 0 ? ' ' : ','}${of(x)}`).join('')
  const stroke = ({ colour, width, dash }: Line) =>
    `stroke="${colour}" stroke-width="${width}"${dash?.length ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`
  return {
    elements,
    line(path, line) {
      if (path.length < 4) return
      elements.push(`<polyline fill="none" stroke-linejoin="round" ${stroke(line)} points="${list(path)}"/>`)
    },
    area(path, colour, opacity) {
      if (path.length < 6) return
      elements.push(`<polygon fill="${colour}" fill-opacity="${opacity}" points="${list(path)}"/>`)
    },
    text([x, y], text, { colour, size, anchor = 'start', bold = false }) {
      const weight = bold ? ' font-weight="600"' : ''
      elements.push(
        `<text x="${of(x)}" y="${of(y)}" dy=".35em" fill="${colour}" font-size="${size}" text-anchor="${anchor}"${weight}>${escaped(text)}</text>`,
      )
    },
    dot([x, y], radius, fill, edge) {
      elements.push(
        `<circle cx="${of(x)}" cy="${of(y)}" r="${of(radius)}" fill="${fill}"${edge ? ` ${stroke(edge)}` : ''}/>`,
      )
    },
  }
}

export function svgText(
  width: number,
  height: number,
  elements: readonly string[],
  background: string,
  title: string,
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${family.replaceAll('"', "'")}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${background}"/>`,
    ...elements,
    '</svg>\n',
  ].join('\n')
}

/** A renderer whose origin lies elsewhere. */
export function moved(renderer: Renderer, dx: number, dy: number): Renderer {
  const to = ([x, y]: Point): Point => [x + dx, y + dy]
  const along = (path: Path) => path.map((x, at) => x + (at % 2 === 0 ? dx : dy))
  return {
    line: (path, line) => renderer.line(along(path), line),
    area: (path, colour, opacity) => renderer.area(along(path), colour, opacity),
    text: (at, text, lettering) => renderer.text(to(at), text, lettering),
    dot: (at, radius, fill, edge) => renderer.dot(to(at), radius, fill, edge),
  }
}
