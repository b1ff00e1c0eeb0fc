/** What a validation is reported from. */
import type { PatternFinding } from '../../experiment/validation.js'

export interface PatternsInput {
  /** The canonical command, as the manifest records it. */
  readonly command: string
  readonly seed: string
  readonly seeds: number
  readonly points: number
  readonly spaceSeeds: number
  readonly findings: readonly PatternFinding[]
  /** Fingerprint of each scenario that the patterns speak of, by name. */
  readonly fingerprints: Readonly<Record<string, string>>
  /** Digest of the model. */
  readonly model: string
  readonly version: string
}

/** Groups of patterns in order, with their findings. */
export function groupsOf(findings: readonly PatternFinding[]): Map<string, PatternFinding[]> {
  const groups = new Map<string, PatternFinding[]>()
  for (const finding of findings) groups.set(finding.group, [...(groups.get(finding.group) ?? []), finding])
  return groups
}

/** A share in per cent: 100 and 0 are said of all and none only. Empty where nothing was tested. */
export function percentText(share: number): string {
  if (Number.isNaN(share)) return ''
  const percent = Math.round(share * 100)
  if (percent === 100 && share < 1) return '>99 %'
  if (percent === 0 && share > 0) return '<1 %'
  return `${percent} %`
}

/** What came of it in one sentence. */
export function closingSentence({ findings, points }: PatternsInput): string {
  const count = (what: (f: PatternFinding) => boolean) => findings.filter(what).length
  const held = count((f) => f.holds)
  const first = `${held} of ${findings.length} patterns hold`
  if (points === 0) return `${first}; the assumed space was not tested.`
  const verify = count((f) => f.verdict === 'verifies')
  return `${first}; over the assumed space ${verify} ${verify === 1 ? 'verifies' : 'verify'} and ${findings.length - verify} ${findings.length - verify === 1 ? 'discriminates' : 'discriminate'}.`
}

/** How it was tested, in one sentence. */
export function designSentence({ seed, seeds, points, spaceSeeds }: PatternsInput): string {
  const space = points === 0 ? '' : `; ${points} points of the assumed space × ${spaceSeeds} seeds`
  return `${seeds} seeds at default values${space}; seed “${seed}”.`
}

/** A difference in few digits, with a true minus sign. */
export function marginText(x: number): string {
  if (Number.isNaN(x)) return 'undefined'
  const text = String(Number(x.toPrecision(3)))
  return text.replace('-', '−')
}
