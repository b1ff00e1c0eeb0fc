/**
 * A plan: everything that a visitor has chosen about the two worlds that are compared. It is plain, so that it can be sent
 * to a worker, and it is spelled in the address of the page, so that it can be shared.
 */
import { seedFault } from '../scenario/characters.js'

/** What is done to a measure: taken out, moved to another month, or brought in from another scenario of the case. */
export interface MeasureChange {
  readonly off?: true
  readonly at?: number
  /** Name of the scenario that the measure comes from, where that is not the one the what-if starts from. */
  readonly from?: string
}

/** A number; or whether a switch is on, a channel is there. */
export type Setting = number | boolean

export interface Plan {
  /** The scenario that everything is compared with. */
  readonly baseline: string
  /** The scenario that the what-if starts from. */
  readonly start: string
  readonly measures: Readonly<Record<string, MeasureChange>>
  /** By path, in the grammar of `--set`; what a measure sets under `measures.formalise.set."forums.pilar.design.secretariat"`. */
  readonly values: Readonly<Record<string, Setting>>
  /** Whether the values above hold in the what-if alone, or in both worlds (as `--set` has it). */
  readonly reach: 'what-if' | 'both'
  readonly seed: string
  /** Whole number, 2 to 10,000. */
  readonly replicates: number
}

export const defaultReplicates = 300
export const mostReplicates = 10_000

export function planOf(baseline: string, start: string): Plan {
  return { baseline, start, measures: {}, values: {}, reach: 'what-if', seed: '1', replicates: defaultReplicates }
}

/** Whether the what-if is more than one of the scenarios as it stands. */
export function isChanged({ measures, values, reach }: Plan): boolean {
  const paths = Object.keys(values)
  return Object.keys(measures).length > 0 || (reach === 'what-if' ? paths.length > 0 : paths.some(isOfMeasure))
}

/** Whether a path is one of a measure’s numbers: those belong to the what-if, wherever the others hold. */
export function isOfMeasure(path: string): boolean {
  return path.startsWith('measures.')
}

/** Whether there is anything to compare. */
export function isComparison(plan: Plan): boolean {
  return plan.start !== plan.baseline || isChanged(plan)
}

/** The plan as the part of an address after #: short, readable, in one order. */
export function spelledPlan(plan: Plan): URLSearchParams {
  const words = new URLSearchParams()
  words.set('baseline', plan.baseline)
  words.set('start', plan.start)
  for (const [id, { off, at, from }] of sorted(plan.measures))
    words.append('measure', [id, off ? 'off' : (at ?? ''), from ?? ''].join(':').replace(/:+$/, ''))
  for (const [path, value] of sorted(plan.values)) words.append('set', `${path}=${value}`)
  if (plan.reach === 'both') words.set('reach', 'both')
  if (plan.seed !== '1') words.set('seed', plan.seed)
  if (plan.replicates !== defaultReplicates) words.set('replicates', String(plan.replicates))
  return words
}

/** Reads a plan back; what is missing or makes no sense is as in `otherwise`. */
export function readPlan(words: URLSearchParams, otherwise: Plan, knows: (scenario: string) => boolean): Plan {
  const scenario = (name: string, fallback: string) => {
    const given = words.get(name)
    return given !== null && knows(given) ? given : fallback
  }
  const measures: Record<string, MeasureChange> = {}
  for (const text of words.getAll('measure')) {
    const [id = '', what = '', from = ''] = text.split(':')
    if (!/^[a-z][a-z0-9-]*$/.test(id)) continue
    const month = /^\d{1,4}$/.test(what) ? Number(what) : undefined
    measures[id] = {
      ...(what === 'off' ? { off: true as const } : {}),
      ...(month === undefined ? {} : { at: month }),
      ...(from !== '' && knows(from) ? { from } : {}),
    }
  }
  const values: Record<string, Setting> = {}
  for (const text of words.getAll('set')) {
    const at = text.lastIndexOf('=')
    const value = text.slice(at + 1)
    const path = text.slice(0, at)
    if (at <= 0 || path.length > 300) continue
    if (value === 'true' || value === 'false') values[path] = value === 'true'
    else if (value.trim() !== '' && Number.isFinite(Number(value))) values[path] = Number(value)
  }
  const replicates = Number(words.get('replicates') ?? Number.NaN)
  const seed = words.get('seed') ?? otherwise.seed
  return {
    baseline: scenario('baseline', otherwise.baseline),
    start: scenario('start', otherwise.start),
    measures,
    values,
    reach: words.get('reach') === 'both' ? 'both' : 'what-if',
    seed: isSeed(seed) ? seed : otherwise.seed,
    replicates:
      Number.isInteger(replicates) && replicates >= 2 && replicates <= mostReplicates
        ? replicates
        : otherwise.replicates,
  }
}

/** Seeds are what the command line takes as one. */
export function isSeed(text: string): boolean {
  return seedFault(text) === undefined
}

function sorted<T>(entries: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
