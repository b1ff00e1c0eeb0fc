/** `lintas list`: the scenarios that can be named, with their titles. */
import { ScenarioFaults } from '../../scenario/errors.js'
import { fileSources } from '../../scenario/files.js'
import { scenarioLoader } from '../../scenario/load.js'
import type { Command } from '../command.js'
import { examples } from '../examples.js'
import { exit } from '../faults.js'
import { isOn } from '../options.js'
import { wrap, writeOut } from '../terminal.js'

export const listCommand: Command = {
  declare: (y) =>
    y.option('json', { type: 'boolean', describe: 'Print the list as JSON' }).epilogue(
      examples([
        ['lintas list', 'names and titles'],
        ['lintas list --json', 'the same for a program'],
      ]),
    ),
  run: (words, place) => {
    const sources = fileSources({ cwd: process.cwd(), packageRoot: place.root })
    const load = scenarioLoader(sources)
    const found = sources.list().map(({ name, file }) => {
      try {
        return { name, file, title: load(name).title }
      } catch (error) {
        if (error instanceof ScenarioFaults) return { name, file, faults: error.faults.length }
        throw error
      }
    })
    if (isOn(words.json)) writeOut(JSON.stringify(found, null, 2))
    else {
      const width = Math.max(0, ...found.map(({ name }) => name.length))
      const gap = ' '.repeat(width + 2)
      for (const { name, title, faults } of found) {
        const text = title?.en ?? `has ${faults} ${faults === 1 ? 'fault' : 'faults'}: lintas describe ${name} tells`
        writeOut(
          wrap(text, 80 - gap.length)
            .replace(/^/gm, gap)
            .replace(gap, name.padEnd(gap.length)),
        )
      }
      if (found.length === 0) writeOut('There are no scenarios here: lintas new starts one.')
    }
    return exit.done
  },
}
