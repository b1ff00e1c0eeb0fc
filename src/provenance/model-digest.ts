/**
 * Digest of the model: sha256 over the results of the frozen worlds under test/probes. It is part of a run’s identity: a
 * refactor leaves it, a change of results changes it. A test recomputes it; `npm run model-digest` writes it.
 */
export const MODEL_DIGEST = '6363e7bc63ef57bfa9d35c74e115dbbf9534a8f05a1192abead0b75175eb978d'
