/** `lintas run`: one scenario, many replicates, its curves. */
import { command } from '../command.js'
import { doJob, readJob, remakeJob } from '../job.js'
import { runTakes } from '../job-options.js'
import { scenarioWord } from '../options.js'

export const runCommand = command({
  takes: { scenario: scenarioWord('Name or path of a scenario'), ...runTakes },
  examples: [
    ['lintas run entikong/baseline', '100 runs of the informal forum'],
    ['lintas run entikong/baseline --seed 7 --replicates 1000', 'other luck, more runs'],
    ["lintas run entikong/baseline --set 'agencies.*.ego=.7'", 'what if all were more sectoral?'],
    ['lintas run entikong/baseline --vary forums.pilar.leadership=0,.5,1', 'a sweep in one line'],
    ['lintas run entikong/baseline --replicate 3 --trace', 'the minutes of replicate 3'],
  ],
  read: ({ reader, words }, place) => readJob('run', reader.texts('scenario'), words, place),
  run: doJob,
  remake: (manifest, remaking) => remakeJob('run', manifest, remaking),
})
