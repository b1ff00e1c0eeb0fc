/** The difference of two scenarios as people read it, at 80 columns: whose value, from what to what, on what grounds. */

import type { Change, Difference, MeasureChange, Side, Subject } from '../scenario/difference.js'
import { printable } from '../scenario/errors.js'
import type { Measure, Scenario } from '../scenario/load.js'
import type { Plain } from '../scenario/scenario.js'
import { wrap } from '../scenario/words.js'
import { counted } from './words.js'

/** Words for where a value stands. */
const homes: Readonly<Record<string, string>> = {
  agencies: 'Agency',
  forums: 'Forum',
  issues: 'Issue',
  figures: 'Figure',
  services: 'Service',
  mechanisms: 'Mechanism',
}

export interface DifferenceShown {
  readonly from: Scenario
  readonly to: Scenario
  readonly fingerprints: readonly [string, string]
  readonly difference: Difference
}

/** Whether the model is given the same by both. */
export function isSameToModel({ fingerprints: [a, b] }: DifferenceShown): boolean {
  return a === b
}

export function differenceText(shown: DifferenceShown): string {
  const { from, to, fingerprints, difference } = shown
  const { subjects, measures, months } = difference
  const grounds = subjects.flatMap(({ changes }) => changes).filter(({ kind }) => kind === 'grounds')
  const parts = [[`${from.name} → ${to.name}`, verdict(shown)].map((text) => wrap(text)).join('\n')]
  if (months) parts.push(`Months\n  ${months[0]} → ${months[1]}`)
  for (const subject of subjects) {
    const lines = subjectLines(subject)
    if (lines.length > 0) parts.push(lines.join('\n'))
  }
  if (measures.length > 0) parts.push(['Measures', ...measures.flatMap(measureLines)].join('\n'))
  const words = wordLines(difference)
  if (words.length > 0) parts.push(words.join('\n'))
  if (grounds.length > 0 && isSameToModel(shown))
    parts.push(wrap('What values rest on changes no run; ranges and tags change the assumed space.'))
  parts.push(`fingerprints ${fingerprints[0].slice(0, 12)} → ${fingerprints[1].slice(0, 12)}`)
  return parts.join('\n\n')
}

function verdict(shown: DifferenceShown): string {
  const { subjects, measures, labels, months } = shown.difference
  const values = subjects.flatMap(({ changes }) => changes).filter(({ kind }) => kind !== 'grounds').length
  const acting = measures.filter((one) => one.kind !== 'changed' || !isGroundsOnly(one)).length
  if (!isSameToModel(shown)) {
    const told = [
      ...(months ? ['the months'] : []),
      ...(values > 0 ? [counted(values, 'value or entry', 'values or entries')] : []),
      ...(acting > 0 ? [counted(acting, 'measure')] : []),
    ]
    return `The model is given other things: ${told.join(', ') || 'defaults'}.`
  }
  const nothing = subjects.length === 0 && measures.length === 0 && labels.length === 0
  if (nothing) return 'No difference.'
  return 'The model is given the same by both: results are the same.'
}

function isGroundsOnly({ changes, from, to }: MeasureChange): boolean {
  const timed = from?.at === to?.at && from?.for === to?.for && from?.over === to?.over
  return timed && changes.every(({ kind }) => kind === 'grounds')
}

function subjectLines({ home, id, label, changes }: Subject): string[] {
  if (id === '') return changes.flatMap((change) => changeLines(change, ''))
  const name = label && label.en !== id ? `${label.en} (${id})` : id
  const head = `${homes[home] ?? home} ${name}`.trim()
  const lines = changes.flatMap((change) => changeLines(change, [home, id].filter((part) => part !== '').join('.')))
  return lines.length === 0 ? [] : [wrap(printable(head)), ...lines]
}

function changeLines(change: Change, prefix: string): string[] {
  const { path, kind, from, to, unit } = change
  const name =
    path === prefix ? '' : prefix !== '' && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path
  const entry = (side: Side | undefined) => side !== undefined && isEntry(side.value)
  if (kind === 'added') return lined('+', name || 'is new', entry(to) ? '' : sideText(to, unit))
  if (kind === 'removed') return lined('−', name || 'is gone', entry(from) ? '' : sideText(from, unit))
  const value = kind === 'value' ? `${valueText(from?.value)} → ${valueText(to?.value)}${unit ? ` ${unit}` : ''}` : ''
  return lined(
    kind === 'value' ? '~' : '·',
    name || 'as a whole',
    [value, groundsText(from, to)].filter(Boolean).join('; '),
  )
}

