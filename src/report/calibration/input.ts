/** What a calibration is reported from. */
import type { Calibration } from '../../experiment/calibration.js'
import type { Text } from '../../scenario/load.js'
import type { Language } from '../messages/index.js'

export interface CalibrationInput {
  /** The canonical command, as the manifest records it. */
  readonly command: string
  readonly seed: string
  readonly points: number
  readonly spaceSeeds: number
  readonly seeds: number
  readonly accept: number
  readonly calibration: Calibration
  /** Title of each of the case’s patterns, by id. */
  readonly titles: Readonly<Record<string, Text>>
  /** The scenario that the overlay extends. */
  readonly base: string
  /** Calibrated values that the overlay holds. */
  readonly inOverlay: ReadonlySet<string>
  readonly fingerprints: Readonly<Record<string, string>>
  readonly model: string
  readonly version: string
  /** Language of the picture; English unless given. */
  readonly language?: Language
}
