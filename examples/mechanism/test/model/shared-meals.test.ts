import test from 'ava'
import { meanAt, world } from './worlds.js'

const four = { a: {}, b: {}, c: {}, d: {} }
const forum = { members: four, channels: { 'face-to-face': { every: 2, cost: 0.1 } } }

test('shared meals raise trust, the more the warmer they are', (t) => {
  const trust = [0, 0.02, 0.04].map((warmth) => {
    const mechanisms = { 'shared-meals': { warmth } }
    return meanAt(world({ agencies: four, forums: { f: forum }, mechanisms }, 36), 'trust', 36, 40)
  })
  t.true(trust[0]! < trust[1]! && trust[1]! < trust[2]!)
})
