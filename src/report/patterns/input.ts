/** What a validation is reported from. */
import type { PatternFinding } from '../../experiment/validation.js'
import { rounded } from '../digits.js'
import type { Language } from '../messages/index.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import type { Telling } from '../telling.js'

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
  /** Language of the picture; English unless given. */
  readonly language?: Language
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
export function closingSentence({ findings, points }: PatternsInput, { chart }: Localiser = localiserFor()): string {
  const said = chart.patterns
  const count = (what: (f: PatternFinding) => boolean) => findings.filter(what).length
  const held = count((f) => f.holds)
  const untold = count((f) => f.noValue)
  const first =
    said.held(String(held), String(findings.length)) + (untold > 0 ? `; ${said.cannotTell(String(untold))}` : '')
  if (points === 0) return `${first}; ${said.untested}.`
  const verify = count((f) => f.verdict === 'verifies')
  const others = count((f) => f.verdict === 'discriminates')
  const without = count((f) => f.verdict === 'no value')
  const space = said.verified(String(verify), verify === 1, String(others), others === 1)
  return `${first}; ${space}${without > 0 ? `; ${said.untoldOverSpace(String(without))}` : ''}.`
}

/** `holds`, `fails`, `untold`. */
export function stateOf({ holds, noValue }: { readonly holds: boolean; readonly noValue: boolean }) {
  return noValue ? 'untold' : holds ? 'holds' : 'fails'
}

/** What stands for a state in a table. */
export const stateMarks = { holds: '✓', fails: '✗', untold: '?' } as const

/** How it was tested, in one sentence. */
export function designSentence(
  { seed, seeds, points, spaceSeeds }: PatternsInput,
  { chart }: Localiser = localiserFor(),
): string {
  const said = chart.patterns
  const space = points === 0 ? '' : said.space(String(points), String(spaceSeeds))
  return said.design(String(seeds), space, seed)
}

/** A difference in few digits, with a true minus sign. */
export function marginWords({ localiser }: Telling, x: number): string {
  return Number.isNaN(x) ? localiser.number(x) : localiser.given(rounded(x, 3)).replace('-', '−')
}
