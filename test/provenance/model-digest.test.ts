import test from 'ava'
import { MODEL_DIGEST } from '../../src/provenance/model-digest.js'
import { modelDigest, probes } from '../probes/probe.js'

test('the model digest is that of the frozen worlds’ results', (t) => {
  // A refactor leaves it. Where a change of results is meant: `npm run model-digest`, and a line in the changelog.
  t.is(MODEL_DIGEST, modelDigest())
})

test('the frozen worlds are small and exercise everything', (t) => {
  const all = probes()
  t.true(all.length >= 3)
  for (const { name, probe } of all) t.true(probe.series.length > 10 && probe.replicates >= 2, name)
})
