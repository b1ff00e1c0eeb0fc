/** What the queue and the logs say of the shards that are not done. */

import { logEnd } from './log.js'
import { isActive, isRunning, isStuck, type Job, jobsNamed, SlurmFailure } from './queue.js'
import { logOf, type Submission } from './record.js'

export interface Progress {
  readonly running: { readonly shards: readonly number[]; readonly nodes: readonly string[] }
  /** By the reason that Slurm gives. */
  readonly waiting: readonly { readonly shards: readonly number[]; readonly reason: string }[]
  /** Shards that ended without their file, by what their logs say; the log is that of the first. */
  readonly failed: readonly { readonly shards: readonly number[]; readonly reason: string; readonly log?: string }[]
  /** Neither in the queue nor ever started; and all that is missing, where the queue does not answer. */
  readonly unsent: readonly number[]
  readonly merge?: { readonly words: string; readonly active: boolean; readonly log?: string }
  /** Why the queue is not known. */
  readonly unknown?: string
  /** At the present pace; undefined while nothing runs. */
  readonly secondsLeft?: number
}

/** Logs of finished shards that are asked how long these took. */
const mostSamples = 20

export function progressOf(
  place: string,
  { name, seconds }: Submission,
  of: number,
  missing: ReadonlySet<number>,
): Progress {
  const { jobs, unknown } = queued([name, `${name}-merge`])
  const tasks = new Map<number, Job>()
  for (const job of jobs)
    if (job.task !== undefined && missing.has(job.task) && (isActive(job) || !tasks.has(job.task)))
      tasks.set(job.task, job)

  const running: number[] = []
  const nodes = new Set<string>()
  const waiting = new Map<string, number[]>()
  const failed = new Map<string, { shards: number[]; log?: string }>()
  const unsent: number[] = []
  for (const shard of [...missing].sort((a, b) => a - b)) {
    const job = tasks.get(shard)
    if (job && isRunning(job)) {
      running.push(shard)
      if (job.node !== '') nodes.add(job.node)
    } else if (job && isActive(job) && !isStuck(job)) {
      waiting.set(job.reason, [...(waiting.get(job.reason) ?? []), shard])
    } else {
      const found = failureOf(place, shard, job, unknown !== undefined)
      if (found === undefined) unsent.push(shard)
      else {
        const { shards, log } = failed.get(found.reason) ?? { shards: [], ...(found.log ? { log: found.log } : {}) }
        failed.set(found.reason, { shards: [...shards, shard], ...(log === undefined ? {} : { log }) })
      }
    }
  }
  const waits = [...waiting.values()].reduce((sum, { length }) => sum + length, 0)
  const each = shardSeconds(place, of, missing) ?? seconds
  const merge = mergeOf(place, jobs, missing.size === 0)
  return {
    running: { shards: running, nodes: [...nodes].sort() },
    waiting: [...waiting].map(([reason, shards]) => ({ shards, reason })),
    failed: [...failed].map(([reason, { shards, log }]) => ({ shards, reason, ...(log === undefined ? {} : { log }) })),
    unsent,
    ...(merge ? { merge } : {}),
    ...(unknown === undefined ? {} : { unknown }),
    // Those that run are half done, on the whole.
    ...(running.length === 0 ? {} : { secondsLeft: each * (0.5 + waits / running.length) }),
  }
}

function queued(names: readonly string[]): { readonly jobs: readonly Job[]; readonly unknown?: string } {
  try {
    return { jobs: jobsNamed(names) }
  } catch (error) {
    if (error instanceof SlurmFailure) return { jobs: [], unknown: error.message }
    throw error
  }
}

/** How Slurm says that a job ended, in words. */
const endings: Readonly<Record<string, string>> = {
  TIMEOUT: 'the time limit (--time)',
  OUT_OF_MEMORY: 'out of memory (--mem)',
  CANCELLED: 'cancelled',
  NODE_FAIL: 'its node failed',
  BOOT_FAIL: 'its node did not start',
  DEADLINE: 'the deadline',
  PREEMPTED: 'preempted',
}

function failureOf(
  place: string,
  shard: number,
  job: Job | undefined,
  blind: boolean,
): { readonly reason: string; readonly log?: string } | undefined {
  const log = logOf(place, shard)
  const end = logEnd(log)
  const ending = job && (isStuck(job) ? `Slurm holds it back: ${job.reason}` : endings[job.state])
  if (end === undefined) return ending === undefined ? undefined : { reason: ending }
  const { outcome, error } = end
  if (outcome?.startsWith('done')) return { reason: 'it was done, but its file is not there', log }
  const unfinished = outcome === undefined || outcome.startsWith('goes back')
  // Without a queue nobody knows whether it still runs.
  if (unfinished && blind) return undefined
  const how = ending ?? (unfinished ? 'it stopped without a word: killed, or its node lost' : bare(outcome))
  return { reason: error === undefined ? how : `${how}: ${error}`, log }
}

function bare(outcome: string): string {
  return outcome.replace(/^failed: /, '')
}

/** Seconds that finished shards took, by their logs. */
function shardSeconds(place: string, of: number, missing: ReadonlySet<number>): number | undefined {
  let sum = 0
  let count = 0
  for (let shard = 0; shard < of && count < mostSamples; shard++) {
    const seconds = missing.has(shard) ? undefined : logEnd(logOf(place, shard))?.seconds
    if (seconds === undefined) continue
    sum += seconds
    count++
  }
  return count === 0 ? undefined : sum / count
}

function mergeOf(place: string, jobs: readonly Job[], complete: boolean): Progress['merge'] {
  const job = jobs.find((one) => one.task === undefined && isActive(one) && !isStuck(one))
  if (job) {
    const words = isRunning(job) ? `running on ${job.node}` : `waiting: ${job.reason}`
    return { words: `job ${job.id}, ${words}`, active: true }
  }
  const log = logOf(place, 'merge')
  const { outcome, error } = (complete && logEnd(log)) || {}
  if (outcome === undefined || outcome.startsWith('done')) return undefined
  return { words: error === undefined ? outcome : `${outcome}: ${error}`, active: false, log }
}
