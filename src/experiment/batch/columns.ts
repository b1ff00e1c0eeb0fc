/** What the tables of an experiment hold: the columns of each, in order, with unit and meaning. */
import { quantilesOfRuns } from '../../analysis/quantile-sketch.js'
import type { Plan, PlannedFactor } from './plan.js'
import { columnOf } from './plan.js'
import type { Column } from './table.js'

export interface Described extends Column {
  readonly title: string
  readonly meaning: string
  /** Empty where it has none. */
  readonly unit: string
}

const plain = (name: string, type: Column['type'], meaning: string, unit = ''): Described => ({
  name,
  type,
  title: name,
  meaning,
  unit,
})

const point = plain('point', 'whole', 'Number of the point: a point of the design with one scenario; see points.csv.')
const scenario = plain('scenario', 'text', 'Name of the scenario.')
const replicate = plain('replicate', 'whole', 'Number of the run at its point, from 0; equal numbers share their luck.')
const seed: Described = {
  ...plain('seed', 'text', 'Seed and replicate, 7/12: replicate 12 of seed 7.'),
  distinct: true,
}

/** Whether all that a factor takes on are numbers. */
export function isNumeric({ values = [], own }: PlannedFactor): boolean {
  return [...values, ...own].every((value) => value === null || typeof value === 'number')
}

/** One column a factor, named by its path. */
export function factorColumns({ factors }: Plan): Described[] {
  return factors.map((factor) => ({
    ...plain(
      factor.path,
      isNumeric(factor) ? 'number' : 'text',
      factor.meaning || 'A factor of the experiment.',
      factor.unit,
    ),
    optional: true,
  }))
}

function outcomeColumns({ outcomes }: Plan): Described[] {
  return outcomes.map((outcome) => ({
    name: columnOf(outcome),
    type: 'number',
    optional: true,
    title: outcome.scope === '' ? outcome.label.en : `${outcome.label.en} (${outcome.scope})`,
    meaning: outcome.meaning.en,
    unit: outcome.unit,
  }))
}

/** A row a run: final values. */
export function runColumns(plan: Plan): Described[] {
  const status = plain('status', 'text', 'done, or failed: then the values are missing, and failures.csv says why.')
  const finals = outcomeColumns(plan).map((column) => ({ ...column, meaning: `At the last month. ${column.meaning}` }))
  return [point, scenario, replicate, seed, ...factorColumns(plan), status, ...finals]
}

/** A row for each point, outcome and month that is kept. */
export function curveColumns(): Described[] {
  const number = (name: string, meaning: string): Described => ({ ...plain(name, 'number', meaning), optional: true })
  return [
    point,
    scenario,
    plain('outcome', 'text', 'Name of the outcome.'),
    plain('scope', 'text', 'Part of the world, such as forum:pilar; empty for all of it.'),
    plain('month', 'whole', 'Month, from 0 (the initial state).', 'months'),
    plain('unit', 'text', 'Unit of the values in this row.'),
    plain('n', 'whole', 'Runs in which the outcome is defined.', 'runs'),
    number('mean', 'Mean over these runs.'),
    number('sd', 'Standard deviation over these runs.'),
    number('mean_low', 'Lower end of the 95 % interval of the mean (Student t).'),
    number('mean_high', 'Upper end of the 95 % interval of the mean (Student t).'),
    ...[5, 25, 50, 75, 95].map((share) =>
      number(
        `p${String(share).padStart(2, '0')}`,
        `Quantile: ${share} % of the runs lie below (linear between order statistics). ${quantilesOfRuns}`,
      ),
    ),
  ]
}

/** A row for each run and month: every value, where the experiment asks for raw curves. */
export function rawColumns(plan: Plan): Described[] {
  return [point, scenario, replicate, plain('month', 'whole', 'Month, from 0.', 'months'), ...outcomeColumns(plan)]
}

export function pointColumns(plan: Plan): Described[] {
  return [
    point,
    plain('design_point', 'whole', 'Number of the point of the design; its scenarios share their luck.'),
    scenario,
    plain('replicates', 'whole', 'Runs at this point.', 'runs'),
    plain('failed', 'whole', 'Runs among them that failed.', 'runs'),
    ...factorColumns(plan),
  ]
}

export function failureColumns(): Described[] {
  return [
    point,
    scenario,
    replicate,
    seed,
    plain('stage', 'text', 'scenario: it could not be put together at this point; run: it stopped while running.'),
    plain('message', 'text', 'What went wrong.'),
  ]
}
