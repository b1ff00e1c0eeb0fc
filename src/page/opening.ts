/**
 * What a page opens with: the plan, and its first curves, which the command writes into the page so that they are there
 * before the engine is warm. They are of the same runs that the page itself comes to a moment later.
 */
import { headline } from '../report/charts/themes.js'
import { Breath } from './breath.js'
import type { CaseLine, Contents, ScenarioLine } from './contents.js'
import { Live } from './live.js'
import { type Plan, planOf, spelledPlan } from './plan.js'
import { curveParts, effectParts, type Picture, type Table } from './protocol.js'
import { Studio } from './studio.js'

/** A table of a few outcomes, its numbers as text: little-endian doubles in base 64. */
export interface PackedTable {
  readonly outcomes: readonly string[]
  readonly months: number
  readonly numbers: string
}

export interface Opening {
  /** As `spelledPlan` has it. */
  readonly plan: string
  readonly replicates: number
  /** As in a picture. */
  readonly recorded: readonly string[]
  readonly baseline: PackedTable
  readonly whatIf: PackedTable
  readonly effects: PackedTable
}

const replicates = 32
const panels = 6

/** A case opens with its most telling reform: else with the first scenario that is not the baseline and does something. */
const openings: Readonly<Record<string, string>> = {
  entikong: 'entikong/formalised',
  belu: 'belu/tandem',
  ttu: 'ttu/low-ego-and-budgeted',
  'sosek-malindo': 'sosek-malindo/stable-secretariat',
  kaltara: 'kaltara/no-champion',
}

export function firstPlan({ id, scenarios }: CaseLine, named: string | undefined): Plan {
  const [baseline, ...others] = scenarios as [ScenarioLine, ...ScenarioLine[]]
  const opening =
    others.find(({ name }) => name === named) ??
    others.find(({ name }) => name === openings[id]) ??
    others.find(({ measures }) => measures.length > 0)
  return planOf(baseline.name, (opening ?? others[0] ?? baseline).name)
}

/** Runs what the page opens with. Throws what the model throws. */
export async function openingOf({
  cases,
  start,
  texts,
}: Pick<Contents, 'cases' | 'start' | 'texts'>): Promise<Opening> {
  const own = cases.find(({ scenarios }) => scenarios.some(({ name }) => name === start)) ?? (cases[0] as CaseLine)
  const plan = firstPlan(own, start)
  let picture: Picture | undefined
  const asks = { plan: { ...plan, replicates }, panels: [], spread: true }
  await new Live(new Studio(texts)).run(asks, new Breath(), (found) => {
    picture = found
  })
  const { baseline, whatIf, effects, recorded } = picture as Picture
  const shown = headline(whatIf.outcomes).slice(0, panels)
  return {
    plan: spelledPlan(plan).toString(),
    replicates,
    recorded,
    baseline: packed(baseline, shown, curveParts.length),
    whatIf: packed(whatIf, shown, curveParts.length),
    effects: packed(effects, shown, effectParts.length),
  }
}

/** The picture of an opening: a part of a whole one. */
export function unpacked({ replicates: done, recorded, baseline, whatIf, effects }: Opening, target: number): Picture {
  return {
    replicates: done,
    target,
    part: true,
    recorded,
    baseline: table(baseline),
    whatIf: table(whatIf),
    effects: table(effects),
  }
}

function packed({ outcomes, months, numbers }: Table, shown: readonly string[], parts: number): PackedTable {
  const size = (months + 1) * parts
  const kept = shown.filter((outcome) => outcomes.includes(outcome))
  const view = new DataView(new ArrayBuffer(kept.length * size * 8))
  kept.forEach((outcome, at) => {
    const from = outcomes.indexOf(outcome) * size
    for (let k = 0; k < size; k++) view.setFloat64((at * size + k) * 8, numbers[from + k] as number, true)
  })
  const bytes = new Uint8Array(view.buffer)
  return { outcomes: kept, months, numbers: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
}

function table({ outcomes, months, numbers }: PackedTable): Table {
  const bytes = Uint8Array.from(atob(numbers), (letter) => letter.charCodeAt(0))
  const view = new DataView(bytes.buffer)
  return {
    outcomes,
    months,
    numbers: Float64Array.from({ length: bytes.length / 8 }, (_, k) => view.getFloat64(k * 8, true)),
  }
}
