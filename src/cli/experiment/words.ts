/** Times and sizes in words. */

/** `40 s`, `12 min`, `3.5 h`, `2.1 days`. */
export function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  if (seconds < 129_600) return `${(seconds / 3600).toFixed(1)} h`
  return `${(seconds / 86_400).toFixed(1)} days`
}

/** `4 kB`, `31 MB`, `2.4 GB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`
  if (bytes < 1e9) return `${Math.round(bytes / 1e6)} MB`
  return `${(bytes / 1e9).toFixed(1)} GB`
}

/** An experiment as it is named: the folder that experiments lie in goes without saying. */
export function shortName(name: string): string {
  return name.replace(/(^|\/)experiments\//, '$1')
}
