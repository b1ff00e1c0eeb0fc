/**
 * The compiled world: what a run needs, resolved once.
 *
 * Agencies, forums, seats and pairs are numbered in the code-unit order of their ids, over the union of all that ever
 * exist in the scenario; an epoch says which of them exist from a month on, and with which values.
 */
import { DrawNames, type NameGroup } from '../random/index.js'
import { buildEpochs, type Epoch } from './epoch.js'
import { collaboration, type Model } from './model.js'
import type { DrawnFor, NameColumn, Names } from './names.js'
import type { Common, Series } from './outcome.js'
import { type Recording, recordingAlong, recordingOf, recordingOnly } from './recording.js'
import type { RecordOptions } from './scopes.js'
import type { ModelInput } from './spec.js'
import { type Step, stepsOf } from './steps.js'
import { Structure } from './structure.js'

/** What is recorded beside the world, its forums, kinds, countries and tiers. It changes nothing of what happens. */
/** A scenario laid out for running. A program needs no more of it than `months` and `series`; the rest is the engine’s. */
export interface World {
  readonly months: number
  readonly model: Model
  readonly series: readonly Series[]
  /** What it has in common with the worlds that it is compared with. */
  readonly common: readonly Common[]
  readonly recording: Recording
  readonly structure: Structure
  readonly epochs: readonly Epoch[]
  /** What runs in a month of each epoch. */
  readonly steps: ReadonlyMap<Epoch, readonly Step[]>
  readonly names: Names
}

/**
 * Compiles a resolved input. Throws `LuckCollision` where two names of draws share one hash. `model` is what the engine runs;
 * only a benchmark brings its own.
 */
export function compileWorld(input: ModelInput, record: RecordOptions = {}, model: Model = collaboration): World {
  const specs = input.snapshots.map((s) => s.spec)
  const structure = new Structure(specs, model.services)
  const epochs = buildEpochs(input, structure, model.services)
  const recording = recordingOf(structure, epochs, model.outcomes, record)
  const names = nameDraws(structure, model.purposes)
  const { series, common } = recording
  const steps = stepsIn(input, epochs, model)
  return { months: input.months, model, series, common, recording, structure, epochs, steps, names }
}

/**
 * The same world with other numbers, at a fraction of the cost of compiling it. `input` must have the agencies, forums,
 * seats and topics of the one that `world` was compiled from, in the same months.
 */
export function renumberedWorld(world: World, input: ModelInput): World {
  const epochs = buildEpochs(input, world.structure, world.model.services)
  const recording = recordingAlong(world.recording, world.epochs, epochs)
  return { ...world, months: input.months, epochs, steps: stepsIn(input, epochs, world.model), recording }
}

function stepsIn({ snapshots }: ModelInput, epochs: readonly Epoch[], { schedule }: Model): World['steps'] {
  return new Map(
    epochs.map((epoch) => [epoch, stepsOf(snapshots.findLast(({ from }) => from <= epoch.from)!.spec, schedule)]),
  )
}

/** The same world, recording what is wanted and little else. What is recorded changes nothing of what happens. */
export function recordingWorld(world: World, wanted: (series: Series) => boolean): World {
  const recording = recordingOnly(world.recording, wanted)
  return { ...world, series: recording.series, common: recording.common, recording }
}

/** Who draws for a purpose, as the ends of names behind their beginnings; counted beforehand. */
interface Owners {
  readonly count: number
  readonly groups: (purpose: string) => Iterable<NameGroup>
}

function nameDraws(s: Structure, purposes: Model['purposes']): Names {
  const { agencies, forums, topics, issueCount, countries, fields, seatStart, seatAgency, pairStart } = s
  const figures = topics.slice(issueCount)
  const one = (what: string, ids: readonly string[]): Owners => ({
    count: ids.length,
    groups: (purpose) => [{ beginning: `${purpose}|${what}`, ends: ids }],
  })
  /** For each of some ids, all those of others that go with it. */
  const both = (count: number, what: string, ids: readonly string[], other: string, of: (k: number) => string[]) => ({
    count,
    *groups(purpose: string) {
      for (let k = 0; k < ids.length; k++) yield { beginning: `${purpose}|${what}${ids[k]}|${other}`, ends: of(k) }
    },
  })
  const named = (indices: Int32Array, from: number, to: number) => {
    const ids: string[] = []
    for (let q = from; q < to; q++) ids.push(agencies[indices[q]!]!)
    return ids
  }
  const owners: { readonly [who in DrawnFor]: Owners } = {
    forum: one('forum:', forums),
    agency: one('agency:', agencies),
    seat: both(seatAgency.length, 'forum:', forums, 'agency:', (f) =>
      named(seatAgency, seatStart[f]!, seatStart[f + 1]!),
    ),
    pair: both(s.pairCount, 'agency:', agencies, 'agency:', (i) => named(s.pairTo, pairStart[i]!, pairStart[i + 1]!)),
    'agency-figure': both(agencies.length * figures.length, 'agency:', agencies, 'figure:', () => figures),
    side: both(forums.length * countries.length, 'forum:', forums, 'country:', () => [...countries]),
    field: both(forums.length * fields.length, 'forum:', forums, 'field:', () => [...fields]),
    world: one('', ['world']),
  }
  const whose = Object.values(purposes)
  const names = new DrawNames(whose.reduce((count, who) => count + owners[who].count, 0))
  const columns: { [purpose: string]: NameColumn } = {}
  for (const [purpose, who] of Object.entries(purposes)) {
    const { count, groups } = owners[who]
    columns[purpose] = names.register(count, () => groups(purpose))
  }
  return columns
}
