/** What moved an outcome: the accounts of many replicates, and what carried the difference between two scenarios. */
import { ContributionSums, type Contributions, type DifferenceRow, DifferenceSums } from '../analysis/contributions.js'
import { type CurveRow, curvesOf } from '../analysis/curves.js'
import { type EffectRow, effectsOf } from '../analysis/effects.js'
import { Account } from '../model/account.js'
import type { Series } from '../model/outcome.js'
import { simulate } from '../model/simulate.js'
import type { TraceEvent } from '../model/trace.js'
import type { World } from '../model/world.js'
import type { Member } from './ensemble.js'
import { RunFailure } from './failure.js'
import { Pace } from './pace.js'
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
  const pace = paced(o)
  const teller = new Teller(member, o)
  for (let r = 0; r < o.replicates; r++) {
    teller.run(r)
    o.onProgress?.(r + 1, o.replicates)
    if (pace.due()) await pace.rest()
  }
  return teller.finish()
}

/** Explains the difference `of` − `against` under common luck. Throws as `explain` does. */
export async function contrast(of: Member, against: Member, o: ExplainOptions): Promise<Contrast> {
  const pace = paced(o)
  const one = new Teller(of, o)
  const other = new Teller(against, o)
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
    if (pace.due()) await pace.rest()
  }
  return {
    of: one.finish(),
    against: other.finish(),
    effects: effectsOf(other.all(), one.all()),
    differences: sums.rows(of.name, against.name, one.series),
    partings,
  }
}

function paced({ replicates, signal }: ExplainOptions): Pace {
  if (!Number.isInteger(replicates) || replicates < 1 || replicates > mostExplained)
    throw new RangeError(`replicates must be a whole number from 1 to ${mostExplained} (got ${replicates})`)
  return new Pace(signal)
}

/** One scenario’s replicates, with their accounts. */
class Teller {
  readonly account: Account
  readonly series: Series
  private readonly at: number
  private readonly rows: number
  private readonly sums: ContributionSums
  private readonly kept: Float64Array
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
    this.account = new Account(world, [at])
    this.sums = new ContributionSums(this.account.lines, world.months)
    this.kept = new Float64Array(this.rows * o.replicates)
    this.out = new Float64Array(world.series.length * this.rows)
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
    this.kept.set(out.subarray(this.at * rows, (this.at + 1) * rows), replicate * rows)
    return events
  }

  /** The outcome of one replicate, month by month. */
  values(replicate: number): Float64Array {
    return this.kept.subarray(replicate * this.rows, (replicate + 1) * this.rows)
  }

  all() {
    const world = { months: this.rows - 1, series: [this.series] }
    return { scenario: this.member.name, world, replicates: this.o.replicates, values: this.kept }
  }

  finish(): Explanation {
    const { scenario, world, replicates, values } = this.all()
    return {
      scenario,
      series: this.series,
      months: world.months,
      replicates,
      curves: curvesOf(scenario, world, values, replicates),
      ...this.sums.rows(scenario, this.series),
    }
  }
}
