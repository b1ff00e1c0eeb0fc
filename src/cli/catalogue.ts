/** The commands, as `lintas --help` lists them. A command’s own module is loaded only when it is asked for. */
import { ManifestFault } from '../provenance/manifest.js'
import type { Command, Remake } from './command.js'

export interface Entry {
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** Shown where a word is missing. */
  readonly example?: string
  /** What it takes and does may depend on its first words. */
  readonly load: (words: readonly string[]) => Promise<Command>
}

export const catalogue: readonly Entry[] = [
  {
    name: 'list',
    usage: 'list',
    summary: 'List the scenarios and experiments that can be named',
    load: async () => (await import('./commands/list.js')).listCommand,
  },
  {
    name: 'describe',
    usage: 'describe <scenario>',
    example: 'lintas describe entikong/baseline',
    summary: 'Say who takes part, what changes, and what the numbers rest on',
    load: async () => (await import('./commands/describe.js')).describeCommand,
  },
  {
    name: 'run',
    usage: 'run <scenario>',
    example: 'lintas run entikong/baseline',
    summary: 'Run one scenario many times and write its outcome curves',
    load: async () => (await import('./commands/run.js')).runCommand,
  },
  {
    name: 'compare',
    usage: 'compare <baseline> <variant..>',
    example: 'lintas compare entikong/baseline entikong/formalised',
    summary: 'Compare variants with a baseline under the same luck',
    load: async () => (await import('./commands/compare.js')).compareCommand,
  },
  {
    name: 'explain',
    usage: 'explain <scenario>',
    example: 'lintas explain entikong/baseline',
    summary: 'Say which mechanisms moved an outcome, and what parts two scenarios',
    load: async () => (await import('./commands/explain.js')).explainCommand,
  },
  {
    name: 'explore',
    usage: 'explore [scenario..]',
    summary: 'Write a page on which to try what-ifs in a browser',
    load: async () => (await import('./commands/explore.js')).exploreCommand,
  },
  {
    name: 'report',
    usage: 'report <results>',
    example: 'lintas report outputs/entikong-compare',
    summary: 'Write a result as one page to be read and printed',
    load: async () => (await import('./commands/report.js')).reportCommand,
  },
  {
    name: 'validate',
    usage: 'validate [case..]',
    summary: 'Test whether each case behaves as its study found, and how firmly',
    load: async () => (await import('./commands/validate.js')).validateCommand,
  },
  {
    name: 'bundle',
    usage: 'bundle <result>',
    example: 'lintas bundle outputs/entikong-compare --zip',
    summary: 'Put a result together with all that it takes to publish and verify it',
    load: async () => (await import('./commands/bundle.js')).bundleCommand(remake),
  },
  {
    name: 'diff',
    usage: 'diff <scenario> <other>',
    example: 'lintas diff entikong/baseline entikong/formalised',
    summary: 'Say what parts two scenarios: which values, whose, from what to what',
    load: async () => (await import('./commands/diff.js')).diffCommand,
  },
  {
    name: 'verify',
    usage: 'verify <result>',
    example: 'lintas verify outputs/entikong-compare',
    summary: 'Say whether a result is what its command gives, to the last bit',
    load: async () => (await import('./commands/verify.js')).verifyCommand(remake),
  },
  {
    name: 'experiment',
    usage: 'experiment <action> [file]',
    example: 'lintas experiment run entikong/leadership',
    summary: 'Plan and run an experiment: thousands of runs, resumed, summarised',
    load: async (words) => (await import('./commands/experiment.js')).experimentCommand(words),
  },
  {
    name: 'sensitivity',
    usage: 'sensitivity <results>',
    example: 'lintas sensitivity outputs/ttu-drivers',
    summary: 'Say which factors of an experiment drive its outcomes, and what is luck',
    load: async () => (await import('./commands/sensitivity.js')).sensitivityCommand,
  },
  {
    name: 'discover',
    usage: 'discover <results>',
    example: 'lintas discover outputs/belu-assumptions --outcome trust --above 0.4 --scenario belu/tandem',
    summary: 'Find the conditions under which an outcome of interest comes about',
    load: async () => (await import('./commands/discover.js')).discoverCommand,
  },
  {
    name: 'query',
    usage: 'query <results> <query>',
    example: 'lintas query outputs/entikong-leadership "select count(*) from runs"',
    summary: 'Ask the runs and curves of an experiment in SQL',
    load: async () => (await import('./commands/query.js')).queryCommand,
  },
  {
    name: 'calibrate',
    usage: 'calibrate <case>',
    example: 'lintas calibrate entikong',
    summary: 'Find the values that make a case behave as its study found',
    load: async () => (await import('./commands/calibrate.js')).calibrateCommand,
  },
  {
    name: 'schema',
    usage: 'schema [format]',
    summary: 'Print the JSON Schema of scenario or experiment files, for editors',
    load: async () => (await import('./commands/schema.js')).schemaCommand,
  },
  {
    name: 'new',
    usage: 'new <name>',
    example: 'lintas new mine --from entikong/baseline',
    summary: 'Start a scenario of your own from an existing one',
    load: async () => (await import('./commands/new.js')).newCommand,
  },
  {
    name: 'completion',
    usage: 'completion [shell]',
    summary: 'Print a script that completes commands in bash or zsh',
    load: async () => (await import('./commands/completion.js')).completionCommand,
  },
]

/** Makes a result again by the command of its manifest. Throws a ManifestFault where this version knows none that could. */
export const remake: Remake = async (manifest, remaking) => {
  const command = await catalogue.find(({ name }) => name === manifest.verb)?.load(['run'])
  if (command?.remake === undefined)
    throw new ManifestFault(`this version cannot make the results of “${manifest.verb}” again`)
  await command.remake(manifest, remaking)
}
