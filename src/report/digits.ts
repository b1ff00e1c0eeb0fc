/**
 * How many digits a number is given: the one place where that is decided. The digits of a level come from the level and
 * those of an effect from the effect and its interval, so that neither is rounded away because the other is small.
 */

/** More decimals than this nobody reads; what needs more is written with a power of ten. */
export const mostDecimals = 8

/** Decimals are never asked for beyond this: `toFixed` takes 100, and doubles near 1 have 16. */
const limit = 20

/** The place of the first digit that is not 0: 0 for 1.5 and for 0, 1 for 0.5, 3 for 0.004. */
function firstDecimal(value: number): number {
  const exponent = Number(Math.abs(value).toExponential().split('e')[1])
  return Number.isFinite(exponent) && value !== 0 ? Math.min(limit, Math.max(0, -exponent)) : 0
}

/** Decimals that give a value of this size two or three significant digits; whole numbers from 100 on. */
export function decimalsFor(size: number): number {
  const magnitude = Math.abs(size)
  if (!(magnitude > 0) || magnitude >= 100) return 0
  if (magnitude >= 10) return 1
  return magnitude >= 0.1 ? 2 : Math.min(limit, firstDecimal(magnitude) + 1)
}

/**
 * Decimals for an effect and its interval together. An interval that excludes 0 must not be printed as if it touched it,
 * so its ends get as many decimals as the nearer one needs.
 */
export function intervalDecimals(effect: number, low: number, high: number): number {
  if (!(low > 0) && !(high < 0)) return decimalsFor(Math.max(Math.abs(effect), Math.abs(low) || 0, Math.abs(high) || 0))
  return showing(low > 0 ? low : high, decimalsFor(effect))
}

/** So many decimals, and more where the value would otherwise be printed as 0 without being it. */
export function showing(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) === 0 ? Math.max(decimals, firstDecimal(value)) : decimals
}

/**
 * Decimals for two levels that are set beside one another: what each one’s own size asks for, and more where it takes
 * more to tell by two digits how far they lie apart, but at most one beyond what the larger asks for.
 */
export function moveDecimals(from: number, to: number): readonly [from: number, to: number] {
  const larger = Math.max(Math.abs(from) || 0, Math.abs(to) || 0)
  const apart = from === to || Number.isNaN(to - from) ? 0 : Math.min(decimalsFor(to - from), decimalsFor(larger) + 1)
  // Two levels that are the same number are printed alike: of 0 beside another, the other decides.
  const of = (level: number) => Math.max(decimalsFor(level === 0 ? larger : level), apart)
  return [of(from), of(to)]
}

/** Decimals for a mean and its 95 % interval: those of the mean, and up to two more where its ends would print alike. */
export function meanDecimals(mean: number, low: number, high: number): number {
  const own = decimalsFor(mean === 0 ? Math.max(Math.abs(low) || 0, Math.abs(high) || 0) : mean)
  if (!(low < high)) return own
  for (let more = 0; more <= 2; more++) if (low.toFixed(own + more) !== high.toFixed(own + more)) return own + more
  return own
}

/** Decimals of a number as it was written, of at most so many significant digits. */
export function writtenDecimals(value: number, digits: number): number {
  const exponent = Number(value.toExponential().split('e')[1])
  if (!Number.isFinite(exponent)) return 0
  const fixed = Math.abs(value).toFixed(Math.min(limit, Math.max(0, digits - 1 - exponent)))
  return /\.\d*?(?=0*$)/.exec(fixed)?.[0].replace('.', '').length ?? 0
}

/** To so many significant digits, but never short of its whole part: 12,345.678 to four of them is 12,346. */
export function rounded(value: number, digits: number): number {
  const exponent = Number(value.toExponential().split('e')[1])
  return Number.isFinite(exponent) ? Number(value.toPrecision(Math.min(100, Math.max(digits, exponent + 1)))) : value
}
