/**
 * Digest of the model: sha256 over the results of the frozen worlds under test/probes. It is part of a run’s identity: a
 * refactor leaves it, a change of results changes it. A test recomputes it; `npm run model-digest` writes it.
 */
export const MODEL_DIGEST = 'a60220073a02bf94a2af4743efa6304fa9cbb4e809ab9a3f0f734dc1d70915bf'
