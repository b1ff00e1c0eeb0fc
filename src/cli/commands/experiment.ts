/** `lintas experiment`: many runs from one file. What each action does is in the folder beside. */
import type { Argv } from 'yargs'
import type { Command, Words } from '../command.js'
import { examples } from '../examples.js'
import { UsageFaults } from '../faults.js'
import { didYouMean } from '../near-word.js'
import { csvForOption, languageOption, noPictures } from '../options.js'
import type { PackageInfo } from '../package-info.js'

const actions = ['plan', 'run', 'submit', 'status', 'merge'] as const
type Action = (typeof actions)[number]

const summaries: Readonly<Record<Action, string>> = {
  plan: 'Say how many runs an experiment has, how long they take, how much memory and disk; write nothing',
  run: 'Run whatever is missing of an experiment, on all cores, and write its results',
  submit: 'Send the shards of an experiment to a cluster, and the merge that waits for them',
  status: 'Say how far the experiment in a folder is',
  merge: 'Put the shards in a folder together',
}

const value = (defaultDescription?: string) =>
  ({ type: 'string', ...(defaultDescription ? { defaultDescription } : {}) }) as const

const declarations: Readonly<Record<Action, (y: Argv) => Argv>> = {
  plan: (y) =>
    runSize(y)
      .option('json', { type: 'boolean', describe: 'Print the estimate as JSON' })
      .epilogue(examples([['lintas experiment plan entikong/leadership', 'what would it take?']])),
  run: (y) =>
    runSize(y)
      .option('precision', {
        type: 'array',
        string: true,
        describe:
          'Replicate until the 95 % interval is ± so narrow: trust=0.01, difference:trust=0.005 (means over all in each)',
      })
      .option('most', { ...value('10000'), describe: 'Replicates that no point goes beyond (with --precision)' })
      .option('out', { ...value('outputs/<case>-<experiment>'), describe: 'Folder for the results' })
      .option('csv', { type: 'boolean', describe: 'Also write the tables as CSV' })
      .option('csv-for', csvForOption)
      .option('lang', languageOption('charts'))
      .option('no-pictures', noPictures)
      .option('shard', { ...value(), describe: 'Only share i of n, from 0: i/n; merge puts them together' })
      .option('scratch', { ...value(), describe: 'Folder for what a shard has not finished: a disk of this machine' })
      .option('anew', { type: 'boolean', describe: 'Leave out what the folder remembers of earlier options' })
      .option('force', { type: 'boolean', describe: 'Do away with another experiment in that folder' })
      .option('json', { type: 'boolean', describe: 'Print what was done as JSON' })
      .epilogue(
        `${examples([
          ['lintas experiment run entikong/leadership', 'run it; interrupted, the same command goes on'],
          ['lintas experiment run my.yaml --replicates 640', 'more replicates; none of the first is run again'],
          ['lintas experiment run my.yaml --precision trust=0.01', 'until the mean is known to ±0.01'],
          ['lintas experiment run my.yaml --shard 0/10 --out big', 'the first of ten shards'],
          ['lintas experiment run big --shard 1/10', 'the second, as the folder has it planned'],
        ])}\n\nExit code 1: some runs failed; failures.csv says which, and why.`,
      ),
  submit: (y) =>
    runSize(y, '1')
      .option('engine', { ...value('slurm'), describe: 'Scheduler of the cluster: slurm' })
      .option('shards', { ...value('so that each lasts minutes'), describe: 'Shards, each a task of the array' })
      .option('time', { ...value('from a pilot'), describe: 'Time limit of a shard, as for sbatch' })
      .option('mem', { ...value('from a pilot'), describe: 'Memory of a shard, as for sbatch' })
      .option('partition', { ...value(), describe: 'Partition, as for sbatch' })
      .option('account', { ...value(), describe: 'Account, as for sbatch' })
      .option('module', { ...value(), describe: 'Environment module that brings Node, such as nodejs/20' })
      .option('node', { ...value('the one that runs this'), describe: 'Path of Node on the compute nodes' })
      .option('scratch', { ...value(), describe: 'Folder on the compute node for what is not finished: $TMPDIR' })
      .option('out', { ...value('outputs/<case>-<experiment>'), describe: 'Folder for the results, on a shared disk' })
      .option('csv', { type: 'boolean', describe: 'Also write the tables as CSV' })
      .option('csv-for', csvForOption)
      .option('lang', languageOption('charts'))
      .option('no-pictures', noPictures)
      .option('anew', { type: 'boolean', describe: 'Leave out what the folder remembers of earlier options' })
      .option('dry-run', { type: 'boolean', describe: 'Write and show the scripts; send nothing' })
      .option('json', { type: 'boolean', describe: 'Print what was sent as JSON' })
      .epilogue(
        `${examples([
          ['lintas experiment submit my.yaml --dry-run', 'the scripts, to be read first; needs no cluster'],
          ['lintas experiment submit my.yaml --time 30 --account abc', 'send it'],
          ['lintas experiment status outputs/my', 'how far is it?'],
          ['lintas experiment submit outputs/my', 'send again what failed, and nothing else'],
        ])}\n\nScripts and logs are written beside the results, in <out>.slurm. See docs/cluster.md.`,
      ),
  status: (y) =>
    y
      .option('json', { type: 'boolean', describe: 'Print it as JSON' })
      .epilogue(examples([['lintas experiment status outputs/entikong-leadership', 'how far is it?']])),
  merge: (y) =>
    y
      .option('csv', { type: 'boolean', describe: 'Also write the tables as CSV' })
      .option('csv-for', csvForOption)
      .option('lang', languageOption('charts'))
      .option('no-pictures', noPictures)
      .option('anew', { type: 'boolean', describe: 'Leave out what the folder remembers of earlier options' })
      .option('json', { type: 'boolean', describe: 'Print what was done as JSON' })
      .epilogue(
        `${examples([['lintas experiment merge big', 'put the shards in big together']])}\n\nExit code 3: shards are missing; they are printed as a list for --array.`,
      ),
}

