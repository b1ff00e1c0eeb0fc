import { fileURLToPath } from 'node:url'
import test from 'ava'
import { fingerprint } from '../../src/provenance/fingerprint.js'
import { ManifestFault, manifestFormat, manifestOf, readManifest } from '../../src/provenance/manifest.js'
import { scenariosOf } from '../../src/provenance/remaking.js'
import { assumedSpace } from '../../src/scenario/assumed.js'
import { documentOf, recordedScenario } from '../../src/scenario/document.js'
import { fileSources } from '../../src/scenario/files.js'
import { type LoadOptions, loadScenarios, type Scenario } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'
import { renumbering } from '../../src/scenario/renumber.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = fileSources({ cwd: root, packageRoot: root })

function manifest(scenarios: readonly Scenario[]) {
  return manifestOf({
    command: 'lintas run x',
    verb: 'run',
    options: {},
    version: '0.1.0',
    model: 'a'.repeat(64),
    seed: '1',
    replicates: 1,
    scenarios,
    files: {},
  })
}

/** By way of a manifest’s text, with no file at hand. */
function remade(scenarios: readonly Scenario[]): readonly Scenario[] {
  return scenariosOf(readManifest(JSON.stringify(manifest(scenarios)))).scenarios
}

/** All that the rest of the program can see of a scenario, but for the file it came from. */
function seen({ file: _, ...scenario }: Scenario) {
  return scenario
}

/** A number of each dimension other than the default one. */
function elsewhere(scenario: Scenario) {
  const space = assumedSpace(scenario)
  return renumbering(
    scenario,
    space.map(({ path }) => path),
  )(space.map(({ range: [low, high] }) => Math.round(low * 0.3 + high * 0.7)))
}

test('every scenario of the package is made again whole from its manifest', (t) => {
  const names = sources.list().map(({ name }) => name)
  t.true(names.length > 50)
  for (const name of names) {
    const scenarios = loadScenarios([name], sources)
    const [again] = remade(scenarios)
    t.deepEqual(seen(again!), seen(scenarios[0]!), name)
    t.deepEqual(assumedSpace(again!), assumedSpace(scenarios[0]!), name)
  }
})

test('a scenario made again takes other numbers as the first does', (t) => {
  for (const name of ['entikong/formalised', 'ttu/formalised', 'sosek-malindo/all-proposals']) {
    const scenarios = loadScenarios([name], sources)
    t.deepEqual(elsewhere(remade(scenarios)[0]!), elsewhere(scenarios[0]!), name)
  }
})

test('what options changed is in the manifest, too', (t) => {
  const asked: [string[], LoadOptions][] = [
    [['entikong/formalised'], { months: 20 }],
    [['entikong/formalised'], { months: 90 }],
    [['entikong/formalised'], { set: ['months=20', 'agencies.*.ego=.9'] }],
    [['entikong/baseline', 'entikong/private-actors'], { set: ['agencies.imigrasi=null'] }],
    [['entikong/baseline'], { vary: ['forums.pilar.leadership=0,.5', 'mechanisms.turnover.off=true,false'] }],
    [['entikong/baseline'], { set: ['agencies.navy={kind: public, country: id, level: centre, ego: .6}'] }],
    [
      ['ttu/baseline'],
      { set: ['mechanisms.trust-decay.decay={value: .02, range: [0, .1], tag: theory, note: a note}'] },
    ],
  ]
  for (const [references, options] of asked) {
    const scenarios = loadScenarios(references, sources, options)
    t.deepEqual(remade(scenarios).map(seen), scenarios.map(seen), JSON.stringify(options))
  }
})

test('words with a source, labels of whoever a measure brings in, and entries taken out survive the manifest', (t) => {
  const text = `lintas: 1
title: {en: A small forum, id: Forum kecil}
description: What it is.
agencies:
  east: {name: East, kind: {value: private, tag: study, source: someone-2020}, ego: {value: 0.3, tag: study}}
  west: {name: {en: West, id: Barat}, tag: literature, source: someone-2020, note: as a whole}
forums:
  hall: {members: {east: {}, west: {joined: 6}}, channels: {face-to-face: {every: 3}}}
measures:
  guest: {title: A guest, at: 3, for: 4, note: a note, set: {agencies.north: {name: North, ego: {value: .2, range: [0, .4]}}}}
  push: {at: 2, over: 3, add: {"agencies.*[kind=private].ego": {value: .1, range: [0, .2]}}}
  leave: {at: 12, set: {agencies.west: null}}
`
  const scenarios = loadScenarios(['small'], memorySources({ small: text }))
  const [again] = remade(scenarios)
  t.deepEqual(seen(again!), seen(scenarios[0]!))
  t.is(again!.labels.agencies.north?.en, 'North')
  t.is(again!.facts.get('agencies.west')?.note, 'as a whole')
  t.is(again!.input.snapshots.length, scenarios[0]!.input.snapshots.length)
})

test('the document of a scenario rests on no other, and says nothing that is only a default', (t) => {
  const [scenario] = loadScenarios(['entikong/formalised'], sources)
  const document = documentOf(recordedScenario(scenario!))
  t.false('extends' in document)
  const [again] = loadScenarios(['x'], memorySources({ x: JSON.stringify(document) }))
  t.is(fingerprint(again!), fingerprint(scenario!))
  t.deepEqual(
    [...again!.values].filter(([, { given }]) => given).map(([path]) => path),
    [...scenario!.values].filter(([, { given }]) => given).map(([path]) => path),
  )
})

test('a manifest that cannot be worked from is refused with the reason', (t) => {
  const sound = JSON.parse(JSON.stringify(manifest(loadScenarios(['entikong/baseline'], sources))))
  const fault = (change: (m: typeof sound) => void) => {
    const copy = structuredClone(sound)
    change(copy)
    return t.throws(() => scenariosOf(readManifest(JSON.stringify(copy))), { instanceOf: ManifestFault }).message
  }
  t.regex(t.throws(() => readManifest('{"lintas": 1, '), { instanceOf: ManifestFault }).message, /not valid JSON/)
  t.regex(t.throws(() => readManifest('[]'), { instanceOf: ManifestFault }).message, /not a manifest/)
  t.regex(
    fault((m) => {
      m.lintas = 9
    }),
    new RegExp(`format is 9, and this version reads format ${manifestFormat}`),
  )
  t.regex(
    fault((m) => {
      delete m.scenarios[0].written
    }),
    /scenarios\.0\.written/,
  )
  t.regex(
    fault((m) => {
      m.files['../../etc/passwd'] = { bytes: 1, sha256: '0'.repeat(64) }
    }),
    /files/,
  )
  t.regex(
    fault((m) => {
      m.scenarios[0].values['agencies.bea-cukai.ego'].value = 0.66
    }),
    /not the one of its fingerprint/,
  )
  t.regex(
    fault((m) => {
      m.scenarios[0].values['agencies.bea-cukai.ego'].value = 7
    }),
    /cannot be read/,
  )
})
