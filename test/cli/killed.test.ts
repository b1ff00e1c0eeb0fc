import test from 'ava'
import { killedAndResumed } from './small-experiment.js'

test('killed at twenty random moments and resumed, the bytes are those of an undisturbed run', (t) =>
  killedAndResumed(t, 20))
