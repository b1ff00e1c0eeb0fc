/** `lintas run`: one scenario, many replicates, its curves. */
import type { Command, Words } from '../command.js'
import { examples } from '../examples.js'
import { checkJob, doJob, type Job, remakeJob } from '../job.js'
import { declareJobOptions, texts } from '../options.js'
import type { PackageInfo } from '../package-info.js'

export const runCommand: Command = {
  declare: (y) =>
    declareJobOptions(y.positional('scenario', { type: 'string', describe: 'Name or path of a scenario' })).epilogue(
      examples([
        ['lintas run entikong/baseline', '100 runs of the informal forum'],
        ['lintas run entikong/baseline --seed 7 --replicates 1000', 'other luck, more runs'],
        ["lintas run entikong/baseline --set 'agencies.*.ego=.7'", 'what if all were more sectoral?'],
        ['lintas run entikong/baseline --vary forums.pilar.leadership=0,.5,1', 'a sweep in one line'],
        ['lintas run entikong/baseline --replicate 3 --trace', 'the minutes of replicate 3'],
      ]),
    ),
  check: (words, place) => checkJob(job(words, place)),
  run: (words, place) => doJob(job(words, place)),
  remake: (manifest, remaking) => remakeJob('run', manifest, remaking),
}

function job(words: Words, place: PackageInfo): Job {
  return { verb: 'run', references: texts(words.scenario), words, place }
}
