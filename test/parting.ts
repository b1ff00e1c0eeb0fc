/** Where two columns of numbers part first, to the last bit; undefined where they are one. Millions of numbers take no time. */
export function parting(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  const most = Math.max(a.length, b.length)
  for (let i = 0; i < most; i++) if (!Object.is(a[i], b[i])) return i
  return undefined
}
