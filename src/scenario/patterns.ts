/** Reads files of patterns, and checks them: all that is wrong, each at its place. */
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
import { declaredAt, isPathFault, own, parsePath, pathOf } from './path.js'
import {
  type Comparison,
  type Expression,
  forms,
  operated,
  operations,
  type Pattern,
  patternKinds,
  relations,
  structures,
  summaries,
  type Term,
  termsIn,
} from './pattern.js'
import { readYaml } from './read.js'
import { rootOf } from './schema.js'
import type { Source } from './sources.js'
import { label, line, prose } from './text-schema.js'
import { list } from './words.js'

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
    const { value, ...checked } = check(fileSchema, reading.root)
    faults.push(...checked.faults)
    const reader = new PatternReader(options, faults)
    const map = child(checked.sound, 'patterns')
    if (map?.kind === 'map')
      for (const [id, entry] of map.entries) {
        const sides = reader.sides(id, entry)
        const written = value && own(value.patterns, id)
        const holds = (written?.holds ?? []).flatMap((one, at) => (sides[at] ? [{ ...one, ...sides[at] }] : []))
        if (written) patterns.push({ id, ...written, holds })
      }
  }
  if (faults.length > 0) throw new ScenarioFaults(inFileOrder(faults))
  return patterns
}

type Sides = Pick<Comparison, 'left' | 'right'>

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

  /** What the comparisons of a pattern compare; of those that are at fault, undefined. */
  sides(id: string, { key, node }: Entry): readonly (Sides | undefined)[] {
    const path = `patterns.${id}`
    const holds = child(node, 'holds')
    if (node.kind === 'map' && node.entries.has('holds') === node.entries.has('structure')) {
      const message = `${id} needs either holds or structure${holds === undefined ? '' : ', not both'}`
      const hint = 'holds: is a list of comparisons, {left: …, is: above, right: …}'
      this.faults.push(faultAt(key, path, message, holds === undefined ? { hint } : {}))
    }
    return holds?.kind === 'list' ? holds.items.map((item, i) => this.comparison(item, `${path}.holds[${i}]`)) : []
  }

  private comparison(node: Located, path: string): Sides | undefined {
    const before = this.terms.length
    const left = this.expression(child(node, 'left'), `${path}.left`)
    const right = this.expression(child(node, 'right'), `${path}.right`)
    if (left === undefined || right === undefined) return undefined
    if (termsIn(left).length + termsIn(right).length === 0) {
      const hint = 'one side at least has a term, {scenario: …, outcome: …}'
      this.faults.push(faultAt(node.place, path, 'a comparison of numbers alone says nothing of any run', { hint }))
      return undefined
    }
    const apart = this.options.together?.(this.terms.slice(before))
    if (apart) this.faults.push(faultAt(node.place, path, apart.message, { hint: apart.hint }))
    return { left, right }
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
    const operation = operations.find((o) => o === key)
    if (operation === undefined || keys.length !== 1) {
      const hint = key === undefined ? undefined : suggestion(key, [...operations, 'scenario', 'outcome'])
      return wrong(
        keys.length > 1
          ? `an expression has one operation (got ${keys.join(', ')})`
          : `unknown expression “${key ?? ''}”`,
        hint,
      )
    }
    const inner = child(node, operation) as Located
    const items = inner.kind === 'list' ? inner.items : [inner]
    const { takes } = forms[operation]
    if (items.length === 0 || (takes !== undefined && items.length !== takes)) {
      const count = takes === undefined ? 'one operand or more' : takes === 1 ? 'one operand' : `${takes} operands`
      return wrong(`${operation} takes ${count} (got ${items.length})`)
    }
    const of = items.map((item, i) =>
      this.expression(item, inner.kind === 'list' ? `${path}.${operation}[${i}]` : `${path}.${operation}`),
    )
    return of.every((e) => e !== undefined) ? operated(operation, of) : undefined
  }

  private term(node: Located, path: string): Term | undefined {
    const before = this.faults.length
    const { sound, value, faults } = check(termSchema, node, path)
    this.faults.push(...faults)
    const named = child(sound, 'outcome')
    const known = this.options.outcomes
    if (named?.kind === 'scalar' && known && !known.includes(String(named.value))) {
      const given = String(named.value)
      const hint = suggestion(given, known)
      this.faults.push(faultAt(named.place, `${path}.outcome`, `there is no outcome “${given}”`, { given, hint }))
    }
    this.checkSet(child(sound, 'set'), `${path}.set`)
    this.checkOff(child(sound, 'off'), `${path}.off`)
    if (value === undefined || hasBroken(sound)) return undefined
    const { set = {}, off = [], ...read } = value
    const term: Term = {
      ...read,
      ...(Object.keys(set).length === 0 ? {} : { set }),
      ...(off.length === 0 ? {} : { off }),
    }
    if (this.faults.length === before)
      for (const fault of this.options.check?.(term) ?? []) this.faults.push(placed(fault, sound, path))
    if (this.faults.length === before) this.terms.push(term)
    return term
  }

  private checkSet(node: Located | undefined, path: string): void {
    if (node?.kind !== 'map') return
    const root = rootOf(this.fields)
    const said = new Map<string, string>()
    for (const [text, { key, node: value }] of node.entries) {
      const where = `${path}.${pathOf([text])}`
      const other = said.get(spelledKey(text))
      if (other !== undefined) this.faults.push(sameKey(key, where, other, text))
      said.set(spelledKey(text), text)
      const parsed = parsePath(text)
      // What a measure means depends on the scenario: checked when that is loaded.
      if (!isPathFault(parsed) && parsed.segments[0]?.name === 'measures') continue
      const declared = isPathFault(parsed) ? parsed : declaredAt(root, parsed)
      const fault = isPathFault(declared)
        ? declared
        : isPathFault(parsed)
          ? undefined
          : newIdFault(declared.map, parsed)
      if (fault) this.faults.push(pathFault(key.origin, key.start + quoteAt(key), text, fault, where))
      else if (!isPathFault(declared)) this.faults.push(...checkValue(declared, value, where).faults)
    }
  }

  private checkOff(node: Located | undefined, path: string): void {
    if (node?.kind !== 'list') return
    const mechanisms = own(this.fields, 'mechanisms')
    const names = mechanisms?.type === 'group' ? Object.keys(mechanisms.fields) : []
    node.items.forEach((item, i) => {
      if (item.kind !== 'scalar' || typeof item.value !== 'string' || names.includes(item.value)) return
      this.faults.push(
        faultAt(item.place, `${path}[${i}]`, `there is no mechanism “${item.value}”`, {
          given: item.value,
          hint: suggestion(item.value, names),
        }),
      )
    })
  }
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
