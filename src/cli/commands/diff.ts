/** `lintas diff`: what parts two scenarios, or the scenarios of two results, by meaning and not by text. */

import { fingerprint } from '../../provenance/fingerprint.js'
import type { Manifest, ManifestFault } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { type DifferenceShown, differenceText } from '../../report/difference.js'
import { differenceOf } from '../../scenario/difference.js'
import { fileSources } from '../../scenario/files.js'
import { loadScenarios, type Scenario } from '../../scenario/load.js'
import { wrap } from '../../scenario/words.js'
import { command } from '../command.js'
import { exit, ReadTogether, UsageFaults } from '../faults.js'
import { valuesOf } from '../given.js'
import { onResult } from '../manifest-fault.js'
import { flag } from '../option.js'
import { jsonOption, scenarioWord } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { writeOut } from '../terminal.js'
import { findIntact, isResult } from '../verify/target.js'

export const diffCommand = command({
  takes: {
    scenario: scenarioWord('Scenario, or folder or manifest.json of a result'),
    other: scenarioWord('What it is held against'),
    exitCode: flag('End with 4 where the model is given something else'),
    json: jsonOption('the difference'),
  },
  examples: [
    ['lintas diff entikong/baseline entikong/formalised', 'what does formalising mean, value by value?'],
    ['lintas diff outputs/entikong-baseline entikong/baseline', 'has the scenario changed since that result?'],
    ['lintas diff outputs/a outputs/b', 'do two results rest on the same scenarios?'],
  ],
  read: valuesOf,
  run: async ({ scenario = '', other = '', exitCode, json }, place) => {
    const together = new ReadTogether()
    const from = await together.triedLater(() => sideOf(scenario, place))
    const to = await together.triedLater(() => sideOf(other, place))
    const same = tellDifference(together.done(from), together.done(to), json)
    return exitCode && !same ? exit.differs : exit.done
  },
})

interface Side {
  readonly name: string
  readonly manifest?: Manifest
  readonly scenarios: readonly Scenario[]
}

/** Tells what parts them, and gives whether the model is given the same. */
function tellDifference(from: Side, to: Side, json: boolean): boolean {
  const pairs = pairsOf(from, to)
  const shown = pairs.map(
    ([a, b]): DifferenceShown => ({
      from: a,
      to: b,
      fingerprints: [fingerprint(a), fingerprint(b)],
      difference: differenceOf(a, b),
    }),
  )
  const apart = from.manifest && to.manifest ? unlikeRuns(from.manifest, to.manifest) : []
  const alone = [...lonely(from, pairs, 0), ...lonely(to, pairs, 1)]
  if (json) {
    writeOut(
      JSON.stringify({
        runs: apart,
        alone,
        scenarios: shown.map(({ from: a, to: b, fingerprints, difference }) => ({
          from: a.name,
          to: b.name,
          fingerprints,
          same: fingerprints[0] === fingerprints[1],
          ...difference,
        })),
      }),
    )
  } else {
    const parts = [
      ...(apart.length > 0 ? [['The two results', ...apart.map(apartText)].join('\n')] : []),
      ...shown.map(differenceText),
      ...(alone.length > 0 ? [['Only in one of them', ...alone.map((text) => `  ${text}`)].join('\n')] : []),
    ]
    writeOut(parts.join('\n\n'))
  }
  return alone.length === 0 && shown.every(({ fingerprints: [a, b] }) => a === b)
}

async function sideOf(reference: string, place: PackageInfo): Promise<Side> {
  if (!isResult(reference, process.cwd())) {
    const sources = fileSources({ cwd: process.cwd(), packageRoot: place.root })
    return { name: reference, scenarios: loadScenarios([reference], sources) }
  }
  const { manifest, release } = await findIntact(reference, process.cwd())
  // What was made under another model is read by the version that made it.
  const hintOf = ({ hint }: ManifestFault) =>
    manifest.model === MODEL_DIGEST
      ? hint
      : `it was made by Lintas ${manifest.version} under another model: that version reads it`
  try {
    return await onResult(
      reference,
      () => ({ name: reference, manifest, scenarios: scenariosOf(manifest).scenarios }),
      hintOf,
    )
  } finally {
    release()
  }
}

/** One against one, whatever their names; otherwise those of one name. */
function pairsOf(from: Side, to: Side): [Scenario, Scenario][] {
  const [a, b] = [from.scenarios, to.scenarios]
  if (a.length === 1 && b.length === 1) return [[a[0] as Scenario, b[0] as Scenario]]
  const pairs = a.flatMap((one): [Scenario, Scenario][] => {
    const other = b.find(({ name }) => name === one.name)
    return other ? [[one, other]] : []
  })
  if (pairs.length > 0) return pairs
  const names = (scenarios: readonly Scenario[]) => scenarios.map(({ name }) => name).join(', ')
  throw new UsageFaults([
    { message: `${from.name} and ${to.name} have no scenario in common`, hint: `${names(a)}; ${names(b)}` },
  ])
}

function lonely(side: Side, pairs: readonly [Scenario, Scenario][], at: 0 | 1): string[] {
  // Of a result that is held against one scenario, the others were not asked about.
  if (pairs.length === 1 && side.scenarios.length === 1) return []
  return side.scenarios
    .filter((scenario) => !pairs.some((pair) => pair[at] === scenario))
    .map(({ name }) => `${at === 0 ? '−' : '+'} ${name}`)
}

function unlikeRuns(a: Manifest, b: Manifest): { what: string; from: string; to: string }[] {
  const sides = (key: 'command' | 'version' | 'model' | 'seed' | 'replicates') => ({
    what: key,
    from: key === 'model' ? a.model.slice(0, 12) : String(a[key]),
    to: key === 'model' ? b.model.slice(0, 12) : String(b[key]),
  })
  return (['command', 'version', 'model', 'seed', 'replicates'] as const).filter((key) => a[key] !== b[key]).map(sides)
}

/** What the commands of two results say otherwise; what does not go into a line has two. */
function apartText({
  what,
  from,
  to,
}: {
  readonly what: string
  readonly from: unknown
  readonly to: unknown
}): string {
  const short = `  ~ ${what}: ${from} → ${to}`
  if (short.length <= 80) return short
  const part = (text: string) => wrap(text, 72).replaceAll('\n', '\n      ')
  return `  ~ ${what}:\n      ${part(`${from}`)}\n    → ${part(`${to}`)}`
}
