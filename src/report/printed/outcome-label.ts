/** An outcome with the part of the world that it speaks of. */
import type { Sheet } from './context.js'

export function outcomeLabel(
  { voice }: Sheet,
  { name, scope }: { readonly name: string; readonly scope: string },
): string {
  const { label } = voice.outcome(name)
  return scope === '' ? label : `${label}, ${scope}`
}
