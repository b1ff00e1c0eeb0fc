/**
 * Means of columns over lists of members. A sum is taken in the order of its list, so that it has the same bits wherever it
 * is taken; four columns or lists at a time, for one sum alone leaves the processor waiting for each addition.
 *
 * Written twice, plainly here and as a kernel over linear memory (means.wat), to the same bits.
 */
import type { LinearMemory } from '../random/index.js'
import { code } from './means.wasm.js'
import type { Lists } from './scopes.js'

/** Writes the means over each list from means[at] on, as `meansOver` does. */
export type Means = (lists: Lists, at: number) => void

interface Kernel {
  means(columns: number, count: number, lists: number, n: number, entry: number, last: number, into: number): void
}

/** Means of these columns into `means`, which has one value more than it needs: the kernel’s, for a list that is not there. */
export function meansOn(memory: LinearMemory, columns: readonly Float64Array[], means: Float64Array): Means {
  const plain: Means = ({ all, byLength }, at) => meansOver(columns, all, byLength, means, at)
  const kernel = memory.holds([means, ...columns]) && memory.has(4 * columns.length) && memory.run<Kernel>(code)
  if (!kernel) return plain
  const addresses = memory.words(columns.length)
  addresses.set(columns.map(({ byteOffset }) => byteOffset))
  const addressesAt = addresses.byteOffset
  const count = columns.length
  const meansAt = means.byteOffset
  const laid = new Map<Lists, LaidLists | undefined>()
  let last: Lists | undefined
  let there: LaidLists | undefined
  return (lists, at) => {
    if (lists !== last) {
      if (!laid.has(lists)) laid.set(lists, layLists(memory, lists))
      there = laid.get(lists)
      last = lists
    }
    if (!there) plain(lists, at)
    else kernel.means(addressesAt, count, there.lists, there.n, there.entries, there.last, meansAt + 8 * at)
  }
}

/** Addresses of lists that lie in the linear memory, as means.wat reads them. */
interface LaidLists {
  readonly n: number
  readonly lists: number
  readonly entries: number
  readonly last: number
}

const atOnce = 4
const wordsOfEntry = 3 * atOnce

/** Lays lists in linear memory: their members, where each begins and ends, and that again in entries; nothing where no room is left. */
function layLists(memory: LinearMemory, { all, byLength }: Lists): LaidLists | undefined {
  const members = all.reduce((sum, list) => sum + list.length, 0)
  const entries = Math.ceil(all.length / atOnce)
  const length = members + 2 * all.length + wordsOfEntry * entries
  if (!memory.has(4 * length + 16)) return undefined
  const words = memory.words(length)
  const address = (word: number) => words.byteOffset + 4 * word
  let at = 0
  all.forEach((list, l) => {
    words[members + 2 * l] = address(at)
    for (const member of list) words[at++] = 8 * member
    words[members + 2 * l + 1] = address(at)
  })
  const first = members + 2 * all.length
  for (let q = 0; q < entries * atOnce; q++) {
    const l = byLength[q]
    const entry = first + wordsOfEntry * Math.floor(q / atOnce) + (q % atOnce)
    words[entry] = l === undefined ? 0 : words[members + 2 * l]!
    words[entry + atOnce] = l === undefined ? 0 : words[members + 2 * l + 1]!
    // What a list that is not there comes to goes where the next column begins, and is written over or never read.
    words[entry + 2 * atOnce] = 8 * (l ?? all.length)
  }
  return { n: all.length, lists: address(members), entries: address(first), last: address(length) }
}

/** Mean over those members that have a value; NaN where none has. */
export function meanOver(values: Float64Array, members: Int32Array): number {
  let sum = 0
  for (let q = 0; q < members.length; q++) sum += values[members[q]!]!
  return meanOf(sum, values, members)
}

/** Means of all columns over each list: means[at + column · lists + list]. `byLength`: the lists, the longest first. */
export function meansOver(
  columns: readonly Float64Array[],
  lists: readonly Int32Array[],
  byLength: Int32Array,
  means: Float64Array,
  at: number,
): void {
  const n = lists.length
  const together = columns.length - (columns.length % 4)
  for (let l = 0; l < n; l++) {
    const members = lists[l]!
    if (members.length === 1) {
      const only = members[0]!
      // A sum begins at 0, which −0 becomes too.
      for (let k = 0; k < together; k++) means[at + k * n + l] = 0 + columns[k]![only]!
    } else
      for (let k = 0; k < together; k += 4)
        fourMeans(columns[k]!, columns[k + 1]!, columns[k + 2]!, columns[k + 3]!, members, means, at + k * n + l, n)
  }
  for (let k = together; k < columns.length; k++) {
    const column = columns[k]!
    const first = at + k * n
    let q = 0
    for (; q + 1 < n; q += 2) {
      const one = byLength[q]!
      const other = byLength[q + 1]!
      twoLists(column, lists[one]!, lists[other]!, means, first + one, first + other)
    }
    if (q < n) means[first + byLength[q]!] = meanOver(column, lists[byLength[q]!]!)
  }
}

/** Means of one column over two lists, side by side; the second is no longer than the first. */
function twoLists(
  values: Float64Array,
  one: Int32Array,
  other: Int32Array,
  into: Float64Array,
  at: number,
  then: number,
) {
  let ofOne = 0
  let ofOther = 0
  for (let q = 0; q < other.length; q++) {
    ofOne += values[one[q]!]!
    ofOther += values[other[q]!]!
  }
  for (let q = other.length; q < one.length; q++) ofOne += values[one[q]!]!
  into[at] = meanOf(ofOne, values, one)
  into[then] = meanOf(ofOther, values, other)
}

function fourMeans(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  members: Int32Array,
  means: Float64Array,
  at: number,
  apart: number,
): void {
  let ofA = 0
  let ofB = 0
  let ofC = 0
  let ofD = 0
  for (let q = 0; q < members.length; q++) {
    const member = members[q]!
    ofA += a[member]!
    ofB += b[member]!
    ofC += c[member]!
    ofD += d[member]!
  }
  means[at] = meanOf(ofA, a, members)
  means[at + apart] = meanOf(ofB, b, members)
  means[at + 2 * apart] = meanOf(ofC, c, members)
  means[at + 3 * apart] = meanOf(ofD, d, members)
}

/** One value that is not defined makes the sum so, and no member the mean: only then are values looked at one by one. */
function meanOf(sum: number, values: Float64Array, members: Int32Array): number {
  const mean = sum / members.length
  return Number.isNaN(mean) ? meanOfDefined(values, members) : mean
}

function meanOfDefined(values: Float64Array, members: Int32Array): number {
  let n = 0
  let sum = 0
  for (let q = 0; q < members.length; q++) {
    const x = values[members[q]!]!
    if (!Number.isNaN(x)) {
      n++
      sum += x
    }
  }
  return n > 0 ? sum / n : Number.NaN
}
