/**
 * Digest of the model: sha256 over the results of the frozen worlds under test/probes. It is part of a run’s identity: a
 * refactor leaves it, a change of results changes it. A test recomputes it; `npm run model-digest` writes it.
 */
export const MODEL_DIGEST = '3be9177bfa33a89905ad460746e093d61a712639b8b61690391dde7fcd00c69b'
