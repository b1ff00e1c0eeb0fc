/**
 * What measures that begin in one month lay claim to, value by value. Of measures that begin one after the other the later has
 * the last word; of two that begin together and say different things of one value, neither could.
 */
import type { Field } from '../model/declare.js'
import type { Fault } from './errors.js'
import { faultAt, type Located, type SourceSpan } from './located.js'
import { type Path, pathOf } from './path.js'
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
    const message = same
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

function said(value: Claimed): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object') return value.word === null ? 'none' : String(value.word)
  return value === 'gone' ? 'removed' : value === 'there' ? 'there' : 'added to'
}
