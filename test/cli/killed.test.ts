import ava from 'ava'
import { killedAndResumed } from './small-experiment.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

test('killed at twenty random moments and resumed, the bytes are those of an undisturbed run', (t) =>
  killedAndResumed(t, 20))
