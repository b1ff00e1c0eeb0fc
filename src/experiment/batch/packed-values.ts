/**
 * The sorted values of a block’s cells in few bytes, without loss: of each cell the first value, then by how much the bits
 * of each further one exceed those before, in as many bytes as the greatest step of the cell needs; and how often each
 * value occurs, where any occurs twice.
 */
import type { BlockSums } from './block.js'

/** Of each cell: how many values it has, how many different ones, and the bytes of a step. */
const headBytes = 3
/** Numbers are written and read four bytes at a time; what of them does not count is written over. */
const slack = 4
/** Steps whose lower four bytes are all zero, as between whole numbers: only the upper four are kept. */
const upperOnly = 0

const double = new Float64Array(1)
/** The lower and the upper half of its bits: typed arrays are little-endian wherever Node runs today. */
const halves = new Uint32Array(double.buffer)

export function packValues({ moments: { count }, distinct, values, counts }: BlockSums): Uint8Array {
  const cells = distinct.length
  const view = new DataView(new ArrayBuffer(cells * headBytes + values.length * 9 + slack))
  const uppers = new Uint32Array(256)
  const lowers = new Uint32Array(256)
  let at = cells * headBytes
  let from = 0
  for (let cell = 0; cell < cells; cell++) {
    const d = distinct[cell] as number
    const n = count[cell] as number
    let [wide, low] = [0, 0]
    for (let i = 0; i < d; i++) {
      split(values[from + i] as number)
      const [upper, lower] = [halves[1] as number, halves[0] as number]
      if (i > 0) {
        // The difference of two 64-bit whole numbers, half by half.
        const borrow = lower < (lowers[0] as number) ? 1 : 0
        lowers[i] = lower - (lowers[0] as number)
        uppers[i] = upper - (uppers[0] as number) - borrow
        wide |= uppers[i] as number
        low |= lowers[i] as number
      }
      ;[uppers[0], lowers[0]] = [upper, lower]
    }
    const bytes = low === 0 ? upperOnly : 4 + bytesOf(wide)
    view.setUint8(cell * headBytes, n)
    view.setUint8(cell * headBytes + 1, d)
    view.setUint8(cell * headBytes + 2, bytes)
    if (d > 0) {
      view.setFloat64(at, values[from] as number, true)
      at += 8
    }
    const upperBytes = bytes === upperOnly ? 4 : bytes - 4
    for (let i = 1; i < d; i++) {
      if (bytes !== upperOnly) {
        view.setUint32(at, lowers[i] as number, true)
        at += 4
      }
      view.setUint32(at, uppers[i] as number, true)
      at += upperBytes
    }
    if (d < n) for (let i = 0; i < d; i++) view.setUint8(at++, counts[from + i] as number)
    from += d
  }
  view.setUint32(at, 0, true)
  return new Uint8Array(view.buffer, 0, at + slack)
}

export function unpackValues(
  bytes: Uint8Array,
  cells: number,
): Omit<BlockSums, 'moments'> & { readonly n: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const n = new Uint8Array(cells)
  const distinct = new Uint8Array(cells)
  let all = 0
  for (let cell = 0; cell < cells; cell++) {
    n[cell] = view.getUint8(cell * headBytes)
    distinct[cell] = view.getUint8(cell * headBytes + 1)
    all += distinct[cell] as number
  }
  const values = new Float64Array(all)
  const counts = new Uint8Array(all)
  let at = cells * headBytes
  let from = 0
  for (let cell = 0; cell < cells; cell++) {
    const d = distinct[cell] as number
    const width = view.getUint8(cell * headBytes + 2)
    if (d > 0) {
      values[from] = view.getFloat64(at, true)
      at += 8
      split(values[from] as number)
    }
    let [upper, lower] = [halves[1] as number, halves[0] as number]
    const upperBytes = width === upperOnly ? 4 : width - 4
    const kept = upperBytes === 0 ? 0 : 0xffffffff >>> (32 - 8 * upperBytes)
    for (let i = 1; i < d; i++) {
      let sum = lower
      if (width !== upperOnly) {
        sum += view.getUint32(at, true)
        at += 4
      }
      const carry = sum > 0xffffffff ? 1 : 0
      lower = sum >>> 0
      upper = (upper + (view.getUint32(at, true) & kept) + carry) >>> 0
      at += upperBytes
      values[from + i] = joined(upper, lower)
    }
    if (d < (n[cell] as number)) for (let i = 0; i < d; i++) counts[from + i] = view.getUint8(at++)
    else counts.fill(1, from, from + d)
    from += d
  }
  return { n, distinct, values, counts }
}

/** Bytes that a whole number from 0 to 2³² − 1 needs. */
function bytesOf(whole: number): number {
  return 4 - (Math.clz32(whole) >> 3)
}

/** Puts into `halves` the bits of a double so turned that they ascend as the doubles do. */
function split(x: number): void {
  double[0] = x
  const [lower, upper] = [halves[0] as number, halves[1] as number]
  const negative = upper >>> 31 === 1
  halves[0] = negative ? ~lower : lower
  halves[1] = negative ? ~upper : upper ^ 0x80000000
}

/** The double whose bits were so turned. */
function joined(upper: number, lower: number): number {
  const negative = upper >>> 31 === 0
  halves[0] = negative ? ~lower : lower
  halves[1] = negative ? ~upper : upper ^ 0x80000000
  return double[0] as number
}
