/** Reads the command, runs it, and says what went wrong. */
import yargs from 'yargs'
import { unfit } from '../scenario/characters.js'
import { quoted, shownName } from '../scenario/shell.js'
import { article, list } from '../scenario/words.js'
import { catalogue } from './catalogue.js'
import { type Command, declareTo } from './command.js'
import { examples } from './examples.js'
import { AllFaults, exit, type UsageFault, UsageFaults } from './faults.js'
import { didYouMean } from './near-word.js'
import { nameOf } from './option.js'
import type { Words } from './option-reader.js'
import { findPackage, type PackageInfo } from './package-info.js'
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
  const place = findPackage()
  if (words[0] === '--get-yargs-completions') {
    const [asked = '', ...more] = words.slice(2)
    for (const candidate of more.length === 0 ? names : await completed(asked, more, place)) writeOut(candidate)
    return exit.done
  }
  const end = words.indexOf('--')
  const read = end < 0 ? words : words.slice(0, end)
  const wanted = read.find((word) => !word.startsWith('-'))
  refuseUnfit(words, wanted)
  if (wanted !== undefined) refuseUnknown(wanted)

  // Yargs learns from the environment which shell its script is for, as soon as it starts.
  const shell = wanted === 'completion' ? words[words.indexOf(wanted) + 1] : undefined
  if (shell === 'bash' || shell === 'zsh') {
    process.env.SHELL = `/bin/${shell}`
    delete process.env.ZSH_NAME
  }

  let command: Command | undefined
  let result: number = exit.done
  const misread: UsageFault[] = []
  for (const word of words.slice(read.length + 1))
    misread.push({ message: `“${word}” stands after “--”, where nothing is read`, hint: 'leave the “--” out' })
  let alsoWrong: unknown
  const y = yargs([...read])
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
      // Kept until the rest has been looked at: all is told at once.
      misread.push(...inWords(message ?? error.message, command, wanted))
    })

  for (const entry of catalogue) {
    if (entry.name === wanted) {
      command = await entry.load(plainIn(read).slice(1))
      misread.push(...valuedSwitches(command, read))
    }
    const chosen = entry.name === wanted ? command : undefined
    y.command(
      entry.usage,
      entry.summary,
      (inner) => {
        inner.usage(`lintas ${entry.usage} [options]\n\n${entry.summary}.`)
        return chosen === undefined ? inner : declareTo(inner, chosen)
      },
      async (argv) => {
        if (misread.length === 0) result = chosen ? await chosen.run(argv as Words, place, y) : result
        else {
          try {
            chosen?.check(argv as Words, place)
          } catch (error) {
            alsoWrong = error
          }
        }
      },
    )
  }
  if (read.length === 0 && misread.length === 0) {
    writeOut(await y.getHelp())
    return exit.done
  }
  await y.parseAsync()
  if (misread.length === 0) return result
  const wrong = new UsageFaults(misread)
  throw alsoWrong === undefined ? wrong : new AllFaults([wrong, alsoWrong])
}

/** The words that are no options, the command first. */
function plainIn(words: readonly string[]): string[] {
  return words.filter((word) => !word.startsWith('-'))
}

/** Switches are on or off: whatever else is given them would be taken for off without a word. */
function valuedSwitches({ takes }: Command, words: readonly string[]): UsageFault[] {
  const switches = new Set(['help', 'version'])
  for (const [key, { form }] of Object.entries(takes)) if (form === 'switch') switches.add(nameOf(key))
  return words.flatMap((word): UsageFault[] => {
    const [, name = '', value = ''] = /^--([^=]+)=(.*)$/s.exec(word) ?? []
    if (!switches.has(name) || value === 'true' || value === 'false') return []
    return [
      { message: `--${name} takes no value (got ${value === '' ? 'nothing' : value})`, hint: `write --${name} alone` },
    ]
  })
}

