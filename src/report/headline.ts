/** Which findings a short text begins with. */
import type { Finding, VariantFindings } from '../analysis/findings.js'
import { purposes, wholeOf } from './charts/themes.js'

/**
 * The same findings, of which the first `most` have one of what the services are there for, if any of those moved: what the
 * case is about should not be crowded out by larger changes on the way to it. What says in part what another finding says
 * as a whole goes to the end.
 */
export function headlineFirst(found: readonly Finding[], most: number, variant: VariantFindings): readonly Finding[] {
  const names = new Set(found.map(({ outcome }) => outcome.name))
  const isPart = ({ outcome }: Finding) => names.has(wholeOf(outcome.name) ?? '')
  const ordered = [...found.filter((finding) => !isPart(finding)), ...found.filter(isPart)]
  const own = purposes(variant.findings.map(({ outcome }) => outcome.name))
  const place = ordered.findIndex(({ outcome }) => own.has(outcome.name))
  if (place < most) return ordered
  const first = ordered[place]!
  const others = ordered.filter((finding) => finding !== first)
  return [...others.slice(0, most - 1), first, ...others.slice(most - 1)]
}
