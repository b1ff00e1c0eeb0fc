/** Writes the model digest anew after a change of results that is meant: node .ci/model-digest.mjs (after a build). */
import { writeFileSync } from 'node:fs'
import { modelDigest } from '../dist/test/probes/probe.js'

const digest = modelDigest()
writeFileSync(
  new URL('../src/provenance/model-digest.ts', import.meta.url),
  `/**
 * Digest of the model: sha256 over the results of the frozen worlds under test/probes. It is part of a run’s identity: a
 * refactor leaves it, a change of results changes it. A test recomputes it; \`npm run model-digest\` writes it.
 */
export const MODEL_DIGEST = '${digest}'
`,
)
console.log(digest)