/** What could come next of the words of a command, the last of which is being typed. */
async function completed(name: string, words: readonly string[], place: PackageInfo): Promise<readonly string[]> {
  const command = await catalogue.find((entry) => entry.name === name)?.load(plainIn(words.slice(0, -1)))
  if (command === undefined) return []
  const { candidates } = await import('./commands/completion.js')
  return candidates(words, command, place)
}

/**
 * Names, seeds and paths are of one line and can be seen; only values that are set, and queries, may have several lines. One
 * hyphen begins nothing but -h.
 */
function refuseUnfit(words: readonly string[], wanted: string | undefined): void {
  const faults = words.flatMap((word, at): UsageFault[] => {
    const several = wanted === 'query' || /^--(set|vary)(=|$)/.test(word) || /^--(set|vary)$/.test(words[at - 1] ?? '')
    const odd = unfit(word, several ? 'lines' : 'line')
    if (odd) return [{ message: `the word “${word}” holds ${odd.what}`, hint: 'take it out' }]
    // Letter by letter, as such words are usually read, they would ask for help and the like.
    if (!/^-[^-\d]/.test(word) || word === '-h') return []
    const hint = `a name that begins with a hyphen is written ${shownName(word)}, a value ${quoted(`--option=${word}`)}`
    return [{ message: `there is no option “${word}”`, hint }]
  })
  if (faults.length > 0) throw new UsageFaults(faults)
}

function refuseUnknown(wanted: string): void {
  if (names.includes(wanted)) return
  throw new UsageFaults([
    { message: `there is no command “${wanted}”`, hint: didYouMean(wanted, names, 'the commands are') },
  ])
}

/** What yargs found wrong, in our words. */
function inWords(message: string, command: Command | undefined, name = ''): UsageFault[] {
  const entry = catalogue.find((one) => one.name === name)
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)
  if (unknown) {
    return [...new Set((unknown[1] as string).split(', '))].map((word) => {
      if (!isFlag(word)) return { message: `“${word}” is one word too many`, hint: 'lintas <command> --help shows how' }
      const flags = ['--version', '--help', ...optionNames(command)]
      return { message: `there is no option “--${word}”`, hint: didYouMean(`--${word}`, flags, 'the options are') }
    })
  }
  const valueless = /^Not enough arguments following: (.*)$/.exec(message)
  if (valueless) return [{ message: `--${valueless[1]} needs a value` }]
  // An option that is needed is told where options are read, and a word by its number.
  if (message.startsWith('Missing required argument')) return []
  const few = /^Not enough non-option arguments: got (\d+)/.exec(message)
  if (few && entry) {
    const needed = [...entry.usage.matchAll(/<([a-z]+)/g)].map((found) => found[1] as string)
    const lacking = needed.slice(Number(few[1])).map((name) => (name.endsWith('s') ? name : article(name)))
    const hint = entry.example === undefined ? `lintas ${name} --help shows how` : `for example ${entry.example}`
    return [{ message: `lintas ${name} needs ${lacking.join(' and ')}`, hint }]
  }
  const choice = /Argument: (\S+), Given: "(.*)", Choices: (.*)$/s.exec(message)
  if (choice) {
    const choices = [...(choice[3] as string).matchAll(/"([^"]*)"/g)].map((found) => found[1] as string)
    return [{ message: `the ${choice[1]} must be ${list(choices)} (got ${choice[2]})` }]
  }
  return [{ message: message.charAt(0).toLowerCase() + message.slice(1) }]
}

/** Whether a word that yargs names was written as an option. */
function isFlag(word: string): boolean {
  return process.argv.some((given) => given === `--${word}` || given.startsWith(`--${word}=`) || given === `-${word}`)
}

function optionNames(command: Command | undefined): string[] {
  return Object.entries(command?.takes ?? {}).flatMap(([key, { isWord }]) => (isWord ? [] : [`--${nameOf(key)}`]))
}
