export { binomial, poisson, spread } from './inversion.js'
export { Luck, LuckCollision, type LuckName, LuckNames, luckName, occasionsPerMonth } from './luck.js'
