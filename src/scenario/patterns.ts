/** Patterns: what the simulated case must show, as inequalities between outcomes. Read here, evaluated elsewhere. */
import { z } from 'zod'
import type { Fields } from '../model/declare.js'
import { worldFields } from '../model/world-fields.js'
import { checkValue, newIdFault, pathFault } from './assignment.js'
import { check } from './check.js'
import { sameKey } from './draft.js'
import { type Fault, inFileOrder, ScenarioFaults } from './errors.js'
import { limits } from './limits.js'
import { child, type Entry, faultAt, hasBroken, type Located, plain, quoteAt, shown } from './located.js'
import { spelledKey } from './measure-path.js'
import { suggestion } from './nearest.js'
import { textOf } from './overlay.js'
import { declaredAt, isPathFault, own, parsePath, pathOf } from './path.js'
import { readYaml } from './read.js'
import type { Plain, Text } from './scenario.js'
import { rootOf } from './schema.js'
import type { Source } from './sources.js'
import { label, line, prose } from './text-schema.js'
import { list } from './words.js'

export const patternKinds = ['built-in', 'calibrated', 'theory', 'study'] as const
/** Whether a pattern is a finding at all: built into the structure, calibrated to a figure, from theory or a study. */
export type PatternKind = (typeof patternKinds)[number]

export const relations = ['above', 'below', 'at-least', 'at-most'] as const
export type Relation = (typeof relations)[number]

const operations = ['difference', 'sum', 'product', 'ratio', 'min', 'max', 'log', 'abs'] as const
export type Operation = (typeof operations)[number]

/** How many operands each takes; without an entry, one or more. */
const operands: Partial<Record<Operation, number>> = { difference: 2, ratio: 2, log: 1, abs: 1 }

const summaries = ['mean', 'min', 'max', 'first', 'final'] as const
/** How the months of a term become one number: of each replicate. */
export type Summary =
  | (typeof summaries)[number]
  | { readonly 'first-month-above': number }
  | { readonly 'first-month-below': number }

/** An outcome of a scenario, over some months of each replicate. */
export interface Term {
  readonly scenario: string
  readonly outcome: string
  /** Absent: the whole world. */
  readonly scope?: string
  /** One month, or the first and the last; absent: the last month of the scenario. */
  readonly months?: number | readonly [number, number]
  readonly at?: Summary
  /** Values set in the scenario first, by path. */
  readonly set?: { readonly [path: string]: Plain }
  /** Mechanisms switched off. */
  readonly off?: readonly string[]
}

export type Expression =
  | number
  | Term
  | { readonly difference: readonly [Expression, Expression] }
  | { readonly ratio: readonly [Expression, Expression] }
  | { readonly sum: readonly Expression[] }
  | { readonly product: readonly Expression[] }
  | { readonly min: readonly Expression[] }
  | { readonly max: readonly Expression[] }
  | { readonly log: Expression }
  | { readonly abs: Expression }

/** `left` is compared with `right × times + by`, in each replicate under common luck. */
export interface Comparison {
  /** What is compared, in plain words. */
  readonly say?: Text
  readonly left: Expression
  readonly is: Relation
  readonly right: Expression
  readonly by?: number
  readonly times?: number
}

export interface Pattern {
  readonly id: string
  readonly title: Text
  readonly kind: PatternKind
  readonly source?: string
  readonly note?: string
  /** All must hold. */
  readonly holds: readonly Comparison[]
  /** In place of comparisons: what must be true of how the scenarios are made. */
  readonly structure?: Structure
}

export const structures = ['same-mechanisms'] as const
/** `same-mechanisms`: all scenarios of all cases run one set of mechanisms, but for those of their services. */
export type Structure = (typeof structures)[number]

/** What a scenario says against a term: which part of the term is meant, and what is wrong with it. */
export interface TermFault {
  readonly part: 'scenario' | 'outcome' | 'scope' | 'months' | 'set' | 'off'
  /** The path below `set` that is meant. */
  readonly key?: string
  readonly message: string
  readonly given?: string
  readonly hint?: string
}

export interface PatternOptions {
  /** Declarations that `set` and `off` are checked against; those of the model unless given. */
  readonly fields?: Fields
  /** Names of the outcomes that exist; not checked unless given. */
  readonly outcomes?: readonly string[]
  /** Holds a term that is sound in itself against its scenario. A Fault has a place of its own; a TermFault is given one. */
  readonly check?: (term: Term) => readonly (TermFault | Fault)[]
  /** Holds the terms of one comparison against each other: what is wrong with them together, if anything. */
  readonly together?: (terms: readonly Term[]) => { readonly message: string; readonly hint: string } | undefined
}

