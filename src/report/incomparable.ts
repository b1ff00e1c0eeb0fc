/** What cannot be compared, and why: outcomes that have no value any more, or in too few pairs of runs. */
import type { Finding, Untold, VariantFindings } from '../analysis/findings.js'
import { headline, inThemeOrder } from './charts/themes.js'
import type { Localiser } from './messages/localiser.js'
import { inSentence } from './words.js'

/** `Cannot be compared at month 12: trust and attendance (no value in leavers from month 5 on).` Empty where all can be. */
export function incomparableSentence(
  { untold, month, baseline, variant }: VariantFindings,
  { chart, list, count, outcome }: Localiser,
  name: (scenario: string) => string,
  most = Number.POSITIVE_INFINITY,
): string {
  const said = chart.defined
  const because = new Map<string, string[]>()
  // What is asked for most is named first.
  const names = [...new Set(untold.map((one) => one.outcome.name))]
  const order = [...new Set([...headline(names), ...inThemeOrder(names)])]
  const ordered = [...untold].sort((a, b) => order.indexOf(a.outcome.name) - order.indexOf(b.outcome.name))
  for (const one of ordered) {
    const reason = reasonOf(one, name(baseline), name(variant), chart, count)
    because.set(reason, [...(because.get(reason) ?? []), inSentence(outcome(one.outcome.name).label)])
  }
  const parts = [...because].map(([reason, labels]) => {
    const shown = labels.length > most + 1 ? [...labels.slice(0, most), said.more(count(labels.length - most))] : labels
    return `${list(shown)} (${reason})`
  })
  return parts.length === 0 ? '' : said.untold(chart.inMonth(String(month)), parts.join('; '))
}

function reasonOf(
  { n, of, inBaseline, inVariant }: Untold,
  baseline: string,
  variant: string,
  { defined: said }: Localiser['chart'],
  count: Localiser['count'],
): string {
  if (n > 0) return said.tooFew(count(n), count(of))
  const gone = [
    { scenario: baseline, ...inBaseline },
    { scenario: variant, ...inVariant },
  ].flatMap(({ scenario, n: own, last }) =>
    own > 0 ? [] : [last === undefined ? said.never(scenario) : said.gone(scenario, String(last + 1))],
  )
  return gone.length === 0 ? said.apart : gone.join(', ')
}

/** `17 of 20 pairs`, in brackets after a space; empty where all pairs have a value. */
export function pairsNote({ n, of }: Pick<Finding, 'n' | 'of'>, { chart, count }: Localiser): string {
  return n < of ? ` (${chart.defined.nOf(count(n), count(of))})` : ''
}

/** `in 17 of 20 pairs of runs`, where not all pairs have a value; nothing where all do. */
export function pairsWords({ n, of }: Pick<Finding, 'n' | 'of'>, { chart, count }: Localiser): string[] {
  return n < of ? [chart.defined.inPairs(count(n), count(of))] : []
}
