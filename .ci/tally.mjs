/** Reads one line of ava's report; returns false once the list of results is over. */
export function countLine(line, counts) {
  if (/^ {2}[─-]$/.test(line)) return false
  if (/^ {2}(✔|√) /.test(line)) counts.passed += 1
  else if (/^\s*(✘|×) /.test(line) || /^\s*(Uncaught exception|Unhandled rejection) in /.test(line)) counts.failed += 1
  else if (/^ {2}- \[(skip|todo)\] /.test(line)) counts.skipped += 1
  return true
}
