import type { State } from '../../state.js'
import { columnsIn } from './state.js'

/** Mean trust across the border of one country’s agencies in the forums of the lowest tier; 0 where there is none. */
export function trustAcross(s: State, side: number): number {
  const pairs = columnsIn(s.now)!.acrossOfSide[side]!
  const { trust } = s
  let sum = 0
  for (let q = 0; q < pairs.length; q++) sum += trust[pairs[q]!]!
  return pairs.length > 0 ? sum / pairs.length : 0
}
