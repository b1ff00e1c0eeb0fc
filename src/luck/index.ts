export { type BlockDraw, blocksInto, drawnLength, LaidNames, type NameHashes } from './blocks.js'
export { Floor } from './floor.js'
export { binomial, poisson, spread } from './inversion.js'
export { Luck, LuckCollision, type LuckName, LuckNames, luckName, occasionsPerMonth } from './luck.js'
