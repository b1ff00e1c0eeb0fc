/**
 * How the tests run: four files at once on two cores, for each waits at times for a disk or a browser; those first that take the
 * longest, so that all end together.
 */

/** CPU seconds, about, of files below test/ that take more than ten. */
const seconds = {
  'cli/verify': 80,
  'cli/experiment': 45,
  'page/page': 58,
  'cli/bundle': 55,
  'reference/engines': 20,
  'page/report': 38,
  'cli/validate': 33,
  'cli/analysis': 28,
  'model/account': 26,
  'cli/commands': 25,
  'docs/documents': 23,
  'report/charts': 18,
  'library/library': 17,
  'cli/calibrate': 16,
  'cli/folder': 15,
  'provenance/remaking': 15,
  'cli/cluster': 14,
  'page/plan': 14,
  'scenario/inputs': 13,
  'scenario/reading': 13,
  'scenarios/patterns': 13,
  'experiment/batch': 12,
  'experiment/space': 12,
  'scenarios/every-scenario': 12,
  'house/rules': 11,
  'cli/bad-input': 10,
  'docs/examples': 10,
}

function secondsOf(file) {
  const name = /test[\\/]([^.]+)\.test\.js$/.exec(file)?.[1].replaceAll('\\', '/')
  return seconds[name] ?? 0
}

export default {
  files: ['dist/test/**/*.test.js'],
  timeout: '5m',
  workerThreads: false,
  concurrency: 4,
  sortTestFiles: (a, b) => secondsOf(b) - secondsOf(a) || (a < b ? -1 : 1),
}
