/** What moved between two sets of reference results, and by how much, as the changelog says it. */
import type { Reference } from './reference.js'

export interface Moved {
  readonly scenario: string
  readonly outcome: string
  readonly unit: string
  readonly from: number
  readonly to: number
  /** Half the width of the interval that the mean had before. */
  readonly halfWidth: number
}

export interface Change {
  /** Scenarios of which any byte differs. */
  readonly scenarios: readonly string[]
  /** Of these, those whose fingerprint differs too: the scenario itself changed. */
  readonly rewritten: readonly string[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Headline outcomes, the largest against their interval first. */
  readonly moved: readonly Moved[]
  readonly model?: readonly [string, string]
}

export function changeOf(before: readonly Reference[], after: readonly Reference[]): Change {
  const old = new Map(before.map((one) => [one.scenario, one]))
  const now = new Map(after.map((one) => [one.scenario, one]))
  const pairs = after.flatMap((one): [Reference, Reference][] => {
    const other = old.get(one.scenario)
    return other && JSON.stringify(sorted(other)) !== JSON.stringify(sorted(one)) ? [[other, one]] : []
  })
  const models = [before[0]?.model, after[0]?.model]
  return {
    scenarios: pairs.filter(([a, b]) => digests(a) !== digests(b)).map(([, { scenario }]) => scenario),
    rewritten: pairs.filter(([a, b]) => a.fingerprint !== b.fingerprint).map(([, { scenario }]) => scenario),
    added: after.filter(({ scenario }) => !old.has(scenario)).map(({ scenario }) => scenario),
    removed: before.filter(({ scenario }) => !now.has(scenario)).map(({ scenario }) => scenario),
    moved: pairs.flatMap(([a, b]) => movedIn(a, b)).sort((x, y) => weight(y) - weight(x)),
    ...(models[0] !== undefined && models[1] !== undefined && models[0] !== models[1]
      ? { model: [models[0], models[1]] as const }
      : {}),
  }
}

function digests({ files }: Reference): string {
  return Object.keys(files)
    .sort()
    .map((path) => `${path} ${files[path]?.sha256}`)
    .join('\n')
}

/** The same, whatever the order in which its entries were written. */
function sorted({ files, headline, ...one }: Reference): unknown {
  const rows = headline.map((h) => [h.outcome, h.unit, h.start, h.end, h.low, h.high])
  return [Object.entries(one).sort(), digests({ ...one, files, headline }), rows.sort()]
}

function movedIn(a: Reference, b: Reference): Moved[] {
  return b.headline.flatMap(({ outcome, unit, end }): Moved[] => {
    const was = a.headline.find((one) => one.outcome === outcome)
    if (was === undefined || was.end === end) return []
    return [{ scenario: b.scenario, outcome, unit, from: was.end, to: end, halfWidth: (was.high - was.low) / 2 }]
  })
}

const weight = ({ from, to, halfWidth }: Moved) => Math.abs(to - from) / Math.max(halfWidth, 1e-9)

/** In lines for the changelog; empty where nothing moved. */
export function changeLines({ scenarios, rewritten, added, removed, moved, model }: Change, most = 8): string[] {
  const lines: string[] = []
  if (model) lines.push(`Results move: model digest ${model[0].slice(0, 12)} → ${model[1].slice(0, 12)}.`)
  if (scenarios.length > 0) {
    const own = rewritten.length > 0 ? `, ${rewritten.length} of which are themselves written otherwise` : ''
    lines.push(`${scenarios.length} scenarios give other results${own}.`)
  }
  if (added.length > 0) lines.push(`New: ${added.join(', ')}.`)
  if (removed.length > 0) lines.push(`Gone: ${removed.join(', ')}.`)
  const number = (x: number) => String(Number(x.toPrecision(3)))
  const size = ({ from, to }: Moved) => `${to > from ? '+' : '−'}${number(Math.abs(to - from))}`
  for (const one of moved.slice(0, most)) {
    const unit = one.unit === '' ? '' : ` ${one.unit}`
    lines.push(`${one.scenario}: ${one.outcome} ${number(one.from)} → ${number(one.to)}${unit} (${size(one)})`)
  }
  if (moved.length > most) lines.push(`and ${moved.length - most} smaller shifts of headline outcomes`)
  return lines
}
