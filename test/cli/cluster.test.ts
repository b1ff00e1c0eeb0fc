/** Experiments on Slurm, without one: what the scripts do, what is sent and what is not, what is said of a queue. */
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import ava from 'ava'
import { logEnd } from '../../src/experiment/slurm/log.js'
import { jobName, logOf } from '../../src/experiment/slurm/record.js'
import { mergeScript, type ScriptOptions, shardScript } from '../../src/experiment/slurm/scripts.js'
import { sizing } from '../../src/experiment/slurm/sizing.js'
import { run, type Said } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const system = '/usr/bin:/bin'

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'lintas-cluster-'))
}

/** Puts commands into a folder of their own, by name and what they do in a shell. */
function commands(cwd: string, all: Record<string, string>): string {
  const bin = join(cwd, 'bin')
  mkdirSync(bin, { recursive: true })
  for (const [name, text] of Object.entries(all)) {
    writeFileSync(join(bin, name), `#!/bin/bash\n${text}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  return `${bin}:${system}`
}

function options(cwd: string, more: Partial<ScriptOptions> = {}): ScriptOptions {
  return {
    experiment: 'small/grid',
    name: 'lintas-x',
    results: join(cwd, "it's $HOME"),
    beside: join(cwd, 'x.slurm'),
    program: '/p/lintas.js',
    node: 'program',
    shards: 8,
    array: '3',
    workers: 1,
    time: '15',
    memory: '1G',
    mergeTime: '30',
    mergeMemory: '2G',
    resultOptions: [],
    ...more,
  }
}

/** A task of the array as Slurm would run it: the program is what `does` says, in a shell. */
function task(cwd: string, does: string, retries = 0) {
  const path = commands(cwd, {
    program: does,
    scontrol: `echo "$@" >>${cwd}/asked`,
    sleep: 'exit 0',
  })
  const script = join(cwd, 'shards.sh')
  writeFileSync(script, shardScript(options(cwd)))
  const env = {
    PATH: path,
    ...{ SLURM_ARRAY_JOB_ID: '12', SLURM_ARRAY_TASK_ID: '3', SLURM_RESTART_COUNT: String(retries), SLURM_JOB_ID: '15' },
  }
  return { script, env, asked: () => (existsSync(join(cwd, 'asked')) ? readFileSync(join(cwd, 'asked'), 'utf8') : '') }
}

function ran(does: string, retries = 0) {
  const cwd = folder()
  const { script, env, asked } = task(cwd, does, retries)
  const { status, stdout } = spawnSync('bash', [script], { env, encoding: 'utf8' })
  const found = { status, stdout, asked: asked() }
  rmSync(cwd, { recursive: true })
  return found
}

test('a task runs its share of the plan, in whatever folder, and passes its exit code on', (t) => {
  const done = ran('printf "<%s>" "$@"')
  t.is(done.status, 0)
  t.regex(done.stdout, /<\/p\/lintas\.js><experiment><run><[^>]*\/it's \$HOME><--shard><3\/8><--workers><1>/)
  t.regex(done.stdout, /lintas: shard 3 done in \d+ s/)
  const failed = ran('exit 65')
  t.is(failed.status, 65)
  t.regex(failed.stdout, /lintas: shard 3 failed: exit code 65/)
  t.is(failed.asked, '')
})

test('what a retry may help goes back into the queue by the number of its task, three times at most', (t) => {
  t.is(ran('exit 75').asked, 'requeue 12_3\n')
  t.is(ran('exit 75', 2).asked, 'requeue 12_3\n')
  const last = ran('exit 75', 3)
  t.is(last.asked, '')
  t.is(last.status, 75)
  t.regex(last.stdout, /failed: a retry may help; 3 retries did not help/)
  const killed = ran('kill -9 $$')
  t.is(killed.asked, 'requeue 12_3\n')
  t.regex(killed.stdout, /goes back into the queue: the program was killed by signal 9/)
})

test('near the time limit a task lets the program keep what it has, and goes back; cancelled, it only keeps', async (t) => {
  for (const [signal, said, asked] of [
    ['SIGUSR1', /goes back into the queue: the time limit is near/, 'requeue 12_3\n'],
    ['SIGTERM', /was stopped by Slurm; what was finished is kept/, ''],
  ] as const) {
    const cwd = folder()
    const job = task(cwd, 'trap "echo kept; exit 130" TERM\necho ready\nwhile :; do /bin/sleep .05; done')
    const child = spawn('bash', [job.script], { env: job.env })
    let out = ''
    child.stdout.on('data', (data) => {
      out += String(data)
    })
    const ended = new Promise((resolve) => child.on('close', resolve))
    for (let wait = 0; wait < 500 && !out.includes('ready'); wait++) await delay(20)
    child.kill(signal)
    await ended
    t.regex(out, /kept/)
    t.regex(out, said)
    t.is(job.asked(), asked)
    rmSync(cwd, { recursive: true })
  }
})

test('module, scratch folder, limits and account stand in the script; only variables stand for something else', (t) => {
  const o = options('/r/a b%', {
    module: 'nodejs/20',
    scratch: '$TMPDIR/`x`',
    partition: 'short',
    account: 'abc',
    resultOptions: ['--csv'],
  })
  const script = shardScript(o)
  for (const line of [
    '#SBATCH --array=3',
    '#SBATCH --output="/r/a b%%/x.slurm/logs/%4a.log"',
    '#SBATCH --time=15',
    '#SBATCH --mem=1G',
    '#SBATCH --partition=short',
    '#SBATCH --account=abc',
    '#SBATCH --requeue',
    "module load 'nodejs/20'",
  ])
    t.true(script.split('\n').includes(line), line)
  t.regex(script, / --scratch "\$TMPDIR\/\\`x\\`" &$/m)
  t.regex(mergeScript(o), /experiment merge '.*' --csv$/m)
})

test('shards last minutes, and are no more than an array takes', (t) => {
  const of = (seconds: number, blocks: number, most = 1000, asked?: number) =>
    sizing({ seconds, memoryBytes: 2e8, blocks, runs: blocks * 64 }, most, asked)
  t.is(of(20, 100).shards, 1)
  t.like(of(36_000, 1e6), { shards: 120, seconds: 300, minutes: 20, gigabytes: 1 })
  t.is(of(36_000, 7).shards, 7)
  t.is(of(3.6e7, 1e7).shards, 1000)
  t.is(of(3.6e7, 1e7, 200).shards, 200)
  t.like(of(3.6e7, 1e7, 1000, 1000), { seconds: 36_000, minutes: 2400 })
})

test('a log says how its last attempt ended', (t) => {
  const cwd = folder()
  const end = (text: string) => {
    writeFileSync(join(cwd, 'log'), text)
    return logEnd(join(cwd, 'log'))
  }
  t.is(logEnd(join(cwd, 'none')), undefined)
  const first = 'lintas: shard 3 starts: task 1_3\nerror: no space\nlintas: shard 3 failed: exit code 1\n'
  t.deepEqual(end(first), { outcome: 'failed: exit code 1', error: 'no space' })
  t.deepEqual(end(`${first}lintas: shard 3 starts: task 2_3\n`), {})
  t.deepEqual(end(`${first}lintas: shard 3 starts: x\nlintas: shard 3 done in 74 s\n`), {
    outcome: 'done in 74 s',
    seconds: 74,
  })
  rmSync(cwd, { recursive: true })
})

const files: Record<string, string> = {
  'small/baseline.yaml': `
lintas: 1
months: 12
agencies: {a: {ego: .4}, b: {ego: .5}}
forums: {f: {members: {a: {}, b: {}}, channels: {face-to-face: {every: 1}}, leadership: .5}}
`,
  'small/experiments/x.yaml': `
lintas-experiment: 1
scenarios: [small/baseline]
factors: {forums.f.leadership: {values: [.2]}}
design: {kind: full-factorial}
replicates: 640
outcomes: [trust]
curves: none
`,
}

function place(): string {
  const cwd = folder()
  for (const [name, text] of Object.entries(files)) {
    const file = join(cwd, 'scenarios', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return cwd
}

function lintas(cwd: string, path: string, ...words: string[]): Promise<Said> {
  return run(cwd, ['experiment', ...words], { PATH: path, HOME: cwd })
}

/** A Slurm that answers what the file `queue` says, and writes down what is sent to it. */
function slurm(cwd: string): string {
  return commands(cwd, {
    sbatch: `[ "$1" = --version ] && exit 0
echo "$(grep -h '^#SBATCH --array' "\${@: -1}") \${*:2}" >>${cwd}/sent
wc -l <${cwd}/sent`,
    squeue: `cat ${cwd}/queue`,
    scontrol: 'echo "MaxArraySize            = 9"',
    scancel: `echo "cancel $*" >>${cwd}/sent`,
  })
}

test('without Slurm a submission is refused with all else that is wrong, and a dry run writes and shows the scripts', async (t) => {
  const cwd = place()
  // A path without even the commands of this machine, which may have Slurm.
  const path = join(cwd, 'bin')
  const refused = await lintas(cwd, path, 'submit', 'small/x', '--engine', 'pbs', '--time', 'soon', '--workers', '0')
  t.is(refused.status, 2)
  for (const message of [/there is no Slurm here/, /--engine must be slurm/, /--time must be as Slurm/, /--workers/])
    t.regex(refused.stderr, message)
  t.false(existsSync(join(cwd, 'outputs')))
  const dry = await lintas(cwd, path, 'submit', 'small/x', '--shards', '5', '--dry-run')
  t.is(dry.status, 0, dry.stderr)
  t.regex(dry.stdout, /640 in 5 shards/)
  t.regex(dry.stdout, /#SBATCH --array=0-4/)
  t.regex(dry.stderr, /nothing was sent/)
  t.deepEqual(readdirSync(join(cwd, 'outputs/small-x.slurm')).sort(), [
    'logs',
    'merge.sh',
    'shards.sh',
    'submission.json',
  ])
  t.deepEqual(readdirSync(join(cwd, 'outputs/small-x')), ['plan.json'])
  rmSync(cwd, { recursive: true })
})

test('what a submission was told is told again by the folder alone, whatever a site has sbatch say', async (t) => {
  const cwd = place()
  // Slurm names the cluster after the number where there are several; sites print what they please before and after it.
  const path = commands(cwd, {
    sbatch: `[ "$1" = --version ] && exit 0
echo 'Welcome to the cluster. 2 jobs of yours are queued.'
echo '2030: the year of our next maintenance'
echo "$(( $(cat ${cwd}/sent 2>/dev/null | wc -l) + 7 ));north"
echo sent >>${cwd}/sent
echo 'Have a nice day'`,
    squeue: 'true',
    scontrol: 'echo "MaxArraySize            = 99"',
    scancel: 'true',
  })
  const told = [
    ...['--shards', '3', '--account', 'abc', '--partition', 'short', '--module', 'nodejs/20', '--time', '30'],
    ...['--mem', '3G', '--workers', '2', '--scratch', '$TMPDIR', '--csv', '--csv-for', 'spreadsheet', '--lang', 'id'],
  ]
  const first = await lintas(cwd, path, 'submit', 'small/x', '--out', 'x', ...told, '--no-pictures')
  t.is(first.status, 0, first.stderr)
  t.regex(first.stdout, /jobs {6}7 \(--array=0-2\), then 8 \(merge\)/)
  const scripts = () => ['shards.sh', 'merge.sh'].map((name) => readFileSync(join(cwd, 'x.slurm', name), 'utf8'))
  const before = scripts()
  t.regex(before[1]!, /--csv --csv-for spreadsheet --lang id --no-pictures/)

  const again = await lintas(cwd, path, 'submit', 'x')
  t.is(again.status, 0, again.stderr)
  t.deepEqual(scripts(), before)
  t.regex(again.stderr, /as before: .*--time 30 --mem 3G --partition short --account abc --module nodejs\/20/)

  const longer = await lintas(cwd, path, 'submit', 'x', '--time', '60')
  t.notRegex(longer.stderr, /--time 30/)
  t.deepEqual(
    scripts().map((text) => text.replace('time=60', 'time=30')),
    before,
  )
  t.is((await lintas(cwd, path, 'submit', 'x', '--dry-run')).status, 0)
  t.regex(scripts()[0]!, /time=60/)
  t.is((await lintas(cwd, path, 'submit', 'x', '--anew', '--dry-run')).status, 0)
  t.notRegex(scripts()[0]!, /abc|short|nodejs|TMPDIR/)

  // A shard writes no tables; whoever merges by hand gets those that the submission asked for.
  const refused = await lintas(cwd, path, 'run', 'x', '--shard', '0/3', '--csv', '--lang', 'id')
  t.is(refused.status, 2)
  t.regex(refused.stderr, /--csv does not go with --shard[\s\S]*--lang does not go with --shard/)
  t.is((await lintas(cwd, path, 'submit', 'x', '--csv', '--no-pictures', '--dry-run')).status, 0)
  for (const shard of ['0/3', '1/3', '2/3']) t.is((await lintas(cwd, path, 'run', 'x', '--shard', shard)).status, 0)
  const merged = await lintas(cwd, path, 'merge', 'x')
  t.is(merged.status, 0, merged.stderr)
  t.regex(merged.stderr, /as before: --csv --no-pictures/)
  t.true(existsSync(join(cwd, 'x/runs.csv')))
  // Written without them, results leave none behind that nobody lists.
  t.is((await lintas(cwd, path, 'run', 'x', '--anew', '--no-pictures')).status, 0)
  t.false(existsSync(join(cwd, 'x/runs.csv')))
  rmSync(cwd, { recursive: true })
})

test('files say what is done, then the queue what is on its way; only the rest is sent again', async (t) => {
  const cwd = place()
  const path = slurm(cwd)
  const queue = (...lines: string[]) => writeFileSync(join(cwd, 'queue'), lines.map((line) => `${line}\n`).join(''))
  queue()
  const over = await lintas(cwd, path, 'submit', 'small/x', '--shards', '10', '--out', 'x')
  t.is(over.status, 2)
  t.regex(over.stderr, /--shards must be at most 8 here/)
  const first = await lintas(cwd, path, 'submit', 'small/x', '--shards', '5', '--out', 'x')
  t.is(first.status, 0, first.stderr)
  t.regex(first.stdout, /jobs {6}1 \(--array=0-4\), then 2 \(merge\)/)

  // From here on the files of the experiment are not needed.
  rmSync(join(cwd, 'scenarios'), { recursive: true })
  t.is((await lintas(cwd, path, 'run', 'x', '--shard', '1/5')).status, 0)
  const { fingerprint } = JSON.parse(readFileSync(join(cwd, 'x/plan.json'), 'utf8')) as { fingerprint: string }
  const name = jobName('small/x', join(cwd, 'x'), fingerprint)
  writeFileSync(logOf(join(cwd, 'x'), 1), 'lintas: shard 1 starts\nlintas: shard 1 done in 600 s\n')
  writeFileSync(
    logOf(join(cwd, 'x'), 4),
    'lintas: shard 4 starts\nerror: broken\nlintas: shard 4 failed: exit code 65\n',
  )
  const others = [
    `1_0|${name}|0|RUNNING|n1|None`,
    `1_1|${name}|1|COMPLETED|n1|None`,
    `1_2|${name}|2|PENDING||JobHeldUser`,
    `2|${name}-merge|N/A|PENDING||Dependency`,
  ]
  queue(`1_3|${name}|3|TIMEOUT|n2|TimeLimit`, ...others)
  const status = await lintas(cwd, path, 'status', 'x')
  for (const line of [
    /^runs {6}128 of 640 done$/m,
    /^shards {4}1 of 5 done, 1 running, 1 waiting, 2 failed$/m,
    /^running {3}0 on n1$/m,
    /^waiting {3}2: JobHeldUser$/m,
    /^failed {4}3: the time limit \(--time\)$/m,
    /^failed {4}4: exit code 65: broken\n {10}log: x\.slurm\/logs\/0004\.log$/m,
    /^left {6}about 15 min with 1 at a time$/m,
    /^merge {5}job 2, waiting: Dependency$/m,
    /^results {3}lintas experiment submit x sends what failed or is missing$/m,
  ])
    t.regex(status.stdout, line)

  // One that Slurm will never start is not on its way; one that somebody holds is.
  queue(`1_3|${name}|3|PENDING||launch failed requeued held`, ...others)
  t.regex(
    (await lintas(cwd, path, 'status', 'x')).stdout,
    /^failed {4}3: Slurm holds it back: launch failed requeued held$/m,
  )
  const second = await lintas(cwd, path, 'submit', 'x')
  t.is(second.status, 0, second.stderr)
  const other = await lintas(cwd, path, 'submit', 'x', '--shards', '4')
  t.is(other.status, 2)
  t.regex(other.stderr, /x is cut into 5 shards, not 4/)
  const beside = join(cwd, 'x.slurm')
  t.deepEqual(readFileSync(join(cwd, 'sent'), 'utf8').split('\n'), [
    `#SBATCH --array=0-4 ${join(beside, 'shards.sh')}`,
    ` --dependency=afterany:1,singleton ${join(beside, 'merge.sh')}`,
    'cancel 1_3',
    `#SBATCH --array=3-4 ${join(beside, 'shards.sh')}`,
    'cancel 2',
    ` --dependency=afterany:1:4,singleton ${join(beside, 'merge.sh')}`,
    '',
  ])
  rmSync(cwd, { recursive: true })
})
