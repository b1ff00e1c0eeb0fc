/** Whether a result of some scenarios can be read again by who does not trust it: what is written must verify. */
import { mostBytes } from '../disk/bounded.js'
import { mostValues, valuesIn } from '../provenance/json.js'
import { manifestScenario } from '../provenance/manifest.js'
import type { Scenario } from '../scenario/load.js'

/** Part of what is read of a manifest that its scenarios may take up; the rest is for files, options and a plan. */
const share = 0.9

/** Undefined where a manifest can record all of them; otherwise, in words, how many it can. */
export function unrecordable(scenarios: readonly Scenario[]): string | undefined {
  let [values, bytes] = [0, 0]
  for (const [at, scenario] of scenarios.entries()) {
    const text = JSON.stringify(manifestScenario(scenario), null, 2)
    const here = valuesIn(text)
    values += here
    // Each value is on a line of its own, a few levels further in.
    bytes += text.length + here * 6
    if (values > mostValues * share || bytes > mostBytes * share)
      return `of these ${scenarios.length} scenarios a result can hold ${at}: the manifest of more would be too large to be verified`
  }
  return undefined
}
