/** `lintas completion`: what could come next on the command line; the script itself is yargs’. */
import { outcomes } from '../../model/outcomes.js'
import { languages } from '../../report/messages/index.js'
import { fileSources } from '../../scenario/files.js'
import type { Command } from '../command.js'
import { examples } from '../examples.js'
import { exit } from '../faults.js'
import type { PackageInfo } from '../package-info.js'

const namesScenarios = new Set(['describe', 'run', 'compare', 'explain', 'explore', 'diff', 'new'])

/** What the values of an option are, of whatever command. */
const values: Readonly<Record<string, (place: PackageInfo) => readonly string[]>> = {
  '--record': () => ['agency', 'pair', 'agency,pair', 'forum'],
  '--lang': () => languages,
  '--outcome': () => outcomes.map(({ name }) => name),
  '--from': scenarioNames,
  '--against': scenarioNames,
  '--scenario': scenarioNames,
}

/** The options that a command declares. */
export interface Declared {
  readonly names: readonly string[]
  /** Those that are followed by no value. */
  readonly switches: ReadonlySet<string>
}

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
 * `names` are those of the commands, `declared` the options of the one that is named.
 */
export function candidates(
  words: readonly string[],
  names: readonly string[],
  { names: options, switches }: Declared,
  place: PackageInfo,
): readonly string[] {
  const [command = '', ...rest] = words
  if (rest.length === 0) return [...names]
  const current = rest.at(-1) ?? ''
  const before = rest.at(-2) ?? ''
  if (current.startsWith('-')) return [...options, 'help'].map((name) => `--${name}`)
  if (before.startsWith('--') && !switches.has(before.slice(2))) return values[before]?.(place) ?? []
  if (command === 'validate') return casesOf(place)
  if (command === 'calibrate') return casesOf(place).filter((name) => name !== 'across')
  if (command === 'schema') return ['scenario', 'experiment']
  if (command === 'experiment') return experimentWords(rest, place)
  if (!namesScenarios.has(command)) return command === 'completion' ? ['bash', 'zsh'] : []
  return scenarioNames(place)
}

function scenarioNames({ root }: PackageInfo): string[] {
  return fileSources({ cwd: process.cwd(), packageRoot: root })
    .list()
    .map(({ name }) => name)
}

/** Actions, then the experiments that there are. */
function experimentWords(words: readonly string[], place: PackageInfo): string[] {
  if (words.length === 1) return ['plan', 'run', 'submit', 'status', 'merge']
  if (!['plan', 'run', 'submit'].includes(words[0] ?? '')) return []
  const { experiments } = fileSources({ cwd: process.cwd(), packageRoot: place.root })
  return experiments().map(({ name }) => name.replace(/(^|\/)experiments\//, '$1'))
}

/** Cases, and what is said across them. */
function casesOf(place: PackageInfo): string[] {
  const names = scenarioNames(place).flatMap((name) => (name.includes('/') ? [name.split('/')[0] as string] : []))
  return [...new Set(names), 'across']
}
