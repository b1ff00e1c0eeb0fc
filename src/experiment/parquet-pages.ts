/**
 * The pages of a Parquet table as this program writes them: flat columns of whole numbers, numbers and texts, plain or by a
 * dictionary. A library reads more, but believes what is said of sizes and counts; here nothing is made room for that the
 * bytes at hand could not fill. Throws a RangeError for anything else.
 */
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js'

export interface PageColumn {
  readonly type: 'INT32' | 'DOUBLE' | 'BYTE_ARRAY'
  readonly optional: boolean
  readonly isPacked: boolean
}

/** NaN, or an empty text, where there is no value. */
export type Values = Float64Array | string[]

const pages = { dictionary: 2, data: 3 } as const
const encodings = { plain: 0, dictionary: 8 } as const

const damaged = (what: string) => new RangeError(`a page is damaged: ${what}`)

/** The values of a column in one group of so many rows. */
export function valuesOf(chunk: Uint8Array, rows: number, column: PageColumn): Values {
  const reader = { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 }
  const values: Values =
    column.type === 'BYTE_ARRAY' ? new Array<string>(rows).fill('') : new Float64Array(rows).fill(NaN)
  let dictionary: Values | undefined
  let row = 0
  while (row < rows) {
    const {
      field_1: kind,
      field_2: size,
      field_3: packed,
      field_7: ofDictionary,
      field_8: ofData,
    } = deserializeTCompactProtocol(reader)
    if (!isCount(packed, chunk.length - reader.offset)) throw damaged('its length')
    const body = chunk.subarray(reader.offset, reader.offset + packed)
    reader.offset += packed
    if (kind === pages.dictionary) {
      dictionary = plain(unpacked(body, size, column), ofDictionary?.field_1, column)
      continue
    }
    const { field_1: count, field_2: nulls, field_4: encoding, field_5: levels, field_6: repeated } = ofData ?? {}
    if (kind !== pages.data || !isCount(count, rows - row) || count === 0) throw damaged('its kind or its count')
    if (repeated !== 0 || !isCount(levels, column.optional ? body.length : 0)) throw damaged('its levels')
    const isThere = column.optional ? runLengths(body.subarray(0, levels), 1, count) : undefined
    const here = isThere ? isThere.reduce((sum, one) => sum + one, 0) : count
    if (count - here !== (nulls ?? 0)) throw damaged('its count of values')
    const data = unpacked(body.subarray(levels), size - levels, column)
    const found = encoding === encodings.plain ? plain(data, here, column) : named(data, here, dictionary, encoding)
    for (let at = 0, next = 0; at < count; at++, row++)
      if (isThere === undefined || isThere[at] === 1) values[row] = found[next++] as never
  }
  return values
}

function isCount(x: unknown, most: number): x is number {
  return Number.isInteger(x) && (x as number) >= 0 && (x as number) <= most
}

function plain(bytes: Uint8Array, count: unknown, { type }: PageColumn): Values {
  const width = type === 'DOUBLE' ? 8 : 4
  if (!isCount(count, bytes.length / width)) throw damaged('its count of values')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (type === 'DOUBLE') return Float64Array.from({ length: count }, (_, at) => view.getFloat64(at * 8, true))
  if (type === 'INT32') return Float64Array.from({ length: count }, (_, at) => view.getInt32(at * 4, true))
  let at = 0
  return Array.from({ length: count }, () => {
    const from = at + 4
    at = from + view.getUint32(at, true)
    if (at > bytes.length) throw damaged('the length of a text')
    return Buffer.from(bytes.buffer, bytes.byteOffset + from, at - from).toString('utf8')
  })
}

function named(bytes: Uint8Array, count: number, dictionary: Values | undefined, encoding: unknown): Values {
  if (dictionary === undefined || encoding !== encodings.dictionary) throw damaged('its encoding')
  const [width = 0] = bytes
  const found = new Array(count)
  const numbers = width === 0 ? new Uint32Array(count) : runLengths(bytes.subarray(1), width, count)
  for (const [at, number] of numbers.entries()) {
    if (number >= dictionary.length) throw damaged('an entry of its dictionary')
    found[at] = dictionary[number]
  }
  return found
}

/** Whole numbers in runs: of one value, or of groups of eight packed bit by bit, the lowest first. */
function runLengths(bytes: Uint8Array, width: number, count: number): Uint32Array {
  // Wider ones would not fit into what is looked at together.
  if (width > 24) throw damaged('the width of its numbers')
  const numbers = new Uint32Array(count)
  let at = 0
  const byte = () => {
    if (at >= bytes.length) throw damaged('it ends early')
    return bytes[at++] as number
  }
  for (let seen = 0; seen < count; ) {
    let head = 0
    for (let shift = 0, more = true; more; shift += 7) {
      const next = byte()
      if (shift > 21) throw damaged('the length of a run')
      head |= (next & 0x7f) << shift
      more = next >= 0x80
    }
    const length = head >>> 1
    if (length === 0) throw damaged('a run of nothing')
    if ((head & 1) === 0) {
      let value = 0
      for (let shift = 0; shift < width; shift += 8) value |= byte() << shift
      numbers.fill(value, seen, Math.min(count, seen + length))
      seen += length
      continue
    }
    const many = Math.min(count - seen, length * 8)
    if (at + Math.ceil((many * width) / 8) > bytes.length) throw damaged('it ends early')
    for (let i = 0; i < many; i++) {
      const bit = i * width
      const from = at + (bit >> 3)
      const four =
        (bytes[from] ?? 0) |
        ((bytes[from + 1] ?? 0) << 8) |
        ((bytes[from + 2] ?? 0) << 16) |
        ((bytes[from + 3] ?? 0) << 24)
      numbers[seen++] = (four >>> (bit & 7)) & ((1 << width) - 1)
    }
    at += length * width
  }
  return numbers
}

/** Snappy makes no more than this of one byte. */
const mostOfOne = 32

function unpacked(bytes: Uint8Array, size: unknown, { isPacked }: PageColumn): Uint8Array {
  if (!isPacked && size === bytes.length) return bytes
  if (!isPacked || !isCount(size, bytes.length * mostOfOne)) throw damaged('its size')
  const out = new Uint8Array(size)
  let at = 0
  let end = 0
  // The length comes first, and is known.
  while ((bytes[at++] ?? 0) >= 0x80);
  const whole = (width: number) => {
    let value = 0
    for (let i = 0; i < width; i++) value += (bytes[at++] ?? 0) * 2 ** (8 * i)
    return value
  }
  while (at < bytes.length) {
    const tag = bytes[at++] as number
    const [form, upper] = [tag & 3, tag >> 2]
    if (form === 0) {
      const length = 1 + (upper < 60 ? upper : whole(upper - 59))
      if (at + length > bytes.length || end + length > size) throw damaged('a piece of it')
      out.set(bytes.subarray(at, at + length), end)
      at += length
      end += length
      continue
    }
    const length = form === 1 ? (upper & 7) + 4 : upper + 1
    const back = form === 1 ? (upper >> 3) * 256 + whole(1) : whole(form === 2 ? 2 : 4)
    if (back === 0 || back > end || end + length > size) throw damaged('a piece of it')
    for (let i = 0; i < length; i++, end++) out[end] = out[end - back] as number
  }
  if (end !== size) throw damaged('its size')
  return out
}
