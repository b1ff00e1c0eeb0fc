export { type BlockDraw, blocksInto, drawnLength, LaidNames, type NameHashes } from './blocks.js'
export { binomial, poisson, spread } from './inversion.js'
export { Floor } from './linear-memory.js'
export { comesAbout, happens } from './odds.js'
export {
  Luck,
  LuckCollision,
  type LuckName,
  LuckNames,
  luckName,
  type NameGroup,
  occasionsPerMonth,
} from './streams.js'
