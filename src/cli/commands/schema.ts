/** `lintas schema`: the JSON Schemas of scenario and of experiment files. */
import { experimentJsonSchema } from '../../scenario/experiment-schema.js'
import { scenarioJsonSchema } from '../../scenario/json-schema.js'
import type { Command } from '../command.js'
import { examples } from '../examples.js'
import { exit } from '../faults.js'
import { writeOut } from '../terminal.js'

export const schemaCommand: Command = {
  declare: (y) =>
    y
      .positional('format', {
        choices: ['scenario', 'experiment'],
        default: 'scenario',
        describe: 'Which files it is for',
      })
      .epilogue(
        examples([
          ['lintas schema > scenarios/scenario.schema.json', 'let an editor check and complete scenario files'],
          ['lintas schema experiment > scenarios/experiment.schema.json', 'the same for experiments'],
        ]),
      ),
  run: ({ format }) => {
    writeOut(JSON.stringify(format === 'experiment' ? experimentJsonSchema() : scenarioJsonSchema(), null, 2))
    return exit.done
  },
}
