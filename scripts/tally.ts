/** How many tests, or checks, ended how. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** Reads one line of ava's report; returns false once the list of results is over. */
export function countLine(line: string, counts: Counts): boolean {
  if (/^ {2}[─-]$/.test(line)) return false
  if (/^ {2}(✔|√) /.test(line)) counts.passed += 1
  else if (/^\s*(✘|×) /.test(line) || /^\s*(Uncaught exception|Unhandled rejection) in /.test(line)) counts.failed += 1
  else if (/^ {2}- \[(skip|todo)\] /.test(line)) counts.skipped += 1
  return true
}

/** The last line of whatever checks: `12 passed, 0 failed`, with `, 3 skipped` where any were. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
