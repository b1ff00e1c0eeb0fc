import { assembleScenarios } from '../../src/scenario/assemble.js'
import { type Fault, ScenarioFaults } from '../../src/scenario/errors.js'
import { memorySources } from '../../src/scenario/memory.js'
import type { LoadOptions, Scenario } from '../../src/scenario/scenario.js'
import { doubleFields } from './double.js'

export const base = `lintas: 1
title: {en: Base, id: Dasar}
months: 24
issues: {fees: {name: Fees}}
agencies:
  bnpp: {name: {id: BNPP, en: Border agency}, ego: {value: .4, range: [.2, .6], tag: assumed, note: coded from words}, tag: study, source: entikong-cbm}
  customs: {kind: public, interests: {fees: .3}, ego: {value: .3, tag: study, source: entikong-cbm}}
  trader: {kind: private, country: my}
forums:
  pilar: {chair: bnpp, members: {bnpp: {}, customs: {joined: 3}, trader: {}}, channels: {face-to-face: {every: 3}, messaging: {tag: study}}}
mechanisms: {turnover: {off: true, loss: .7}}
`

export function load(texts: Record<string, string>, references: string[], options: LoadOptions = {}): Scenario[] {
  return assembleScenarios(doubleFields, references, memorySources(texts), options)
}
export function one(text: string, options: LoadOptions = {}, more: Record<string, string> = {}): Scenario {
  return load({ it: text, base, ...more }, ['it'], options)[0] as Scenario
}
export function faults(run: () => unknown): readonly Fault[] {
  try {
    run()
    return []
  } catch (error) {
    if (error instanceof ScenarioFaults) return error.faults
    throw error
  }
}
export const said = (run: () => unknown) => faults(run).map((f) => `${f.file}:${f.line}:${f.column} ${f.message}`)
export const withMeasures = (measures: string) => `lintas: 1\nextends: base\nmeasures:\n${measures}`
/** Months from which snapshots hold, with something of each. */
export const story = (s: Scenario, look: (spec: Scenario['spec']) => unknown) =>
  s.input.snapshots.map((n) => [n.from, look(n.spec)])
export const agencyOf = (spec: Scenario['spec'], id: string) => {
  const agency = spec.agencies[id]
  if (!agency) throw new Error(`no ${id}`)
  return agency
}
