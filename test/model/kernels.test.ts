import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import test from 'ava'
import { assembled } from '../../scripts/kernels.js'
import { meansOn, meansOver } from '../../src/model/means.js'
import { code as means } from '../../src/model/means.wasm.js'
import { type Bonds, MeetingColumns, type MeetingLoops, meetingOn, plainMeeting } from '../../src/model/meeting.js'
import { code as meeting } from '../../src/model/meeting.wasm.js'
import { type PairColumns, type PairLoops, pairLoopsOn, plainLoops } from '../../src/model/pairs.js'
import { code as pairs } from '../../src/model/pairs.wasm.js'
import { listed } from '../../src/model/scopes.js'
import { consignments, Day, travellers } from '../../src/model/services/border-clearance/day.js'
import { code as day } from '../../src/model/services/border-clearance/day.wasm.js'
import { blocksInto, drawName, drawnLength, LaidNames, LinearMemory, RandomStreams } from '../../src/random/index.js'
import { uniforms } from '../../src/random/threefry.js'
import { code as threefry } from '../../src/random/threefry.wasm.js'

const luck = new RandomStreams('kernels', 0)
const name = drawName('any')
let drawn = 0
const u = () => luck.at(name, 0, drawn++)
const below = (n: number) => Math.floor(u() * n)

const bits = (column: Float64Array) => Array.from(new BigInt64Array(column.slice().buffer))

test('kernels run here, so that the tests below compare two things', (t) => {
  t.truthy(LinearMemory.of(1000).run(threefry))
  t.truthy(LinearMemory.of(1000).run(pairs))
  t.truthy(LinearMemory.of(1000).run(day))
  t.truthy(LinearMemory.of(1000).run(meeting))
  t.truthy(LinearMemory.of(1000).run(means))
})

test('a block of draws has the bits of its twin, whatever its length and where it begins', (t) => {
  for (let length = 0; length <= 40; length++) {
    const memory = LinearMemory.of(LaidNames.bytes(50) + LinearMemory.bytes([drawnLength(40)], []))
    const column = () => Int32Array.from({ length: 50 }, () => u() * 2 ** 32)
    const names = { h0: column(), h1: column() }
    const into = memory.doubles(drawnLength(40))
    const expected = new Float64Array(length)
    const from = below(10)
    const [c1, k0, k1] = [u() * 2 ** 32, u() * 2 ** 32, u() * 2 ** 32].map((x) => x | 0) as [number, number, number]
    blocksInto(memory, into)(new LaidNames(memory, names), from, from + length, c1, k0, k1)
    uniforms(names.h0, names.h1, from, from + length, c1, k0, k1, expected, 0)
    t.deepEqual(bits(into.subarray(0, length)), bits(expected), `${length} draws`)
  }
})

/** Rows of pairs of these lengths in linear memory, in any state; and the same in none. */
function twins(lengths: readonly number[]): { laid: PairColumns; loops: PairLoops; plain: PairColumns } {
  const starts = [0]
  for (const length of lengths) starts.push(starts.at(-1)! + length)
  const count = starts.at(-1)!
  const forums = 5
  const memory = LinearMemory.of(
    LinearMemory.bytes(
      [count, count, lengths.length, lengths.length, lengths.length, forums, forums + 1],
      [count, count + 1, starts.length],
      [count],
    ),
  )
  const laid = {
    trust: memory.doubles(count),
    damage: memory.doubles(count),
    lastMet: memory.shorts(count),
    starts: memory.words(starts.length),
    counts: memory.doubles(lengths.length),
    forums: memory.words(count),
    rests: memory.doubles(forums),
    meanTrust: memory.doubles(lengths.length),
    borders: memory.words(count + 1),
    rates: memory.doubles(forums + 1),
    ego: memory.doubles(lengths.length),
  }
  laid.starts.set(starts)
  for (let p = 0; p < count; p++) {
    laid.trust[p] = u()
    laid.damage[p] = u()
    laid.lastMet[p] = 7 - below(3)
    laid.forums[p] = below(forums)
    laid.borders[p] = below(2) ? forums : laid.forums[p]!
  }
  for (let f = 0; f < forums; f++) laid.rests[f] = laid.rates[f] = u()
  for (let i = 0; i < lengths.length; i++) {
    laid.meanTrust[i] = u()
    laid.ego[i] = u()
    // Some of a row’s pairs may not be there.
    laid.counts[i] = Math.max(1, lengths[i]! - below(2))
  }
  const { trust, damage, lastMet, counts, forums: of, rests, meanTrust, borders, rates, ego } = laid
  const plain = {
    trust: trust.slice(),
    damage: damage.slice(),
    lastMet: lastMet.slice(),
    starts: Int32Array.from(starts),
    counts: counts.slice(),
    forums: of.slice(),
    rests: rests.slice(),
    meanTrust: meanTrust.slice(),
    borders: borders.slice(),
    rates: rates.slice(),
    ego: ego.slice(),
  }
  return { laid, loops: pairLoopsOn(memory, laid), plain }
}

