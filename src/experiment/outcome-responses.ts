/** From results to what is analysed: of each scenario, what one outcome came to at every point, replicate by replicate. */
import type { Responses } from '../analysis/sensitivity/responses.js'
import { columnOf, curveMonthsOf, type Plan, type PlannedOutcome } from './batch/plan.js'
import { pointsOf } from './batch/points.js'
import type { Results } from './results.js'

export interface OutcomeResponses {
  /** Number of the scenario in the plan. */
  readonly scenario: number
  readonly outcome: PlannedOutcome
  readonly month: number
  /**
   * Points of the design, in order. Of an earlier month than the last there are means only, in place of one replicate,
   * and how far luck moves single runs.
   */
  readonly responses: Responses
  /** Runs at each point, whether they define the outcome or not. */
  readonly runs: Float64Array
  readonly meansOf?: { readonly n: Float64Array; readonly sd: Float64Array }
}

/** What was asked for is not among what the experiment kept. */
export class NotKept extends Error {
  override readonly name = 'NotKept'
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message)
  }
}

/** Outcomes by their column names; all of them unless named. Throws NotKept. */
export function outcomesOf({ outcomes }: Plan, names: readonly string[]): readonly PlannedOutcome[] {
  if (names.length === 0) return outcomes
  return names.map((name) => {
    const found = outcomes.find((outcome) => columnOf(outcome) === name)
    if (found) return found
    throw new NotKept(`the experiment did not keep the outcome ${name}`, `it kept ${outcomes.map(columnOf).join(', ')}`)
  })
}

/** Scenarios by name; all of them unless named. Throws NotKept. */
export function scenariosNamed({ scenarios }: Plan, names: readonly string[]): number[] {
  if (names.length === 0) return [...scenarios.keys()]
  return names.map((name) => {
    const found = scenarios.findIndex((scenario) => scenario.name === name)
    if (found >= 0) return found
    throw new NotKept(
      `the experiment did not run the scenario ${name}`,
      `it ran ${scenarios.map((scenario) => scenario.name).join(', ')}`,
    )
  })
}

/**
 * Reads outcomes of scenarios: final values run by run or, at an earlier month, the means of its curves. Gives them scenario
 * by scenario, in the order of the outcomes. Throws NotKept for a month whose curves were not kept.
 */
export async function readOutcomes(
  results: Results,
  outcomes: readonly PlannedOutcome[],
  scenarios: readonly number[],
  month?: number,
): Promise<OutcomeResponses[]> {
  const { plan } = results
  const final = scenarios.every((s) => month === undefined || month === plan.scenarios[s]!.months)
  return final ? readFinals(results, outcomes, scenarios) : readMonth(results, outcomes, scenarios, month as number)
}

async function readFinals(
  results: Results,
  outcomes: readonly PlannedOutcome[],
  scenarios: readonly number[],
): Promise<OutcomeResponses[]> {
  const { plan } = results
  const every = plan.scenarios.length
  const columns = outcomes.map(columnOf)
  const points = pointsOf(plan).designs
  // With a precision in view points have replicates of their own number: all is laid out for the most.
  let replicates = plan.replicates
  if (plan.precision)
    for await (const { replicate } of results.readRuns([]))
      for (const r of replicate) replicates = Math.max(replicates, r + 1)
  const found = scenarios.flatMap((scenario) =>
    outcomes.map((outcome) => ({
      scenario,
      outcome,
      month: plan.scenarios[scenario]!.months,
      runs: new Float64Array(points),
      responses: { points, replicates, values: new Float64Array(points * replicates).fill(Number.NaN) },
    })),
  )
  const place = new Map(scenarios.map((scenario, at) => [scenario, at * outcomes.length]))
  for await (const { point, replicate, columns: read } of results.readRuns(columns)) {
    for (let row = 0; row < point.length; row++) {
      const at = place.get(point[row]! % every)
      if (at === undefined) continue
      const cell = Math.floor(point[row]! / every) * replicates + replicate[row]!
      columns.forEach((column, c) => {
        found[at + c]!.responses.values[cell] = read[column]![row]!
        found[at + c]!.runs[Math.floor(point[row]! / every)]! += 1
      })
    }
  }
  return found
}

async function readMonth(
  results: Results,
  outcomes: readonly PlannedOutcome[],
  scenarios: readonly number[],
  month: number,
): Promise<OutcomeResponses[]> {
  const { plan } = results
  for (const scenario of scenarios) {
    const months = curveMonthsOf(plan, scenario)
    if (months.includes(month)) continue
    const { name, months: last } = plan.scenarios[scenario]!
    const others = months.length === 0 ? 'no curves' : `the months ${months.join(', ')}`
    throw new NotKept(
      `the experiment did not keep month ${month} of ${name}`,
      `it kept ${others}, and of each run the last, ${last}`,
    )
  }
  const every = plan.scenarios.length
  const points = pointsOf(plan).designs
  const empty = () => new Float64Array(points).fill(Number.NaN)
  const found = scenarios.flatMap((scenario) =>
    outcomes.map((outcome) => ({
      scenario,
      outcome,
      month,
      runs: new Float64Array(points),
      responses: { points, replicates: 1, values: empty() },
      meansOf: { n: empty(), sd: empty() },
    })),
  )
  const place = new Map(found.map((one) => [`${one.scenario} ${columnOf(one.outcome)}`, one]))
  for await (const batch of results.readCurves(['n', 'mean', 'sd'])) {
    for (let row = 0; row < batch.point.length; row++) {
      if (batch.month[row] !== month) continue
      const column = columnOf({ name: batch.outcome[row]!, scope: batch.scope[row] ?? '' })
      const one = place.get(`${batch.point[row]! % every} ${column}`)
      if (one === undefined) continue
      const at = Math.floor(batch.point[row]! / every)
      one.responses.values[at] = batch.columns.mean![row]!
      one.meansOf.n[at] = batch.columns.n![row]!
      one.meansOf.sd[at] = batch.columns.sd![row]!
    }
  }
  return found
}
