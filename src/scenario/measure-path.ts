/**
 * Paths into what a measure sets or adds: `measures.legal.set.forums.pilar.leadership`. What follows `set` or `add` is itself a
 * path of the world; written in quotation marks, in part or as a whole, it is the same path.
 */
import { isPathFault, type Path, parsePath, type Segment } from './path.js'
import { spelledSegments } from './spelling.js'

export interface MeasurePath {
  readonly id: string
  readonly kind: 'set' | 'add'
  /** The path of the world, in its one spelling. */
  readonly world: string
  /** Its place in the text of the path, where it is written there as it is. */
  readonly start: number
}

/** What a path says of a measure’s `set` or `add`; nothing for any other path. */
export function measurePath({ text, segments }: Path): MeasurePath | undefined {
  const [root, id, kind, ...rest] = segments
  const [first] = rest
  if (root?.name !== 'measures' || id?.name === undefined || first === undefined) return undefined
  if (kind?.name !== 'set' && kind?.name !== 'add') return undefined
  const inside = rest.flatMap((segment) => unquoted(text, segment))
  return {
    id: id.name,
    kind: kind.name,
    world: spelledSegments(inside),
    start: first.start + (text[first.start] === '"' ? 1 : 0),
  }
}

function unquoted(text: string, segment: Segment): readonly Segment[] {
  if (segment.name === undefined || text[segment.start] !== '"') return [segment]
  const inner = parsePath(segment.name)
  return isPathFault(inner) ? [segment] : inner.segments
}

/** The path without quotation marks around the parts of a measure’s path of the world. */
export function unquotedPath(path: Path): Path {
  const flat = measurePath(path) && parsePath(spelledPath(path))
  return flat === undefined || isPathFault(flat) ? path : flat
}

/** The path in its one spelling: without needless quotation marks. */
export function spelledPath(path: Path): string {
  const found = measurePath(path)
  return found ? `measures.${found.id}.${found.kind}.${found.world}` : spelledSegments(path.segments)
}

/** A key that is a path, in its one spelling; as it is where it is none. */
export function spelledKey(text: string): string {
  const path = parsePath(text)
  return isPathFault(path) ? text : spelledPath(path)
}
