export { Floor } from './floor.js'
export { binomial, poisson, spread } from './inversion.js'
export { Luck, LuckCollision, type LuckName, LuckNames, luckName, type NameHashes, occasionsPerMonth } from './luck.js'
export { type Uniforms, uniforms, uniformsOn } from './threefry.js'
