/** Whom the means are compared over where others belong to the two worlds, and what these do to the means by themselves. */
import type { EffectRow } from '../analysis/effects.js'
import type { Finding } from '../analysis/findings.js'
import { outcomeNamed, outcomeOf } from '../model/outcomes.js'
import type { Localiser } from './messages/localiser.js'
import { decimalsFor, inSentence } from './words.js'

type Told = Pick<Finding, 'outcome' | 'composition' | 'inBoth' | 'came' | 'left' | 'from'>

/**
 * `Means over agencies compare the 9 that are in both. 5 that only private-actors has move them apart from that: sectoral
 * ego −0.06 and commitment +0.02.` Empty where the same belong to both worlds.
 */
export function compositionSentence(
  {
    findings,
    baseline,
    variant,
  }: { readonly findings: readonly Told[]; readonly baseline: string; readonly variant: string },
  localiser: Localiser,
  name: (scenario: string) => string,
  most = Number.POSITIVE_INFINITY,
): string {
  const { chart, count } = localiser
  const said = chart.composition
  const groups = new Map<string, Told[]>()
  for (const finding of findings) {
    if (Number.isNaN(finding.inBoth)) continue
    const key = [overOf(finding), finding.inBoth, finding.came, finding.left].join()
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()]
    .map((group) => {
      const { inBoth, came, left } = group[0]!
      const others = [
        ...(came > 0 ? [said.only(count(came), name(variant))] : []),
        ...(left > 0 ? [said.only(count(left), name(baseline))] : []),
      ]
      const moved = moves(group, localiser, most)
      const who = localiser.list(others)
      const more = moved === '' ? said.nothing(who) : said.move(who, moved)
      return `${said.over[overOf(group[0]!)](count(inBoth))} ${more}`
    })
    .join(' ')
}

/** The same of one effect. */
export function compositionOf(row: EffectRow, localiser: Localiser, name: (scenario: string) => string): string {
  const { baseline, variant, composition, in_both: inBoth, came, left, from } = row
  const outcome = outcomeNamed(row.outcome)!
  return compositionSentence(
    { findings: [{ outcome, composition, inBoth, came, left, from }], baseline, variant },
    localiser,
    name,
  )
}

type Grouped = 'agencies' | 'forums' | 'pairs'

function overOf({ outcome }: Told): Grouped {
  const of = outcomeOf(outcome.name)
  return of === 'forums' || of === 'agencies' ? of : 'pairs'
}

/** The largest first, those that round to nothing left out. */
function moves(group: readonly Told[], { chart, count, difference, list, outcome }: Localiser, most: number): string {
  const scaled = ({ composition, outcome: { bounds } }: Told) => Math.abs(composition) / (bounds[1] - bounds[0])
  const told = group
    .filter(({ composition }) => Math.abs(composition) >= 0.005)
    .sort((a, b) => scaled(b) - scaled(a))
    .map(({ composition, from, outcome: { name } }) => {
      const decimals = Math.max(2, Math.min(decimalsFor(from), decimalsFor(composition)))
      return `${inSentence(outcome(name).label)} ${difference(composition, decimals)}`
    })
  const shown = told.length > most + 1 ? [...told.slice(0, most), chart.defined.more(count(told.length - most))] : told
  return list(shown)
}

/** `over 9 agencies in both`, in brackets after a space, for a table; empty where the same belong to both worlds. */
export function membersNote(finding: Pick<Finding, 'inBoth' | 'outcome'>, { chart, count }: Localiser): string {
  if (Number.isNaN(finding.inBoth)) return ''
  return ` (${chart.composition.note(count(finding.inBoth))})`
}
