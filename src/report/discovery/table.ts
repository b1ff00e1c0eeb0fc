/** boxes.csv and trajectory.csv. */
import { type CsvTable, tableText } from '../csv.js'
import type { DiscoveryInput } from './input.js'

const open = (x: number) => (Number.isFinite(x) ? x : Number.NaN)

/** One line for each limit of each box; an end that is not limited is empty. A box without limits has no line. */
export function boxesCsv({ found }: DiscoveryInput): CsvTable {
  const rows = found.boxes.flatMap(({ limits, density, coverage, mass }, box) =>
    limits.map((limit) => {
      const { name, words } = found.features[limit.feature]!
      return {
        box: box + 1,
        density,
        coverage,
        mass,
        factor: name,
        above: open(limit.low),
        below: open(limit.high),
        values: words && limit.without ? words.filter((_, word) => !limit.without!.has(word)).join(' ') : '',
        quasi_p: limit.quasiP,
        density_without: limit.densityWithout,
        coverage_without: limit.coverageWithout,
      }
    }),
  )
  return tableText(
    [
      'box',
      'density',
      'coverage',
      'mass',
      'factor',
      'above',
      'below',
      'values',
      'quasi_p',
      'density_without',
      'coverage_without',
    ],
    rows,
  )
}

/** One line for each peel of each box, from the whole space on. */
export function trajectoryCsv({ found }: DiscoveryInput): CsvTable {
  const rows = found.boxes.flatMap(({ trajectory, chosen }, box) =>
    trajectory.map((step, at) => ({
      box: box + 1,
      step: at,
      points: step.points,
      mass: step.mass,
      density: step.density,
      coverage: step.coverage,
      limits: step.box.length,
      chosen: String(at === chosen),
    })),
  )
  return tableText(['box', 'step', 'points', 'mass', 'density', 'coverage', 'limits', 'chosen'], rows)
}
