/** What the program says of an error, and the exit code it ends with. */
import { diskReason, PlaceRefusal } from '../disk/target.js'
import { StoreFailure, WorkerDeath } from '../experiment/batch/store-failure.js'
import { RunFailure } from '../experiment/failure.js'
import { SlurmFailure } from '../experiment/slurm/queue.js'
import { LuckCollision } from '../random/index.js'
import { FolderFailure } from '../report/staging-folder.js'
import { Misaligned } from '../scenario/alignment.js'
import { formatFault, printable, ScenarioFaults } from '../scenario/errors.js'
import { wrap } from '../scenario/words.js'
import { AllFaults, exit, UsageFaults } from './faults.js'
import { coloursFor, isColoured, writeNote } from './terminal.js'

export function sayFailure(error: unknown): number {
  const told = tell(error)
  writeNote(told.lines.join('\n\n'))
  return told.code
}

/** More than anybody reads at once; a file with more is broken as a whole. */
const mostFaults = 20

function tell(error: unknown): { lines: string[]; code: number } {
  if (error instanceof AllFaults) {
    const parts = error.parts.map(tell)
    return { lines: parts.flatMap((part) => part.lines), code: Math.min(...parts.map((part) => part.code)) }
  }
  if (error instanceof ScenarioFaults) {
    const coloured = isColoured(process.stderr)
    const lines = error.faults.slice(0, mostFaults).map((fault) => formatFault(fault, coloured))
    const left = error.faults.length - lines.length
    if (left > 0) lines.push(`and ${left} more ${left === 1 ? 'fault' : 'faults'}`)
    return { lines, code: exit.badInput }
  }
  if (error instanceof UsageFaults) return { lines: error.faults.map(plain), code: exit.badInput }
  if (error instanceof LuckCollision) {
    return { lines: [plain({ message: error.message, hint: 'rename one of them' })], code: exit.badInput }
  }
  if (error instanceof PlaceRefusal || error instanceof Misaligned)
    return { lines: [plain(error)], code: exit.badInput }
  if (error instanceof StoreFailure) {
    const message = `cannot write ${error.shown}: ${diskReason(error.code)}`
    const hint = 'what was finished is kept; the same command goes on from there'
    return { lines: [plain({ message, hint })], code: exit.failure }
  }
  if (error instanceof SlurmFailure) {
    const hint =
      'what is done stays done, and the same command goes on from there; what a cluster may ask for is said with --partition, --account, --time and --mem'
    return { lines: [plain({ message: error.message, hint })], code: exit.failure }
  }
  if (error instanceof FolderFailure || error instanceof RunFailure || error instanceof WorkerDeath) {
    return { lines: [plain({ message: error.message })], code: exit.failure }
  }
  // What nobody foresaw: all there is to know, for a report.
  const { red } = coloursFor(process.stderr)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { lines: [`${red('error:')} this should not have happened: ${text}`], code: exit.failure }
}

function plain({ message, hint }: { message: string; hint?: string }): string {
  const { red, cyan } = coloursFor(process.stderr)
  const first = `${red('error:')} ${printable(message)}`
  return hint === undefined
    ? first
    : `${first}\n  ${cyan('=')} hint: ${wrap(printable(hint), 70).replaceAll('\n', `\n${' '.repeat(10)}`)}`
}