function isEntry(value: Plain): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function lined(mark: string, name: string, text: string): string[] {
  const line = text === '' ? `  ${mark} ${name}` : `  ${mark} ${name}: ${text}`
  // Two columns are left for what stands below a measure.
  return wrap(printable(line.trimStart()), 76, '    ')
    .split('\n')
    .map((one) => `  ${one}`)
}

function valueText(value: Plain | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'none'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function sideText(side: Side | undefined, unit = ''): string {
  if (side === undefined) return ''
  const said = restsOn(side)
  return `${valueText(side.value)}${unit === '' ? '' : ` ${unit}`}${said === '' ? '' : ` (${said})`}`
}

function restsOn({ tag, range, source, note }: Partial<Side>): string {
  const on = [tag, range && `${range[0]} to ${range[1]}`].filter(Boolean).join(' ')
  return [on, source, note].filter(Boolean).join(', ')
}

/** What the two sides rest on, where that is not the same. */
function groundsText(from: Side | undefined, to: Side | undefined): string {
  const parts: string[] = []
  const range = (side: Side | undefined) => side?.range && `${side.range[0]} to ${side.range[1]}`
  for (const [name, a, b] of [
    ['', from?.tag, to?.tag],
    ['range ', range(from), range(to)],
    ['source ', from?.source, to?.source],
    ['note ', from?.note, to?.note],
  ] as const)
    if (a !== b) parts.push(`${name}${a ?? 'none'} → ${b ?? 'none'}`)
  return parts.join(', ')
}

function measureLines({ id, title, kind, from, to, changes }: MeasureChange): string[] {
  const name = title.en === id ? id : `${title.en} (${id})`
  const mark = { added: '+', removed: '−', changed: '~' }[kind]
  const timing = kind === 'changed' ? timeChange(from as Measure, to as Measure) : timeText((to ?? from) as Measure)
  const head = lined(mark, name, timing)
  const below = [...entriesOf(changes)].flatMap(([entry, own]) =>
    own.length > 1
      ? lined(own[0]?.kind === 'added' ? '+' : '−', entry, own.map((change) => leafText(change, entry)).join(', '))
      : own.flatMap((change) => changeLines(change, '')),
  )
  return [...head, ...below.map((line) => `  ${line}`)]
}

/** What a measure brings in or takes back of one agency is one line; everything else is a line of its own. */
function entriesOf(changes: readonly Change[]): Map<string, Change[]> {
  const entries = new Map<string, Change[]>()
  for (const change of changes) {
    const whole = (change.kind === 'added' || change.kind === 'removed') && !change.path.includes('*')
    const key = (whole ? /^(set|add) agencies\.[^.]+/.exec(change.path)?.[0] : undefined) ?? change.path
    entries.set(key, [...(entries.get(key) ?? []), change])
  }
  return entries
}

function leafText({ path, from, to }: Change, entry: string): string {
  const { value } = (to ?? from) as Side
  const name = path.slice(entry.length + 1)
  return isEntry(value) ? name : `${name} ${valueText(value)}`
}

function timeText({ at, for: lasting, over }: Measure): string {
  const parts = [`from month ${at}`]
  if (lasting !== undefined) parts.push(`for ${counted(lasting, 'month')}`)
  if (over !== undefined) parts.push(`over ${counted(over, 'month')}`)
  return parts.join(', ')
}

function timeChange(from: Measure, to: Measure): string {
  const [a, b] = [timeText(from), timeText(to)]
  return a === b ? '' : `${a} → ${b}`
}

function wordLines({ labels }: Difference): string[] {
  if (labels.length === 0) return []
  const lines = labels.flatMap(({ path, from, to }) => {
    if (path === 'description') return ['  · description']
    return lined('·', path, `${from?.en ?? 'none'} → ${to?.en ?? 'none'}`)
  })
  return ['Words for people, which change no result', ...lines]
}
