/**
 * How the tests run: three files at once on two cores, for each waits at times for a disk or a browser; those first that take the
 * longest, so that all end together.
 */

/** CPU seconds, about, of files below test/ that take more than ten. */
const seconds = {
  'cli/verify': 90,
  'page/page': 75,
  'cli/bundle': 75,
  'cli/experiment': 70,
  'cli/commands': 55,
  'cli/analysis': 43,
  'page/report': 40,
  'model/account': 32,
  'cli/validate': 30,
  'docs/documents': 28,
  'library/library': 28,
  'report/charts': 25,
  'cli/calibrate': 20,
  'cli/cluster': 20,
  'experiment/batch': 19,
  'experiment/space': 16,
  'scenarios/every-scenario': 15,
  'scenarios/patterns': 15,
  'cli/robust': 15,
  'page/plan': 15,
  'docs/examples': 14,
  'house/rules': 13,
  'cli/explain': 12,
  'model/diplomacy-agenda': 10,
}

function secondsOf(file) {
  const name = /test[\\/]([^.]+)\.test\.js$/.exec(file)?.[1].replaceAll('\\', '/')
  return seconds[name] ?? 0
}

export default {
  files: ['dist/test/**/*.test.js'],
  timeout: '5m',
  workerThreads: false,
  concurrency: 3,
  sortTestFiles: (a, b) => secondsOf(b) - secondsOf(a) || (a < b ? -1 : 1),
}
