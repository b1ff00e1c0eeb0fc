import exp from '@stdlib/math-base-special-exp'
import test from 'ava'
import {
  comesAbout,
  DrawNames,
  drawName,
  happens,
  LuckCollision,
  poisson,
  RandomStreams,
  spread,
} from '../../src/random/index.js'
import { murmur3 } from '../../src/random/murmur3.js'
import { threefry2x32 } from '../../src/random/threefry.js'

test('Threefry-2x32-20 gives the published known answers', (t) => {
  // Random123 1.14, tests/kat_vectors, lines “threefry2x32 20”.
  const hex = (words: readonly number[]) => words.map((w) => w.toString(16).padStart(8, '0')).join(' ')
  t.is(hex(threefry2x32(0, 0, 0, 0)), '6b200159 99ba4efe')
  t.is(hex(threefry2x32(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)), '1cb996fc bb002be7')
  t.is(hex(threefry2x32(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344)), 'c4923a9c 483df7a0')
})

test('MurmurHash3-x86-32 gives published answers, beyond ASCII too', (t) => {
  // Verification vectors collected by I. Boyandin and P. Hsieh for MurmurHash3_x86_32 (text, seed, hash).
  t.is(murmur3('', 0), 0)
  t.is(murmur3('', 1), 0x514e28b7)
  t.is(murmur3('', 0xffffffff), 0x81f16f39)
  t.is(murmur3('a', 0x9747b28c), 0x7fa09ea6)
  t.is(murmur3('aa', 0x9747b28c), 0x5d211726)
  t.is(murmur3('aaa', 0x9747b28c), 0x283e0130)
  t.is(murmur3('aaaa', 0x9747b28c), 0x5a97808a)
  t.is(murmur3('Hello, world!', 0x9747b28c), 0x24884cba)
  t.is(murmur3('ππππππππ', 0x9747b28c), 0xd58063c1)
})

test('a draw is the same whenever and in whatever order it is made', (t) => {
  const name = drawName('attendance|forum:pilar|agency:bnpp')
  const random = new RandomStreams('7', 12)
  const first = random.at(name, 3, 1)
  random.at(drawName('turnover|agency:imigrasi'), 9)
  t.is(random.at(name, 3, 1), first)
  t.is(new RandomStreams('7', 12).at(name, 3, 1), first)
  t.not(random.at(name, 3, 0), first)
  t.not(random.at(name, 4, 1), first)
  t.not(new RandomStreams('7', 13).at(name, 3, 1), first)
  t.not(new RandomStreams('8', 12).at(name, 3, 1), first)
})

test('a draw follows the contract, word for word', (t) => {
  // The value is rebuilt here from its parts, from the definition in docs/contracts.md.
  const random = new RandomStreams('1', 0)
  const name = drawName('case|forum:satgas')
  t.is(name.h0, murmur3('case|forum:satgas', 0))
  t.is(name.h1, murmur3('case|forum:satgas', 1))
  // The first two int32() of alea('1/0').
  const [k0, k1] = aleaWords('1/0')
  const [w0, w1] = threefry2x32(name.h0, 5 * 2 ** 20 + 3, k0, k1 ^ name.h1)
  t.is(random.at(name, 5, 3), ((w0 >>> 5) * 2 ** 26 + (w1 >>> 6)) * 2 ** -53)
})

/** J. Baagøe’s Alea, written out from its definition, so that the key does not rest on the library under test alone. */
function aleaWords(seed: string): [number, number] {
  let n = 0xefc8249d
  const mash = (text: string) => {
    for (const character of text) {
      n += character.charCodeAt(0)
      let h = 0.02519603282416938 * n
      n = h >>> 0
      h -= n
      h *= n
      n = h >>> 0
      h -= n
      n += h * 0x100000000
    }
    return (n >>> 0) * 2.3283064365386963e-10
  }
  let c = 1
  let s0 = mash(' ')
  let s1 = mash(' ')
  let s2 = mash(' ')
  s0 -= mash(seed)
  if (s0 < 0) s0 += 1
  s1 -= mash(seed)
  if (s1 < 0) s1 += 1
  s2 -= mash(seed)
  if (s2 < 0) s2 += 1
  const next = () => {
    const t = 2091639 * s0 + c * 2.3283064365386963e-10
    s0 = s1
    s1 = s2
    c = t | 0
    s2 = t - c
    return (s2 * 0x100000000) | 0
  }
  return [next(), next()]
}

