/** What a verification says of how a result stands to what is shipped. */
import test from 'ava'
import { unrecordable } from '../../src/cli/recordable.js'
import { notAsShippedWords, provenanceOf } from '../../src/cli/verify/provenance.js'
import { manifestOf } from '../../src/provenance/manifest.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios } from '../../src/scenario/load.js'

const root = process.cwd()
const [scenario] = loadScenarios(['entikong/baseline'], fileSources({ cwd: root, packageRoot: root }))

test('every value in which a scenario differs from the one shipped is told by its path, and what of it differs', (t) => {
  if (scenario === undefined) return t.fail()
  const input = {
    command: '',
    verb: 'run',
    options: {},
    version: '0.1.0',
    model: '',
    seed: '1',
    replicates: 1,
    files: {},
  }
  const recorded = manifestOf({ ...input, scenarios: [scenario] })
  const changed = structuredClone(recorded) as unknown as { scenarios: { values: { [path: string]: object } }[] }
  const { values } = changed.scenarios[0]!
  for (const path of Object.keys(values).filter((one) => /^agencies\.[^.]+\.ego$/.test(one)))
    values[path] = { ...values[path], range: [0, 1], source: 'nobody-1999' }
  const { notAsShipped } = provenanceOf(changed as unknown as typeof recorded, { root, version: '0.1.0' })
  const [found] = notAsShipped
  const egos = Object.keys(values).filter((one) => /^agencies\.[^.]+\.ego$/.test(one)).length
  t.is(found?.differences.length, egos)
  t.regex(found?.differences[0] ?? '', /^agencies\.[a-z-]+\.ego \(range.*source.*\)$/)
  t.regex(
    notAsShippedWords(found!),
    /^entikong\/baseline is not the scenario shipped under this name: \d+ differences, in agencies/,
  )
  t.deepEqual(provenanceOf(recorded, { root, version: '0.1.0' }).notAsShipped, [])
})

test('no result is begun whose manifest would be too large to be verified', (t) => {
  if (scenario === undefined) return t.fail()
  t.is(unrecordable([scenario, scenario]), undefined)
  t.regex(unrecordable(Array(400).fill(scenario)) ?? '', /^of these 400 scenarios a result can hold \d+:/)
})
