/** Where agencies stand in the picture of the network: the same agencies in the same forums stand in the same places. */

export interface NodePosition {
  readonly x: number
  readonly y: number
}

export interface Forum {
  readonly id: string
  readonly members: readonly number[]
}

const rounds = 400

/**
 * Places in a box of 1 by `ratio`: members are drawn to the middle of their forums, everybody keeps apart, and the forums
 * keep apart too. No luck is drawn: the start is a circle in the order of the agencies.
 */
export function layout(agencies: number, forums: readonly Forum[], ratio: number): NodePosition[] {
  const of = forums.filter(({ members }) => members.length > 0)
  const x = new Float64Array(agencies)
  const y = new Float64Array(agencies)
  const home = new Int32Array(agencies).fill(-1)
  // An agency begins beside the smallest forum it sits in: that is the one that sets it apart.
  for (let i = 0; i < agencies; i++) {
    let least = Number.POSITIVE_INFINITY
    of.forEach(({ members }, f) => {
      if (members.includes(i) && members.length < least) {
        least = members.length
        home[i] = f
      }
    })
  }
  const seats = new Int32Array(of.length + 1)
  const order = [...home.keys()].sort((a, b) => home[a]! - home[b]! || a - b)
  order.forEach((i, at) => {
    const angle = (2 * Math.PI * at) / agencies - Math.PI / 2
    x[i] = 0.5 + 0.33 * Math.cos(angle)
    y[i] = ratio / 2 + 0.38 * ratio * Math.sin(angle)
    seats[home[i]! + 1]!++
  })
  if (of.length > 1) {
    for (let round = 0; round < rounds; round++) relax(x, y, of, home, ratio, 1 - round / rounds)
    fillBox(x, y, ratio)
  }
  return Array.from({ length: agencies }, (_, i) => ({ x: x[i]!, y: y[i]! }))
}

function relax(
  x: Float64Array,
  y: Float64Array,
  forums: readonly Forum[],
  home: Int32Array,
  ratio: number,
  heat: number,
): void {
  const n = x.length
  const dx = new Float64Array(n)
  const dy = new Float64Array(n)
  const room = Math.sqrt(ratio / n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const ax = x[i]! - x[j]!
      const ay = y[i]! - y[j]!
      const apart = Math.max(1e-4, Math.sqrt(ax * ax + ay * ay))
      // Those of one small forum may stand nearer to each other than strangers.
      const wanted = home[i] === home[j] ? room * 0.9 : room * 1.35
      if (apart >= wanted) continue
      const push = ((wanted - apart) / apart) * 0.3
      dx[i]! += ax * push
      dy[i]! += ay * push
      dx[j]! -= ax * push
      dy[j]! -= ay * push
    }
  forums.forEach(({ members }, f) => {
    const mx = members.reduce((sum, i) => sum + x[i]!, 0) / members.length
    const my = members.reduce((sum, i) => sum + y[i]!, 0) / members.length
    for (const i of members) {
      const pull = home[i] === f ? 0.06 : 0.012
      dx[i]! += (mx - x[i]!) * pull
      dy[i]! += (my - y[i]!) * pull
    }
  })
  for (let i = 0; i < n; i++) {
    x[i]! += dx[i]! * (0.4 + 0.6 * heat)
    y[i]! += dy[i]! * (0.4 + 0.6 * heat)
  }
}

/** Fills the box, whatever came out. */
function fillBox(x: Float64Array, y: Float64Array, ratio: number): void {
  for (const [values, length] of [
    [x, 1],
    [y, ratio],
  ] as const) {
    const low = Math.min(...values)
    const high = Math.max(...values)
    const scale = (length * (length < 1 ? 0.8 : 0.6)) / Math.max(1e-9, high - low)
    for (let i = 0; i < values.length; i++) values[i] = length * (length < 1 ? 0.1 : 0.2) + (values[i]! - low) * scale
  }
}

/** Corners of the least convex shape around some places (Andrew 1979). */
export function hull(places: readonly NodePosition[]): NodePosition[] {
  const sorted = [...places].sort((a, b) => a.x - b.x || a.y - b.y)
  if (sorted.length < 3) return sorted
  const half = (from: readonly NodePosition[]) => {
    const kept: NodePosition[] = []
    for (const p of from) {
      while (kept.length >= 2 && turn(kept[kept.length - 2]!, kept[kept.length - 1]!, p) <= 0) kept.pop()
      kept.push(p)
    }
    return kept.slice(0, -1)
  }
  return [...half(sorted), ...half([...sorted].reverse())]
}

function turn(a: NodePosition, b: NodePosition, c: NodePosition): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}
