/** A verdict as people read it: what was checked, against what, and where it parts. */
import { relative } from 'node:path'
import type { Manifest } from '../../provenance/manifest.js'
import { counted, list } from '../../report/words.js'
import { printable } from '../../scenario/errors.js'
import { wrap } from '../../scenario/words.js'
import type { HeldWhy, Mismatch } from './findings.js'
import type { Located } from './locate.js'
import { notAsShippedWords } from './provenance.js'
import type { Target } from './target.js'
import type { Verdict } from './verify.js'

const columns = 80
const mostMismatches = 12
/** Foreign files told at once, endings aside: a folder may hold a million. Of the others no more are told than there are in the manifest. */
const mostNamed = 40

export interface Shown {
  /** As the user named it. */
  readonly target: string
  readonly version: string
  readonly verb: (text: string, good: boolean) => string
}

export function verdictText(verdict: Verdict, { manifest }: Target, { target, version, verb }: Shown): string {
  const { outcome, mismatches, strange } = verdict
  const made = manifest.version === version ? '' : `made by Lintas ${manifest.version}, as its manifest says; `
  const lines = [
    `${verb(headWord(verdict), outcome !== 'differs')}: ${printable(target)}`,
    indented(manifest.command),
    indented(
      `${made}checked by Lintas ${version}; model ${manifest.model.slice(0, 12)}; seed “${manifest.seed}”, ${counted(manifest.replicates, 'run')} of ${manifest.scenarios.length === 1 ? 'one scenario' : `each of ${manifest.scenarios.length} scenarios`}`,
    ),
    '',
    ...checkedLines(verdict).map((line) => indented(line)),
  ]
  const { chart } = verdict
  if (chart)
    lines.push(indented(`The chart is ${chart.path}${chart.isCopy ? ' of the result above, byte for byte' : ''}.`))
  if (mismatches.length > 0) lines.push('', ...mismatches.slice(0, mostMismatches).flatMap(mismatchLines))
  if (mismatches.length > mostMismatches)
    lines.push(`  and ${counted(mismatches.length - mostMismatches, 'more file')}`)
  if (strange.length > 0) lines.push('', indented(`Foreign, no part of the result: ${named(strange, mostNamed)}`))
  const rests = restsOn(verdict, manifest, version)
  if (rests.length > 0) lines.push('', ...rests.map((line) => indented(line)))
  return lines.join('\n')
}

function headWord({ outcome, sample, held, provenance: { notAsShipped } }: Verdict): string {
  if (outcome === 'differs') return 'differs'
  if (sample) return 'sample agrees'
  if (outcome === 'identical') return 'identical'
  if (held.length > 0) return 'data identical, the rest only held against digests'
  const [first] = notAsShipped
  return `identical, but of ${first?.kind === 'patterns' ? 'other patterns' : `another ${first?.kind}`}`
}

/** Those that part in their endings only together: charts/effects.png, .svg. */
function named(paths: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const stems = new Map<string, string[]>()
  for (const path of paths) {
    const [, stem = '', ending = ''] = /^(.*?[^/]\/?)((?:\.[a-z]+)*)$/s.exec(path) ?? []
    stems.set(stem, [...(stems.get(stem) ?? []), ending])
  }
  const some = [...stems].slice(0, most).map(([stem, endings]) => printable(stem + endings.join(', ')))
  const more = stems.size - most
  return some.join('; ') + (more > 0 ? `; and ${counted(more, 'more file')} (--json names all)` : '')
}

function checkedLines(verdict: Verdict): string[] {
  const { files, bytes, remade, dataAbsent, sample, results, outcome } = verdict
  const differs = outcome === 'differs'
  const size = `${counted(files, 'file')} of the manifest, ${bytes.toLocaleString('en')} bytes`
  const lines: string[] = []
  if (dataAbsent) {
    const result = differs ? 'a new run gives other digests' : 'a new run gives the digests of the manifest'
    lines.push(`${size}: ${result}. The data are not here, and were not compared.`)
  } else if (sample) {
    const at = results === undefined ? '' : ` from the results in ${relative(process.cwd(), results) || '.'}`
    if (results !== undefined)
      lines.push(
        `${size}: ${differs ? 'held against what is worked out again' : 'the same, byte for byte, as worked out again'}${at}.`,
      )
    const runs = `${sample.runs.toLocaleString('en')} of ${counted(sample.of, 'run')}`
    lines.push(
      sample.wrong
        ? `A sample of runs was run anew, up to the first that differs.`
        : `A random sample, ${runs} (seed “${sample.seed}”), was run anew: ${sample.runs === 1 ? 'it agrees' : 'all agree'} with ${results === undefined ? sample.table : `their ${sample.table}`} to the last bit. ${chanceWords(sample)}`,
    )
  } else {
    const same =
      remade.data === files
        ? 'the same, byte for byte, as those of a new run'
        : `${counted(remade.data, 'file')} the same, byte for byte, as those of a new run`
    lines.push(`${size}: ${same} from the manifest alone.`)
  }
  if (sample && results === undefined && remade.data > 0)
    lines.push(`${counted(remade.data, 'file')} worked out again from the runs: the same, byte for byte.`)
  if (remade.pictures > 0) lines.push(`${counted(remade.pictures, 'picture')}: drawn again, the same bytes.`)
  if (remade.bundled > 0)
    lines.push(`${counted(remade.bundled, 'file')} that the bundle adds: made again, the same bytes.`)
  return [...lines, ...heldLines(verdict)]
}

