/** What moved an outcome: the accounts of many replicates, and what carried the difference between two scenarios. */
import { ContributionSums, type Contributions, type DifferenceRow, DifferenceSums } from '../analysis/contributions.js'
import { type CurveRow, curvesOf } from '../analysis/curves.js'
import { type EffectRow, effectsOf } from '../analysis/effects.js'
import { Account } from '../model/account.js'
import { comparedWorlds } from '../model/common.js'
import { cellsOf, type Series } from '../model/outcome.js'
import { simulate } from '../model/simulate.js'
import type { TraceEvent } from '../model/trace.js'
import type { World } from '../model/world.js'
import type { Member } from './ensemble.js'
import { RunFailure } from './failure.js'
import { Pacer } from './pacer.js'
import { type Parting, partingOf } from './parting.js'

export interface ExplainOptions {
  readonly seed: string
  /** Whole number, 1 to 10,000. */
  readonly replicates: number
  /** The series to explain, as both worlds record it: its outcome, and its scope (empty for the whole world). */
  readonly outcome: string
  readonly scope?: string
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** What moved one outcome in one scenario. */
export interface Explanation extends Contributions {
  readonly scenario: string
  readonly series: Series
  readonly months: number
  readonly replicates: number
  readonly curves: readonly CurveRow[]
}

/** What parted two scenarios, and what carried the difference of one outcome. */
export interface Contrast {
  readonly of: Explanation
  readonly against: Explanation
  readonly effects: readonly EffectRow[]
  readonly differences: readonly DifferenceRow[]
  /** Where the two runs of each replicate part. */
  readonly partings: readonly Parting[]
}

export const mostExplained = 10_000

/** Place of a series in a world; undefined where it is not recorded. */
export function seriesAt(world: World, outcome: string, scope = ''): number | undefined {
  const at = world.series.findIndex((s) => s.outcome.name === outcome && s.scope === scope)
  return at < 0 ? undefined : at
}

/**
 * Explains the course of one outcome. Throws a RangeError for an outcome that the world does not record, a RunFailure if
 * the model fails, and the signal’s reason when called off.
 */
export async function explain(member: Member, o: ExplainOptions): Promise<Explanation> {
  const pacer = yieldingBetween(o)
  const teller = new Teller(member, o)
  for (let r = 0; r < o.replicates; r++) {
    teller.run(r)
    o.onProgress?.(r + 1, o.replicates)
    await pacer.yieldIfDue()
  }
  return teller.finish()
}

/**
 * Explains the difference `of` − `against` under common luck. Of a mean over agencies, pairs or forums it is that over those
 * who are in both worlds, and so is what is told of each of the two; what others do to it is in the effects. Throws as
 * `explain` does.
 */
export async function contrast(of: Member, against: Member, o: ExplainOptions): Promise<Contrast> {
  const pacer = yieldingBetween(o)
  const compared = comparedWorlds(against.world, [of.world])
  const one = new Teller({ name: of.name, world: compared.variants[0]! }, o)
  const other = new Teller({ name: against.name, world: compared.baseline }, o)
  const sums = new DifferenceSums(
    one.account.lines,
    other.account.lines,
    Math.min(of.world.months, against.world.months),
  )
  const partings: Parting[] = []
  for (let r = 0; r < o.replicates; r++) {
    const ofEvents = one.run(r)
    const againstEvents = other.run(r)
    sums.add(one.account.ledger(0), other.account.ledger(0))
    partings.push(partingOf(r, ofEvents, againstEvents, one.values(r), other.values(r)))
    o.onProgress?.(r + 1, o.replicates)
    await pacer.yieldIfDue()
  }
  return {
    of: one.finish(),
    against: other.finish(),
    effects: effectsOf(other.all(), one.all()),
    differences: sums.rows(of.name, against.name, one.series),
    partings,
  }
}

function yieldingBetween({ replicates, signal }: ExplainOptions): Pacer {
  if (!Number.isInteger(replicates) || replicates < 1 || replicates > mostExplained)
    throw new RangeError(`replicates must be a whole number from 1 to ${mostExplained} (got ${replicates})`)
  return new Pacer(signal)
}

/** One scenario’s replicates, with their accounts. */
class Teller {
  readonly account: Account
  readonly series: Series
  /** Place of the series, and of the mean that is explained where the two worlds have another in common. */
  private readonly at: number
  private readonly explained: number
  private readonly rows: number
  private readonly sums: ContributionSums
  private readonly kept: Float64Array
  /** The series itself, where something else is explained. */
  private readonly own: Float64Array | undefined
  private readonly out: Float64Array

  constructor(
    private readonly member: Member,
    private readonly o: ExplainOptions,
  ) {
    const { name, world } = member
    const at = seriesAt(world, o.outcome, o.scope)
    if (at === undefined) throw new RangeError(`${name} does not record ${o.outcome}${o.scope ? `@${o.scope}` : ''}`)
    this.at = at
    this.series = world.series[at]!
    this.rows = world.months + 1
    const common = world.common.findIndex(({ of }) => of === at)
    this.explained = common < 0 ? at : world.series.length + common
    this.account = new Account(world, [this.explained])
    this.sums = new ContributionSums(this.account.lines, world.months)
    this.own = this.explained === at ? undefined : new Float64Array(this.rows * o.replicates)
    this.kept = new Float64Array(this.rows * o.replicates)
    this.out = new Float64Array(cellsOf(world))
  }

  run(replicate: number): TraceEvent[] {
    const { member, account, out, rows } = this
    const events: TraceEvent[] = []
    try {
      simulate(member.world, this.o.seed, replicate, {
        out,
        after: account.after,
        trace: (event) => events.push(event),
      })
    } catch (cause) {
      throw new RunFailure(member.name, this.o.seed, replicate, cause)
    }
    account.finish(out)
    this.sums.add(account.ledger(0))
    const row = (at: number) => out.subarray(at * rows, (at + 1) * rows)
    this.kept.set(row(this.explained), replicate * rows)
    this.own?.set(row(this.at), replicate * rows)
    return events
  }

  /** The outcome of one replicate, month by month. */
  values(replicate: number): Float64Array {
    return this.kept.subarray(replicate * this.rows, (replicate + 1) * this.rows)
  }

  /** All runs as what is compared: the series, and where there is one what the two worlds have in common. */
  all() {
    const { member, series, kept, own, rows, explained, o } = this
    const { replicates } = o
    const plain = { months: rows - 1, series: [series] }
    if (!own) return { scenario: member.name, world: plain, replicates, values: kept }
    const values = new Float64Array(2 * kept.length)
    for (let r = 0; r < replicates; r++) {
      values.set(own.subarray(r * rows, (r + 1) * rows), 2 * r * rows)
      values.set(kept.subarray(r * rows, (r + 1) * rows), (2 * r + 1) * rows)
    }
    const common = [{ ...member.world.common[explained - member.world.series.length]!, of: 0, pair: 0 }]
    return { scenario: member.name, world: { ...plain, common }, replicates, values }
  }

  finish(): Explanation {
    const scenario = this.member.name
    const { replicates } = this.o
    const world = { months: this.rows - 1, series: [this.series] }
    return {
      scenario,
      series: this.series,
      months: world.months,
      replicates,
      curves: curvesOf(scenario, world, this.kept, replicates),
      ...this.sums.rows(scenario, this.series),
    }
  }
}
