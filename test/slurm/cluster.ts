/**
 * A real Slurm on this machine: controller and three nodes, all on loopback, all in one temporary folder, for root or anybody
 * else; without systemd, control groups or accounting. Everything that it starts carries its SLURM_CONF, by which it is ended.
 */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export const nodes = ['n1', 'n2', 'n3'] as const
export type NodeName = (typeof nodes)[number]

/** What a test cluster needs, and where Debian has it. */
const needed = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scontrol', 'scancel']
const path = `${process.env.PATH}:/usr/sbin:/sbin`

/** Programs that are not there. */
export function lacking(): string[] {
  return needed.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`], { env: { PATH: path } }).status !== 0)
}

export interface Cluster {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  readonly startController: () => void
  readonly killController: () => void
  /** Milliseconds since 1970 when the controller last wrote down what it knows of jobs; 0 for not yet. */
  readonly savedAt: () => number
  /** What an operator does about nodes that the controller took out of service. */
  readonly resumeNodes: () => void
  readonly startNode: (name: NodeName) => void
  readonly killNode: (name: NodeName) => void
  /** Kills a node’s daemon and all that runs below it, as when its power goes. */
  readonly cutPower: (name: NodeName) => void
  /** What Slurm says of itself: jobs, nodes and the ends of its logs, for a trial that failed. */
  readonly account: () => string
  readonly stop: () => void
}

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-slurm-'))
  const [controller, ...ports] = await freePorts(nodes.length + 1)
  const conf = join(folder, 'slurm.conf')
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: path, SLURM_CONF: conf, NO_COLOR: '1' }
  for (const name of ['munge', 'state', 'log', 'run', ...nodes.map((node) => `spool/${node}`)])
    mkdirSync(join(folder, name), { recursive: true })
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'munge'), 0o711)
  writeFileSync(join(folder, 'munge/key'), randomBytes(128), { mode: 0o400 })
  writeFileSync(conf, configuration(folder, controller as number, ports))

  const start = (command: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, words, { env, encoding: 'utf8', timeout: 30_000 })
    if (status !== 0) throw new Error(`${command} did not start: ${stdout}${stderr}`)
  }
  const kill = (pid: number | undefined) => {
    if (pid === undefined) return
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  const pidIn = (name: string) => {
    try {
      return Number(readFileSync(join(folder, 'run', name), 'utf8').trim()) || undefined
    } catch {
      return undefined
    }
  }
  const cluster: Cluster = {
    folder,
    env,
    startController: () => start('slurmctld'),
    killController: () => kill(pidIn('slurmctld.pid')),
    savedAt: () => statSync(join(folder, 'state/job_state'), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    resumeNodes() {
      const ask = (...words: string[]) =>
        spawnSync(words[0] as string, words.slice(1), { env, encoding: 'utf8' }).stdout
      for (const name of ask('sinfo', '-hN', '-t', 'drained', '-o', '%N').split('\n').filter(Boolean))
        ask('scontrol', 'update', `nodename=${name}`, 'state=resume')
    },
    startNode: (name) => start('slurmd', '-N', name),
    killNode: (name) => kill(pidIn(`slurmd.${name}.pid`)),
    cutPower(name) {
      kill(pidIn(`slurmd.${name}.pid`))
      const jobs = processesWith(`SLURMD_NODENAME=${name}`, `SLURM_CONF=${conf}`)
      // Those that watch over jobs first: without power nobody tells how a job ended.
      for (const pid of new Set(jobs.flatMap(stepsAbove))) kill(pid)
      for (const pid of jobs) kill(pid)
    },
    account() {
      const said = ['squeue --all', 'sinfo --Node --long'].map((command) => {
        const { stdout, stderr } = spawnSync('sh', ['-c', command], { env, encoding: 'utf8', timeout: 20_000 })
        return `$ ${command}\n${stdout}${stderr}`
      })
      const logs = readdirSync(join(folder, 'log')).map((name) => {
        const lines = readFileSync(join(folder, 'log', name), 'utf8')
          .trimEnd()
          .split('\n')
        return `${name}:\n${lines.slice(-40).join('\n')}`
      })
      return [...said, ...logs].join('\n')
    },
    stop() {
      // Ends what a cluster in this folder started, and nothing else.
      for (let round = 0; round < 5; round++) for (const pid of processesWith(`SLURM_CONF=${conf}`)) kill(pid)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  try {
    const munge = (name: string) => join(folder, 'munge', name)
    start(
      'munged',
      ...['--force', `--key-file=${munge('key')}`, `--socket=${munge('sock')}`, `--pid-file=${munge('pid')}`],
      ...[`--log-file=${munge('log')}`, `--seed-file=${munge('seed')}`, '--num-threads=4'],
    )
    start('slurmctld', '-c')
    for (const name of nodes) cluster.startNode(name)
    return cluster
  } catch (error) {
    cluster.stop()
    throw error
  }
}

/** Processes whose environment has all of these, but for this one. */
function processesWith(...settings: string[]): number[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name)
    if (!Number.isInteger(pid) || pid === process.pid) return []
    try {
      const own = new Set(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0'))
      return settings.every((setting) => own.has(setting)) ? [pid] : []
    } catch {
      return []
    }
  })
}

/** The processes above one that are Slurm’s for a step of a job. */
function stepsAbove(pid: number): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const above = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return above <= 1 ? [] : [...(stat.includes('(slurmstepd)') ? [pid] : []), ...stepsAbove(above)]
  } catch {
    return []
  }
}

function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  return Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            resolve(typeof address === 'object' && address ? address.port : 0)
          })
        }),
    ),
  ).then(async (ports) => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    return ports
  })
}

function configuration(folder: string, controller: number, ports: readonly number[]): string {
  const host = hostname().split('.')[0] as string
  const user = userInfo().username
  return `ClusterName=t
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controller}
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge/sock,cred_expire=5
CredType=cred/munge
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool/%n
SlurmctldPidFile=${folder}/run/slurmctld.pid
SlurmdPidFile=${folder}/run/slurmd.%n.pid
SlurmctldLogFile=${folder}/log/slurmctld.log
SlurmdLogFile=${folder}/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,batch_sched_delay=0,bf_interval=1
SlurmdParameters=config_overrides
MaxArraySize=1001
MaxJobCount=20000
ReturnToService=2
SlurmdTimeout=10
SlurmctldTimeout=10
InactiveLimit=0
MinJobAge=300
KillWait=10
BatchStartTimeout=10
JobRequeue=1
PropagateResourceLimits=NONE
AccountingStorageType=accounting_storage/none
${nodes.map((name, at) => `NodeName=${name} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${ports[at]} CPUs=2 RealMemory=8000 State=UNKNOWN`).join('\n')}
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`
}
