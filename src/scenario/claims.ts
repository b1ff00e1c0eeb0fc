/**
 * What measures that begin in one month lay claim to, value by value. Of measures that begin one after the other the later has
 * the last word; of two that begin together and say different things of one value, neither could.
 */
import type { Field, Group } from '../model/declare.js'
import type { Fault } from './errors.js'
import { faultAt, type Located, plain, type SourceSpan } from './located.js'
import { isWild, matches, type Path, pathOf } from './path.js'
import type { Measure } from './scenario.js'

/** One entry of a measure’s `set` or `add`, read. */
export interface Operation {
  readonly measure: Measure
  readonly kind: 'set' | 'add'
  /** The path in its one spelling. */
  readonly name: string
  /** 0 adds or removes entries, 1 sets values, 2 adds to numbers. */
  readonly rank: 0 | 1 | 2
  readonly path: Path
  readonly field: Field
  readonly node: Located
  /** Where the path is written. */
  readonly key: SourceSpan
}

/** A number or a word that is set, a number that is added to, or an entry that comes, stays or goes as a whole. */
export type Claimed = number | { readonly word: string | boolean | null | number } | 'added' | 'there' | 'gone'

export class Claims {
  private readonly made = new Map<string, Claim>()
  private readonly told = new Set<string>()

  constructor(
    private readonly month: number,
    private readonly report: (fault: Fault) => void,
  ) {}

  /** `fresh`: what a new entry begins with, which a measure may change as soon as it is there. */
  claim(by: Operation, at: string, value: Claimed, fresh: boolean): void {
    if (by.measure.at !== this.month) return
    const before = this.made.get(at)
    const claim = { by, value, fresh }
    if (before !== undefined && contradicts(before, claim)) this.tell(before.by, by, at, before.value, value)
    if (value !== 'added') this.made.set(at, claim)
  }

  private tell(first: Operation, second: Operation, at: string, was: Claimed, is: Claimed): void {
    const pair = JSON.stringify([first.measure.id, first.name, second.measure.id, second.name])
    if (this.told.has(pair)) return
    this.told.add(pair)
    const { id } = second.measure
    const same = first.measure.id === id
    const message =
      same && is === 'added'
        ? `the measure ${id} both sets ${at} and adds to it`
        : same
          ? `the measure ${id} says two things of ${at}: ${said(was)} (${first.name}), and ${said(is)}`
          : `two measures begin in month ${this.month} and say two things of ${at}: ${first.measure.id} that it is ${said(was)}, ${id} that it is ${said(is)}`
    const hint = same ? 'keep one of them' : 'begin one of them in another month, or keep one'
    this.report(faultAt(second.key, `measures.${id}.${second.kind}.${pathOf([second.name])}`, message, { hint }))
  }
}

interface Claim {
  readonly by: Operation
  readonly value: Claimed
  readonly fresh: boolean
}

function contradicts(before: Claim, now: Claim): boolean {
  if (before.by === now.by) return false
  const same = before.by.measure.id === now.by.measure.id
  // Another measure’s addition comes on top of what is set; one’s own could have been set at once.
  if (now.value === 'added') return same && before.value !== 'there'
  if (before.fresh && (!same || isWilder(now.by, before.by))) return false
  if (said(before.value) === said(now.value)) return false
  // Within a measure, what is said of one comes after what is said of all.
  return !(same && isWilder(before.by, now.by))
}

function isWilder(one: Operation, other: Operation): boolean {
  const stars = ({ path }: Operation) => path.segments.filter(({ name }) => name === undefined).length
  return stars(one) > stars(other)
}

/** Values that several operations change at one time, with these in the order in which they are laid one over the other. */
export function overlapping(root: Group, world: unknown, operations: readonly Operation[]): [string, Operation[]][] {
  const found = new Map<string, Operation[]>()
  for (const operation of operations) {
    const { path, field, node } = operation
    const places = isWild(path) ? matches(root, world, path) : [path.segments.map(({ name }) => name as string)]
    const inside = field.type === 'group' || field.type === 'map' ? leaves(field, plain(node)) : ['']
    for (const place of places.flatMap((keys) => inside.map((below) => `${keys.join('.')}${below}`)))
      found.set(place, [...(found.get(place) ?? []), operation])
  }
  const end = ({ measure }: Operation) => measure.at + (measure.for ?? Infinity)
  return [...found].filter(([, all]) =>
    all.some((one, i) => all.some((other, k) => k > i && other.measure.at < end(one))),
  )
}

/** Places below a map that hold a value, each with a dot before it. */
function leaves(field: Field, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || (field.type !== 'group' && field.type !== 'map')) return ['']
  return Object.entries(value).flatMap(([key, inner]) => {
    const next = field.type === 'map' ? field.entry : field.fields[key]
    return next === undefined ? [] : leaves(next, inner).map((below) => `.${key}${below}`)
  })
}

function said(value: Claimed): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object') return value.word === null ? 'none' : String(value.word)
  return value === 'gone' ? 'removed' : value === 'there' ? 'there' : 'added to'
}
