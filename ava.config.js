/** How the tests run: two files at once, those first that take the longest, so that two cores end together. */

/** CPU seconds of files below test/ that take more than ten. */
const seconds = {
  'page/page': 99,
  'page/report': 65,
}

function secondsOf(file) {
  const name = /test[\\/]([^.]+)\.test\.js$/.exec(file)?.[1].replaceAll('\\', '/')
  return seconds[name] ?? 0
}

export default {
  files: ['dist/test/**/*.test.js'],
  timeout: '5m',
  // Tests of one file share its process, with its folder and its streams, and the results that they read.
  serial: true,
  workerThreads: false,
  concurrency: 2,
  sortTestFiles: (a, b) => secondsOf(b) - secondsOf(a) || (a < b ? -1 : 1),
}
