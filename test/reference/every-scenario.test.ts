import test from 'ava'
import { committedReferences, scenarioTexts } from './files.js'
import { changeLines, changeOf } from './moved.js'
import { digestOf, references } from './reference.js'

const committed = committedReferences()

test('this Node gives the reference results of every scenario, to the last bit', async (t) => {
  const found = await references(scenarioTexts())
  t.is(found.length, Object.keys(scenarioTexts()).length)
  const moved = changeLines(changeOf(committed, found))
  t.is(digestOf(found), digestOf(committed), ['npm run update:reference, if this is meant:', ...moved].join('\n'))
})
