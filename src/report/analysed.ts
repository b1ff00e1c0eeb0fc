/** What every analysis of an experiment’s results says of where it comes from. */
import type { Plan } from '../experiment/batch/plan.js'
import { caution, type Stamp } from './charts/frame.js'

export interface Analysed {
  /** The canonical command, as the manifest records it. */
  readonly command: string
  /** The command that made the results. */
  readonly source: string
  readonly plan: Plan
  /** Runs of the experiment. */
  readonly runs: number
  readonly version: string
}

export function stampOfAnalysis({ command, plan }: Analysed): Stamp {
  return {
    command,
    seed: plan.seed,
    replicates: plan.replicates,
    fingerprints: Object.fromEntries(plan.scenarios.map(({ name, fingerprint }) => [name, fingerprint])),
    note: caution,
  }
}

/** The provenance in words, for captions and summaries. */
export function analysisProvenance({ command, source, plan }: Analysed): string[] {
  const prints = plan.scenarios.map(({ name, fingerprint }) => `${name} ${fingerprint.slice(0, 12)}`)
  return [
    `Seed “${plan.seed}”, model ${plan.model.slice(0, 12)}, plan ${plan.fingerprint.slice(0, 12)}. ${caution}`,
    `Fingerprint${prints.length > 1 ? 's' : ''}: ${prints.join(' · ')}`,
    `Runs: ${source}`,
    `Made by: ${command}`,
  ]
}

export function analysisFooter({ command, source, plan, version }: Analysed): string[] {
  return [
    '## Made by',
    `\`${command}\``,
    `on the results of \`${source}\` (plan ${plan.fingerprint.slice(0, 12)}), by Lintas ${version}, model ${plan.model.slice(0, 12)}.`,
    caution,
  ]
}
