/** `lintas experiment run`: whatever is missing of an experiment, on all cores; or one shard of it. */

import { resolve } from 'node:path'
import { layoutOf, runBatch, type Shard } from '../../experiment/batch/batch.js'
import { shardsName } from '../../experiment/batch/folder.js'
import { finishedShard, keepChunks, refuseOtherCut, shardName, writeShard } from '../../experiment/batch/shards.js'
import { openStore, type Store } from '../../experiment/batch/store.js'
import { StoreFailure, WorkerDeath } from '../../experiment/batch/store-failure.js'
import { shownName } from '../../scenario/shell.js'
import { command } from '../command.js'
import { exit } from '../faults.js'
import type { PackageInfo } from '../package-info.js'
import { working } from '../production.js'
import type { Progress } from '../progress.js'
import { writeNote, writeOut } from '../terminal.js'
import { runTakes } from './options.js'
import { type Asked, readAsked } from './read.js'
import { timeWords } from './words.js'

/** Milliseconds between the lines of a shard’s log, and that a chunk of it is worth: there may be a thousand of each. */
const shardPause = 30_000
const shardWorth = 5000

export const runCommand = command({
  usage:
    'lintas experiment run <experiment> [options]\n\nRun whatever is missing of an experiment, on all cores, and write its results.',
  takes: runTakes,
  examples: [
    ['lintas experiment run entikong/leadership', 'run it; interrupted, the same command goes on'],
    ['lintas experiment run my.yaml --replicates 640', 'more replicates; none of the first is run again'],
    ['lintas experiment run my.yaml --precision trust=0.01', 'until the mean is known to ±0.01'],
    ['lintas experiment run my.yaml --shard 0/10 --out big', 'the first of ten shards'],
    ['lintas experiment run big --shard 1/10', 'the second, as the folder has it planned'],
  ],
  note: 'Exit code 1: some runs failed; failures.csv says which, and why.',
  read: ({ words }, place) => readAsked(words, place),
  run: runExperiment,
  remake: async (manifest, remaking) => (await import('./remake.js')).remakeExperiment(manifest, remaking),
})

async function runExperiment(asked: Asked, place: PackageInfo): Promise<number> {
  const started = new Date()
  const { plan, options } = asked
  const { shard } = options
  if (shard) return retryable(() => runShard(asked, shard))
  const store = openStore({ path: options.out, cwd: process.cwd(), plan, force: options.force })
  return workingIn(store, async (progress, count) => {
    const batch = await compute(asked, store, progress, count)
    progress.end()
    const { finishExperiment } = await import('./finish.js')
    return finishExperiment({ ...options, plan, store, batch, started }, place)
  })
}

/** Does the work in a folder, and tidies up after it, whatever ends it; what an interruption leaves is kept before by `keep`. */
function workingIn(
  store: Store,
  work: (progress: Progress, count: Count) => Promise<number>,
  { keep, ...o }: { readonly pause?: number; readonly keep?: () => void } = {},
): Promise<number> {
  const count = { done: 0, total: 0 }
  const left = () => `${count.done} of ${count.total} runs are done and kept; the same command goes on from there`
  return working(
    'experiment',
    (progress, tidy) => {
      tidy(store.leave, keep)
      return work(progress, count)
    },
    { ...o, left },
  )
}

interface Count {
  done: number
  total: number
}

function compute({ plan, sources, options }: Asked, store: Store, progress: Progress, count: Count) {
  const pace = ratePace()
  return runBatch({
    plan,
    store,
    sources,
    workers: options.workers,
    ...(options.shard ? { shard: options.shard, worth: shardWorth } : {}),
    onDamage: (name) => writeNote(`note: ${store.shown}/${name} is damaged; its runs are done again`),
    onProgress: (done, total, before) => {
      if (count.total === 0 && before > 0) writeNote(`going on: ${before} of ${total} runs were done before`)
      count.done = done
      count.total = total
      progress.at(done, total, pace(done, total))
    },
  })
}

/** Runs a second, over the time since the start, and the time that is left at that rate. */
function ratePace(): (done: number, total: number) => string {
  let first: { readonly at: number; readonly done: number } | undefined
  return (done, total) => {
    const now = performance.now()
    first ??= { at: now, done }
    const seconds = (now - first.at) / 1000
    const rate = (done - first.done) / seconds
    if (!(seconds > 0.5 && rate > 0)) return ''
    return `, ${rate >= 10 ? Math.round(rate) : rate.toPrecision(2)} a second, ${timeWords((total - done) / rate)} left`
  }
}

async function runShard(asked: Asked, shard: Shard): Promise<number> {
  const { plan, options } = asked
  const name = `shard ${shard.index} of ${shard.of}`
  const scratch = options.scratch === undefined ? {} : { scratch: resolve(options.scratch) }
  const store = openStore({
    path: options.out,
    cwd: process.cwd(),
    plan,
    force: options.force,
    shard: { name: shardName(shard), ...scratch },
  })
  const layout = layoutOf(plan)
  const thereAlready = () => finishedShard(store, plan.fingerprint, layout, shard)
  const work = async (progress: Progress, count: Count) => {
    refuseOtherCut(store.place, store.shown, shard)
    const known = thereAlready()
    if (known !== undefined) {
      writeNote(`${name} is there already`)
      return known > 0 ? exit.failure : exit.done
    }
    const batch = await compute(asked, store, progress, count)
    progress.end()
    const failed = writeShard(batch, store, plan.fingerprint, shard)
    if (options.json)
      writeOut(JSON.stringify({ shard: shard.index, of: shard.of, runs: count.total, failed, out: options.out }))
    else writeOut(`${name}: ${count.total} runs${failed > 0 ? `, ${failed} of them failed` : ''}`)
    writeNote(
      `shards: ${options.out}/${shardsName}; lintas experiment merge ${shownName(options.out)} puts them together`,
    )
    return failed > 0 ? exit.failure : exit.done
  }
  const keep = () => keepChunks(store, plan.fingerprint, layout)
  try {
    return await workingIn(store, work, { pause: shardPause, keep })
  } catch (error) {
    // Another copy of this shard may have ended meanwhile, and taken away what the two went on from.
    const known = mayPass(error) ? thereAlready() : undefined
    if (known === undefined) throw error
    writeNote(`${name} is there already`)
    return known > 0 ? exit.failure : exit.done
  }
}

/** Tells a fault that may pass by its exit code. */
async function retryable(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!mayPass(error)) throw error
    const { sayFailure } = await import('../failure.js')
    sayFailure(error)
    writeNote('a retry may help')
    return exit.retry
  }
}

/** What another machine, or another time, may not meet with: a full disk, a network disk that is away, a killed thread. */
function mayPass(error: unknown): boolean {
  return error instanceof WorkerDeath || (error instanceof StoreFailure && !/^(EACCES|EPERM|EROFS)$/.test(error.code))
}