test('draws are uniform over months, names, replicates and seeds', (t) => {
  // Pearson’s χ² over 64 cells, 63 degrees of freedom: the 0.0001 and 0.9999 quantiles are 26.8 and 114.8
  // (NIST/SEMATECH e-Handbook, §1.3.6.7.4, and R qchisq).
  const streams: [string, (i: number) => number][] = [
    ['months', (i) => new RandomStreams('1', 0).at(drawName('a'), i % 1200, (i / 1200) | 0)],
    ['names', (i) => new RandomStreams('1', 0).at(drawName(`pledge|forum:f|agency:a${i}`), 1)],
    ['replicates', (i) => new RandomStreams('1', i).at(drawName('a'), 1)],
    ['seeds', (i) => new RandomStreams(`${i}`, 0).at(drawName('a'), 1)],
  ]
  for (const [what, draw] of streams) {
    const n = 20000
    const cells = new Array<number>(64).fill(0)
    for (let i = 0; i < n; i++) {
      const u = draw(i)
      t.true(u >= 0 && u < 1)
      cells[Math.floor(u * 64)]!++
    }
    const chi = cells.reduce((sum, c) => sum + (c - n / 64) ** 2 / (n / 64), 0)
    t.true(chi > 26.8 && chi < 114.8, `${what}: χ² = ${chi}`)
  }
})

test('neighbouring seeds, replicates, names, months and occasions are not correlated', (t) => {
  const n = 20000
  const pairs: [string, (i: number) => [number, number]][] = [
    ['months', (i) => [draw('1', 0, 'a', i % 1200, (i / 1200) | 0), draw('1', 0, 'a', (i % 1200) + 1, (i / 1200) | 0)]],
    ['occasions', (i) => [draw('1', 0, 'a', 1, i), draw('1', 0, 'a', 1, i + 1)]],
    ['replicates', (i) => [draw('1', i, 'a', 1, 0), draw('1', i + 1, 'a', 1, 0)]],
    ['seeds', (i) => [draw(`${i}`, 0, 'a', 1, 0), draw(`${i + 1}`, 0, 'a', 1, 0)]],
    ['names', (i) => [draw('1', 0, `a${i}`, 1, 0), draw('1', 0, `a${i + 1}`, 1, 0)]],
    ['seed against replicate', (i) => [draw('1', i, 'a', 1, 0), draw('11', i, 'a', 1, 0)]],
  ]
  for (const [what, pair] of pairs) {
    let sx = 0
    let sy = 0
    let sxx = 0
    let syy = 0
    let sxy = 0
    for (let i = 0; i < n; i++) {
      const [x, y] = pair(i)
      sx += x
      sy += y
      sxx += x * x
      syy += y * y
      sxy += x * y
    }
    const r = (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy))
    // Under independence r has standard deviation 1/√n; 4.5 of them are exceeded once in 150,000 tests.
    t.true(Math.abs(r) < 4.5 / Math.sqrt(n), `${what}: r = ${r}`)
  }
})

function draw(seed: string, replicate: number, name: string, month: number, k: number): number {
  return new RandomStreams(seed, replicate).at(drawName(name), month, k)
}

test('two names with one hash in a scenario are refused', (t) => {
  const names = new DrawNames()
  const register = (beginning: string, ...ends: string[]) => names.register(ends.length, () => [{ beginning, ends }])
  register('attendance|forum:a|', 'agency:b', 'agency:c')
  t.notThrows(() => register('attendance|', 'forum:a|agency:b'))
  const [one, other] = collision()
  register('', one)
  t.is(drawName(one).h0, drawName(other).h0)
  t.is(drawName(one).h1, drawName(other).h1)
  const error = t.throws(() => register('', other), { instanceOf: LuckCollision })
  t.is(error.first, one)
  t.is(error.other, other)
  t.regex(error.message, /share their luck/)
})

test('names hashed end by end are those hashed whole, wherever the beginning stops', (t) => {
  const text = 'peran serta|forum:“satgas”|agency:bea-cukai-ππ-入境-😀'
  const whole = [drawName(text).h0 | 0, drawName(text).h1 | 0]
  for (let at = 0; at <= text.length; at++) {
    // Half of a pair of surrogates is no text.
    if (/[\uDC00-\uDFFF]/.test(text[at] ?? '')) continue
    const groups = () => [{ beginning: text.slice(0, at), ends: [text.slice(at), 'x'.repeat(1000)] }]
    const { h0, h1 } = new DrawNames().register(2, groups)
    t.deepEqual([h0[0], h1[0]], whole, text.slice(0, at))
    t.deepEqual(
      [h0[1], h1[1]],
      [drawName(`${text.slice(0, at)}${'x'.repeat(1000)}`)].flatMap((n) => [n.h0 | 0, n.h1 | 0]),
    )
  }
})

