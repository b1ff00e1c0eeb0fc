/** `lintas compare`: variants against a baseline under common luck, with paired effects. */
import type { Command, Words } from '../command.js'
import { examples } from '../examples.js'
import { checkJob, doJob, type Job, remakeJob } from '../job.js'
import { declareJobOptions, declareRobustOptions, texts } from '../options.js'
import type { PackageInfo } from '../package-info.js'

export const compareCommand: Command = {
  declare: (y) =>
    declareRobustOptions(
      declareJobOptions(
        y
          .positional('baseline', { type: 'string', describe: 'Scenario that the others are compared with' })
          .positional('variant', { type: 'string', array: true, describe: 'One or more other scenarios' }),
      ),
    ).epilogue(
      examples([
        ['lintas compare entikong/baseline entikong/formalised', 'what does formalising change?'],
        ['lintas compare entikong/baseline entikong/formalised entikong/single-window', 'two reforms at once'],
        ['lintas compare entikong/baseline entikong/formalised --robust', 'and how firm is that?'],
        ["lintas compare entikong/baseline entikong/formalised --set 'agencies.*.ego=.8'", 'and if egos were high?'],
        [
          "lintas compare entikong/baseline entikong/formalised \\\n    --vary 'agencies.*.ego=.1,.5,.9' --vary forums.pilar.leadership=0,.5,1",
          'where does it help, and where not? A map over two values',
        ],
      ]),
    ),
  check: (words, place) => checkJob(job(words, place)),
  run: (words, place) => doJob(job(words, place)),
  remake: (manifest, remaking) => remakeJob('compare', manifest, remaking),
}

function job(words: Words, place: PackageInfo): Job {
  return { verb: 'compare', references: [...texts(words.baseline), ...texts(words.variant)], words, place }
}
