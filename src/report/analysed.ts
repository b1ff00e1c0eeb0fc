/** What every analysis of an experiment’s results says of where it comes from. */
import type { Plan } from '../experiment/batch/plan.js'
import type { Stamp } from './charts/frame.js'
import { type Block, caution, heading, marked, paragraph } from './document/document.js'
import { code } from './markdown.js'
import type { Language } from './messages/index.js'
import { localiserFor } from './messages/localiser.js'
import type { Telling } from './telling.js'

export interface Analysed {
  /** The canonical command, as the manifest records it. */
  readonly command: string
  /** The command that made the results. */
  readonly source: string
  readonly plan: Plan
  /** Runs of the experiment. */
  readonly runs: number
  readonly version: string
  /** Language of the pictures; English unless given. */
  readonly language?: Language
}

export function stampOfAnalysis({ command, plan, language }: Analysed): Stamp {
  return {
    command,
    seed: plan.seed,
    replicates: plan.replicates,
    fingerprints: Object.fromEntries(plan.scenarios.map(({ name, fingerprint }) => [name, fingerprint])),
    note: localiserFor(language).chart.caution,
  }
}

/** The provenance in words, for captions. */
export function analysisProvenance({ command, source, plan, language }: Analysed): string[] {
  const { chart } = localiserFor(language)
  const prints = plan.scenarios.map(({ name, fingerprint }) => `${name} ${fingerprint.slice(0, 12)}`)
  return [
    `${chart.provenance.analysis(plan.seed, plan.model.slice(0, 12), plan.fingerprint.slice(0, 12))} ${chart.caution}`,
    chart.fingerprints(prints.join(' · '), prints.length > 1),
    chart.provenance.source(source),
    chart.madeBy(command),
  ]
}

/** Where an analysis comes from, at the end of its summary. */
export function analysisFooter({ say }: Telling, { command, source, plan, version }: Analysed): Block[] {
  const from = say.made.onResults({
    source: code(source),
    plan: plan.fingerprint.slice(0, 12),
    version,
    model: plan.model.slice(0, 12),
  })
  return [
    heading(say.made.title),
    ...paragraph(marked(code(command))),
    ...paragraph(marked(from)),
    caution(say.stylised),
  ]
}
