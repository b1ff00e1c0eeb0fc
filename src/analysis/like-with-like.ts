/**
 * Patterns that compare scenarios, like with like: where two terms stand against each other that differ in nothing but their
 * setting, a mean is taken over those who are in both worlds, and a change of members is no change of what they do.
 */
import { type Expression, type Inequality, type PatternClaim, settingKey, type Term } from './patterns.js'

/** The same pattern, its terms told against what they are compared. */
export function likeWithLike<P extends PatternClaim>(pattern: P): P {
  return { ...pattern, holds: pattern.holds.map(comparison) }
}

function comparison(inequality: Inequality): Inequality {
  const [left, right] = opposed([inequality.left, inequality.right])
  return { ...inequality, left: left!, right: right! }
}

/** Two operands that stand against each other; of others each for itself. */
function opposed(operands: readonly Expression[]): readonly Expression[] {
  const [one, other] = operands
  if (operands.length !== 2 || !isTerm(one) || !isTerm(other) || !areAlike(one, other)) return operands.map(within)
  return [
    { ...one, against: settingOf(other) },
    { ...other, against: settingOf(one) },
  ]
}

function within(e: Expression): Expression {
  if (typeof e === 'number' || isTerm(e)) return e
  if ('difference' in e) return { difference: opposed(e.difference) }
  if ('ratio' in e) return { ratio: opposed(e.ratio) }
  if ('sum' in e) return { sum: e.sum.map(within) }
  if ('product' in e) return { product: e.product.map(within) }
  if ('min' in e) return { min: e.min.map(within) }
  if ('max' in e) return { max: e.max.map(within) }
  return 'log' in e ? { log: within(e.log) } : { abs: within(e.abs) }
}

function areAlike(one: Term, other: Term): boolean {
  const read = ({ outcome, scope = '', months, at }: Term) => JSON.stringify([outcome, scope, months, at])
  return read(one) === read(other) && settingKey(one) !== settingKey(other)
}

function settingOf({ scenario, set, off }: Term): NonNullable<Term['against']> {
  return { scenario, ...(set ? { set } : {}), ...(off ? { off } : {}) }
}

const isTerm = (e: Expression | undefined): e is Term => typeof e === 'object' && 'outcome' in e
