/**
 * The layers of the project: imports point one way, and what runs in a browser imports nothing of Node's.
 * Each room lists the rooms of ours that it may import, besides itself.
 */
const rooms = {
  random: [],
  model: ['random'],
  scenario: ['model', 'random'],
  analysis: ['scenario', 'model', 'random'],
  provenance: ['scenario', 'model', 'random'],
  disk: [],
  experiment: ['disk', 'provenance', 'scenario', 'analysis', 'model', 'random'],
  report: ['disk', 'experiment', 'provenance', 'scenario', 'analysis', 'model', 'random'],
  page: ['report', 'experiment', 'provenance', 'scenario', 'analysis', 'model', 'random'],
}

const browserSafe =
  '^src/(random|model|analysis)/|^src/scenario/(?!files\\.ts)|^src/report/(csv|conditions|digits|markdown|words)\\.ts'

const layers = Object.entries(rooms).map(([room, below]) => ({
  name: `layer-${room}`,
  comment: `${room} may import ${below.length > 0 ? below.join(', ') : 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...below].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'report-types-only',
      comment: 'report shows what experiment found; it never runs one, so it may import types only',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/experiment/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-safe-no-node',
      comment: 'random, model, scenario (but for files.ts), analysis and the CSV writer run in a browser unchanged',
      severity: 'error',
      from: { path: browserSafe },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-safe-stays-so',
      comment: 'what runs in a browser may not import what does not',
      severity: 'error',
      from: { path: browserSafe },
      to: { path: '^src/', pathNot: browserSafe },
    },
    {
      name: 'page-in-a-browser',
      comment: 'the page runs in a browser; that all it imports does too is seen when it is bundled',
      severity: 'error',
      from: { path: '^src/page/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-provenance',
      comment: 'fingerprints and manifests are computed in a browser too; only environment.ts may look at the machine',
      severity: 'error',
      from: { path: '^src/provenance/', pathNot: '/environment\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-src',
      comment: 'the program does not import its tests or benchmarks',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|dist|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'modules do not import each other in a ring, not even for their types',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'only-what-is-shipped',
      comment: 'the program imports only what package.json lists under dependencies; DuckDB is an optional peer',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: 'node_modules/(@types|@duckdb/node-api)/',
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
