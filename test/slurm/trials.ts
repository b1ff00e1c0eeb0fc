/** What can go wrong with an experiment on a cluster. After each, the merged results must be those of one machine. */
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeName } from './cluster.js'
import { type Lab, shards, type Trial, until } from './lab.js'

/** Undefined for done; a word why it was left out. */
type Outcome = undefined | string
export type Trials = Record<string, (lab: Lab) => Promise<Outcome>>

function expect(what: string, holds: boolean, shown = ''): void {
  if (!holds) throw new Error(`expected: ${what}${shown === '' ? '' : `; got:\n${shown}`}`)
}

const everyShard = (fault: string) => Object.fromEntries(Array.from({ length: shards }, (_, shard) => [shard, fault]))

/** These do no harm to the cluster, and are made side by side. */
export const gentle: Trials = {
  'the time limit: what was finished is kept, and the task goes back into the queue': async (lab) => {
    const trial = lab.place('late', { 0: 'drag 1' })
    await trial.submit('--time', '1')
    await until('time limit', () => /the time limit is near/.test(trial.log(0)))
    await mergedSooner(trial)
    // Slurm may send the signal of so short a limit before anything is finished.
    const kept = /interrupted: [1-9]\d* of/.test(trial.log(0))
    expect('going on', !kept || /going on: \d+ of \d+ runs were done before/.test(trial.log(0)), trial.log(0))
    return undefined
  },

  'submitted, run and merged, in a folder with a name that needs care': async (lab) => {
    const trial = lab.place("it's 50%a of x")
    const first = await trial.submit()
    expect('an array and a merge', /jobs +\d+ \(--array=0-4\), then \d+ \(merge\)/.test(first), first)
    const again = await trial.submit()
    expect('nothing is sent twice', trial.finished() || /to send +no shard/.test(again), again)
    await trial.sameAsLocal()
    const done = await trial.submit()
    expect('nothing to send when all is merged', /is finished/.test(done), done)
    expect('status says so', /results +finished/.test(await trial.status()))
    return undefined
  },

  'a task that ends with 75 is queued again': async (lab) => {
    const trial = lab.place('again', { 2: 'exit-75 2' })
    await trial.submit()
    await until('second retry', () => /retries so far: 2/.test(trial.log(2)))
    await mergedSooner(trial)
    return undefined
  },

  'a task that fails for good: merge refuses with the list, status says why, submit sends it alone': async (lab) => {
    const trial = lab.place('broken', { 3: 'exit-65 1' })
    await trial.submit()
    await until('merge that refuses', () => /merge failed: exit code 3/.test(trial.log('merge')))
    expect('the list for --array', trial.log('merge').includes('--array=3'), trial.log('merge'))
    const status = await trial.status()
    expect('the reason and the log', /failed +3: exit code 65\n +log: .*0003\.log/.test(status), status)
    const sent = await trial.submit()
    expect('shard 3 alone', /\(--array=3\)/.test(sent), sent)
    await trial.sameAsLocal()
    return undefined
  },

  'the program is killed in the middle: queued again, it goes on from what was finished': async (lab) => {
    const trial = lab.place('killed', { 1: 'kill 1' })
    await trial.submit()
    await until('retry', () => /killed by signal 9[\s\S]*retries so far: 1/.test(trial.log(1)))
    await mergedSooner(trial)
    return undefined
  },

  'cancelled and submitted again': async (lab) => {
    const trial = lab.place('cancelled', everyShard('drag 1'))
    const sent = await trial.submit()
    await until('work', () => trial.begun(0) && trial.begun(1))
    trial.shell(`scancel ${/jobs +(\d+)/.exec(sent)?.[1]}`)
    await until('end', () => /was stopped by Slurm/.test(trial.log(0)))
    await until('merge that refuses', () => /merge failed: exit code 3/.test(trial.log('merge')))
    expect('what was finished is kept', trial.begun(0))
    await trial.submit()
    await trial.sameAsLocal()
    expect('going on', /going on: \d+ of \d+ runs/.test(trial.log(0)), trial.log(0))
    return undefined
  },

  'a scratch folder: what was finished comes back from there when the task is stopped': async (lab) => {
    const trial = lab.place('scratched', { 4: 'drag 1' })
    const sent = await trial.submit('--scratch', `${trial.out}.scratch/$SLURM_ARRAY_TASK_ID`)
    const scratch = () => {
      const below = `${trial.out}.scratch/4`
      return existsSync(below) ? readdirSync(below, { recursive: true }).map(String) : []
    }
    await until('work', () => scratch().some((name) => /[/\\]blocks[/\\].*\.blocks$/.test(name)))
    await until('the others', () => [0, 1, 2, 3].every((shard) => /done in/.test(trial.log(shard))))
    trial.shell(`scancel ${/jobs +(\d+)/.exec(sent)?.[1]}`)
    await until('what is kept', () => trial.begun(4))
    await until('merge that refuses', () => /merge failed: exit code 3/.test(trial.log('merge')))
    expect('an empty scratch folder', scratch().length === 0, scratch().join('\n'))
    await trial.submit()
    await trial.sameAsLocal()
    return undefined
  },

  'copies of one shard at once': async (lab) => {
    const trial = lab.place('twice', { 2: 'drag 1' })
    await trial.submit()
    await until('work', () => trial.begun(2))
    const copies = await Promise.all(
      [1, 2].map(() => trial.lintas('run', trial.out, '--shard', '2/5', '--workers', '1')),
    )
    for (const { status, stderr } of copies) expect('each ends with 0', status === 0, stderr)
    await trial.sameAsLocal()
    return undefined
  },

  'half of a file and what somebody left: not taken for a shard, and that one alone is run again': async (lab) => {
    const trial = lab.place('halved', { merge: 'exit-65 1' })
    await trial.submit()
    await until('merge', () => /merge failed: exit code 65/.test(trial.log('merge')))
    const below = (name: string) => join(trial.out, 'shards', name)
    truncateSync(below('0001-of-0005.blocks'), 4000)
    const bytes = readFileSync(below('0003-of-0005.blocks'))
    bytes[5000] = (bytes[5000] as number) ^ 1
    writeFileSync(below('0003-of-0005.blocks'), bytes)
    writeFileSync(below('.lintas-other-1-0002-of-0005.blocks.part'), 'half')
    mkdirSync(below('.lintas-other-1-x'))
    writeFileSync(join(below('.lintas-other-1-x'), '7.blocks'), 'half')
    const { status, stdout } = await trial.lintas('merge', trial.out)
    expect('merge refuses with the two', status === 3 && stdout === '1,3\n', stdout)
    const sent = await trial.submit()
    expect('the two alone', /\(--array=1,3\)/.test(sent), sent)
    await trial.sameAsLocal()
    return undefined
  },

  'the merge is killed: submit sends it alone': async (lab) => {
    const trial = lab.place('unmerged', { merge: 'kill 1' })
    await trial.submit()
    await until('merge', () => /merge failed: exit code 137/.test(trial.log('merge')))
    const sent = await trial.submit()
    expect('no shard', /to send +no shard/.test(sent) && /jobs +\d+ \(merge\)/.test(sent), sent)
    await trial.sameAsLocal()
    return undefined
  },

  'the same shards under GNU parallel': async (lab) => {
    if (!lab.parallel) return 'GNU parallel is not installed'
    const trial = lab.place('parallel')
    const dry = await trial.submit('--dry-run')
    expect('scripts', /#SBATCH --array=0-4/.test(dry), dry)
    const node = `"${process.execPath}" "${process.argv[1]?.replace(/dist\/test.*/, 'dist/bin/lintas.js')}"`
    trial.shell(
      `parallel --will-cite --jobs 2 '${node} experiment run "${trial.out}" --workers 1 --shard {}/5' ::: $(seq 0 4)`,
    )
    const { status, stderr } = await trial.lintas('merge', trial.out)
    expect('merge ends with 0', status === 0, stderr)
    await trial.sameAsLocal()
    return undefined
  },
}

/** These kill nodes, and are made side by side once the gentle ones are done. */
export const harsh: Trials = {
  'a node’s daemon is killed: its shards run elsewhere': async (lab) => {
    const trial = lab.place('lost-daemon', { 0: 'drag 1' })
    await trial.submit()
    const node = await nodeAtWork(trial)
    lab.cluster.killNode(node)
    await mergedSooner(trial)
    lab.cluster.startNode(node)
    return undefined
  },

  'a node loses its power: its shards run elsewhere': async (lab) => {
    const trial = lab.place('lost-node', { 0: 'drag 1' })
    await trial.submit()
    const node = await nodeAtWork(trial)
    lab.cluster.cutPower(node)
    await mergedSooner(trial)
    lab.cluster.startNode(node)
    return undefined
  },
}

/** These kill the controller, and are made one after the other. */
export const harshest: Trials = {
  'the controller is killed while shards run: told in words, and all goes on when it is back': async (lab) => {
    const trial = lab.place('lost-controller', { 0: 'drag 1' })
    await trial.submit()
    await nodeAtWork(trial)
    const since = Date.now()
    // It writes down what it knows every five seconds; killed before, it forgets tasks that run, as in the next trial.
    await until('state of the controller', () => lab.cluster.savedAt() > since)
    lab.cluster.killController()
    try {
      const status = await trial.status()
      expect('a queue that is not known', /queue +not known: squeue:/.test(status), status)
      const { status: code, stderr } = await trial.lintas('submit', trial.out)
      expect('a refusal in words', code === 1 && /error: squeue:/.test(stderr), stderr)
    } finally {
      lab.cluster.startController()
    }
    trial.hurry()
    await trial.sameAsLocal()
    return undefined
  },

  'the controller is killed as soon as it has the jobs: whatever it forgot is sent again': async (lab) => {
    const trial = lab.place('forgotten')
    await trial.submit()
    await withoutMemory(lab, trial)
    return undefined
  },

  'the controller is killed as soon as tasks run: it holds some back, and these are sent again': async (lab) => {
    const trial = lab.place('held', everyShard('drag 1'))
    await trial.submit()
    await until('work', () => trial.begun(0))
    await withoutMemory(lab, trial)
    return undefined
  },
}

/** Kills the controller before it has written down what it did, and sends again whatever does not come back. */
async function withoutMemory(lab: Lab, trial: Trial): Promise<void> {
  lab.cluster.killController()
  lab.cluster.startController()
  await until('controller', () => /UP/.test(trial.shell('scontrol ping')))
  trial.hurry()
  // It gives out numbers again that tasks still have on the nodes; it then holds the new ones and the nodes back.
  const quiet = () => {
    lab.cluster.resumeNodes()
    const jobs = trial.shell('squeue -h -o "%T %r"').split('\n').filter(Boolean)
    const tasks = jobs.filter((job) => !job.includes('Dependency'))
    return jobs.length === 0 || (tasks.length > 0 && tasks.every((job) => job.includes('held')))
  }
  for (let tries = 0; tries < 5 && !trial.finished(); tries++) {
    await trial.submit()
    await until('quiet', () => trial.finished() || quiet())
  }
  await trial.sameAsLocal()
}

/** Some merge jobs come while a task is between two lives; they refuse, and a submission sends another. */
async function mergedSooner(trial: Trial): Promise<void> {
  await until('a merge job that ends', () => /merge (done|failed)/.test(trial.log('merge')))
  if (!trial.finished()) await trial.submit()
  await trial.sameAsLocal()
}

async function nodeAtWork(trial: Trial): Promise<NodeName> {
  await until('work', () => trial.begun(0))
  const node = /shard 0 starts: task \S+ on (n\d)/.exec(trial.log(0))?.[1]
  return (node ?? 'n1') as NodeName
}
