/** `lintas completion`: what could come next on the command line; the script itself is yargs’. */
import { fileSources } from '../../scenario/files.js'
import type { Command } from '../command.js'
import { examples } from '../examples.js'
import { exit } from '../faults.js'
import type { Place } from '../place.js'

const shared = [
  'seed',
  'replicates',
  'months',
  'set',
  'vary',
  'replicate',
  'trace',
  'record',
  'out',
  'force',
  'no-pictures',
  'json',
]
const flags: Readonly<Record<string, readonly string[]>> = {
  list: ['json'],
  describe: ['set', 'all', 'json'],
  run: shared,
  compare: shared,
  validate: ['seed', 'seeds', 'points', 'space-seeds', 'ablate', 'workers', 'out', 'force', 'no-pictures', 'json'],
  bundle: ['zip', 'out', 'without-program', 'force'],
  sensitivity: ['outcome', 'scenario', 'month', 'out', 'force', 'json'],
  discover: [
    ...['outcome', 'above', 'below', 'scenario', 'against', 'month', 'density', 'boxes'],
    ...['out', 'force', 'json'],
  ],
  query: ['csv', 'json'],
  calibrate: [
    'seed',
    'points',
    'space-seeds',
    'accept',
    'seeds',
    'alone',
    'workers',
    'out',
    'force',
    'no-pictures',
    'json',
  ],
  diff: ['exit-code', 'json'],
  verify: ['quick', 'sample', 'seed', 'pictures', 'json'],
  experiment: [
    ...['seed', 'replicates', 'workers', 'precision', 'most', 'out', 'csv', 'no-pictures', 'shard', 'scratch'],
    ...['engine', 'shards', 'time', 'mem', 'partition', 'account', 'module', 'node', 'dry-run', 'force', 'json'],
  ],
  schema: [],
  new: ['from'],
  completion: [],
}
const switches = new Set([
  '--quick',
  '--exit-code',
  '--pictures',
  '--no-pictures',
  '--trace',
  '--ablate',
  '--force',
  '--csv',
  '--alone',
  '--dry-run',
  '--json',
  '--all',
  '--help',
])
const namesScenarios = new Set(['describe', 'run', 'compare', 'diff', 'new'])

export const completionCommand: Command = {
  declare: (y) =>
    y
      .positional('shell', { choices: ['bash', 'zsh'], describe: 'Shell; that of the environment where not given' })
      .epilogue(
        examples([
          ['lintas completion bash >> ~/.bashrc', 'complete commands and scenario names in bash'],
          ['lintas completion zsh >> ~/.zshrc', 'the same in zsh'],
        ]),
      ),
  run: (_words, _place, y) => {
    y.showCompletionScript()
    return exit.done
  },
}

/**
 * The words that fit at the end of a command line whose words after `lintas` are these; the last is being typed.
 * `names` are those of the commands.
 */
export function candidates(words: readonly string[], names: readonly string[], place: Place): string[] {
  const [command = '', ...rest] = words
  if (rest.length === 0) return [...names]
  const current = rest.at(-1) ?? ''
  const before = rest.at(-2) ?? ''
  if (current.startsWith('-')) return [...(flags[command] ?? []), 'help'].map((name) => `--${name}`)
  if (before === '--record') return ['agency', 'pair', 'agency,pair', 'forum']
  if (before.startsWith('--') && !switches.has(before) && before !== '--from') return []
  if (command === 'validate') return casesOf(place)
  if (command === 'calibrate') return casesOf(place).filter((name) => name !== 'across')
  if (command === 'schema') return ['scenario', 'experiment']
  if (command === 'experiment') return experimentWords(rest, place)
  if (!namesScenarios.has(command)) return command === 'completion' ? ['bash', 'zsh'] : []
  return fileSources({ cwd: process.cwd(), packageRoot: place.root })
    .list()
    .map(({ name }) => name)
}

/** Actions, then the experiments that there are. */
function experimentWords(words: readonly string[], place: Place): string[] {
  if (words.length === 1) return ['plan', 'run', 'submit', 'status', 'merge']
  if (!['plan', 'run', 'submit'].includes(words[0] ?? '')) return []
  const { experiments } = fileSources({ cwd: process.cwd(), packageRoot: place.root })
  return experiments().map(({ name }) => name.replace(/(^|\/)experiments\//, '$1'))
}

/** Cases, and what is said across them. */
function casesOf(place: Place): string[] {
  const names = fileSources({ cwd: process.cwd(), packageRoot: place.root })
    .list()
    .flatMap(({ name }) => (name.includes('/') ? [name.split('/')[0] as string] : []))
  return [...new Set(names), 'across']
}
