import test from 'ava'
import fc from 'fast-check'
import { canonicalJson, readableJson } from '../../src/provenance/canonical.js'
import { Digest, sha256 } from '../../src/provenance/digest.js'
import { fingerprint } from '../../src/provenance/fingerprint.js'
import { manifestOf } from '../../src/provenance/manifest.js'
import { loadScenarios } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'

const base = `lintas: 1
title: A small forum
months: 24
agencies:
  east: {name: East, ego: {value: 0.3, range: [0.1, 0.5], tag: assumed}}
  west: {name: West}
forums:
  hall:
    members: {east: {}, west: {}}
    channels: {face-to-face: {every: 3}}
measures:
  decree: {title: A decree, at: 12, set: {forums.hall.design.legal-basis: 1}}
`

function load(text: string) {
  const [scenario] = loadScenarios(['small'], memorySources({ small: text }))
  return scenario!
}

test('canonical JSON is that of the example in RFC 8785', (t) => {
  // RFC 8785, section 3.2.2 (input) and 3.2.3 (output).
  const input = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      String.raw`"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  )
  t.is(
    canonicalJson(input),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

test('canonical JSON does not depend on the order in which an object was put together', (t) => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean())), (object) => {
      const turned = Object.fromEntries(Object.entries(object).reverse())
      return canonicalJson(object) === canonicalJson(turned)
    }),
  )
  t.pass()
})

test('canonical JSON refuses what JSON would drop or disguise', (t) => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, new Map(), new Set(), () => 1, 1n, undefined]) {
    t.throws(() => canonicalJson(value), { instanceOf: TypeError })
    if (value !== undefined) t.throws(() => canonicalJson({ a: [value] }), { instanceOf: TypeError })
  }
})

test('readable JSON has the canonical order and ends in one line feed', (t) => {
  t.is(
    readableJson({ b: 1, a: { d: [1], c: null } }),
    '{\n  "a": {\n    "c": null,\n    "d": [\n      1\n    ]\n  },\n  "b": 1\n}\n',
  )
})

test('SHA-256 gives the published digests', (t) => {
  // FIPS 180-4 examples: the empty text, "abc", and the message of 56 letters.
  t.is(sha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  t.is(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  t.is(
    sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
})

test('a digest fed in pieces is that of the whole, and counts bytes of UTF-8', (t) => {
  const digest = new Digest()
  digest.add('gar')
  digest.add('is batas €')
  t.is(digest.bytes, 15)
  t.is(digest.hex(), sha256('garis batas €'))
})

test('the fingerprint is of what the model reads: titles, names, notes, ranges and order do not change it', (t) => {
  const before = fingerprint(load(base))
  t.regex(before, /^[0-9a-f]{64}$/)
  const relabelled = base
    .replace('A small forum', 'Another title')
    .replace('name: East', 'name: Timur')
    .replace('A decree', 'A law')
    .replace('range: [0.1, 0.5]', 'range: [0.2, 0.9], note: seen otherwise')
  t.is(fingerprint(load(relabelled)), before)
  const east = /^ {2}east:.*\n/m.exec(base)![0]
  const reordered = base.replace(east, '').replace('  west: {name: West}\n', (west) => west + east)
  t.not(reordered, base)
  t.is(fingerprint(load(reordered)), before)
  t.is(fingerprint(load(base.replace('0.3, range', '3.0e-1, range'))), before)
})

test('the fingerprint changes with every value that the model reads', (t) => {
  const changes = [
    base.replace('months: 24', 'months: 36'),
    base.replace('value: 0.3', 'value: 0.31'),
    base.replace('every: 3', 'every: 4'),
    base.replace('at: 12', 'at: 13'),
    base.replace('legal-basis: 1', 'legal-basis: 0.9'),
    base.replace('at: 12,', 'at: 12, over: 3,'),
    base.replaceAll('west', 'north'),
  ]
  const prints = [base, ...changes].map((text) => fingerprint(load(text)))
  t.is(new Set(prints).size, prints.length)
})

test('the manifest holds the complete scenario with ranges and tags, and nothing of the machine', (t) => {
  const scenario = load(base)
  const manifest = manifestOf({
    command: 'lintas run small --seed 1 --replicates 100',
    verb: 'run',
    options: {},
    version: '0.1.0',
    model: 'feed',
    seed: '1',
    replicates: 100,
    scenarios: [scenario],
    files: { 'curves.csv': { bytes: 3, sha256: sha256('abc') } },
  })
  const written = JSON.parse(readableJson(manifest))
  const [told] = written.scenarios
  t.is(told.name, 'small')
  t.is(told.months, 24)
  t.is(told.fingerprint, fingerprint(scenario))
  t.like(told.values['agencies.east.ego'], { value: 0.3, range: [0.1, 0.5], tag: 'assumed' })
  t.is(told.world.agencies.west.tenure, 36)
  t.like(told.measures[0], { at: 12 })
  t.deepEqual(Object.keys(written).sort(), [
    'command',
    'files',
    'lintas',
    'model',
    'options',
    'replicates',
    'scenarios',
    'seed',
    'verb',
    'version',
  ])
  t.false(readableJson(manifest).includes(process.cwd()))
})