const must = (predicate: string) => ({ error: () => predicate })
const finite = z.number(must('must be a number'))
const month = z
  .number(must(`must be a month from 0 to ${limits.months}`))
  .int(must('must be a whole month'))
  .min(0, must('must be a month from 0'))
  .max(limits.months, must(`must be a month up to ${limits.months}`))
const scopePattern = /^(forum|agency|kind|country|tier):[a-z][a-z0-9-]*$|^pair:[a-z][a-z0-9-]*>[a-z][a-z0-9-]*$/

const comparisonSchema = z.strictObject({
  say: label('What is compared.').optional(),
  left: z.unknown().refine((v) => v !== undefined, must('is missing')),
  is: z.enum(relations, must(`must be ${list(relations)}`)),
  right: z.unknown().refine((v) => v !== undefined, must('is missing')),
  by: finite.optional(),
  times: finite.optional(),
})

const fileSchema = z.strictObject({
  'lintas-patterns': z.literal(1, must('must be 1, the format that this version reads')),
  patterns: z
    .record(
      z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/),
      z.strictObject(
        {
          title: label('What the pattern is.'),
          kind: z.enum(patternKinds, must(`must be ${list(patternKinds)}`)),
          source: line('Citation key of the source.').optional(),
          note: prose('A remark for readers.').optional(),
          holds: z
            .array(comparisonSchema, must('must be a list of comparisons'))
            .min(1, must('must hold at least one comparison'))
            .optional(),
          structure: z.enum(structures, must(`must be ${list(structures)}`)).optional(),
        },
        { error: (i) => (i.code === 'invalid_type' ? 'must be a map' : undefined) },
      ),
      { error: (i) => (i.code === 'invalid_type' ? 'must be a map of patterns' : undefined) },
    )
    // Of none, all would hold.
    .refine((map) => Object.keys(map).length > 0, must('must hold at least one pattern')),
})

const termSchema = z.strictObject({
  scenario: line('A scenario.'),
  outcome: line('An outcome.'),
  scope: z
    .string(must('must be text'))
    .regex(
      scopePattern,
      must('must look like forum:pilar, agency:bnpp, kind:public, country:id, tier:local or pair:a>b'),
    )
    .optional(),
  months: z
    .union([month, z.tuple([month, month], must('must be a month or [first, last]'))])
    .refine((m) => !Array.isArray(m) || m[0] <= m[1], must('must run from the earlier to the later month'))
    .optional(),
  at: z
    .union([
      z.enum(summaries, must(`must be ${list(summaries)}, or {first-month-above: x}`)),
      z.strictObject({ 'first-month-above': finite }),
      z.strictObject({ 'first-month-below': finite }),
    ])
    .optional(),
  set: z.record(z.string(), z.unknown(), must('must be a map from paths to values')).optional(),
  off: z.array(line('A mechanism.'), must('must be a list of mechanisms')).optional(),
})

/** Reads a file of patterns. Throws ScenarioFaults with all that is wrong in it. */
export function readPatterns(source: Source, options: PatternOptions = {}): Pattern[] {
  const reading = readYaml(source.file, source.text, 'the file is empty: patterns start with “lintas-patterns: 1”')
  const faults: Fault[] = [...reading.faults]
  const patterns: Pattern[] = []
  if (reading.root !== undefined) {
    const checked = check(fileSchema, reading.root)
    faults.push(...checked.faults)
    const reader = new PatternReader(options, faults)
    const map = child(checked.sound, 'patterns')
    if (map?.kind === 'map') for (const [id, entry] of map.entries) patterns.push(...reader.pattern(id, entry))
  }
  if (faults.length > 0) throw new ScenarioFaults(inFileOrder(faults))
  return patterns
}

class PatternReader {
  private readonly fields: Fields
  /** Terms read so far that are sound in themselves. */
  private readonly terms: Term[] = []

  constructor(
    private readonly options: PatternOptions,
    private readonly faults: Fault[],
  ) {
    this.fields = options.fields ?? worldFields
  }

