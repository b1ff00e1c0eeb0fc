/** Reads the command, runs it, and says what went wrong. */
import yargs, { type Argv } from 'yargs'
import { catalogue } from './catalogue.js'
import type { Command, Words } from './command.js'
import { examples } from './examples.js'
import { exit, UsageFaults } from './faults.js'
import { didYouMean } from './near-word.js'
import { findPlace } from './place.js'
import { writeOut } from './terminal.js'

const columns = 80
const names = catalogue.map((entry) => entry.name)

/** Runs one command line (without `node` and the script) and gives its exit code. */
export async function lintas(words: readonly string[]): Promise<number> {
  try {
    return await dispatch(words)
  } catch (error) {
    const { sayFailure } = await import('./failure.js')
    return sayFailure(error)
  }
}

async function dispatch(words: readonly string[]): Promise<number> {
  const place = findPlace()
  if (words[0] === '--get-yargs-completions') {
    const { candidates } = await import('./commands/completion.js')
    for (const candidate of candidates(words.slice(2), names, place)) writeOut(candidate)
    return exit.done
  }
  const wanted = words.find((word) => !word.startsWith('-'))
  if (wanted !== undefined) refuseUnknown(wanted)

  // Yargs learns from the environment which shell its script is for, as soon as it starts.
  const shell = wanted === 'completion' ? words[words.indexOf(wanted) + 1] : undefined
  if (shell === 'bash' || shell === 'zsh') {
    process.env.SHELL = `/bin/${shell}`
    delete process.env.ZSH_NAME
  }

  let command: Command | undefined
  let result: number = exit.done
  const y = yargs([...words])
    .scriptName('lintas')
    .usage('Simulate cross-border collaboration: agencies, forums, what-ifs.\n\nlintas <command> [options]')
    .locale('en')
    .wrap(columns)
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .version(place.version)
    .help()
    .alias('help', 'h')
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
      'boolean-negation': false,
    })
    .epilogue(
      examples([
        ['lintas list', 'see which scenarios there are'],
        ['lintas run entikong/baseline', 'draw the curves of one of them'],
        ['lintas compare entikong/baseline entikong/formalised', 'see what a reform changes'],
        ['lintas run --help', 'learn more of a command'],
      ]),
    )
    .fail((message, error) => {
      if (error !== undefined && error !== null && error.name !== 'YError') throw error
      throw new UsageFaults(inWords(message ?? error.message, y))
    })

  for (const entry of catalogue) {
    if (entry.name === wanted) command = await entry.load()
    const chosen = entry.name === wanted ? command : undefined
    y.command(
      entry.usage,
      entry.summary,
      (inner) => {
        inner.usage(`lintas ${entry.usage} [options]\n\n${entry.summary}.`)
        return chosen ? chosen.declare(inner) : inner
      },
      async (argv) => {
        if (chosen) result = await chosen.run(argv as Words, place, y)
      },
    )
  }
  if (words.length === 0) {
    writeOut(await y.getHelp())
    return exit.done
  }
  await y.parseAsync()
  return result
}

function refuseUnknown(wanted: string): void {
  if (names.includes(wanted)) return
  throw new UsageFaults([
    { message: `there is no command “${wanted}”`, hint: didYouMean(wanted, names, 'the commands are') },
  ])
}

/** What yargs found wrong, in our words. */
function inWords(message: string, y: Argv): { message: string; hint?: string }[] {
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)
  if (unknown) {
    const known = optionNames(y)
    return [...new Set((unknown[1] as string).split(', '))].map((word) => {
      if (!isFlag(word)) return { message: `“${word}” is one word too many`, hint: 'lintas <command> --help shows how' }
      const flags = known.map((name) => `--${name}`)
      return { message: `there is no option “--${word}”`, hint: didYouMean(`--${word}`, flags, 'the options are') }
    })
  }
  const valueless = /^Not enough arguments following: (.*)$/.exec(message)
  if (valueless) return [{ message: `--${valueless[1]} needs a value` }]
  const missing = /^Missing required argument: (\S+)\n?(.*)$/s.exec(message)
  if (missing) return [{ message: `--${missing[1]} is needed`, ...(missing[2] ? { hint: missing[2] } : {}) }]
  if (/^Not enough non-option arguments/.test(message)) {
    return [{ message: 'the command needs more words', hint: 'lintas <command> --help shows which' }]
  }
  return [{ message: message.charAt(0).toLowerCase() + message.slice(1) }]
}

/** Whether a word that yargs names was written as an option. */
function isFlag(word: string): boolean {
  return process.argv.some((given) => given === `--${word}` || given.startsWith(`--${word}=`) || given === `-${word}`)
}

/** Yargs takes these as options as well; they are written as plain words. */
const positionals = new Set(['case', 'scenario', 'baseline', 'variant', 'name', 'shell'])

function optionNames(y: Argv): string[] {
  const { key } = (y as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions()
  return Object.keys(key).filter((name) => name.length > 1 && !positionals.has(name))
}
