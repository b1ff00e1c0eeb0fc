/** What an experiment was and what came out, in sentences; the same in the summary and in the printed report. */
import type { Plan, PlannedOutcome, PlannedScenario } from '../../experiment/batch/plan.js'
import type { FactorValue } from '../../scenario/experiment.js'
import type { PathWords } from '../condition-words.js'
import { moveDecimals, rounded } from '../digits.js'
import type { Telling } from '../telling.js'
import { inSentence, meanDecimals } from '../words.js'
import { type Mean, type PointMeans, withoutValue } from './collector.js'
import type { ExperimentInput } from './input.js'

/** How scenarios and factors are called. */
export interface Called {
  readonly scenario: (scenario: PlannedScenario) => string
  readonly factor: PathWords
}

export function whatWasRun({ say, localiser }: Telling, { plan, runs, gathered }: ExperimentInput): string {
  const { experiment } = say
  const scenarios = plan.scenarios.length
  const designs = gathered.of / scenarios
  const what = experiment.runs({
    runs: localiser.runs(runs),
    names: localiser.list(plan.scenarios.map(({ name }) => name)),
    points: designs === 1 ? '' : localiser.counted(designs, 'point'),
    replicates: plan.precision ? '' : localiser.counted(plan.replicates, 'replicate'),
    seed: plan.seed,
  })
  const { kind, size = 0 } = plan.design
  const varied = localiser.counted(plan.factors.length, 'factor')
  const sized = localiser.counted(size, kind === 'saltelli' ? 'sample' : 'trajectory')
  const design = kind === 'single' ? [] : [experiment.designs[kind](varied, sized)]
  return [what, ...design, ...(scenarios > 1 ? [experiment.luck] : [])].join(' ')
}

/** Where the mean of each outcome is lowest and highest over the points. */
export function endSentences(telling: Telling, { plan, gathered }: ExperimentInput, called: Called): string[] {
  const { say, localiser } = telling
  const { experiment } = say
  const { defined } = localiser.chart
  return plan.outcomes.flatMap((outcome, k) =>
    plan.scenarios.map((scenario, s) => {
      const plain = labelOf(telling, outcome)
      const label = plan.scenarios.length > 1 ? experiment.ofScenario(plain, called.scenario(scenario)) : plain
      const ends = gathered.ends[s]?.[k]
      if (!ends) return experiment.noValue(label, withoutValue(gathered, s, k, localiser))
      const gone = gathered.left[s]?.[k] ?? 0
      const points = gathered.of / plan.scenarios.length
      const left = gone === 0 ? '' : ` ${defined.pointsLeft(localiser.given(gone), localiser.given(points))}.`
      const value = (mean: number, decimals: number) =>
        localiser.value(mean, localiser.outcome(outcome.name, outcome.unit).unit, decimals)
      const [lowest, highest] = ends
      if (lowest === highest) {
        const { mean, low, high } = lowest.means[k] as Mean
        const decimals = meanDecimals(mean, low, high)
        const interval = Number.isNaN(low)
          ? []
          : [say.interval(localiser.level(low, decimals), localiser.level(high, decimals))]
        const facts = [...interval, ...someRuns(telling, lowest, k)].join('; ')
        return `${experiment.one(label, value(mean, decimals), facts === '' ? '' : ` (${facts})`)}${left}`
      }
      const [least, most] = [lowest, highest].map((point) => (point.means[k] as Mean).mean) as [number, number]
      const [before, after] = moveDecimals(least, most)
      const [low, high] = [value(least, before), value(most, after)]
      if (low === high) return `${experiment.same(label, low, gone > 0)}${left}`
      const at = (point: PointMeans) =>
        [pointWords(telling, plan, point, called.factor), ...someRuns(telling, point, k)].join(', ')
      return `${experiment.ends({ outcome: label, low, lowAt: at(lowest), high, highAt: at(highest) })}${left}`
    }),
  )
}

/** An outcome as the plan names it, with the part of the world that it is of. */
function labelOf({ localiser }: Telling, { label, scope }: PlannedOutcome): string {
  return scope === '' ? localiser.text(label) : `${localiser.text(label)}, ${scope}`
}

/** `in 8 of 20 runs`, where not all runs of a point have a value. */
export function someRuns({ localiser }: Telling, { replicates, means }: PointMeans, k: number): string[] {
  const { n } = means[k] as Mean
  return n < replicates ? [localiser.chart.defined.inRuns(localiser.given(n), localiser.given(replicates))] : []
}

const mostFactors = 3

/** Which point it is: by its values where they are few, else by its number. */
function pointWords(telling: Telling, { factors }: Plan, { point, values }: PointMeans, factor: PathWords): string {
  if (factors.length === 0 || factors.length > mostFactors) return telling.say.experiment.pointNumber(String(point))
  return factors.map(({ path }, f) => `${factor(path)} ${valueWords(telling, values[f])}`).join(', ')
}

/** The value of a factor in a few characters. */
export function valueWords({ say, localiser }: Telling, value: FactorValue | null | undefined): string {
  if (value === null || value === undefined) return say.experiment.asItIs
  if (typeof value === 'number') return localiser.given(rounded(value, 4))
  return typeof value === 'boolean' ? localiser.chart.responses.switched[`${value}`] : value
}

/** The ends of paths, as many words of each as it takes to tell them apart. */
export function shortPaths(paths: readonly string[]): string[] {
  const end = (path: string, words: number) => path.split('.').slice(-words).join('.')
  return paths.map((path) => {
    const length = path.split('.').length
    for (let words = 1; words < length; words++)
      if (paths.filter((other) => end(other, words) === end(path, words)).length === 1) return end(path, words)
    return path
  })
}

/** What failed: how many runs, then one of each kind of failure, as the runs of a point mostly fail alike. */
export function failureWords({ say, localiser }: Telling, { failed, runs, failures, plan }: ExperimentInput): string[] {
  if (failed === 0) return []
  const kinds = failures.filter(({ message }, at) => failures.findIndex((other) => other.message === message) === at)
  const first = kinds.slice(0, 3).map(({ point, replicate, stage, message }) =>
    say.experiment.failure({
      point: String(point.index),
      scenario: (plan.scenarios[point.scenario] as PlannedScenario).name,
      replicate: stage === 'scenario' ? '' : String(replicate),
      message,
    }),
  )
  return [say.experiment.failures(localiser.runs(failed), localiser.count(runs)), ...first]
}

/** How precise the results are, where that was asked for: after how many runs, then each goal. */
export function precisionWords({ say, localiser }: Telling, { precision }: ExperimentInput): string[] {
  if (!precision) return []
  const [least, greatest] = precision.replicates
  const after = say.experiment.precisionAfter(
    localiser.counted(precision.rounds, 'round'),
    localiser.given(least),
    localiser.given(greatest),
  )
  const goals = precision.goals.map(({ outcome, difference, halfWidth, met, of, widest }) =>
    say.experiment.goal({
      outcome: inSentence(outcome),
      paired: difference,
      half: localiser.given(halfWidth),
      met: localiser.given(met),
      of: localiser.counted(of, 'point'),
      widest: localiser.number(widest),
    }),
  )
  return [after, ...goals]
}
