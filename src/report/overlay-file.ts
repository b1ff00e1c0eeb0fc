/** A scenario file that lays values over another scenario: what calibration and discovery found, ready to be run. */
import { spelledText } from '../scenario/spelling.js'
import { rounded } from './digits.js'

export interface OverlayValue {
  /** Keys from the top of the file down; the last is that of the value. */
  readonly keys: readonly string[]
  readonly value: number | string | boolean
  readonly range?: readonly [number, number]
  readonly note: string
}

export interface Overlay {
  readonly title: string
  readonly extends: string
  /** Lines of a comment at the top. */
  readonly comment: readonly string[]
  readonly values: readonly OverlayValue[]
}

interface Tree {
  readonly [key: string]: Tree | OverlayValue
}

/** The file as YAML. Every value is tagged as assumed: it was fitted or chosen, and nobody measured it. */
export function overlayText({ title, extends: base, comment, values }: Overlay): string {
  const lines = [
    // A line break inside would end the comment.
    ...comment.map((line) => `# ${line.replaceAll(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' ')}`.trimEnd()),
    'lintas: 1',
    `title: ${JSON.stringify(title)}`,
    `extends: ${spelledText(base)}`,
    ...branches(treeOf(values), ''),
  ]
  return `${lines.join('\n')}\n`
}

function treeOf(values: readonly OverlayValue[]): Tree {
  const root: Record<string, Tree | OverlayValue> = {}
  for (const one of values) {
    let level = root
    for (const key of one.keys.slice(0, -1)) {
      level[key] ??= {}
      level = level[key] as Record<string, Tree | OverlayValue>
    }
    level[one.keys.at(-1) as string] = one
  }
  return root
}

function branches(tree: Tree, indent: string): string[] {
  return Object.entries(tree).flatMap(([key, below]) =>
    isLeaf(below)
      ? [`${indent}${spelledText(key)}: ${leaf(below)}`]
      : [`${indent}${spelledText(key)}:`, ...branches(below, `${indent}  `)],
  )
}

function isLeaf(below: Tree | OverlayValue): below is OverlayValue {
  return 'keys' in below && Array.isArray(below.keys)
}

function leaf({ value, range, note }: OverlayValue): string {
  const between = range === undefined ? '' : ` range: [${range.map(short).join(', ')}],`
  const said = typeof value === 'string' ? JSON.stringify(value) : typeof value === 'number' ? short(value) : value
  return `{value: ${said},${between} tag: assumed, note: ${JSON.stringify(note)}}`
}

/** Four significant digits: more would claim what nobody knows. */
function short(x: number): string {
  return String(rounded(x, 4))
}
