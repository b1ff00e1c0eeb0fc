/** `lintas schema`: the JSON Schema of scenario files. */
import { scenarioJsonSchema } from '../../scenario/json-schema.js'
import type { Command } from '../command.js'
import { examples } from '../examples.js'
import { exit } from '../faults.js'
import { writeOut } from '../terminal.js'

export const schemaCommand: Command = {
  declare: (y) =>
    y.epilogue(
      examples([['lintas schema > scenarios/scenario.schema.json', 'let an editor check and complete scenario files']]),
    ),
  run: () => {
    writeOut(JSON.stringify(scenarioJsonSchema(), null, 2))
    return exit.done
  },
}
