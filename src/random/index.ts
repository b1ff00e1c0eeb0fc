export { type BlockDraw, blocksInto, drawnLength, LaidNames, type NameHashes } from './blocks.js'
export { binomial, poisson, spread } from './inversion.js'
export { LinearMemory } from './linear-memory.js'
export { comesAbout, happens } from './odds.js'
export {
  type DrawName,
  DrawNames,
  drawName,
  LuckCollision,
  type NameGroup,
  occasionsPerMonth,
  RandomStreams,
} from './streams.js'