test('trust fades to the bits of the twin, whoever met and however many pairs there are', (t) => {
  for (let round = 0; round < 200; round++) {
    const { laid, loops, plain } = twins([80])
    const from = below(10)
    const to = from + (round < 60 ? round : below(70))
    const [rate, rest] = [u(), u()]
    loops.fade(from, to, 7, rate, rest)
    plainLoops(plain).fade(from, to, 7, rate, rest)
    t.deepEqual(bits(laid.trust), bits(plain.trust), `${from} to ${to}`)
    t.deepEqual(laid.lastMet, plain.lastMet)
  }
})

test('trust settles towards the level of each pair’s forum, to the bits of the twin', (t) => {
  for (let pairs = 0; pairs < 80; pairs++) {
    const { laid, loops, plain } = twins([pairs])
    const rate = u()
    loops.settle(7, rate)
    plainLoops(plain).settle(7, rate)
    t.deepEqual(bits(laid.trust), bits(plain.trust), `${pairs} pairs`)
    t.deepEqual(laid.lastMet, plain.lastMet)
  }
})

test('trust across the border wears and grows to the bits of the twin, and other trust stays as it is', (t) => {
  for (let round = 0; round < 100; round++) {
    const { laid, loops, plain } = twins(Array.from({ length: below(12) }, () => below(9)))
    const before = bits(laid.trust)
    const [full, shut, scar] = [u(), u(), u()]
    loops.wear(5)
    plainLoops(plain).wear(5)
    t.deepEqual(bits(laid.trust), bits(plain.trust), `worn, ${before.length} pairs`)
    loops.grow(5, full, shut, scar)
    plainLoops(plain).grow(5, full, shut, scar)
    const after = bits(laid.trust)
    t.deepEqual(after, bits(plain.trust), `grown, ${before.length} pairs`)
    laid.borders.subarray(0, before.length).forEach((f, p) => {
      if (f === 5) t.is(after[p], before[p])
    })
    t.deepEqual(bits(laid.damage), bits(plain.damage))
  }
})

test('damage heals to the bits of the twin, and of its pairs only', (t) => {
  for (let pairs = 0; pairs < 20; pairs++) {
    const { laid, loops, plain } = twins([pairs])
    const beside = bits(laid.trust)
    const factor = u()
    loops.heal(factor)
    plainLoops(plain).heal(factor)
    t.deepEqual(bits(laid.damage), bits(plain.damage), `${pairs} pairs`)
    t.deepEqual(bits(laid.trust), beside)
    t.deepEqual([...laid.lastMet], [...plain.lastMet])
  }
})

test('means of rows have the bits of the twin, rows of one length and of many, and empty ones', (t) => {
  for (let round = 0; round < 300; round++) {
    const even = below(20)
    const length = () => (round % 3 === 0 || (round % 3 === 1 && u() < 0.8) ? even : below(20))
    const lengths = Array.from({ length: below(24) }, length)
    const { laid, loops, plain } = twins(lengths)
    const from = below(Math.min(lengths.length, 3))
    loops.means(from, lengths.length)
    plainLoops(plain).means(from, lengths.length)
    t.deepEqual(bits(laid.meanTrust), bits(plain.meanTrust), `rows of ${lengths}`)
  }
})

