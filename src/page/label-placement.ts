/** Where the names in the picture of the network stand: beside what they name, and clear of circles and of each other. */
import { textWidth } from '../report/charts/letters.js'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where the line of a name begins, ends or has its middle. */
export interface LabelPoint extends Point {
  readonly anchor: 'start' | 'middle' | 'end'
}

/** A name, and the places where it could stand: the first is the best as long as nothing is in the way. */
export interface Name {
  readonly text: string
  readonly spots: readonly LabelPoint[]
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Of a circle with its ring, and of what a name keeps clear around itself, in pixels. */
const ring = 13
const clear = 2
/** Each place further down the list is as bad as so many square pixels of overlap. */
const laterPlace = 12
const rounds = 4

/** Places around a circle, the far side from the middle of its forum first: fewer lines pass there. */
export function spotsAround({ x, y }: Point, middle: Point): LabelPoint[] {
  const [dx, dy] = [x - middle.x, y - middle.y]
  const across = (side: number): LabelPoint => ({ x: x + side * 15, y: y + 4, anchor: side > 0 ? 'start' : 'end' })
  const along = (side: number): LabelPoint => ({ x, y: side > 0 ? y + 27 : y - 17, anchor: 'middle' })
  const slanted = (side: number, down: number): LabelPoint => ({
    x: x + side * (down > 0 ? 8 : 6),
    y: down > 0 ? y + 24 : y - 16,
    anchor: side > 0 ? 'start' : 'end',
  })
  const [out, far] = [dx > 0 ? 1 : -1, dy > 0 ? 1 : -1]
  const beside = Math.abs(dx) > 0.3 * Math.abs(dy)
  const first = beside ? [across(out), slanted(out, far)] : [along(far), slanted(out, far), across(out)]
  const others = [slanted(out, -far), along(far), across(-out), slanted(-out, far), along(-far), slanted(-out, -far)]
  return [...first, ...others]
}

/** Places of an area’s name: beyond its corners, the upper ones first. */
export function spotsBeyond(corners: readonly Point[]): LabelPoint[] {
  const middle = corners.reduce((sum, { y }) => sum + y / corners.length, 0)
  const [upper, lower] = [corners.filter(({ y }) => y <= middle), corners.filter(({ y }) => y > middle)]
  upper.sort((a, b) => a.y - b.y)
  lower.sort((a, b) => b.y - a.y)
  const over = ({ x, y }: Point): LabelPoint => ({ x, y: Math.max(12, y - 18), anchor: 'middle' })
  const under = ({ x, y }: Point): LabelPoint => ({ x, y: y + 30, anchor: 'middle' })
  return [...upper.map(over), ...lower.map(under), ...upper.map((one) => ({ ...over(one), y: over(one).y - 13 }))]
}

/** The place of each name: put down one after the other, then each once more in sight of all others, a few times over. */
export function placeLabels(names: readonly Name[], circles: readonly Point[], size: number): LabelPoint[] {
  const around = circles.map(({ x, y }) => ({ left: x - ring, right: x + ring, top: y - ring, bottom: y + ring }))
  const chosen: (LabelPoint | undefined)[] = names.map(() => undefined)
  const boxes: (Box | undefined)[] = names.map(() => undefined)
  for (let round = 0; round < rounds; round++)
    names.forEach(({ text, spots }, at) => {
      let least = Number.POSITIVE_INFINITY
      spots.forEach((spot, place) => {
        const box = boxOf(text, spot, size)
        let cost = place * laterPlace
        for (const other of around) cost += overlap(box, other)
        boxes.forEach((other, i) => {
          if (i !== at && other) cost += 3 * overlap(box, other)
        })
        if (cost >= least) return
        least = cost
        chosen[at] = spot
        boxes[at] = box
      })
    })
  return chosen as LabelPoint[]
}

function boxOf(text: string, { x, y, anchor }: LabelPoint, size: number): Box {
  const wide = textWidth(text, size)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
  return { left: left - clear, right: left + wide + clear, top: y - size * 0.85, bottom: y + size * 0.3 }
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return across > 0 && down > 0 ? across * down : 0
}
