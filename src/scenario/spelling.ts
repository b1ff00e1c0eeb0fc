/** One spelling for each path and value, however they were typed: `.50`, `5e-1` and `0.5` are `0.5`. */
import type { Located } from './located.js'
import { type Filter, pathOf, type Segment } from './path.js'
import { byCodeUnit } from './sources.js'

/** A path without needless quotation marks and spaces; the filters of an entry, of which all must hold, in order. */
export function spelledSegments(segments: readonly Segment[]): string {
  return segments
    .map(({ name, filters }) => (name === undefined ? `*${spelledFilters(filters)}` : pathOf([name])))
    .join('.')
}

function spelledFilters(filters: readonly Filter[]): string {
  const texts = filters.map(
    ({ keys, value }) => `[${keys.join('.')}=${/^[\w.+-]+$/.test(value) ? value : `"${value}"`}]`,
  )
  return [...new Set(texts)].sort(byCodeUnit).join('')
}

/** The value in one line of YAML that reads back as it: numbers as short as can be, entries of maps in order. */
export function spelledValue(node: Located): string {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? spelledText(node.value) : String(node.value)
    case 'list':
      return `[${node.items.map(spelledValue).join(', ')}]`
    case 'map':
      return `{${[...node.entries]
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(([key, entry]) => `${spelledText(key)}: ${spelledValue(entry.node)}`)
        .join(', ')}}`
    case 'broken':
      return ''
  }
}

/** A word that YAML takes for nothing else stands bare, everything else in quotation marks. */
export function spelledText(text: string): string {
  return /^[a-z][\w./-]*$/i.test(text) && !/^(null|true|false)$/i.test(text) ? text : JSON.stringify(text)
}