  pattern(id: string, { key, node }: Entry): Pattern[] {
    const path = `patterns.${id}`
    const holds = child(node, 'holds')
    const structure = structures.find((s) => s === scalar(node, 'structure'))
    if (node.kind === 'map' && node.entries.has('holds') === node.entries.has('structure')) {
      const message = `${id} needs either holds or structure${holds === undefined ? '' : ', not both'}`
      const hint = 'holds: is a list of comparisons, {left: …, is: above, right: …}'
      this.faults.push(faultAt(key, path, message, holds === undefined ? { hint } : {}))
    }
    const comparisons =
      holds?.kind === 'list' ? holds.items.map((item, i) => this.comparison(item, `${path}.holds[${i}]`)) : []
    const title = textOf(child(node, 'title'))
    const kind = patternKinds.find((k) => k === scalar(node, 'kind'))
    if (title === undefined || kind === undefined) return []
    const source = scalar(node, 'source')
    const note = scalar(node, 'note')
    return [
      {
        id,
        title,
        kind,
        ...(typeof source === 'string' ? { source } : {}),
        ...(typeof note === 'string' ? { note } : {}),
        holds: comparisons.filter((c) => c !== undefined),
        ...(structure === undefined ? {} : { structure }),
      },
    ]
  }

  private comparison(node: Located, path: string): Comparison | undefined {
    const before = this.terms.length
    const left = this.expression(child(node, 'left'), `${path}.left`)
    const right = this.expression(child(node, 'right'), `${path}.right`)
    const is = relations.find((r) => r === scalar(node, 'is'))
    if (left === undefined || right === undefined || is === undefined) return undefined
    if (!readsRuns(left) && !readsRuns(right)) {
      const hint = 'one side at least has a term, {scenario: …, outcome: …}'
      this.faults.push(faultAt(node.place, path, 'a comparison of numbers alone says nothing of any run', { hint }))
      return undefined
    }
    const apart = this.options.together?.(this.terms.slice(before))
    if (apart) this.faults.push(faultAt(node.place, path, apart.message, { hint: apart.hint }))
    const say = textOf(child(node, 'say'))
    const by = scalar(node, 'by')
    const times = scalar(node, 'times')
    return {
      ...(say === undefined ? {} : { say }),
      left,
      is,
      right,
      ...(typeof by === 'number' ? { by } : {}),
      ...(typeof times === 'number' ? { times } : {}),
    }
  }

  private expression(node: Located | undefined, path: string): Expression | undefined {
    if (node === undefined || node.kind === 'broken') return undefined
    const wrong = (message: string, hint?: string) =>
      void this.faults.push(faultAt(node.place, path, message, { given: shown(plain(node)), hint }))
    if (node.kind === 'scalar' && typeof node.value === 'number') return node.value
    if (node.kind !== 'map')
      return wrong(
        `a side must be a number, a term or an expression (got ${shown(plain(node))})`,
        'a term is {scenario: …, outcome: …}',
      )
    if (node.entries.has('scenario') || node.entries.has('outcome')) return this.term(node, path)
    const keys = [...node.entries.keys()]
    const [key] = keys
    const op = operations.find((o) => o === key)
    if (op === undefined || keys.length !== 1) {
      const hint = key === undefined ? undefined : suggestion(key, [...operations, 'scenario', 'outcome'])
      return wrong(
        keys.length > 1
          ? `an expression has one operation (got ${keys.join(', ')})`
          : `unknown expression “${key ?? ''}”`,
        hint,
      )
    }
    const inner = child(node, op) as Located
    const items = inner.kind === 'list' ? inner.items : [inner]
    const count = operands[op]
    if (items.length === 0 || (count !== undefined && items.length !== count)) {
      return wrong(
        `${op} takes ${count === undefined ? 'one operand or more' : count === 1 ? 'one operand' : `${count} operands`} (got ${items.length})`,
      )
    }
    const of = items.map((item, i) =>
      this.expression(item, inner.kind === 'list' ? `${path}.${op}[${i}]` : `${path}.${op}`),
    )
    if (!of.every((e) => e !== undefined)) return undefined
    return { [op]: count === 1 ? of[0] : of } as unknown as Expression
  }

