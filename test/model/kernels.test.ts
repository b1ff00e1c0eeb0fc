import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import test from 'ava'
import { Floor, Luck, luckName, uniforms, uniformsOn } from '../../src/luck/index.js'
import { pairLoopsOn, plainLoops } from '../../src/model/pairs.js'

const luck = new Luck('kernels', 0)
const name = luckName('any')
let drawn = 0
const u = () => luck.at(name, 0, drawn++)
const below = (n: number) => Math.floor(u() * n)

/** A column of doubles on a floor, and the same values on none. */
function twins(floor: Floor, length: number, value: () => number): [Float64Array, Float64Array] {
  const laid = floor.doubles(length)
  for (let i = 0; i < length; i++) laid[i] = value()
  return [laid, laid.slice()]
}

function words(floor: Floor, length: number, value: (i: number) => number): [Int32Array, Int32Array] {
  const laid = floor.words(length)
  for (let i = 0; i < length; i++) laid[i] = value(i)
  return [laid, laid.slice()]
}

const bits = (column: Float64Array) => Array.from(new BigInt64Array(column.slice().buffer))

test('kernels run here, so that the tests below compare two things', (t) => {
  const floor = Floor.of(1000)
  t.not(uniformsOn(floor), uniforms)
  t.not(pairLoopsOn(floor), plainLoops)
})

test('a block of draws has the bits of its twin, whatever its length and where it begins', (t) => {
  for (let length = 0; length <= 40; length++) {
    const floor = Floor.of(Floor.bytes([50], [50, 50]))
    const draw = uniformsOn(floor)
    const [c0, plainC0] = words(floor, 50, () => u() * 2 ** 32)
    const [masks, plainMasks] = words(floor, 50, () => u() * 2 ** 32)
    const [into, plainInto] = twins(floor, 50, u)
    const from = below(10)
    const [c1, k0, k1] = [u() * 2 ** 32, u() * 2 ** 32, u() * 2 ** 32].map((x) => x | 0) as [number, number, number]
    draw(c0, masks, from, from + length, c1, k0, k1, into)
    uniforms(plainC0, plainMasks, from, from + length, c1, k0, k1, plainInto)
    t.deepEqual(bits(into), bits(plainInto), `${length} draws`)
  }
})

test('trust fades to the bits of the twin, whoever met and however many pairs there are', (t) => {
  for (let round = 0; round < 200; round++) {
    const floor = Floor.of(Floor.bytes([80], [80]))
    const [trust, plainTrust] = twins(floor, 80, u)
    const [met, plainMet] = words(floor, 80, () => 7 - below(3))
    const from = below(10)
    const to = from + (round < 60 ? round : below(70))
    const [rate, rest] = [u(), u()]
    pairLoopsOn(floor).fade(trust, met, from, to, 7, rate, rest)
    plainLoops.fade(plainTrust, plainMet, from, to, 7, rate, rest)
    t.deepEqual(bits(trust), bits(plainTrust), `${from} to ${to}`)
    t.deepEqual(met, plainMet)
  }
})

test('means of rows have the bits of the twin, rows of one length and of many, and empty ones', (t) => {
  for (let round = 0; round < 200; round++) {
    const rows = below(24)
    const floor = Floor.of(Floor.bytes([rows * 20 + 1, rows], [rows + 1]))
    const even = below(20)
    let end = 0
    const [starts, plainStarts] = words(floor, rows + 1, () => {
      const start = end
      end += round % 3 === 0 ? even : round % 3 === 1 && u() < 0.8 ? even : below(20)
      return start
    })
    const [values, plainValues] = twins(floor, rows * 20 + 1, u)
    const [into, plainInto] = twins(floor, rows, u)
    const from = below(Math.min(rows, 3))
    pairLoopsOn(floor).means(values, starts, from, rows, into)
    plainLoops.means(plainValues, plainStarts, from, rows, plainInto)
    t.deepEqual(bits(into), bits(plainInto), `${rows} rows of ${starts}`)
  }
})

test('a mean is what it is, and an empty row has none', (t) => {
  const into = new Float64Array(3)
  plainLoops.means(Float64Array.of(1, 2, 6, 5), Int32Array.of(0, 3, 3, 4), 0, 3, into)
  t.deepEqual([...into], [3, 0, 5])
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
  const { assembled } = (await import(new URL('../../../.ci/kernels.mjs', import.meta.url).href)) as {
    assembled: () => Promise<{ file: string; text: string }[]>
  }
  const made = await assembled()
  t.is(made.length, 2)
  for (const { file, text } of made) t.is(readFileSync(file, 'utf8'), text, file)
})
