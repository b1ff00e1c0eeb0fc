/** Shared understanding: how near the positions of a forum’s members are to each other. */
import type { Epoch } from './epoch.js'
import { clip } from './ranges.js'
import type { Structure } from './structure.js'

export interface Positions {
  readonly world: { readonly structure: Structure }
  readonly now: Epoch
  /** Position on each topic: position[topic * agencies + i]. */
  readonly position: Float64Array
  /** Of each forum. */
  readonly understanding: Float64Array
  /** Positions on issues when shared understanding was last taken, and the epoch in which it was; −1 never. */
  readonly understood: Float64Array
  understoodFrom: number
}

/** Takes it of each forum over all issues, unless nobody has moved since: stock is taken several times a month. */
export function takeUnderstanding(s: Positions): void {
  const { issueCount, agencies } = s.world.structure
  const { understanding, position, understood } = s
  const last = issueCount * agencies.length
  let k = s.understoodFrom === s.now.from ? 0 : last + 1
  while (k < last && position[k] === understood[k]) k++
  if (k === last) return
  for (let f = 0; f < understanding.length; f++) understanding[f] = sharedUnderstanding(s, f)
  for (k = 0; k < last; k++) understood[k] = position[k]!
  s.understoodFrom = s.now.from
}

/**
 * Shared understanding of a forum: one minus the standard deviation of the members’ positions, as a share of the largest
 * there can be (0.5); the mean over issues. A forum without issues or members has 0.5.
 */
function sharedUnderstanding({ now, position, world }: Positions, f: number): number {
  const { issueCount, agencies } = world.structure
  const { memberStart, memberAgency } = now.seating
  const start = memberStart[f]!
  const end = memberStart[f + 1]!
  const n = end - start
  if (n === 0 || issueCount === 0) return 0.5
  let total = 0
  for (let t = 0; t < issueCount; t++) {
    const base = t * agencies.length
    let sum = 0
    for (let q = start; q < end; q++) sum += position[base + memberAgency[q]!]!
    const mean = sum / n
    let squares = 0
    for (let q = start; q < end; q++) {
      const d = position[base + memberAgency[q]!]! - mean
      squares += d * d
    }
    total += clip(1 - Math.sqrt(squares / n) / 0.5)
  }
  return total / issueCount
}
