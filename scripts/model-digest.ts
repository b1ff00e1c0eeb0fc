/** Writes the model digest anew after a change of results that is meant: npm run model-digest. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modelDigest } from '../test/probes/probe.js'
import { root } from './project.js'

const digest = modelDigest()
writeFileSync(
  join(root, 'src', 'provenance', 'model-digest.ts'),
  `/**
 * Digest of the model: sha256 over the results of the frozen worlds under test/probes. It is part of a run’s identity: a
 * refactor leaves it, a change of results changes it. A test recomputes it; \`npm run model-digest\` writes it.
 */
export const MODEL_DIGEST = '${digest}'
`,
)
console.log(digest)
