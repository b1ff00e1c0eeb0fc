/** 95 % intervals of a mean, after Student (1908). */
import tQuantile from '@stdlib/stats-base-dists-t-quantile'

const cache = new Map<number, number>()

/** The 97.5 % quantile of Student’s t with `freedom` degrees of freedom (12.706 at 1, towards 1.960). */
export function tCritical(freedom: number): number {
  let t = cache.get(freedom)
  if (t === undefined) {
    t = tQuantile(0.975, freedom)
    cache.set(freedom, t)
  }
  return t
}

/** Half the width of the 95 % interval of a mean of `n` values with standard deviation `sd`; NaN below two values. */
export function halfWidth(sd: number, n: number): number {
  return n < 2 ? Number.NaN : (tCritical(n - 1) * sd) / Math.sqrt(n)
}
