/** TypeScript to dist/, with the types checked. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { dist, filesBelow, root } from './project.js'

const rooms = ['src', 'test', 'bench', 'scripts']

/** A compiled file whose source is gone is removed: a test that was deleted must not go on passing. */
function removeStale(): void {
  for (const room of rooms) {
    for (const file of filesBelow(join(dist, room))) {
      const source = join(root, relative(dist, file)).replace(/(\.d)?\.([cm]?)[jt]s$/, '.$2ts')
      if (![source, source.replace(/ts$/, 'js')].some((path) => existsSync(path))) rmSync(file)
    }
  }
  const known = new Set([...rooms, 'bin', 'fonts', 'page', 'run', '.tsbuildinfo', '.page.tsbuildinfo'])
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    if (!known.has(name)) rmSync(join(dist, name), { recursive: true })
  }
}

/** Compiles and checks types by `run`, which runs a program of Node’s and says how it ended; true when there is no error. */
export async function compile(run: (...words: readonly string[]) => number | Promise<number>): Promise<boolean> {
  removeStale()
  const info = join(dist, '.tsbuildinfo')
  // The record of what was built must not outlive what was built.
  if (rooms.some((room) => filesBelow(join(root, room)).length > 0 && !existsSync(join(dist, room)))) {
    rmSync(info, { force: true })
  }
  const tsc = async (...words: readonly string[]) =>
    (await run(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...words)) === 0
  // The page is typed apart, with what a browser has: nothing else may take a browser’s names for its own.
  const typed = await Promise.all([
    tsc('-p', root, '--incremental', '--tsBuildInfoFile', info),
    tsc('-p', join(root, 'src', 'page')),
  ])
  return typed.every(Boolean)
}
