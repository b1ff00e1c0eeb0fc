/** Options of the library, held against what each function knows: all that is wrong is told at once, as on the command line. */
import { seedFault, unfitLine } from '../scenario/characters.js'
import { mostReplicates } from '../scenario/experiment-schema.js'
import { limits } from '../scenario/limits.js'
import { suggestion } from '../scenario/nearest.js'

/** All that is wrong with the options of a call, a line each. */
export class OptionFaults extends RangeError {
  override readonly name = 'OptionFaults'
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'))
  }
}

/** What is wrong with a value that is given, as “must …”; nothing where it is right. */
type Check = (value: unknown) => string | readonly string[] | undefined
type Checks = Readonly<Record<string, Check>>

/** Throws OptionFaults for options that a function does not know, and for values that are none. */
export function checkOptions(name: string, options: unknown, checks: Checks): void {
  const faults = faultsOf(name, options, checks)
  if (faults.length > 0) throw new OptionFaults(faults)
}

function faultsOf(name: string, options: unknown, checks: Checks, where = ''): string[] {
  if (options === undefined) return []
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    return [`${name}: ${where === '' ? 'options' : where} must be an object (got ${shown(options)})`]
  return Object.entries(options).flatMap(([key, value]): string[] => {
    const path = where === '' ? key : `${where}.${key}`
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined
    if (check === undefined) {
      const hint = suggestion(key, Object.keys(checks), 'the options are')
      return [`${name}: there is no option “${path}”${hint === undefined ? '' : `; ${hint}`}`]
    }
    // What is not given is as it usually is.
    const found = value === undefined ? undefined : check(value)
    if (found === undefined) return []
    return typeof found === 'string' ? [`${name}: ${path} ${found} (got ${shown(value)})`] : [...found]
  })
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : String(value)
}

const wholeFrom =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `must be a whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}`

const text: Check = (value) => {
  if (typeof value !== 'string') return 'must be text'
  return value === '' ? 'must not be empty' : unfitLine(value)
}

const texts: Check = (value) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? undefined : 'must be a list of texts'

const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false')

export const record = { agency: flag, pair: flag, forum: flag }

/** The checks that functions share, by option. */
export const known = {
  seed: (value: unknown) => (typeof value === 'string' ? seedFault(value) : 'must be text'),
  replicate: wholeFrom(0, mostReplicates - 1),
  replicates: wholeFrom(1, mostReplicates),
  months: wholeFrom(1, limits.months),
  record: (value: unknown) => faultsOf('record', value, record),
  minutes: flag,
  onProgress: (value: unknown) => (typeof value === 'function' ? undefined : 'must be a function'),
  signal: (value: unknown) => (value instanceof AbortSignal ? undefined : 'must be an AbortSignal'),
  outcome: text,
  scope: (value: unknown) => (value === '' ? undefined : text(value)),
  cwd: text,
  set: texts,
  vary: texts,
  texts: (value: unknown) =>
    typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')
      ? undefined
      : 'must be texts by name',
} satisfies Checks

/** Throws OptionFaults where an argument is not what the function works on, such as a name in place of a scenario. */
export function checkScenario(name: string, ...given: readonly unknown[]): void {
  const wrong = given.filter((one) => typeof one !== 'object' || one === null || !('input' in one) || !('spec' in one))
  if (wrong.length > 0)
    throw new OptionFaults(wrong.map((one) => `${name} needs a scenario, as loadScenario gives it (got ${shown(one)})`))
}

/** Throws OptionFaults for what is no list of names. */
export function checkReferences(name: string, references: unknown): void {
  const fault = texts(references)
  if (fault) throw new OptionFaults([`${name}: the scenarios ${fault} (got ${shown(references)})`])
}
