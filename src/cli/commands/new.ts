/** `lintas new`: a scenario of one’s own that starts from another. */

import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { claiming, makeFolders, removeMade } from '../../disk/target.js'
import { fileSources } from '../../scenario/files.js'
import { scenarioJsonSchema, schemaText } from '../../scenario/json-schema.js'
import { loadScenarios, type Scenario } from '../../scenario/load.js'
import { shownName } from '../../scenario/shell.js'
import { command } from '../command.js'
import { exit, UsageFaults } from '../faults.js'
import { valuesOf } from '../given.js'
import { text, word } from '../option.js'
import { scenarioNames } from '../options.js'
import { writeNote, writeOut } from '../terminal.js'

const folder = 'scenarios'
const schemaFile = 'scenario.schema.json'

export const newCommand = command({
  takes: {
    name: word('Name of the new scenario, such as mine or entikong/mine', { values: scenarioNames }),
    from: text('Scenario to start from', {
      required: 'say which scenario to start from, such as --from entikong/baseline',
      values: scenarioNames,
    }),
  },
  examples: [['lintas new mine --from entikong/baseline', 'writes scenarios/mine.yaml']],
  read: valuesOf,
  run: ({ name = '', from: base = '' }, place) => {
    if (!/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$/.test(name)) {
      throw new UsageFaults([
        {
          message: `“${name}” is no name for a scenario`,
          hint: 'small letters, digits and hyphens, beginning with a letter; a slash for a folder',
        },
      ])
    }
    const sources = fileSources({ cwd: process.cwd(), packageRoot: place.root })
    const taken = sources.list().find((known) => known.name === name)
    const file = join(process.cwd(), folder, ...`${name}.yaml`.split('/'))
    const shown = `${folder}/${name}.yaml`
    if (taken || existsSync(file)) {
      throw new UsageFaults([
        { message: `there is a scenario “${name}” already: ${taken?.file ?? shown}`, hint: 'choose another name' },
      ])
    }
    const [from] = loadScenarios([base], sources) as [Scenario]
    const hint = 'scenarios are written below ./scenarios: change to a folder of your own first'
    const made = makeFolders(dirname(file), shown, hint)
    const schema = join(process.cwd(), folder, schemaFile)
    const content = template(name, from, relative(dirname(file), schema).split(sep).join('/'))
    try {
      claiming(shown, dirname(file), () => writeFileSync(file, content, { flag: 'wx' }), hint)
    } catch (error) {
      removeMade(made, dirname(file))
      throw error
    }
    if (!existsSync(schema)) {
      writeFileSync(schema, `${schemaText(scenarioJsonSchema())}\n`, { flag: 'wx' })
      writeNote(
        `wrote ${folder}/${schemaFile}, which lets editors check and complete scenario files (as lintas schema --write does)`,
      )
    }
    writeOut(shown)
    writeNote(`try it: lintas compare ${shownName(from.name)} ${name}`)
    return exit.done
  },
})

function template(name: string, from: Scenario, schema: string): string {
  const agency = Object.keys(from.spec.agencies)[0] ?? 'an-agency'
  const forum = Object.keys(from.spec.forums)[0] ?? 'a-forum'
  return `# yaml-language-server: $schema=${schema.startsWith('.') ? schema : `./${schema}`}
lintas: 1
title: ${JSON.stringify(`${from.title.en}: ${name}`)}
extends: ${from.name}

# Write only what differs from ${from.name}. Take away the # of a line to use it.

# agencies:
#   ${agency}:
#     ego: {value: 0.6, range: [0.4, 0.8], tag: assumed, note: why you think so}

# What is done, and when: set gives a value, add shifts it, over spreads it over months.
# measures:
#   decree: {at: 12, set: {forums.${forum}.design.legal-basis: 1}}
#   training: {at: 12, over: 6, add: {"agencies.*.capacity": 0.2}}
`
}
