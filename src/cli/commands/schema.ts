/** `lintas schema`: the JSON Schemas of scenario and of experiment files. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claiming, makeFolders } from '../../disk/target.js'
import { experimentJsonSchema } from '../../scenario/experiment-schema.js'
import { scenarioJsonSchema, schemaText } from '../../scenario/json-schema.js'
import { command } from '../command.js'
import { exit } from '../faults.js'
import { valuesOf } from '../given.js'
import { flag, word } from '../option.js'
import { writeNote, writeOut } from '../terminal.js'

const folder = 'scenarios'
const inOwnFolder = 'schemas are written into ./scenarios: change to a folder of your own first'
const schemas = { scenario: scenarioJsonSchema, experiment: experimentJsonSchema }

export const schemaCommand = command({
  takes: {
    format: word('Which files it is for', { choices: ['scenario', 'experiment'], otherwise: 'scenario' }),
    write: flag('Write both into ./scenarios, where files of your own name them'),
  },
  examples: [
    ['lintas schema --write', 'let an editor check and complete the files in ./scenarios'],
    ['lintas schema experiment', 'see the schema of experiments'],
  ],
  read: valuesOf,
  run: ({ format, write }) => {
    if (write) {
      const place = join(process.cwd(), folder)
      makeFolders(place, folder, inOwnFolder)
      for (const [name, schema] of Object.entries(schemas)) {
        const shown = `${folder}/${name}.schema.json`
        claiming(
          shown,
          place,
          () => writeFileSync(join(place, `${name}.schema.json`), `${schemaText(schema())}\n`),
          inOwnFolder,
        )
        writeOut(shown)
      }
      writeNote('a file in ./scenarios begins with: # yaml-language-server: $schema=./scenario.schema.json')
      writeNote('in a folder below, with ../ in place of ./ (../../ for a folder in that, and so on)')
      return exit.done
    }
    writeOut(schemaText(schemas[format === 'experiment' ? 'experiment' : 'scenario']()))
    return exit.done
  },
})
