/** Digest of the model’s results on the committed probes: it changes when, and only when, results change. */
export const MODEL_DIGEST: string = ''
