/** What the JSON of a run, a comparison and an explanation begins with. */
import { manifestFormat } from '../provenance/manifest.js'
import type { SummaryInput } from '../report/summary.js'

type Head = Pick<
  SummaryInput,
  'command' | 'version' | 'model' | 'seed' | 'replicates' | 'baseline' | 'scenarios' | 'fingerprints'
>

export function resultHead({ fingerprints, ...input }: Head, out: string): object {
  return {
    lintas: manifestFormat,
    command: input.command,
    version: input.version,
    model: input.model,
    seed: input.seed,
    replicates: input.replicates,
    out,
    ...(input.baseline === undefined ? {} : { baseline: input.baseline }),
    scenarios: input.scenarios.map(({ name, title, months }) => ({
      name,
      title,
      months,
      fingerprint: fingerprints[name],
    })),
  }
}
