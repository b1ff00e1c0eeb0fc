/** `lintas list`: the scenarios and the experiments that can be named, with their titles. */

import { ScenarioFaults } from '../../scenario/errors.js'
import { readExperiment } from '../../scenario/experiment.js'
import { fileSources } from '../../scenario/files.js'
import { scenarioLoader } from '../../scenario/load.js'
import type { Text } from '../../scenario/scenario.js'
import { shownName } from '../../scenario/shell.js'
import { wrap } from '../../scenario/words.js'
import { command } from '../command.js'
import { shortName } from '../experiment/words.js'
import { exit } from '../faults.js'
import { valuesOf } from '../given.js'
import { jsonOption } from '../options.js'
import { writeOut } from '../terminal.js'

export const listCommand = command({
  takes: { json: jsonOption('the list') },
  examples: [
    ['lintas list', 'names and titles'],
    ['lintas list --json', 'the same for a program'],
  ],
  read: valuesOf,
  run: ({ json }, place) => {
    const sources = fileSources({ cwd: process.cwd(), packageRoot: place.root })
    const load = scenarioLoader(sources)
    const scenarios = sources.list().map(({ name, file }) => entry(name, file, () => load(name).title))
    const experiments = sources
      .experiments()
      .map(({ name, file }) => entry(shortName(name), file, () => readExperiment(sources.open(name), load).title))
    if (json) {
      const all = [['scenario', scenarios] as const, ['experiment', experiments] as const]
      writeOut(
        JSON.stringify(
          all.flatMap(([kind, entries]) => entries.map((one) => ({ kind, ...one }))),
          null,
          2,
        ),
      )
      return exit.done
    }
    tell(scenarios, (name) => `lintas describe ${shownName(name)}`)
    if (scenarios.length === 0) writeOut('There are no scenarios here: lintas new starts one.')
    if (experiments.length > 0) {
      writeOut('\nExperiments, for lintas experiment plan and run:\n')
      tell(experiments, (name) => `lintas experiment plan ${shownName(name)}`)
    }
    return exit.done
  },
})

interface Entry {
  readonly name: string
  readonly file: string
  readonly title?: Text
  readonly faults?: number
}

function entry(name: string, file: string, title: () => Text): Entry {
  try {
    return { name, file, title: title() }
  } catch (error) {
    if (error instanceof ScenarioFaults) return { name, file, faults: error.faults.length }
    throw error
  }
}

/** Names with their titles; of what cannot be read, the command that says what is wrong with it. */
function tell(entries: readonly Entry[], command: (name: string) => string): void {
  const width = Math.max(0, ...entries.map(({ name }) => name.length))
  const gap = ' '.repeat(width + 2)
  for (const { name, title, faults } of entries) {
    const text = title?.en ?? `has ${faults} ${faults === 1 ? 'fault' : 'faults'}: ${command(name)} tells`
    writeOut(
      wrap(text, 80 - gap.length)
        .replace(/^/gm, gap)
        .replace(gap, name.padEnd(gap.length)),
    )
  }
}
