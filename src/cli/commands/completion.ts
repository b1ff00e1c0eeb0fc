/** `lintas completion`: what could come next on the command line; the script itself is yargs’. */
import { type Command, command } from '../command.js'
import { exit } from '../faults.js'
import { valuesOf } from '../given.js'
import { nameOf, type Option, word } from '../option.js'
import type { PackageInfo } from '../package-info.js'

export const completionCommand = command({
  takes: { shell: word('Shell; that of the environment where not given', { choices: ['bash', 'zsh'] }) },
  examples: [
    ['lintas completion bash >> ~/.bashrc', 'complete commands and scenario names in bash'],
    ['lintas completion zsh >> ~/.zshrc', 'the same in zsh'],
  ],
  read: valuesOf,
  run: (_, _place, y) => {
    y.showCompletionScript()
    return exit.done
  },
})

/**
 * The words that fit at the end of a command line whose words after the command are these; the last is being typed. What
 * they are follows from what the command declares.
 */
export function candidates(words: readonly string[], { takes }: Command, place: PackageInfo): readonly string[] {
  const entries = Object.entries(takes)
  const options = new Map(entries.filter(([, o]) => !o.isWord).map(([key, o]) => [`--${nameOf(key)}`, o]))
  if (words.at(-1)?.startsWith('-')) return [...options.keys(), '--help']
  const isValue = (at: number) => {
    const before = options.get(words[at - 1] ?? '')
    return before !== undefined && before.form !== 'switch'
  }
  const last = words.length - 1
  if (isValue(last)) return options.get(words[last - 1] ?? '')?.values?.(place) ?? []
  const plain = words.filter((given, at) => at < last && !given.startsWith('-') && !isValue(at)).length
  const places = entries.flatMap(([, o]): Option[] => (o.isWord ? [o] : []))
  const taken = places[plain] ?? places.at(-1)
  return taken?.choices ?? taken?.values?.(place) ?? []
}
