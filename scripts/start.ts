/** The main job: builds the program if need be, then compares the Entikong scenarios into outputs/entikong-compare. */
import { bundleAll, bundlesAreFresh } from './bundle.js'
import { program, runNode } from './project.js'

const scenarios = [
  'baseline',
  'formalised',
  'single-window',
  'joint-training',
  'harmonised-regulation',
  'private-actors',
]
process.exitCode =
  bundlesAreFresh() || (await bundleAll())
    ? runNode(
        program,
        'compare',
        ...[...scenarios, 'integrated-model'].map((name) => `entikong/${name}`),
        ...process.argv.slice(2),
      )
    : 1
