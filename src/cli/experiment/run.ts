/** `lintas experiment run`: whatever is missing of an experiment, on all cores; or one shard of it. */
import { layoutOf, runBatch } from '../../experiment/batch/batch.js'
import { finishedShard, refuseOtherCut, shardName, writeShard } from '../../experiment/batch/shards.js'
import { openStore, type Store, shardsName } from '../../experiment/batch/store.js'
import { StoreFailure, WorkerDeath } from '../../experiment/batch/store-failure.js'
import type { Words } from '../command.js'
import { exit } from '../faults.js'
import { onInterruption } from '../interruption.js'
import type { Place } from '../place.js'
import { type Progress, startProgress } from '../progress.js'
import { writeNote, writeOut } from '../terminal.js'
import { type Asked, readAsked } from './read.js'
import { timeWords } from './words.js'

export async function runExperiment(words: Words, place: Place): Promise<number> {
  const started = new Date()
  const asked = readAsked(words, place)
  const { plan, options } = asked
  const { shard } = options
  const store = openStore({
    path: options.out,
    cwd: process.cwd(),
    plan,
    force: options.force,
    ...(shard ? { chunks: `${shardsName}/${shardName(shard)}` } : {}),
  })
  const progress = startProgress('experiment')
  const count = { done: 0, total: 0 }
  const release = onInterruption(
    () => {
      progress.end()
      store.leave()
    },
    () => `${count.done} of ${count.total} runs are done and kept; the same command goes on from there`,
  )
  try {
    if (shard) return await runShard(asked, store, progress, count)
    const batch = await compute(asked, store, progress, count)
    progress.end()
    const { finishExperiment } = await import('./finish.js')
    return await finishExperiment({ ...options, plan, store, batch, started }, place)
  } finally {
    progress.end()
    store.leave()
    release()
  }
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
    ...(options.shard ? { shard: options.shard } : {}),
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

async function runShard(asked: Asked, store: Store, progress: Progress, count: Count): Promise<number> {
  const { plan, options } = asked
  const shard = options.shard as NonNullable<typeof options.shard>
  refuseOtherCut(store.place, store.shown, shard)
  const layout = layoutOf(plan)
  const name = `shard ${shard.index} of ${shard.of}`
  const known = finishedShard(store, plan.fingerprint, layout, shard)
  if (known !== undefined) {
    writeNote(`${name} is there already`)
    return known > 0 ? exit.failure : exit.done
  }
  try {
    const batch = await compute(asked, store, progress, count)
    progress.end()
    const failed = writeShard(batch, store, plan.fingerprint, shard)
    if (options.json)
      writeOut(JSON.stringify({ shard: shard.index, of: shard.of, runs: count.total, failed, out: options.out }))
    else writeOut(`${name}: ${count.total} runs${failed > 0 ? `, ${failed} of them failed` : ''}`)
    writeNote(`shards: ${options.out}/${shardsName}; lintas experiment merge ${options.out} puts them together`)
    return failed > 0 ? exit.failure : exit.done
  } catch (error) {
    if (!mayPass(error)) throw error
    progress.end()
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
