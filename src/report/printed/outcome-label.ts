/** An outcome with the part of the world that it speaks of. */
import type { ReportContext } from './context.js'

export function outcomeLabel(
  { localiser }: ReportContext,
  { name, scope }: { readonly name: string; readonly scope: string },
): string {
  const { label } = localiser.outcome(name)
  return scope === '' ? label : `${label}, ${scope}`
}
