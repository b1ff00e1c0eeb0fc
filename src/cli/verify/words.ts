/** A verdict as people read it: what was checked, against what, and where it parts. */
import { relative } from 'node:path'
import { counted } from '../../report/words.js'
import { wrap } from '../../scenario/words.js'
import type { Located } from './locate.js'
import type { Target } from './target.js'
import type { Mismatch, Verdict } from './verify.js'

const columns = 80
const mostMismatches = 12

export interface Shown {
  /** As the user named it. */
  readonly target: string
  readonly version: string
  readonly verb: (text: string, good: boolean) => string
}

export function verdictText(verdict: Verdict, { manifest, chart }: Target, { target, version, verb }: Shown): string {
  const { identical, sample, mismatches } = verdict
  const word = identical ? (sample ? 'sample agrees' : 'identical') : 'differs'
  const made = manifest.version === version ? '' : `made by Lintas ${manifest.version}, `
  const lines = [
    `${verb(word, identical)}: ${target}`,
    indented(manifest.command),
    indented(
      `${made}checked by Lintas ${version}; model ${manifest.model.slice(0, 12)}; seed “${manifest.seed}”, ${counted(manifest.replicates, 'run')} of each of ${counted(manifest.scenarios.length, 'scenario')}`,
    ),
    '',
    ...checkedLines(verdict).map((line) => indented(line)),
  ]
  if (chart) {
    const listed = chart.path === undefined ? 'The chart itself lies elsewhere' : `The chart is ${chart.path}`
    lines.push(indented(`${listed}: its result is the one above.`))
  }
  if (mismatches.length > 0) lines.push('', ...mismatches.slice(0, mostMismatches).flatMap(mismatchLines))
  if (mismatches.length > mostMismatches) lines.push(`  and ${mismatches.length - mostMismatches} more files`)
  if (verdict.strange.length > 0) {
    const some = verdict.strange.slice(0, 5).join(', ')
    const more = verdict.strange.length > 5 ? `, … ${verdict.strange.length} in all` : ''
    lines.push('', indented(`There are files that are no part of the result: ${some}${more}`))
  }
  return lines.join('\n')
}

function checkedLines({
  files,
  bytes,
  remade,
  digestsOnly,
  dataAbsent,
  pictures,
  sample,
  results,
  mismatches,
}: Verdict): string[] {
  const identical = mismatches.length === 0
  const size = `${counted(files, 'data file')}, ${bytes.toLocaleString('en')} bytes`
  const lines: string[] = []
  if (dataAbsent) {
    const result = identical ? 'a new run gives the digests of the manifest' : 'a new run gives other digests'
    lines.push(`${size}: ${result}. The data are not here, and were not compared.`)
  } else if (sample) {
    const held = identical ? 'have the digests of the manifest' : 'held against the digests of the manifest'
    const again = identical ? 'the same, byte for byte, as worked out again' : 'held against what is worked out again'
    const at = results === undefined ? '' : ` from the results in ${relative(process.cwd(), results) || '.'}`
    lines.push(`${size}: ${results === undefined ? held : again}${at}.`)
    const runs = `${sample.runs.toLocaleString('en')} of ${counted(sample.of, 'run')}`
    lines.push(
      sample.wrong
        ? `A sample of runs was run anew, up to the first that differs.`
        : `A random sample, ${runs}, was run anew: ${sample.runs === 1 ? 'it agrees' : 'all agree'} with ${results === undefined ? sample.table : `their ${sample.table}`} to the last bit.`,
    )
  } else {
    const same = identical ? 'the same, byte for byte, as those of a new run' : 'held against a new run'
    lines.push(`${size}: ${same} from the manifest alone.`)
  }
  if (digestsOnly.length > 0)
    lines.push(
      `${counted(digestsOnly.length, 'text')} of another version (${digestsOnly[0]}${digestsOnly.length > 1 ? ', …' : ''}): held against the digests only; ${counted(remade, 'table')} made again.`,
    )
  if (pictures)
    lines.push(
      `${counted(pictures.count, 'picture')}: ${pictures.redrawn ? 'drawn again and compared' : 'held against the digests in environment.json'}.`,
    )
  return lines
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
  return wrap(text, columns - by).replace(/^/gm, ' '.repeat(by))
}
