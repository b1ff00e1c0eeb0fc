/** Who sits in the forums of the lowest tier, where the agenda meets the border. */
import type { State } from '../../state.js'

/** Share of non-state members in the forums of the lowest tier, as a share of the three in ten that include fully. */
export function nonStateShare(s: State): number {
  const e = s.now
  const { entry } = e.diplomacy!
  const { seatStart, seatAgency } = s.world.structure
  let members = 0
  let others = 0
  for (let f = 0; f < entry.length; f++) {
    if (!entry[f]) continue
    for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
      if (!e.seated[m]) continue
      members++
      if (!e.isPublic[seatAgency[m]!]) others++
    }
  }
  if (members === 0) return 0
  const share = others / members / 0.3
  return share > 1 ? 1 : share
}

/** Mean exposure to tension of the forums of the lowest tier. */
export function exposureOfEntry(s: State): number {
  const { entry } = s.now.diplomacy!
  let n = 0
  let sum = 0
  for (let f = 0; f < entry.length; f++) {
    if (!entry[f]) continue
    n++
    sum += s.now.exposure[f]!
  }
  return n > 0 ? sum / n : 0
}

/** Mean trust across the border of one country’s agencies in the forums of the lowest tier; 0 where there is none. */
export function trustAcross(s: State, side: number): number {
  const e = s.now
  const { entry } = e.diplomacy!
  const { pairFrom } = s.world.structure
  let n = 0
  let sum = 0
  for (let p = 0; p < pairFrom.length; p++) {
    if (!e.activePair[p] || !e.crossBorder[p] || !entry[e.pairForum[p]!] || e.side[pairFrom[p]!] !== side) continue
    n++
    sum += s.trust[p]!
  }
  return n > 0 ? sum / n : 0
}
