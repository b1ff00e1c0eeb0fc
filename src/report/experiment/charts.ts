/** The charts of an experiment. */
import type { ChartFile } from '../charts/input.js'
import type { ExperimentInput } from './input.js'

export async function experimentCharts(_input: ExperimentInput): Promise<ChartFile[]> {
  return []
}
