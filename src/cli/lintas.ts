/** Reads the command, runs it, and says what went wrong. */
import yargs, { type Argv } from 'yargs'
import { unfit } from '../scenario/characters.js'
import { quoted, shownName } from '../scenario/shell.js'
import { article, list } from '../scenario/words.js'
import { catalogue } from './catalogue.js'
import type { Command, Words } from './command.js'
import type { Declared } from './commands/completion.js'
import { examples } from './examples.js'
import { AllFaults, exit, type UsageFault, UsageFaults } from './faults.js'
import { didYouMean } from './near-word.js'
import { findPackage } from './package-info.js'
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
    const { candidates } = await import('./commands/completion.js')
    const asked = words.slice(2)
    for (const candidate of candidates(asked, names, await declaredBy(asked[0]), place)) writeOut(candidate)
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
      misread.push(...inWords(message ?? error.message, y, wanted))
    })

  for (const entry of catalogue) {
    if (entry.name === wanted) command = await entry.load()
    const chosen = entry.name === wanted ? command : undefined
    y.command(
      entry.usage,
      entry.summary,
      (inner) => {
        inner.usage(`lintas ${entry.usage} [options]\n\n${entry.summary}.`)
        if (chosen === undefined) return inner
        const declared = chosen.declare(inner)
        misread.push(...valuedSwitches(declared, read))
        return declared
      },
      async (argv) => {
        if (misread.length === 0) result = chosen ? await chosen.run(argv as Words, place, y) : result
        else {
          try {
            chosen?.check?.(argv as Words, place)
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

/** Switches are on or off: whatever else is given them would be taken for off without a word. */
function valuedSwitches(declared: Argv, words: readonly string[]): UsageFault[] {
  const { boolean } = (declared as unknown as { getOptions(): { boolean: string[] } }).getOptions()
  return words.flatMap((word): UsageFault[] => {
    const [, name = '', value = ''] = /^--([^=]+)=(.*)$/s.exec(word) ?? []
    if (!boolean.includes(name) || value === 'true' || value === 'false') return []
    return [
      { message: `--${name} takes no value (got ${value === '' ? 'nothing' : value})`, hint: `write --${name} alone` },
    ]
  })
}

/** The options of a command, as it declares them. */
async function declaredBy(name = ''): Promise<Declared> {
  const entry = catalogue.find((one) => one.name === name)
  const command = await entry?.load()
  let declared: Declared = { names: [], switches: new Set() }
  if (entry === undefined || command === undefined) return declared
  // A command can be declared only while its line is read.
  const declare = (inner: Argv) => {
    const { boolean } = (command.declare(inner) as unknown as { getOptions(): { boolean: string[] } }).getOptions()
    declared = { names: optionNames(inner, entry.usage), switches: new Set(boolean) }
    return inner
  }
  const quiet = yargs([name])
    .help(false)
    .version(false)
    .exitProcess(false)
    .fail(() => {})
  await quiet.command(name, '', declare, () => {}).parseAsync()
  return declared
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
function inWords(message: string, y: Argv, command = ''): UsageFault[] {
  const entry = catalogue.find(({ name }) => name === command)
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)
  if (unknown) {
    const known = optionNames(y, entry?.usage)
    return [...new Set((unknown[1] as string).split(', '))].map((word) => {
      if (!isFlag(word)) return { message: `“${word}” is one word too many`, hint: 'lintas <command> --help shows how' }
      const flags = known.map((name) => `--${name}`)
      return { message: `there is no option “--${word}”`, hint: didYouMean(`--${word}`, flags, 'the options are') }
    })
  }
  const valueless = /^Not enough arguments following: (.*)$/.exec(message)
  if (valueless) return [{ message: `--${valueless[1]} needs a value` }]
  const missing = /^Missing required arguments?: ([^\n]+)\n?(.*)$/s.exec(message)
  if (missing) {
    // What is missing of the words themselves is told by their number.
    const options = (missing[1] as string).split(', ').filter((name) => !plainWords(entry?.usage).has(name))
    const hint = missing[2]
    return options.map((name) => ({ message: `--${name} is needed`, ...(hint ? { hint } : {}) }))
  }
  const few = /^Not enough non-option arguments: got (\d+)/.exec(message)
  if (few && entry) {
    const needed = [...entry.usage.matchAll(/<([a-z]+)/g)].map((found) => found[1] as string)
    const lacking = needed.slice(Number(few[1])).map((name) => (name.endsWith('s') ? name : article(name)))
    const hint = entry.example === undefined ? `lintas ${command} --help shows how` : `for example ${entry.example}`
    return [{ message: `lintas ${command} needs ${lacking.join(' and ')}`, hint }]
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

/** Yargs takes these as options as well; they are written as plain words: `<results>`, `[scenario..]`. */
function plainWords(usage = ''): ReadonlySet<string> {
  return new Set([...usage.matchAll(/[<[]([a-z]+)/g)].map((found) => found[1] as string))
}

function optionNames(y: Argv, usage?: string): string[] {
  const { key } = (y as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions()
  const plain = plainWords(usage)
  return Object.keys(key).filter((name) => name.length > 1 && !plain.has(name))
}
