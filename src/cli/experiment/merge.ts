/** `lintas experiment merge`: puts the shards in a folder together. */
import { throughLinks } from '../../disk/leftovers.js'
import { layoutOf } from '../../experiment/batch/batch.js'
import { arrayList, missingShards, shardsIn } from '../../experiment/batch/shards.js'
import { openStore } from '../../experiment/batch/store.js'
import { StoreRefusal } from '../../experiment/batch/store-failure.js'
import { command } from '../command.js'
import { exit } from '../faults.js'
import { readOptions, valuesOf } from '../given.js'
import { jsonOption } from '../options.js'
import { working } from '../production.js'
import { writeNote, writeOut } from '../terminal.js'
import { begun } from './folder.js'
import { actionWords, anewOption, resultOptions } from './options.js'
import { rememberedIn, resultChoices, withRemembered } from './recorded-choices.js'

const takes = {
  ...actionWords('Folder of the experiment'),
  ...resultOptions,
  anew: anewOption,
  json: jsonOption('what was done'),
}

export const mergeCommand = command({
  usage: 'lintas experiment merge <folder> [options]\n\nPut the shards in a folder together.',
  takes,
  examples: [['lintas experiment merge big', 'put the shards in big together']],
  note: 'Exit code 3: shards are missing; they are printed as a list for --array.',
  read(given) {
    const folder = begun(given.values.file)
    const remembered = rememberedIn(throughLinks(folder.place), folder.plan)
    return { ...folder, options: valuesOf(readOptions(takes, withRemembered(given.words, remembered, resultChoices))) }
  },
  async run({ shown, place: folder, plan, options }, place) {
    const started = new Date()
    const store = openStore({ path: shown, cwd: process.cwd(), plan, force: false })
    const work = async () => {
      const layout = layoutOf(plan)
      const blockIndex = store.blockIndex(layout, (name) => writeNote(`note: ${shown}/${name} is damaged`))
      if (blockIndex.blocks < layout.total) {
        const of = shardsIn(folder)
        if (of === undefined)
          throw new StoreRefusal(`${shown} holds no shards`, 'lintas experiment run --shard i/n --out DIR makes them')
        const missing = missingShards(layout, blockIndex, of)
        blockIndex.close()
        writeNote(`${missing.length} of ${of} shards are missing; as an array for Slurm: --array=${arrayList(missing)}`)
        writeOut(arrayList(missing))
        return exit.shardsMissing
      }
      const { finishExperiment } = await import('./finish.js')
      return finishExperiment({ ...options, plan, store, batch: { layout, blockIndex }, started }, place)
    }
    return working(
      'experiment',
      (_, tidy) => {
        tidy(store.leave)
        return work()
      },
      { left: () => 'the shards are as they were; merge again' },
    )
  },
})