/** Two texts with one MurmurHash3-x86-32 under every seed: four-byte blocks that cancel, found by inverting the mixing. */
function collision(): [string, string] {
  // A block k changes the state to rotl13(h ^ mix(k))·5 + n. Two successive blocks collide for every seed when the first
  // differs in mix(k) by the top bit’s image under the rotation only, and the second takes the difference back.
  // mix(k) ^ 0x00040000 moves, through rotl13, to bit 31, which ×5 and +n leave as a flip of bit 31 alone.
  const ascii = (k: number) => [0, 8, 16, 24].every((s) => ((k >>> s) & 255) < 128)
  const text = (k: number) => String.fromCharCode(k & 255, (k >>> 8) & 255, (k >>> 16) & 255, k >>> 24)
  const first = search(0x00040000, ascii)
  const second = search(0x80000000 | 0, ascii)
  return [text(first[0]) + text(second[0]), text(first[1]) + text(second[1])]
}

/** Two ASCII blocks whose mixed values differ by `difference` exactly. */
function search(difference: number, ascii: (k: number) => boolean): [number, number] {
  const inverse1 = inverse(0xcc9e2d51)
  const inverse2 = inverse(0x1b873593)
  const mix = (k: number) => {
    const m = Math.imul(k, 0xcc9e2d51)
    return Math.imul((m << 15) | (m >>> 17), 0x1b873593)
  }
  const unmix = (x: number) => {
    const m = Math.imul(x, inverse2)
    return Math.imul((m >>> 15) | (m << 17), inverse1) >>> 0
  }
  for (let a = 0x01010101; a < 0x7f7f7f7f; a += 12345) {
    if (!ascii(a)) continue
    const b = unmix(mix(a) ^ difference)
    if (ascii(b)) return [a, b]
  }
  throw new Error('no pair of ASCII blocks')
}

/** Inverse of an odd number modulo 2³², by Newton’s iteration. */
function inverse(odd: number): number {
  let x = odd
  for (let i = 0; i < 5; i++) x = Math.imul(x, (2 - Math.imul(odd, x)) | 0)
  return x
}

test('distributions are drawn by inversion: more of a cause never means less of its effect', (t) => {
  for (let i = 0; i < 200; i++) {
    const u = i / 200
    t.true(poisson(u, 2) >= poisson(u, 1))
    t.true(poisson(u + 0.004, 2) >= poisson(u, 2))
  }
  t.is(poisson(0.9, 0), 0)
  t.is(spread(0, 0.5, 0.1), 0.4)
})

test('Poisson counts have the cumulative distribution of the textbook', (t) => {
  // P(N ≤ n) for mean 2: .135335, .406006, .676676, .857123 (Abramowitz & Stegun, table 26.7).
  for (const [n, p] of [
    [0, 0.135335],
    [1, 0.406006],
    [2, 0.676676],
    [3, 0.857123],
  ] as const) {
    t.is(poisson(p - 1e-5, 2), n)
    t.is(poisson(p + 1e-5, 2), n + 1)
  }
})

test('what has given log odds comes about exactly where the logistic function says so', (t) => {
  const logistic = (x: number) => 1 / (1 + exp(-x))
  const random = new RandomStreams('odds', 0)
  const name = drawName('odds')
  for (let k = 0; k < 20000; k++) {
    const odds = 60 * random.at(name, 1, k) - 30
    const exact = logistic(odds)
    // Uniforms everywhere, and at and next to the chance itself, where a table could go wrong.
    for (const u of [random.at(name, 2, k), exact, exact * (1 - 2 ** -52), exact * (1 + 2 ** -52)])
      if (comesAbout(u, odds) !== u < exact) t.fail(`u ${u}, log odds ${odds}`)
  }
  t.true(comesAbout(0, -12) && comesAbout(0.999, 12) && !comesAbout(0.5, Number.NEGATIVE_INFINITY))
})

test('what has a given rate happens exactly where 1 − exp(−rate) says so', (t) => {
  const random = new RandomStreams('rates', 0)
  const name = drawName('rates')
  for (let k = 0; k < 20000; k++) {
    const rate = (k % 2 === 0 ? 1.2 : 0.05) * random.at(name, 1, k)
    const exact = 1 - exp(-rate)
    for (const u of [random.at(name, 2, k), exact, exact * (1 - 2 ** -52), exact * (1 + 2 ** -52)])
      if (happens(u, rate) !== u < exact) t.fail(`u ${u}, rate ${rate}`)
  }
  t.true(happens(0.99, 40) && !happens(0, 0))
})