  private term(node: Located, path: string): Term | undefined {
    const before = this.faults.length
    const checked = check(termSchema, node, path)
    this.faults.push(...checked.faults)
    const sound = checked.sound
    const scenario = scalar(sound, 'scenario')
    const outcome = scalar(sound, 'outcome')
    if (typeof outcome === 'string' && this.options.outcomes && !this.options.outcomes.includes(outcome)) {
      this.faults.push(
        faultAt((child(sound, 'outcome') as Located).place, `${path}.outcome`, `there is no outcome “${outcome}”`, {
          given: outcome,
          hint: suggestion(outcome, this.options.outcomes),
        }),
      )
    }
    const set = this.set(child(sound, 'set'), `${path}.set`)
    const off = this.off(child(sound, 'off'), `${path}.off`)
    if (typeof scenario !== 'string' || typeof outcome !== 'string' || hasBroken(sound)) return undefined
    const scope = scalar(sound, 'scope')
    const months = child(sound, 'months')
    const at = child(sound, 'at')
    const term: Term = {
      scenario,
      outcome,
      ...(typeof scope === 'string' ? { scope } : {}),
      ...(months === undefined || months.kind === 'broken'
        ? {}
        : { months: plain(months) as number | [number, number] }),
      ...(at === undefined || at.kind === 'broken' ? {} : { at: plain(at) as Summary }),
      ...(Object.keys(set).length === 0 ? {} : { set }),
      ...(off.length === 0 ? {} : { off }),
    }
    if (this.faults.length === before)
      for (const fault of this.options.check?.(term) ?? []) this.faults.push(placed(fault, sound, path))
    if (this.faults.length === before) this.terms.push(term)
    return term
  }

  private set(node: Located | undefined, path: string): { readonly [path: string]: Plain } {
    const set: { [path: string]: Plain } = {}
    if (node?.kind !== 'map') return set
    const root = rootOf(this.fields)
    const said = new Map<string, string>()
    for (const [text, { key, node: value }] of node.entries) {
      const where = `${path}.${pathOf([text])}`
      const other = said.get(spelledKey(text))
      if (other !== undefined) this.faults.push(sameKey(key, where, other, text))
      said.set(spelledKey(text), text)
      const parsed = parsePath(text)
      const declared = isPathFault(parsed)
        ? parsed
        : parsed.segments[0]?.name === 'measures'
          ? undefined
          : declaredAt(root, parsed)
      if (declared === undefined) {
        // What it means depends on the scenario: checked when that is loaded.
        set[text] = plain(value) as Plain
        continue
      }
      const fault = isPathFault(declared)
        ? declared
        : isPathFault(parsed)
          ? undefined
          : newIdFault(declared.map, parsed)
      if (fault !== undefined || isPathFault(declared)) {
        if (fault) this.faults.push(pathFault(key.origin, key.start + quoteAt(key), text, fault, where))
        continue
      }
      const checked = checkValue(declared, value, where)
      this.faults.push(...checked.faults)
      if (checked.faults.length === 0 && value.kind !== 'broken') set[text] = plain(value) as Plain
    }
    return set
  }

  private off(node: Located | undefined, path: string): string[] {
    if (node?.kind !== 'list') return []
    const mechanisms = own(this.fields, 'mechanisms')
    const names = mechanisms?.type === 'group' ? Object.keys(mechanisms.fields) : []
    return node.items.flatMap((item, i) => {
      if (item.kind !== 'scalar' || typeof item.value !== 'string') return []
      if (names.includes(item.value)) return [item.value]
      this.faults.push(
        faultAt(item.place, `${path}[${i}]`, `there is no mechanism “${item.value}”`, {
          given: item.value,
          hint: suggestion(item.value, names),
        }),
      )
      return []
    })
  }
}

/** Whether an expression has a term in it. */
function readsRuns(expression: Expression): boolean {
  if (typeof expression === 'number') return false
  if ('scenario' in expression) return true
  return Object.values(expression)
    .flat()
    .some((inner) => readsRuns(inner as Expression))
}

/** A fault of a term at the part of it that is meant. */
function placed(fault: TermFault | Fault, term: Located, path: string): Fault {
  if ('file' in fault) return fault
  const { part, key, message } = fault
  const node = child(term, part)
  const entry = key !== undefined && node?.kind === 'map' ? node.entries.get(key) : undefined
  const at = key === undefined ? `${path}.${part}` : `${path}.${part}.${pathOf([key])}`
  return faultAt(entry?.key ?? node?.place ?? term.place, at, message, {
    ...(fault.given === undefined ? {} : { given: fault.given }),
    hint: fault.hint,
  })
}

function scalar(node: Located, key: string): unknown {
  const found = child(node, key)
  return found?.kind === 'scalar' ? found.value : undefined
}
