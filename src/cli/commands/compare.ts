/** `lintas compare`: variants against a baseline under common luck, with paired effects. */
import { command } from '../command.js'
import { doJob, readJob, remakeJob } from '../job.js'
import { jobTakes } from '../job-options.js'
import { words } from '../option.js'
import { scenarioNames, scenarioWord } from '../options.js'

export const compareCommand = command({
  takes: {
    baseline: scenarioWord('Scenario that the others are compared with'),
    variant: words('One or more other scenarios', { values: scenarioNames }),
    ...jobTakes,
  },
  examples: [
    ['lintas compare entikong/baseline entikong/formalised', 'what does formalising change?'],
    ['lintas compare entikong/baseline entikong/formalised entikong/single-window', 'two reforms at once'],
    ['lintas compare entikong/baseline entikong/formalised --robust', 'and how firm is that?'],
    ["lintas compare entikong/baseline entikong/formalised --set 'agencies.*.ego=.8'", 'and if egos were high?'],
    [
      "lintas compare entikong/baseline entikong/formalised \\\n    --vary 'agencies.*.ego=.1,.5,.9' --vary forums.pilar.leadership=0,.5,1",
      'where does it help, and where not? A map over two values',
    ],
  ],
  read: ({ reader, words }, place) =>
    readJob('compare', [...reader.texts('baseline'), ...reader.texts('variant')], words, place),
  run: doJob,
  remake: (manifest, remaking) => remakeJob('compare', manifest, remaking),
})
