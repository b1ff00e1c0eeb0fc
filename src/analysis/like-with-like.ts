/**
 * Patterns that compare scenarios, like with like: where two terms stand against each other that differ in nothing but their
 * setting, a mean is taken over those who are in both worlds, and a change of members is no change of what they do.
 */
import {
  type Comparison,
  type Expression,
  isTerm,
  operated,
  operationOf,
  type PatternClaim,
  settingKey,
  type Term,
} from '../scenario/pattern.js'

/** The same pattern, its terms told against what they are compared. */
export function likeWithLike<P extends PatternClaim>(pattern: P): P {
  return { ...pattern, holds: pattern.holds.map(comparison) }
}

function comparison(given: Comparison): Comparison {
  const [left, right] = opposed([given.left, given.right])
  return { ...given, left: left!, right: right! }
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
  const { operation, operands } = operationOf(e)
  const standAgainst = operation === 'difference' || operation === 'ratio'
  return operated(operation, standAgainst ? opposed(operands) : operands.map(within))
}

function areAlike(one: Term, other: Term): boolean {
  const read = ({ outcome, scope = '', months, at }: Term) => JSON.stringify([outcome, scope, months, at])
  return read(one) === read(other) && settingKey(one) !== settingKey(other)
}

function settingOf({ scenario, set, off }: Term): NonNullable<Term['against']> {
  return { scenario, ...(set ? { set } : {}), ...(off ? { off } : {}) }
}