function runSize(y: Argv, workers = 'one for each core'): Argv {
  return y
    .option('seed', { ...value('as the file says'), describe: 'Name of the luck: any text' })
    .option('replicates', { ...value('as the file says'), describe: 'How many times each scenario runs at each point' })
    .option('workers', { ...value(workers), describe: 'Worker threads; results do not depend on them' })
}

export const experimentCommand: Command = {
  declare: (y) => {
    const action = asked()
    const of =
      action === 'status' || action === 'merge'
        ? 'Folder of the experiment'
        : 'The experiment: its name or file, or a folder where it was begun'
    const common = y
      .positional('action', { type: 'string', describe: 'plan, run, submit, status or merge' })
      .positional('file', { type: 'string', describe: of })
    if (action === undefined) {
      const lines = actions.map((one) => [`lintas experiment ${one} --help`, summaries[one]] as const)
      return common.epilogue(examples(lines).replace('Examples:', 'Actions:'))
    }
    const word = action === 'status' || action === 'merge' ? '<folder>' : '<experiment>'
    common.usage(`lintas experiment ${action} ${word} [options]\n\n${summaries[action]}.`)
    return declarations[action](common)
  },
  run: async (words: Words, place: PackageInfo) => {
    switch (asked()) {
      case 'plan':
        return (await import('../experiment/plan.js')).planExperiment(words, place)
      case 'run':
        return (await import('../experiment/run.js')).runExperiment(words, place)
      case 'submit':
        return (await import('../experiment/submit.js')).submitExperiment(words, place)
      case 'status':
        return (await import('../experiment/status.js')).experimentStatus(words)
      case 'merge':
        return (await import('../experiment/folder.js')).mergeShards(words, place)
      default: {
        const given = String(words.action)
        const hint = didYouMean(given, actions, 'the actions are')
        throw new UsageFaults([{ message: `lintas experiment has no action “${given}”`, hint }])
      }
    }
  },
  remake: async (manifest, remaking) => (await import('../experiment/remake.js')).remakeExperiment(manifest, remaking),
}

/** The action of the command line: it decides which options there are. */
function asked(): Action | undefined {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('-'))
  return actions.find((action) => action === words[words.indexOf('experiment') + 1])
}
