/** `lintas experiment submit`: the shards of an experiment as an array of Slurm, and the merge that waits for it. */
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { throughLinks } from '../../disk/leftovers.js'
import { layoutOf } from '../../experiment/batch/batch.js'
import { pilot } from '../../experiment/batch/pilot.js'
import { arrayList, missingShards, shardsIn } from '../../experiment/batch/shards.js'
import { indexOf, openStore } from '../../experiment/batch/store.js'
import { StoreRefusal } from '../../experiment/batch/store-failure.js'
import {
  hasSlurm,
  isActive,
  isStuck,
  type Job,
  jobsNamed,
  mostTasks,
  SlurmFailure,
  send,
  withdraw,
} from '../../experiment/slurm/queue.js'
import {
  besideOf,
  jobName,
  type RecordedChoices,
  refuseForeign,
  type Sending,
  type Submission,
  submissionOf,
  writeBeside,
  writeRecord,
} from '../../experiment/slurm/record.js'
import { mergeScript, type ScriptOptions, shardScript } from '../../experiment/slurm/scripts.js'
import { type Sizing, sizing, usualMostShards } from '../../experiment/slurm/sizing.js'
import { quoted, shownName } from '../../scenario/shell.js'
import { command } from '../command.js'
import { exit, ReadTogether, UsageFaults } from '../faults.js'
import { readOptions } from '../given.js'
import type { Words } from '../option-reader.js'
import type { PackageInfo } from '../package-info.js'
import { optionWords, recordedOf } from '../recorded-options.js'
import { writeNote, writeOut } from '../terminal.js'
import { isFinished, spoiltResult } from './folder.js'
import { resultOptions } from './options.js'
import { type Asked, readAsked } from './read.js'
import { choicesOf, rememberedIn, submitChoices, withRemembered } from './recorded-choices.js'
import { readSubmit, type SubmitOptions, submitTakes } from './submit-options.js'
import { timeWords } from './words.js'

export const submitCommand = command({
  usage:
    'lintas experiment submit <experiment> [options]\n\nSend the shards of an experiment to a cluster, and the merge that waits for them.',
  takes: submitTakes,
  examples: [
    ['lintas experiment submit my.yaml --dry-run', 'the scripts, to be read first; needs no cluster'],
    ['lintas experiment submit my.yaml --time 30 --account abc', 'send it'],
    ['lintas experiment status outputs/my', 'how far is it?'],
    ['lintas experiment submit outputs/my', 'send again what failed, and nothing else'],
  ],
  note: 'Scripts and logs are written beside the results, in <out>.slurm. See docs/cluster.md.',
  read({ words }, place) {
    const first = readBoth(words, place)
    const remembered = rememberedIn(throughLinks(resolve(first.asked.options.out)), first.asked.plan)
    const all = withRemembered(words, remembered, submitChoices)
    return { ...(all === words ? first : readBoth(all, place)), all, remembered }
  },
  run: submit,
})

interface Read {
  readonly asked: Asked
  readonly options: SubmitOptions
  /** What was given, and what is taken from the folder beside. */
  readonly all: Words
  readonly remembered: RecordedChoices
}

