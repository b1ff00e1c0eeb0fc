/** What the manifest of an analysis says of the experiment behind it. */
import type { Plan } from '../experiment/batch/plan.js'
import type { Manifest } from '../provenance/manifest.js'

/** What an analysis was worked out from: the command and the plan of its experiment, and the digests of its tables. */
export interface AnalysedSource extends Pick<Manifest, 'command' | 'options' | 'files'> {
  readonly runs: number
  readonly plan: Omit<Plan, 'scenarios'> & { readonly scenarios: readonly object[] }
}

/** Undefined where a manifest is not of an analysis, or says too little to make its results again. */
export function sourceOf(manifest: Manifest): AnalysedSource | undefined {
  const { source } = manifest as Manifest & { readonly source?: Partial<AnalysedSource> }
  return source?.plan && source.options && source.files ? (source as AnalysedSource) : undefined
}
