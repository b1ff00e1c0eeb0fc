/** What the commands share that analyse an experiment’s results: opening them, and a result of their own beside. */
import { basename, dirname, join } from 'node:path'
import { NotKept } from '../experiment/outcome-responses.js'
import { openResults, type Results } from '../experiment/results.js'
import { type Manifest, ManifestFault, manifestFormat, type RecordedOptions } from '../provenance/manifest.js'
import type { Analysed } from '../report/analysed.js'
import { type AnalysedSource, sourceOf } from './analysed-source.js'
import { command, type Remaking } from './command.js'
import { UsageFaults } from './faults.js'
import { type Given, readOptions, valuesOf } from './given.js'
import { type Options, type Values, word } from './option.js'
import { outputOptions } from './options.js'
import type { PackageInfo } from './package-info.js'
import { type Production, produce, reproduce } from './production.js'
import { commandLine, recordedOf, recordedWords } from './recorded-options.js'
import type { ResultFiles } from './result-files.js'

/** What every analysis takes beside what it looks for. */
const resultsWord = { results: word('Folder with the results of an experiment') }
const analysisOptions = (verb: string) => outputOptions(`<results>-${verb}`, 'analysis')
type Output = Values<ReturnType<typeof analysisOptions>> & { readonly results?: string }

interface Opened {
  readonly results: Results
  readonly analysed: Analysed
}

/** An analysis: what it takes, and what it does with the results that it was asked of. */
interface Declaration<O extends Options, Input> {
  readonly verb: string
  readonly takes: O
  readonly examples: readonly (readonly [command: string, purpose: string])[]
  readonly note?: string
  /** Tells what else is wrong with the words. */
  check?(given: Given<O>): void
  /** Throws NotKept where the results cannot tell. */
  find(asked: Values<O>, opened: Opened): Promise<Input>
  write(input: Input, files: ResultFiles): Promise<void>
  /** What goes to the terminal. */
  text(input: Input): string
  json(input: Input): unknown
}

export function analysisCommand<O extends Options, Input>(analysis: Declaration<O, Input>) {
  const { verb, examples, note } = analysis
  const output = analysisOptions(verb)
  const takes = { ...resultsWord, ...analysis.takes, ...output }
  const read = (given: Given<typeof takes>) => {
    // What an analysis takes of its own is read among the rest, under the same names.
    analysis.check?.(given as unknown as Given<O>)
    return valuesOf(given) as unknown as Values<O> & Output
  }
  const open = async (asked: Values<O> & Output, place: PackageInfo) => {
    const options = recordedOf(takes, asked)
    const results = await openResults(asked.results ?? '')
    const { plan, command: source, runs } = results
    // Named as the experiment’s own folder by default, wherever the results are: one analysis of one experiment is one command.
    const recorded = commandLine(verb, [`outputs/${plan.experiment.replaceAll('/', '-')}`], options)
    const analysed = { command: recorded, source, plan, runs, version: place.version, language: asked.lang }
    const opened: Opened = { results, analysed }
    const production: Production<Input> = {
      csvFor: asked.csvFor,
      find: () => keeping(() => analysis.find(asked, opened)),
      write: analysis.write,
      manifest: (_, files) => manifestOfAnalysis(verb, options, opened, files),
    }
    return { command: recorded, production }
  }
  return command({
    takes,
    examples,
    ...(note === undefined ? {} : { note }),
    read,
    async run(asked, place) {
      return produce(
        {
          verb,
          ...(await open(asked, place)),
          out: asked.out ?? besideResults(asked.results ?? '', verb),
          options: asked,
          findsFaults: true,
          tell: (input) => (asked.json ? JSON.stringify(analysis.json(input)) : analysis.text(input)),
        },
        place,
      )
    },
    /**
     * Makes a recorded analysis again from its manifest alone: first the results that it was worked out from, unless they
     * are at hand, then the analysis. Throws a ManifestFault.
     */
    async remake(manifest: Manifest, remaking: Remaking) {
      const { progress, place, results } = remaking
      const analyse = async (folder: string) => {
        const asked = read(readOptions(takes, { ...recordedWords(takes, manifest), results: folder }))
        await reproduce((await open(asked, place)).production, remaking)
      }
      if (results !== undefined) return analyse(results)
      const source = sourceOf(manifest)
      if (source === undefined)
        throw new ManifestFault(
          'it does not say how the results were made that it was worked out from',
          `run it anew: ${manifest.command}`,
        )
      const { rerun } = await import('./experiment/remake.js')
      return rerun({ ...source, scenarios: manifest.scenarios }, { progress, place, pictures: false }, analyse)
    },
  })
}

/** Runs `work`; a NotKept that it throws is a fault of the words. */
async function keeping<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotKept) throw new UsageFaults([{ message: error.message, hint: error.hint }])
    throw error
  }
}

/** `outputs/ttu-drivers` → `outputs/ttu-drivers-sensitivity`. */
function besideResults(folder: string, verb: string): string {
  return join(dirname(folder), `${basename(folder)}-${verb}`).replaceAll('\\', '/')
}

function manifestOfAnalysis(
  verb: string,
  options: RecordedOptions,
  { analysed, results: { recorded } }: Opened,
  files: Manifest['files'],
): object {
  const { plan } = analysed
  const source: AnalysedSource = {
    command: analysed.source,
    options: recorded.options,
    runs: analysed.runs,
    plan,
    files: recorded.files,
  }
  return {
    lintas: manifestFormat,
    command: analysed.command,
    verb,
    options,
    version: analysed.version,
    model: plan.model,
    seed: plan.seed,
    replicates: plan.replicates,
    source,
    scenarios: recorded.scenarios,
    files,
  }
}