test('a mean is what it is, and an empty row has none', (t) => {
  const { plain } = twins([3, 0, 1])
  plain.trust.set([1, 2, 6, 5])
  plain.counts.set([3, 1, 1])
  plainLoops(plain).means(0, 3)
  t.deepEqual([...plain.meanTrust], [3, 0, 5])
})

/** Two forums, some of the second of which meet; in linear memory with the kernel, and in another without. */
function meetings() {
  const size = 2 + below(20)
  const before = below(4)
  const seatStart = Int32Array.of(0, before, before + size)
  const pairs = size * (size - 1)
  const at = before * before
  const pairOf = new Int32Array(at + size * size).fill(-1)
  let p = 0
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) if (a !== b) pairOf[at + a * size + b] = p++
  const topics = ['a', 'b', 'c', 'd', 'e'].slice(0, below(6))
  const structure = {
    seatStart,
    seatAgency: new Int32Array(before + size),
    pairCount: pairs,
    topics,
    pairOf,
  }
  const laid = () => {
    const memory = LinearMemory.of(MeetingColumns.bytes(structure, 2) + LinearMemory.bytes([pairs, pairs], [], [pairs]))
    const columns = new MeetingColumns(memory, structure, 2)
    columns.layPairs()
    const bonds = { trust: memory.doubles(pairs), damage: memory.doubles(pairs), lastMet: memory.shorts(pairs) }
    return { columns, bonds, loops: meetingOn(memory, columns, bonds) }
  }
  const [one, other] = [laid(), laid()]
  const same = (column: (of: typeof one) => Float64Array | Int32Array, value: () => number) => {
    column(one).forEach((_, i, to) => {
      to[i] = value()
    })
    column(other).set(column(one))
  }
  for (const name of ['voice', 'openness', 'credit', 'bound', 'step'] as const) same(({ columns }) => columns[name], u)
  same(
    ({ columns }) => columns.own,
    () => (below(2) ? 0 : u()),
  )
  same(
    ({ columns }) => columns.heard,
    () => below(8) / 8,
  )
  same(
    ({ columns }) => columns.lastFaceToFace,
    () => 90 + below(12),
  )
  same(({ bonds }) => bonds.trust, u)
  same(
    ({ bonds }) => bonds.damage,
    () => (below(3) ? 0 : u()),
  )
  const first = before + size
  const seats = Array.from({ length: size }, (_, a) => before + a).filter(() => below(3) > 0)
  for (const { columns } of [one, other]) columns.attending.set(seats, first)
  const those = { first, came: seats.length, size, grid: at - before * size - before }
  const plain: MeetingLoops = plainMeeting(other.columns, other.bonds)
  const state = ({ columns, bonds }: { columns: MeetingColumns; bonds: Bonds }) => [
    ...[bonds.trust, columns.richness, columns.moved].map((column) => bits(column)),
    ...[bonds.lastMet, columns.lastFaceToFace].map((column) => [...column]),
  ]
  return { those, loops: one.loops, plain, topics: topics.length, states: () => [state(one), state(other)] as const }
}

test('talk and hearing have the bits of their twins, whoever comes and whatever stands between them', (t) => {
  for (let round = 0; round < 400; round++) {
    const { those, loops, plain, topics, states } = meetings()
    if (those.came < 2) continue
    const inRoom = below(2) === 0
    const [scar, fresh, stale, least] = [u(), u(), u(), u() / 10]
    for (const each of [loops, plain]) {
      each.talk(those, scar, fresh, stale, 97, 101, inRoom, those.first - those.size)
      each.hear(those, least)
    }
    const [kernel, twin] = states()
    t.deepEqual(kernel, twin, `${those.came} of ${those.size}, ${topics} topics`)
  }
})

