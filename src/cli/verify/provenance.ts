/**
 * What a verification does not stand for by itself: that the scenarios of a result are those shipped under their names.
 * Sources, notes, ranges and labels change no number, so that no new run can tell whether they were made up.
 */
import { canonicalJson } from '../../provenance/canonical.js'
import { type Manifest, manifestScenario } from '../../provenance/manifest.js'
import { fileSources } from '../../scenario/files.js'
import { loadScenarios, type Scenario } from '../../scenario/load.js'
import type { Sources } from '../../scenario/sources.js'
import { texts } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { firstDifference } from './first-difference.js'

export interface Provenance {
  /** Names of scenarios that are, value for value and source for source, those that come with this version. */
  readonly shipped: readonly string[]
  /** Names that this version ships no scenario under: what they say of sources is their author’s word. */
  readonly own: readonly string[]
  /** Names that this version ships another scenario under, and the first thing in which the two differ. */
  readonly notAsShipped: readonly { readonly name: string; readonly at: string }[]
}

/** How the scenarios of a manifest stand to those shipped, with the values that the command gave them. */
export function provenanceOf({ scenarios, options }: Manifest, place: PackageInfo): Provenance {
  // The scenarios of the folder that one happens to be in are not those shipped.
  const sources = fileSources({ cwd: place.root, packageRoot: place.root })
  const known = new Set(sources.list().map(({ name }) => name))
  const shipped: string[] = []
  const own: string[] = []
  const notAsShipped: { name: string; at: string }[] = []
  for (const recorded of scenarios) {
    const { name } = recorded
    const plain = name.replace(/\[.*$/s, '')
    if (!known.has(plain)) {
      own.push(name)
      continue
    }
    const here = loaded(plain, name, sources, options, recorded.months)
    const at = here === undefined ? 'values that it cannot be given' : partOf(recorded, here)
    if (at === undefined) shipped.push(name)
    else notAsShipped.push({ name, at })
  }
  return { shipped, own, notAsShipped }
}

function loaded(
  plain: string,
  name: string,
  sources: Sources,
  options: Manifest['options'],
  months: number,
): Scenario | undefined {
  const words = { set: texts(options.set), vary: name === plain ? [] : texts(options.vary) }
  try {
    const asIs = loadScenarios([plain], sources, words).find((one) => one.name === name)
    if (asIs === undefined || asIs.months === months) return asIs
    return loadScenarios([plain], sources, { ...words, months }).find((one) => one.name === name)
  } catch {
    return undefined
  }
}

function partOf(recorded: Manifest['scenarios'][number], here: Scenario): string | undefined {
  const plain = (value: unknown) => JSON.parse(canonicalJson(value))
  return firstDifference(plain(recorded), plain(manifestScenario(here)), '')?.replace(/^\./, '')
}
