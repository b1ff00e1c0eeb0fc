/**
 * Queues of the post: stationary M/M/c, and a day of changing arrivals by the stationary backlog-carryover approximation
 * (Stolletz 2008, EJOR 190: 478–493, doi:10.1016/j.ejor.2007.06.036). At constant load a day settles to Erlang’s answer;
 * stages in a row then are Jackson’s tandem (Jackson 1957), for what leaves one stage arrives at the next.
 */

/** Erlang B: share of arrivals that find all `servers` busy where nobody waits; `load` is arrivals × mean service time. */
export function erlangB(servers: number, load: number): number {
  let b = 1
  for (let k = 1; k <= servers; k++) b = (load * b) / (k + load * b)
  return b
}

/** Erlang C: chance of waiting in M/M/c; `load` (in Erlangs) must be below `servers`. Source: Erlang 1917; Cooper 1981, ch. 3. */
export function erlangC(servers: number, load: number): number {
  const b = erlangB(servers, load)
  const rho = load / servers
  return b / (1 - rho * (1 - b))
}

/** A stage’s hour: written over at each call, so that a run of a million hours allocates nothing. */
export interface StageHour {
  /** Customers served per hour; what leaves for the next stage. */
  served: number
  /** Mean time in the stage (waiting and service), in hours, and its variance, in hours². */
  time: number
  variance: number
  /** Mean number waiting. */
  waiting: number
  utilisation: number
  /** Customers carried over to the next hour. */
  backlog: number
}

export const stageHour = (): StageHour => ({ served: 0, time: 0, variance: 0, waiting: 0, utilisation: 0, backlog: 0 })

/**
 * One hour of a stage with `servers` servers at rate `rate` per hour each, with `arrivals` per hour and `backlog` carried
 * over from the hour before. Writes its answer into `into`.
 */
export function serveHour(servers: number, rate: number, arrivals: number, backlog: number, into: StageHour): void {
  serveAtRate(servers, rate, 1 / rate, 1 / (rate * rate), arrivals, backlog, into)
}

/** The same where mean and variance of a service, which last all day, have been worked out before: 1/rate and 1/rate². */
export function serveAtRate(
  servers: number,
  rate: number,
  service: number,
  serviceVariance: number,
  arrivals: number,
  backlog: number,
  into: StageHour,
): void {
  const offered = arrivals + backlog
  const blocked = erlangB(servers, offered / rate)
  const served = offered * (1 - blocked)
  const load = served / rate
  const rho = load / servers
  const wait = erlangC(servers, load)
  // M/M/c: the wait is 0, or exponential at rate cμ−λ (Gross & Harris, Fundamentals of Queueing Theory, §2.3).
  const drain = servers * rate - served
  const waiting = wait / drain
  into.served = served
  into.backlog = offered * blocked
  into.utilisation = rho
  into.waiting = served * waiting
  into.time = service + waiting
  into.variance = serviceVariance + (wait * (2 - wait)) / (drain * drain)
}

/**
 * 90th percentile of a positive time with this mean and variance, taken as gamma-distributed, by the Wilson–Hilferty
 * cube-root approximation (1931, PNAS 17: 684–688); exact for no variance, within 1 % for an exponential.
 */
export function percentile90(mean: number, variance: number): number {
  if (!(variance > 0)) return mean
  const shape = (mean * mean) / variance
  const ninth = 1 / (9 * shape)
  const root = 1 - ninth + 1.2815515655446004 * Math.sqrt(ninth)
  return mean * root * root * root
}

/** Share of a day’s arrivals in each hour: a mixture of an even day and a Beta(2, 3) morning; sums to 1. */
export function arrivalShares(hours: number, peak: number): Float64Array {
  const shares = new Float64Array(hours)
  let total = 0
  for (let h = 0; h < hours; h++) {
    const u = (h + 0.5) / hours
    const w = 1 - peak + peak * 12 * u * (1 - u) * (1 - u)
    shares[h] = w
    total += w
  }
  for (let h = 0; h < hours; h++) shares[h]! /= total
  return shares
}