async function submit({ asked, options, all, remembered }: Read, place: PackageInfo): Promise<number> {
  const { plan } = asked
  const { workers } = asked.options
  if (plan.precision)
    throw new UsageFaults([
      {
        message: `${asked.options.out} was planned with --precision`,
        hint: 'shards share runs whose number is known before',
      },
    ])
  const shown = asked.options.out
  refuseForeign(throughLinks(resolve(shown)), shown)
  const store = openStore({ path: shown, cwd: process.cwd(), plan, force: false })
  store.leave()
  const folder = store.place
  if (/[\\"\p{Cc}]/u.test(folder))
    throw new StoreRefusal(
      `Slurm takes no path with a quotation mark or a backslash (${folder})`,
      'give --out another folder',
    )

  const layout = layoutOf(plan)
  const blockIndex = indexOf(folder, plan.fingerprint, layout, () => {}, false)
  if (blockIndex.blocks === layout.total && isFinished(folder, plan) && (await spoiltResult(folder)) === undefined) {
    writeOut(`${plan.experiment} is finished, in ${shown}`)
    return exit.done
  }
  const name = jobName(plan.experiment, folder, plan.fingerprint)
  const queued = await queueOf([name, `${name}-merge`], options)
  const [queue, stuck] = [queued.filter((job) => !isStuck(job)), queued.filter(isStuck)]
  const before = submissionOf(folder)
  const asks = cutOf(folder, shown, queue, before, options) ?? shardsBefore(options, remembered)
  const estimate = pilot(asked.plan, layout, asked.sources, workers)
  const most = (options.slurm ? mostTasks() : undefined) ?? usualMostShards
  if (asks !== undefined && options.slurm && asks > most)
    throw new UsageFaults([{ message: `--shards must be at most ${most} here: Slurm’s MaxArraySize (got ${asks})` }])
  const sized = sizing(estimate, most, asks)

  const missing = missingShards(layout, blockIndex, sized.shards)
  const active = new Set(queue.flatMap(({ task }) => (task === undefined ? [] : [task])))
  const wanted = missing.filter((shard) => !active.has(shard))
  const scripts = scriptOptions(asked, options, sized, { folder, name, place, array: arrayList(wanted) })
  const texts = [shardScript(scripts), mergeScript(scripts)] as const
  const array = writeBeside(folder, shown, 'shards.sh', texts[0])
  const merge = writeBeside(folder, shown, 'merge.sh', texts[1])
  let record: Submission = {
    'lintas-submission': 1,
    experiment: plan.experiment,
    plan: plan.fingerprint,
    name,
    shards: sized.shards,
    seconds: Math.round(sized.seconds),
    options: { ...choicesOf(all), ...nodeFrom(all, options), ...(asks === undefined ? {} : { shards: String(asks) }) },
    sent: before?.sent ?? [],
  }
  writeRecord(folder, shown, record)

  const summary = { shown, runs: layout.runs, sized, missing, wanted, active, workers }
  if (options.dryRun) {
    tellDry(summary, [array, merge], texts, options.json)
    return exit.done
  }
  const sending: { -readonly [K in keyof Sending]: Sending[K] } = { at: new Date().toISOString() }
  const keep = () => {
    record = { ...record, sent: [...(before?.sent ?? []), sending] }
    writeRecord(folder, shown, record)
  }
  withdraw(stuck.map(({ id }) => id))
  if (wanted.length > 0) {
    sending.array = send(array)
    sending.tasks = arrayList(wanted)
    keep()
  }
  const merging = queue.filter(({ task }) => task === undefined)
  if (wanted.length > 0 || merging.length === 0) {
    // A merge that waits for an earlier array alone would come too early.
    withdraw(merging.filter(({ state }) => state === 'PENDING').map(({ id }) => id))
    const arrays = new Set(queue.flatMap(({ id, task }) => (task === undefined ? [] : [id.split('_')[0] as string])))
    if (sending.array !== undefined) arrays.add(sending.array)
    const after = arrays.size === 0 ? 'singleton' : `afterany:${[...arrays].join(':')},singleton`
    sending.merge = send(merge, `--dependency=${after}`)
    keep()
  }
  tellSent(summary, sending, options.json)
  return exit.done
}

/** Of a submission that was not sent yet, the shards that it asked for. */
function shardsBefore({ anew }: SubmitOptions, { shards }: RecordedChoices): number | undefined {
  return anew || shards === undefined ? undefined : Number(shards)
}

/** A path of Node holds from wherever the folder is gone on with. */
function nodeFrom({ node }: Words, options: SubmitOptions): RecordedChoices {
  return node === undefined ? {} : { node: options.node }
}

/** All that is wrong with the words, told at once. */
function readBoth(words: Words, place: PackageInfo): { asked: Asked; options: SubmitOptions } {
  const together = new ReadTogether()
  const options = together.tried(() => readSubmit(readOptions(submitTakes, words), hasSlurm))
  const asked = together.tried(() =>
    readAsked({ ...words, workers: words.workers ?? '1', scratch: undefined }, place, true),
  )
  return { asked: together.done(asked), options: together.done(options) }
}

/** Seconds for tasks that are just ending: they may be going back into the queue, or gone. */
const endingSeconds = 20

/** The jobs that are still to be done; who sends nothing may do without knowing them. */
async function queueOf(names: readonly string[], { slurm, dryRun }: SubmitOptions): Promise<Job[]> {
  if (!slurm) return []
  try {
    for (let second = 0; ; second++) {
      const jobs = jobsNamed(names)
      const ending = jobs.filter(({ state }) => state === 'COMPLETING')
      // One that does not end belongs to a node that is gone; what it does there, if anything, does no harm.
      if (ending.length === 0 || dryRun || second === endingSeconds)
        return jobs.filter((job) => isActive(job) && job.state !== 'COMPLETING')
      if (second === 0) writeNote(`${ending.length} tasks are just ending; waiting for them`)
      await delay(1000)
    }
  } catch (error) {
    if (dryRun && error instanceof SlurmFailure) return []
    throw error
  }
}

/** Into how many shards the experiment is to be cut, or is cut already; undefined where nobody said. */
function cutOf(
  folder: string,
  shown: string,
  queue: readonly Job[],
  before: Submission | undefined,
  { shards }: SubmitOptions,
): number | undefined {
  const queued = queue.some(({ task }) => task !== undefined) ? before?.shards : undefined
  const there = shardsIn(folder) ?? queued
  if (shards !== undefined && there !== undefined && shards !== there)
    throw new StoreRefusal(
      `${shown} is cut into ${there} shards, not ${shards}`,
      'leave --shards out, or give --out another folder',
    )
  return shards ?? there ?? (before !== undefined && before.sent.length > 0 ? before.shards : undefined)
}

function scriptOptions(
  { plan, options: { workers, ...results } }: Asked,
  o: SubmitOptions,
  sized: Sizing,
  { folder, name, place, array }: { folder: string; name: string; place: PackageInfo; array: string },
): ScriptOptions {
  const { partition, account, module, scratch } = o
  return {
    experiment: plan.experiment,
    name,
    results: folder,
    beside: besideOf(folder),
    program: join(place.root, 'dist', 'bin', 'lintas.js'),
    node: o.node,
    shards: sized.shards,
    array: array === '' ? `0-${sized.shards - 1}` : array,
    workers,
    time: o.time ?? String(sized.minutes),
    memory: o.mem ?? `${sized.gigabytes}G`,
    mergeTime: o.time ?? String(sized.mergeMinutes),
    mergeMemory: o.mem ?? `${sized.mergeGigabytes}G`,
    resultOptions: [
      ...optionWords(recordedOf(resultOptions, results)),
      ...(results.noPictures ? ['--no-pictures'] : []),
    ],
    ...(partition === undefined ? {} : { partition }),
    ...(account === undefined ? {} : { account }),
    ...(module === undefined ? {} : { module }),
    ...(scratch === undefined ? {} : { scratch }),
  }
}

interface Summary {
  readonly shown: string
  readonly runs: number
  readonly sized: Sizing
  readonly missing: readonly number[]
  readonly wanted: readonly number[]
  readonly active: ReadonlySet<number>
  readonly workers: number
}

function plain({ shown, runs, sized, missing, wanted, active }: Summary) {
  const { shards, seconds } = sized
  return { out: shown, runs, shards, missing: missing.length, active: active.size, tasks: arrayList(wanted), seconds }
}

function lines({ runs, sized, missing, wanted, active, workers }: Summary): string[] {
  const done = sized.shards - missing.length
  const others = [
    ...(done > 0 ? [`${done} are done`] : []),
    ...(active.size > 0 ? [`${active.size} are queued or running`] : []),
  ]
  const total = (wanted.length * sized.seconds * workers) / 3600
  return [
    `runs      ${runs.toLocaleString('en')} in ${sized.shards} ${sized.shards === 1 ? 'shard' : 'shards'} of about ${timeWords(sized.seconds)}`,
    `to send   ${wanted.length === 0 ? 'no shard' : wanted.length}${others.length > 0 ? `: ${others.join(', ')}` : ''}`,
    ...(wanted.length > 0 ? [`time      about ${timeWords(total * 3600)} of one core, shared by the shards`] : []),
  ]
}

function tellDry(summary: Summary, paths: readonly string[], texts: readonly string[], json: boolean): void {
  const [array, merge] = paths.map(quoted)
  if (json) {
    writeOut(JSON.stringify({ ...plain(summary), scripts: paths }))
    return
  }
  const script = (path: string | undefined, text: string | undefined) => `\n${path}:\n\n${text?.replace(/^/gm, '  ')}`
  writeOut(
    [...lines(summary), script(paths[0], texts[0]), script(paths[1], texts[1])].join('\n').replace(/[ \t]+$/gm, ''),
  )
  writeNote(
    `nothing was sent; these would do it:\n  sbatch ${array}\n  sbatch --dependency=afterany:<its number> ${merge}`,
  )
}

function tellSent(summary: Summary, { array, merge }: Sending, json: boolean): void {
  const { shown, wanted } = summary
  if (json) {
    writeOut(JSON.stringify({ ...plain(summary), ...(array ? { array } : {}), ...(merge ? { merge } : {}) }))
    return
  }
  const jobs = [
    ...(array ? [`${array} (--array=${arrayList(wanted)})`] : []),
    ...(merge ? [`${array ? 'then ' : ''}${merge} (merge)`] : []),
  ]
  writeOut(
    [
      ...lines(summary),
      `jobs      ${jobs.length > 0 ? jobs.join(', ') : 'none sent: all that is missing is in the queue'}`,
      `scripts   ${shown}.slurm`,
      `status    lintas experiment status ${shownName(shown)}`,
    ].join('\n'),
  )
}
