/** What the log of a shard says became of it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

export interface LogEnd {
  /** `done in 74 s`, `failed: exit code 2`, `was stopped by Slurm …`; undefined where it just ends. */
  readonly outcome?: string
  /** The last error that the program told in that attempt. */
  readonly error?: string
  /** Seconds that a shard which is done took. */
  readonly seconds?: number
}

const tailBytes = 8192

/** The end of a log; undefined where there is none. */
export function logEnd(path: string): LogEnd | undefined {
  const lines = tail(path)?.split('\n')
  if (lines === undefined) return undefined
  const start = lines.findLastIndex((line) => /^lintas: (shard \d+|merge) starts/.test(line))
  const attempt = lines.slice(start + 1)
  const outcome = attempt
    .map((line) => /^lintas: (?:shard \d+|merge) (.*)$/.exec(line)?.[1])
    .findLast((said) => said !== undefined)
  const error = attempt.map((line) => /^error: (.*)$/.exec(line)?.[1]).findLast((said) => said !== undefined)
  const seconds = /^done in (\d+) s/.exec(outcome ?? '')?.[1]
  return {
    ...(outcome === undefined ? {} : { outcome }),
    ...(error === undefined ? {} : { error }),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
  }
}

function tail(path: string): string | undefined {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return undefined
  }
  try {
    const { size } = fstatSync(file)
    const from = Math.max(0, size - tailBytes)
    const buffer = Buffer.alloc(size - from)
    const count = readSync(file, buffer, 0, buffer.length, from)
    return buffer.toString('utf8', 0, count)
  } finally {
    closeSync(file)
  }
}
