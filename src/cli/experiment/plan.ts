/** `lintas experiment plan`: how many runs, how long, how much memory and disk. Writes nothing. */
import { layoutOf } from '../../experiment/batch/batch.js'
import { pilot } from '../../experiment/batch/pilot.js'
import { command } from '../command.js'
import { exit } from '../faults.js'
import { jsonOption } from '../options.js'
import { writeOut } from '../terminal.js'
import { experimentWords, sizeOptions } from './options.js'
import { type Asked, readAsked } from './read.js'
import { sizeWords, timeWords } from './words.js'

export const planCommand = command({
  usage:
    'lintas experiment plan <experiment> [options]\n\nSay how many runs an experiment has, how long they take, how much memory and disk; write nothing.',
  takes: { ...experimentWords, ...sizeOptions, json: jsonOption('the estimate') },
  examples: [['lintas experiment plan entikong/leadership', 'what would it take?']],
  read: ({ words }, place) => readAsked(words, place),
  run: tellPlan,
})

function tellPlan({ plan, sources, options }: Asked): number {
  const layout = layoutOf(plan)
  const estimate = pilot(plan, layout, sources, options.workers)
  if (options.json) {
    writeOut(
      JSON.stringify({ experiment: plan.experiment, plan: plan.fingerprint, workers: options.workers, ...estimate }),
    )
    return exit.done
  }
  const { runs, points, millisecondsPerRun, seconds, memoryBytes, diskBytes, tried, failed } = estimate
  const designs = points / plan.scenarios.length
  const grouped = (n: number) => n.toLocaleString('en')
  const lines = [
    plan.title.en,
    '',
    `runs      ${grouped(runs)}: ${grouped(plan.scenarios.length)} × ${grouped(designs)} × ${grouped(plan.replicates)} (scenarios × points × replicates)`,
    `time      about ${timeWords(seconds)} with ${options.workers} ${options.workers === 1 ? 'worker' : 'workers'} (${millisecondsPerRun.toPrecision(2)} ms a run)`,
    `memory    about ${sizeWords(memoryBytes)}`,
    `disk      about ${sizeWords(diskBytes)} while it is put together, in ${options.out}`,
    '',
    `From a pilot of ${tried} runs; nothing was written.`,
    ...(failed > 0 ? [`${failed} of these failed: failures become rows of failures.csv, the other runs go on.`] : []),
    ...(plan.precision ? ['With --precision there may be more: up to --most replicates a point.'] : []),
  ]
  writeOut(lines.join('\n'))
  return exit.done
}
