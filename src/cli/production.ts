/**
 * How a command makes a result: opens its folder, shows how far the work is, survives interruption, writes, puts the result in
 * place, and tells it. The folder is opened before the work, so that a place that cannot be written costs nobody an hour.
 */
import type { CsvReader } from '../analysis/csv-dialect.js'
import type { Manifest } from '../provenance/manifest.js'
import { openFolder, type ResultFolder } from '../report/folder.js'
import { shownName } from '../scenario/shell.js'
import type { Remaking } from './command.js'
import { AllFaults, exit } from './faults.js'
import { onInterruption } from './interruption.js'
import type { PackageInfo } from './package-info.js'
import { type Progress, startProgress } from './progress.js'
import { type ResultFiles, resultFiles } from './result-files.js'
import { writeNote, writeOut } from './terminal.js'

/** A result that is to be made, and everything that decides its bytes. */
export interface Production<Found> {
  readonly csvFor: CsvReader
  /** Does the work. */
  find(progress: Pick<Progress, 'at'>): Promise<Found>
  /** Writes the files of data and the pictures. */
  write(found: Found, files: ResultFiles): Promise<void>
  manifest(found: Found, files: Manifest['files']): object
}

/** A result as it was asked for. */
export interface Asked<Found> {
  readonly verb: string
  /** The recorded command. */
  readonly command: string
  readonly out: string
  readonly options: { readonly force: boolean; readonly noPictures: boolean }
  readonly production: Production<Found>
  /** Whether the work itself finds what is wrong with the words: it is told then beside a refusal of the folder. */
  readonly findsFaults?: true
  /** What goes to the terminal. */
  tell(found: Found): string | Promise<string>
  exitCode?(found: Found): number
}

/** Makes a result in its folder and gives the exit code. Whatever goes wrong leaves no trace. */
export async function produce<Found>(asked: Asked<Found>, place: PackageInfo): Promise<number> {
  const started = new Date()
  const { verb, command, out, options, production } = asked
  return working(verb, async (progress, tidy) => {
    const folder = await opened(() => openFolder({ ...options, path: out, cwd: process.cwd(), command }), asked)
    tidy(folder.discard)
    const found = await production.find(progress)
    progress.end()
    await writeAll(production, found, folder, place, started)
    folder.commit()
    writeOut(await asked.tell(found))
    writeNote(`results: ${shownName(out)}`)
    return asked.exitCode?.(found) ?? exit.done
  })
}

/** Makes the files of a recorded result again. */
export async function reproduce<Found>(production: Production<Found>, remaking: Remaking): Promise<void> {
  const { sink, progress, place } = remaking
  await writeAll(production, await production.find(progress), sink, place, new Date())
}

async function writeAll<Found>(
  production: Production<Found>,
  found: Found,
  sink: Parameters<typeof resultFiles>[0],
  place: PackageInfo,
  started: Date,
): Promise<void> {
  const files = resultFiles(sink, place, started, production.csvFor)
  await production.write(found, files)
  await files.finish((digests) => production.manifest(found, digests))
}

async function opened<Found>(open: () => ResultFolder, { findsFaults, production }: Asked<Found>) {
  try {
    return open()
  } catch (refusal) {
    if (findsFaults)
      await production.find({ at: () => {} }).catch((fault) => {
        throw new AllFaults([refusal, fault])
      })
    throw refusal
  }
}

/** Says, once something is made, how it is left when the work is over or called off; `called`: what is done first when it is called off. */
export type Tidy = (leave: () => void, calledOff?: () => void) => void

/**
 * Works with progress shown, and tidies up whatever ends the work; `left` says what an interruption left behind.
 */
export async function working<T>(
  what: string,
  work: (progress: Progress, tidy: Tidy) => Promise<T>,
  o: { readonly pause?: number; readonly left?: () => string } = {},
): Promise<T> {
  const progress = startProgress(what, o.pause)
  const made: { readonly leave: () => void; readonly calledOff?: (() => void) | undefined }[] = []
  // Listened for before anything is made: what comes in between would leave it behind.
  const release = onInterruption(() => {
    progress.end()
    for (const { calledOff } of made) calledOff?.()
    for (const { leave } of made) leave()
  }, o.left)
  try {
    return await work(progress, (leave, calledOff) => made.push({ leave, calledOff }))
  } finally {
    progress.end()
    for (const { leave } of made) leave()
    release()
  }
}
