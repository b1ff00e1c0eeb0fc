/** `lintas experiment status`: how far the experiment in a folder is. Files say what is done; a queue, what is on its way. */
import { relative } from 'node:path'
import type { Spoilt } from '../../disk/intact.js'
import { layoutOf } from '../../experiment/batch/batch.js'
import { arrayList, missingShards, shardsIn } from '../../experiment/batch/shards.js'
import { indexOf } from '../../experiment/batch/store.js'
import { type Progress, progressOf } from '../../experiment/slurm/progress.js'
import { besideOf, submissionOf } from '../../experiment/slurm/record.js'
import { shownName } from '../../scenario/shell.js'
import { wrap } from '../../scenario/words.js'
import { command } from '../command.js'
import { exit } from '../faults.js'
import { valuesOf } from '../given.js'
import { jsonOption } from '../options.js'
import { writeOut } from '../terminal.js'
import { begun, isFinished, spoiltResult } from './folder.js'
import { actionWords } from './options.js'
import { timeWords } from './words.js'

export const statusCommand = command({
  usage: 'lintas experiment status <folder> [options]\n\nSay how far the experiment in a folder is.',
  takes: { ...actionWords('Folder of the experiment'), json: jsonOption('it') },
  examples: [['lintas experiment status outputs/entikong-leadership', 'how far is it?']],
  read: valuesOf,
  run: tellStatus,
})

async function tellStatus({ file, json }: { readonly file?: string; readonly json: boolean }): Promise<number> {
  const { shown, place, plan } = begun(file)
  const layout = layoutOf(plan)
  const damaged: string[] = []
  const blockIndex = indexOf(place, plan.fingerprint, layout, (name) => damaged.push(name), false)
  const finished = isFinished(place, plan)
  const wrong = finished ? await spoiltResult(place) : undefined
  const code = wrong ? exit.differs : exit.done
  const submission = submissionOf(place)
  const of = shardsIn(place) ?? (submission?.plan === plan.fingerprint ? submission.shards : undefined)
  const missing = of === undefined ? [] : missingShards(layout, blockIndex, of)
  const progress =
    submission && of !== undefined && !finished ? progressOf(place, submission, of, new Set(missing)) : undefined
  const { runs: done, failed } = blockIndex
  if (json) {
    const { experiment, fingerprint, seed, replicates } = plan
    const shards = of === undefined ? {} : { shards: of, missing }
    const queue = progress ? { queue: progress } : {}
    const spoilt = wrong ? { spoilt: `${wrong.path} ${wrong.message}` } : {}
    const runs = { runs: layout.runs, done, failed, finished, ...spoilt }
    writeOut(JSON.stringify({ experiment, plan: fingerprint, seed, replicates, ...runs, ...shards, ...queue }))
    return code
  }
  const grouped = (n: number) => n.toLocaleString('en')
  const lines = [
    `${plan.experiment}: ${plan.title.en}`,
    '',
    `runs      ${grouped(done)} of ${grouped(layout.runs)} done${failed > 0 ? `, ${grouped(failed)} of them failed` : ''}`,
    ...(of === undefined || finished ? [] : shardLines(of, missing, progress)),
    ...(progress ? queueLines(progress, (path) => besideShown(shown, place, path)) : []),
    `results   ${wrong ? spoiltWords(wrong, shown) : finished ? `finished, in ${shown}` : nextStep(shown, of, missing, progress)}`,
    ...damaged.map((name) => `damaged   ${name}: its runs will be done again`),
  ]
  writeOut(lines.map((line) => wrapped(line)).join('\n'))
  return code
}

function spoiltWords({ path, message }: Spoilt, shown: string): string {
  return `${shown}/${path} ${message}; lintas experiment run ${shownName(shown)} writes the results anew`
}

const most = 5

function shardLines(of: number, missing: readonly number[], progress: Progress | undefined): string[] {
  const parts = [`${of - missing.length} of ${of} done`]
  if (progress) {
    const { running, waiting, failed, unsent } = progress
    const waits = waiting.reduce((sum, { shards }) => sum + shards.length, 0)
    const fails = failed.reduce((sum, { shards }) => sum + shards.length, 0)
    if (running.shards.length > 0) parts.push(`${running.shards.length} running`)
    if (waits > 0) parts.push(`${waits} waiting`)
    if (fails > 0) parts.push(`${fails} failed`)
    if (unsent.length > 0) parts.push(`${unsent.length} ${progress.unknown ? 'not done' : 'not in the queue'}`)
    return [`shards    ${parts.join(', ')}`]
  }
  return [`shards    ${parts[0]}${missing.length > 0 ? `; missing: ${arrayList(missing)}` : ''}`]
}

function queueLines(p: Progress, shownLog: (path: string) => string): string[] {
  const { running, waiting, failed, unsent, merge, unknown, secondsLeft } = p
  return [
    ...(unknown === undefined ? [] : [`queue     not known: ${unknown}`]),
    ...(running.shards.length > 0 ? [`running   ${arrayList(running.shards)} on ${running.nodes.join(', ')}`] : []),
    ...waiting.slice(0, most).map(({ shards, reason }) => `waiting   ${arrayList(shards)}: ${reason}`),
    ...failed
      .slice(0, most)
      .flatMap(({ shards, reason, log }) => [
        `failed    ${arrayList(shards)}: ${reason}`,
        ...(log === undefined ? [] : [`          log: ${shownLog(log)}`]),
      ]),
    ...(failed.length > most ? [`          and ${failed.length - most} other ways to fail`] : []),
    ...(unsent.length > 0 ? [`missing   ${arrayList(unsent)}`] : []),
    ...(secondsLeft === undefined
      ? []
      : [`left      about ${timeWords(secondsLeft)} with ${running.shards.length} at a time`]),
    ...(merge === undefined
      ? []
      : [`merge     ${merge.words}`, ...(merge.log === undefined ? [] : [`          log: ${shownLog(merge.log)}`])]),
  ]
}

function nextStep(
  shown: string,
  of: number | undefined,
  missing: readonly number[],
  progress: Progress | undefined,
): string {
  if (of === undefined) return 'not yet: lintas experiment run goes on'
  const merge = `lintas experiment merge ${shownName(shown)}`
  if (progress === undefined) return `${merge} puts the shards together`
  const { failed, unsent, merge: merging } = progress
  if (failed.length + unsent.length > 0)
    return `lintas experiment submit ${shownName(shown)} sends what ${progress.unknown ? 'is missing' : 'failed or is missing'}`
  if (merging?.active) return 'to come from the merge job'
  return missing.length === 0 ? `${merge} puts the shards together` : `${merge}, when all are done`
}

function besideShown(shown: string, place: string, path: string): string {
  return `${shown}.slurm/${relative(besideOf(place), path)}`
}

/** Lists can be long; paths are left whole. */
function wrapped(line: string): string {
  if (/^ +log:/.test(line)) return line
  return wrap(line.replaceAll(/,(?=\d)/g, ', '), 80, ' '.repeat(10)).replaceAll(/(\d), (?=\d)/g, '$1,')
}
