/** The charts of an experiment: curves where there are few points, and outcomes over the factors. */
import { type Frame, framedWith, type Piece, type Stamp } from '../charts/frame.js'
import { drawFiles } from '../charts/index.js'
import type { ChartFile, CurveInput } from '../charts/input.js'
import { outcomeFrames } from '../charts/outcome-charts.js'
import { localiserFor } from '../messages/localiser.js'
import type { ExperimentInput } from './input.js'
import { responseFrame } from './responses.js'

export async function experimentCharts(input: ExperimentInput, pictures = true): Promise<ChartFile[]> {
  const { plan, command, runs, language } = input
  const localiser = localiserFor(language)
  const { caution, seed, madeBy } = localiser.chart
  const fingerprints = Object.fromEntries(plan.scenarios.map(({ name, fingerprint }) => [name, fingerprint]))
  const stamp: Stamp = { command, seed: plan.seed, replicates: plan.replicates, fingerprints, note: caution }
  const provenance = [`${seed(localiser.runs(runs), plan.seed)} ${caution}`, madeBy(command)]
  const specs: { file: string; spec: Piece }[] = []
  for (const { file, frame } of curveFrames(input))
    specs.push({ file, spec: framedWith(frame, stamp, provenance, language) })
  const responses = responseFrame(input)
  if (responses) specs.push({ file: 'responses', spec: framedWith(responses, stamp, provenance, language) })
  return drawFiles(specs, stamp, pictures)
}

/** Curves of a few points, where there are few. */
export function curveFrames(input: ExperimentInput): { file: string; frame: Frame }[] {
  const { plan } = input
  const fingerprints = Object.fromEntries(plan.scenarios.map(({ name, fingerprint }) => [name, fingerprint]))
  // Between months that lie far apart a curve would be a guess.
  const months = new Set(input.gathered.curves.map(({ month }) => month))
  return months.size < 3 ? [] : outcomeFrames(chartInput(input, fingerprints))
}

function chartInput(
  { plan, command, gathered, language = 'en' }: ExperimentInput,
  fingerprints: Readonly<Record<string, string>>,
): CurveInput {
  return {
    command,
    title: plan.title[language],
    language,
    scenarios: gathered.points.slice(0, 8).map((point) => ({
      name: gathered.nameOf(point),
      months: plan.scenarios[point.scenario]?.months ?? 0,
      measures: [],
    })),
    fingerprints,
    seed: plan.seed,
    replicates: plan.replicates,
    curves: gathered.curves,
    effects: [],
  }
}
