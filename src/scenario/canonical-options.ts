/** `--set`, `--vary` and `--months` as they are recorded: two ways of asking for one result are one text. */
import { type Assignment, readSet, readVary } from './assignment.js'
import { child, isNull } from './located.js'
import { spelledPath, unquotedPath } from './measure-path.js'
import type { Path, Segment } from './path.js'
import type { LoadOptions } from './scenario.js'
import { byCodeUnit } from './sources.js'
import { spelledValue } from './spelling.js'

export interface CanonicalOptions {
  readonly set: readonly string[]
  readonly vary: readonly string[]
  readonly months?: number
}

interface Spelled {
  readonly path: Path
  readonly name: string
  readonly value: string
  readonly removes: boolean
}

/**
 * The options in one form, whichever way they were written. `ownMonths` are the months that the scenarios themselves
 * say; a number of months that says the same is left out. The options must be ones that loading has accepted.
 */
export function canonicalOptions(options: LoadOptions, ownMonths: readonly number[]): CanonicalOptions {
  const sets = (options.set ?? []).flatMap((text) => {
    const { value } = readSet(text)
    return value ? [spelled(value)] : []
  })
  // `--set months=36` is another way to say `--months 36`.
  const set = inOrder(lastOfEach(sets.filter(({ name }) => name !== 'months')))
  const said = sets.findLast(({ name }) => name === 'months')
  const months = options.months ?? (said === undefined ? undefined : Number(said.value))
  const vary = (options.vary ?? []).flatMap((text) => {
    const { value } = readVary(text)
    return value ? [`${value.path}=${value.choices.map((choice) => choice.text).join(',')}`] : []
  })
  return {
    set: set.map(({ name, value }) => `${name}=${value}`),
    vary,
    ...(months === undefined || ownMonths.every((own) => own === months) ? {} : { months }),
  }
}

function spelled({ path, node }: Assignment): Spelled {
  const name = spelledPath(path)
  // Nothing is kept of what is said about a number of months.
  const said = name === 'months' ? (child(node, 'value') ?? node) : node
  return {
    path: unquotedPath(path),
    name,
    value: spelledValue(said),
    removes: path.segments.length === 2 && isNull(node),
  }
}

/** What is said twice in the same words counts once, where it was said last. */
function lastOfEach(sets: readonly Spelled[]): Spelled[] {
  return sets.filter(({ name }, i) => sets.findLastIndex((other) => other.name === name) === i)
}

/**
 * By path, as far as the order changes nothing: of two that touch the same values, the one written first stays first.
 * There is one such order, whichever way those that do not touch each other were written.
 */
function inOrder(sets: readonly Spelled[]): Spelled[] {
  const left = [...sets]
  const ordered: Spelled[] = []
  while (left.length > 0) {
    const free = left.filter((one, i) => !left.slice(0, i).some((earlier) => depends(earlier, one)))
    const next = free.reduce((least, one) => (byCodeUnit(one.name, least.name) < 0 ? one : least))
    left.splice(left.indexOf(next), 1)
    ordered.push(next)
  }
  return ordered
}

function depends(a: Spelled, b: Spelled): boolean {
  // Whoever is removed leaves seats and offices anywhere.
  if (a.removes || b.removes) return true
  return (
    touch(a.path.segments, b.path.segments) ||
    looksAt(a.path).some((seen) => touch(seen, b.path.segments)) ||
    looksAt(b.path).some((seen) => touch(seen, a.path.segments))
  )
}

/** Whether two paths may lead to the same value, or one into what the other leads to. */
function touch(a: readonly Segment[], b: readonly Segment[]): boolean {
  const common = Math.min(a.length, b.length)
  for (let i = 0; i < common; i += 1) {
    const [one, other] = [a[i]?.name, b[i]?.name]
    if (one !== undefined && other !== undefined && one !== other) return false
  }
  return true
}

/** The paths of the values that the filters of a path look at. */
function looksAt({ segments }: Path): Segment[][] {
  return segments.flatMap((segment, i) =>
    segment.filters.map(({ keys, start }) => [
      ...segments.slice(0, i + 1),
      ...keys.map((name) => ({ name, filters: [], start, end: start })),
    ]),
  )
}
