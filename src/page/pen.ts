/** A pen that draws on a canvas or writes SVG: one drawing, whatever it is for. */

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

export interface Pen {
  line(points: readonly Point[], line: Line): void
  area(points: readonly Point[], colour: string, opacity: number): void
  text(at: Point, text: string, lettering: Lettering): void
  dot(at: Point, radius: number, fill: string, edge?: Line): void
}

const family = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'

export function canvasPen(context: CanvasRenderingContext2D): Pen {
  const trace = (points: readonly Point[]) => {
    context.beginPath()
    points.forEach(([x, y], at) => {
      if (at === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    })
  }
  const stroke = ({ colour, width, dash = [] }: Line) => {
    context.strokeStyle = colour
    context.lineWidth = width
    context.lineJoin = 'round'
    context.setLineDash([...dash])
    context.stroke()
  }
  return {
    line(points, line) {
      if (points.length < 2) return
      trace(points)
      stroke(line)
    },
    area(points, colour, opacity) {
      if (points.length < 3) return
      trace(points)
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
export function svgPen(): Pen & { readonly elements: readonly string[] } {
  const elements: string[] = []
  const of = (x: number) => String(Math.round(x * 100) / 100)
  const list = (points: readonly Point[]) => points.map(([x, y]) => `${of(x)},${of(y)}`).join(' ')
  const stroke = ({ colour, width, dash }: Line) =>
    `stroke="${colour}" stroke-width="${width}"${dash?.length ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`
  return {
    elements,
    line(points, line) {
      if (points.length < 2) return
      elements.push(`<polyline fill="none" stroke-linejoin="round" ${stroke(line)} points="${list(points)}"/>`)
    },
    area(points, colour, opacity) {
      if (points.length < 3) return
      elements.push(`<polygon fill="${colour}" fill-opacity="${opacity}" points="${list(points)}"/>`)
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

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A pen whose origin lies elsewhere. */
export function moved(pen: Pen, dx: number, dy: number): Pen {
  const to = ([x, y]: Point): Point => [x + dx, y + dy]
  return {
    line: (points, line) => pen.line(points.map(to), line),
    area: (points, colour, opacity) => pen.area(points.map(to), colour, opacity),
    text: (at, text, lettering) => pen.text(to(at), text, lettering),
    dot: (at, radius, fill, edge) => pen.dot(to(at), radius, fill, edge),
  }
}
