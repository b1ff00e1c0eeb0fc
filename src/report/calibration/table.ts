/** posterior.csv, patterns.csv, held-out.csv and points.csv of a calibration. */
import { type CsvTable, tableText } from '../csv.js'
import type { CalibrationInput } from './input.js'

/** One line for each value of the assumed space. */
export function posteriorCsv({ calibration, inOverlay }: CalibrationInput): CsvTable {
  return tableText(
    ['path', 'scenario', 'value', 'low', 'high', 'p05', 'p50', 'p95', 'departure', 'narrowed', 'in_overlay'],
    calibration.values.map((one) => ({
      path: one.path,
      scenario: one.scenario,
      value: one.value,
      low: one.range[0],
      high: one.range[1],
      p05: one.low,
      p50: one.middle,
      p95: one.high,
      departure: one.departure,
      narrowed: String(one.narrowed),
      in_overlay: String(inOverlay.has(one.path)),
    })),
  )
}

/** One line for each pattern of the case. */
export function calibrationPatternsCsv({ calibration }: CalibrationInput): CsvTable {
  return tableText(
    ['pattern', 'share_all', 'share_kept', 'default', 'calibrated'],
    calibration.patterns.map((one) => ({
      pattern: one.id,
      share_all: one.prior,
      share_kept: one.posterior,
      default: String(one.atDefaults),
      calibrated: String(one.calibrated),
    })),
  )
}

/** One line for each case that was held out. */
export function heldOutCsv({ calibration }: CalibrationInput): CsvTable {
  return tableText(
    ['case', 'patterns', 'kept', 'fails', 'share_all', 'share_kept', 'gain', 'low', 'high'],
    calibration.heldOut.map((one) => ({
      case: one.case,
      patterns: one.patterns,
      kept: one.accepted,
      fails: one.fails,
      share_all: one.prior,
      share_kept: one.posterior,
      gain: one.posterior - one.prior,
      low: one.gain.low,
      high: one.gain.high,
    })),
  )
}