test('means over lists have the bits of the twin, with any columns and lists, values that are missing and lists without members', (t) => {
  for (let round = 0; round < 400; round++) {
    const values = 1 + below(40)
    const column = () => (memory.has(8 * values) ? memory.doubles(values) : new Float64Array(values))
    const memory = LinearMemory.of(200_000)
    const columns = Array.from({ length: below(10) }, column)
    for (const each of columns) {
      const some = below(3)
      for (let i = 0; i < values; i++) each[i] = some === 0 || below(4) ? u() - (some === 2 ? 0.5 : 0) : Number.NaN
    }
    const all = Array.from({ length: below(10) }, () =>
      Int32Array.from({ length: values }, (_, i) => i).filter(() => below(3) > 0 && below(8) < round % 9),
    )
    const lists = listed(all, new Int32Array(0))
    const at = below(5)
    const count = columns.length * all.length
    const into = memory.doubles(at + count + 1)
    const expected = new Float64Array(at + count)
    const take = meansOn(memory, columns, into)
    for (let month = 0; month < 2; month++) {
      for (const each of columns) if (month) each.reverse()
      take(lists, at)
      meansOver(columns, all, lists.byLength, expected, at)
      t.deepEqual(bits(into.subarray(at, at + count)), bits(expected.subarray(at)), `round ${round}`)
    }
  }
})

test('means are taken plainly where columns do not lie in linear memory', (t) => {
  const memory = LinearMemory.of(1000)
  const into = memory.doubles(2)
  meansOn(memory, [Float64Array.of(1, 50, 3)], into)(listed([Int32Array.of(0, 2)], Int32Array.of(0)), 0)
  t.is(into[0], 2)
})

test('a day at the post has the bits of its twin, with any counters, any traffic and none', (t) => {
  const [kernel, plain] = [new Day(), new Day(true)]
  for (let round = 0; round < 300; round++) {
    const hours = 1 + below(24)
    const speed = Float64Array.from({ length: 4 }, () => 0.2 + 2 * u())
    for (const flow of [travellers, consignments] as const) {
      const perDay = round % 7 === 0 ? 0 : 2000 * u()
      const shares = Float64Array.from({ length: hours }, u)
      const servers = Int32Array.from({ length: 4 }, () => 1 + below(12))
      const rate = Float64Array.from({ length: 4 }, () => 1 + 60 * u())
      for (const day of [kernel, plain]) day.bring(flow, perDay, shares, servers, rate, speed)
    }
    const [joint, overlap] = [u(), u()]
    const comesTo = (day: Day) => {
      day.pass(joint, overlap)
      return ([travellers, consignments] as const).flatMap((flow) => [
        day.mean(flow),
        day.varianceOfTime(flow),
        day.served(flow),
        day.queue(flow),
        day.utilisation(flow),
      ])
    }
    const numbers = comesTo(kernel)
    t.deepEqual(bits(Float64Array.from(numbers)), bits(Float64Array.from(comesTo(plain))))
    t.true(numbers.every(Number.isFinite))
  }
})

test('a run has the same bits where there is no WebAssembly', (t) => {
  const answer = (before: string) => {
    const source = `${before}
      const { runForum } = await import(${JSON.stringify(new URL('../../bench/forum.js', import.meta.url).href)})
      const { wall, ...means } = runForum({ agents: 40, replicates: 3, seed: 1, ticks: 60, check: false })
      console.log(JSON.stringify(means))`
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' })
    t.is(run.status, 0, run.stderr)
    return run.stdout
  }
  const kernels = answer('')
  t.is(answer('delete globalThis.WebAssembly'), kernels)
  t.is(answer('globalThis.WebAssembly.Module = class { constructor() { throw new Error("forbidden") } }'), kernels)
  t.is(answer('globalThis.WebAssembly.Memory = class { constructor() { throw new RangeError("none") } }'), kernels)
})

test('the kernels that are shipped are those that their sources make', async (t) => {
  const made = await assembled()
  t.is(made.length, 5)
  for (const { file, text } of made) t.is(readFileSync(file, 'utf8'), text, file)
})
