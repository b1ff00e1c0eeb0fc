/** Where and when a result was made: what may differ between two runs of one command, kept apart from the manifest. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface EnvironmentInput {
  readonly version: string
  /** Folder of the program; its commit is recorded when it is a checkout. */
  readonly packageRoot: string
  readonly started: Date
  readonly finished: Date
  /** SHA-256 of the manifest, which cannot hold its own. */
  readonly manifest: string
  /** SHA-256 of each picture by path: pictures hold for one package version and platform only. */
  readonly pictures: Readonly<Record<string, string>>
}

export function environmentOf(input: EnvironmentInput): object {
  return {
    version: input.version,
    ...checkout(input.packageRoot),
    node: process.version,
    platform: process.platform,
    arch: process.arch,
    started: input.started.toISOString(),
    seconds: (input.finished.getTime() - input.started.getTime()) / 1000,
    manifest: input.manifest,
    pictures: input.pictures,
  }
}

/** The commit of a checkout, and whether its program differs from that commit; nothing for an installed package. */
function checkout(root: string): { commit?: string; changed?: boolean } {
  if (!existsSync(join(root, '.git'))) return {}
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8', timeout: 5000 })
  const head = git('rev-parse', 'HEAD')
  const commit = head.status === 0 ? head.stdout.trim() : ''
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return {}
  const difference = git('diff', '--quiet', 'HEAD', '--', 'src', 'scenarios', 'package-lock.json')
  return {
    commit,
    ...(difference.status === 0 ? { changed: false } : difference.status === 1 ? { changed: true } : {}),
  }
}
