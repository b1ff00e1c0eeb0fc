/**
 * A block as bytes: little-endian, eight-byte places, no JSON but for failures. Read on the machine that wrote it or any
 * other; typed arrays are little-endian wherever Node runs today.
 */
import { Moments } from '../../analysis/moments.js'
import type { Block, BlockSums, Failure } from './block.js'
import { packValues, unpackValues } from './packed-values.js'

const headerBytes = 40
const forms = { none: 0, rows: 1, sums: 2 } as const

const up8 = (bytes: number) => (bytes + 7) & ~7

export function encodeBlock(block: Block): Uint8Array {
  const { point, block: number, count, finals, rows, sums, failures } = block
  const said = failures.length === 0 ? new Uint8Array(0) : new TextEncoder().encode(JSON.stringify(failures.map(plain)))
  const cells = sums ? sums.distinct.length : (rows?.length ?? 0) / count
  const packed = sums ? packValues(sums) : new Uint8Array(0)
  const body = rows ? rows.byteLength : sums ? cells * 8 * 2 + up8(packed.length) : 0
  const bytes = new Uint8Array(headerBytes + finals.byteLength + body + up8(said.length))
  const view = new DataView(bytes.buffer)
  const form = sums ? forms.sums : rows ? forms.rows : forms.none
  const header = [
    bytes.length,
    point,
    number,
    count,
    form,
    failures.length,
    said.length,
    cells,
    packed.length,
    finals.length,
  ]
  header.forEach((value, at) => {
    view.setUint32(at * 4, value, true)
  })
  let at = headerBytes
  const put = (part: Float64Array | Uint8Array) => {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at = up8(at + part.byteLength)
  }
  put(finals)
  if (sums) {
    for (const part of [sums.moments.mean, sums.moments.squares, packed]) put(part)
  } else if (rows) put(rows)
  put(said)
  return bytes
}

/** Throws a RangeError for what is no block. */
export function decodeBlock(bytes: Uint8Array): Block {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = (at: number) => view.getUint32(at * 4, true)
  if (bytes.length < headerBytes || whole(0) !== bytes.length) throw new RangeError('a block ends early')
  const [point, block, count, form, failed, saidBytes, cells, packed, values] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    whole,
  ) as [number, number, number, number, number, number, number, number, number]
  // Typed arrays begin at multiples of their width, which a slice of a file need not.
  const own = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  let at = headerBytes
  const take = <T>(make: (buffer: ArrayBuffer, offset: number) => T, length: number): T => {
    const part = make(own.buffer as ArrayBuffer, own.byteOffset + at)
    at = up8(at + length)
    return part
  }
  const doubles = (n: number) => take((buffer, offset) => new Float64Array(buffer, offset, n), n * 8)
  const finals = doubles(values)
  const place = { point, block, count, finals }
  let rows: Float64Array | undefined
  let sums: BlockSums | undefined
  if (form === forms.rows) rows = doubles(count * cells)
  if (form === forms.sums) {
    // Before anything is made room for, the bytes are there.
    const [mean, squares] = [doubles(cells), doubles(cells)]
    const moments = new Moments(cells)
    moments.mean.set(mean)
    moments.squares.set(squares)
    const bytes = take((buffer, offset) => new Uint8Array(buffer, offset, packed), packed)
    const { n, ...values } = unpackValues(bytes, cells)
    moments.count.set(n)
    sums = { moments, ...values }
  }
  const said = own.subarray(at, at + saidBytes)
  const failures = failed === 0 ? [] : (JSON.parse(new TextDecoder().decode(said)) as Written[]).map(full)
  return { ...place, ...(rows ? { rows } : {}), ...(sums ? { sums } : {}), failures }
}

type Written = readonly [replicate: number, stage: Failure['stage'], message: string]

function plain({ replicate, stage, message }: Failure): Written {
  return [replicate, stage, message]
}

function full([replicate, stage, message]: Written): Failure {
  return { replicate, stage, message }
}