function heldLines({ held }: Verdict): string[] {
  return (Object.entries(heldWords) as [HeldWhy, string][]).flatMap(([why, words]) => {
    const paths = held.filter((one) => one.why === why).map(({ path }) => path)
    return paths.length > 0 ? [`Only held against digests, and not made again (${words}): ${named(paths)}.`] : []
  })
}

/** What keeps a verdict in which nothing differs from being that all was made again, in lines of their own. */
export function reservations(verdict: Verdict): string[] {
  const sampled = verdict.sample ? ['Of the runs only a random sample was run anew.'] : []
  const others = verdict.provenance.notAsShipped.map(notAsShippedWords)
  return [...sampled, ...heldLines(verdict), ...others].map((line) => indented(line))
}

const heldWords: Readonly<Record<HeldWhy, string>> = {
  otherVersion: 'another version wrote it',
  otherPlatform: 'environment.json names another platform',
  picturesLeftOut: 'pictures were left out',
  sampled: 'a sample was asked for',
  lastMonth: 'a sample was asked for; their last month follows from the runs',
  followsHeld: 'a sample was asked for; they follow from the tables beside them',
}

/** What chance the sample had to meet a forgery: 1 − (the chance that none of the forged rows is among those drawn). */
function chanceWords({ runs, of }: { readonly runs: number; readonly of: number }): string {
  const forged = Math.max(1, Math.round(of / 10))
  let none = 1
  for (let drawn = 0; drawn < Math.min(runs, of); drawn++) none *= Math.max(0, of - forged - drawn) / (of - drawn)
  const chance = 1 - none
  const percent = chance > 0.995 && chance < 1 ? 'over 99' : `${Math.round(chance * 100)}`
  return `Had ${forged === 1 ? 'one row' : 'one row in ten'} been forged, it would have met one with a chance of ${percent} %.`
}

/** What the verdict does not stand for: what changes no number is on its author’s word. */
function restsOn(
  { provenance: { own, notAsShipped, shipped }, outcome }: Verdict,
  manifest: Manifest,
  version: string,
) {
  const lines = notAsShipped.map(notAsShippedWords)
  if (own.length > 0)
    lines.push(
      `${list(own.slice(0, 3))}${own.length > 3 ? ` and ${own.length - 3} more` : ''}: not shipped with this version, so that sources and notes are the author’s word.`,
    )
  if (lines.length === 0 && shipped.length > 0)
    lines.push(`${shippedWords(shipped)}: as shipped with this version, with the values of the command.`)
  if (outcome === 'differs') return lines
  const by = manifest.version === version ? '' : `that Lintas ${manifest.version} made it (manifest.json), and `
  return [...lines, `Not vouched for: ${by}where, when and by which Node it was made (environment.json).`]
}

function shippedWords(shipped: readonly string[]): string {
  const others = ['patterns', 'experiment'].filter((kind) => shipped.some((name) => name.startsWith(`the ${kind} `)))
  return list(['Scenarios', ...others])
}

function mismatchLines({ path, message, located }: Mismatch): string[] {
  const lines = [indented(`${path} ${message}`)]
  if (located) lines.push(...locatedLines(located).map((line) => indented(line, 4)))
  return lines
}

function locatedLines({ line, until, offset, keys, column, here, remade }: Located): string[] {
  const about = keys.map(([name, value]) => `${name} ${value}`).join(', ')
  if (offset !== undefined) {
    const at = `first at byte ${offset.toLocaleString('en')}`
    if (until === undefined) return [at]
    const rows = `${line.toLocaleString('en')} to ${until.toLocaleString('en')}`
    return [
      `${at}: ${column} of the rows ${rows}, which cannot be read${about === '' ? '' : `; they begin at ${about}`}`,
    ]
  }
  const head = `first in line ${line.toLocaleString('en')}${about === '' ? '' : `: ${about}`}`
  const value = (text: string | undefined, none: string) => (text === undefined ? none : text === '' ? '(empty)' : text)
  const what = column === undefined ? '' : `${column} `
  return [
    head,
    `${what}in the file: ${value(here, '(the file has ended)')}`,
    `${what}made again:  ${value(remade, '(nothing more)')}`,
  ]
}

function indented(text: string, by = 2): string {
  return wrap(printable(text), columns - by).replace(/^/gm, ' '.repeat(by))
}
