/** The main job: builds the program if need be, then compares the Entikong scenarios into outputs/entikong-compare. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const steps = [
  ['.ci/build.mjs', '--program'],
  [
    'dist/bin/lintas.js',
    'compare',
    'entikong/baseline',
    'entikong/formalised',
    'entikong/single-window',
    'entikong/joint-training',
    'entikong/harmonised-regulation',
    'entikong/private-actors',
    'entikong/integrated-model',
    ...process.argv.slice(2),
  ],
]
for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
