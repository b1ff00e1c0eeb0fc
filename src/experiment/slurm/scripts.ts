/**
 * The batch scripts that Slurm is given: an array of shards, and the merge that waits for it. They are to be read, changed
 * and sent by hand as well as by the program, so all that they need stands in them.
 */

import { literal } from '../../scenario/shell.js'

export interface ScriptOptions {
  /** Name of the experiment. */
  readonly experiment: string
  /** Of the array; the merge has it with `-merge` after it. */
  readonly name: string
  /** Folder of the results, and of the scripts and logs; absolute. */
  readonly results: string
  readonly beside: string
  /** The program, and the Node that it runs on: absolute, or a name that the module brings. */
  readonly program: string
  readonly node: string
  readonly shards: number
  /** Those to be sent, as `--array` takes them. */
  readonly array: string
  /** Cores of a task. */
  readonly workers: number
  /** Limits, as `--time` and `--mem` take them. */
  readonly time: string
  readonly memory: string
  readonly mergeTime: string
  readonly mergeMemory: string
  /** How the results are written, as words of the merging command. */
  readonly resultOptions: readonly string[]
  readonly partition?: string
  readonly account?: string
  /** Environment module to be loaded. */
  readonly module?: string
  /** Folder on the compute node; `$NAME` stands for a variable there. */
  readonly scratch?: string
}

/** Times that a task puts itself back into the queue. */
export const mostRetries = 3

export function shardScript(o: ScriptOptions): string {
  const scratch = o.scratch === undefined ? '' : ` --scratch ${withVariables(o.scratch)}`
  return `#!/bin/bash
# ${counted(o.shards, 'shard')} of the experiment ${o.experiment}, as an array of Slurm. Written by lintas experiment submit.
#
# Each task runs one share of the plan in the results folder and leaves one file in its folder shards. A task whose file
# is there ends at once, so sending anything twice does no harm. Files say what is done, whatever the queue says.
${directives(o, o.name, '%4a', { array: o.array, cores: o.workers, memory: o.memory, time: o.time })}
#SBATCH --signal=B:USR1@30

results=${literal(o.results)}
shards=${o.shards}
shard=$SLURM_ARRAY_TASK_ID
task=\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
retries=\${SLURM_RESTART_COUNT:-0}

say() { echo "lintas: shard $shard $*"; }

# Back into the queue, at most ${mostRetries} times. By the number of the task: SLURM_JOB_ID may stand for the whole array.
again() {
  if [ "$retries" -ge ${mostRetries} ]; then
    say "failed: $1; $retries retries did not help"
    exit "$2"
  fi
  say "goes back into the queue: $1"
  if ! scontrol requeue "$task"; then
    say "failed: $1; it could not be put back into the queue"
    exit "$2"
  fi
  trap - TERM USR1
  exec sleep 300 # until Slurm ends it
}

say "starts: task $task on \${SLURMD_NODENAME:-$(hostname)}, $(date -u +%Y-%m-%dT%H:%M:%SZ), retries so far: $retries"
${moduleLines(o)}
# In the background, so that signals are heard at once. What is finished by then is kept.
${literal(o.node)} ${literal(o.program)} experiment run "$results" --shard "$shard/$shards" --workers ${o.workers}${scratch} &
child=$!
heard=
trap 'heard=limit; kill -TERM $child 2>/dev/null' USR1
trap 'heard=\${heard:-stop}; kill -TERM $child 2>/dev/null' TERM
while :; do
  wait "$child"
  status=$?
  kill -0 "$child" 2>/dev/null || break
done

file=$results/shards/$(printf '%04d-of-%04d.blocks' "$shard" "$shards")
if [ "$status" -eq 0 ]; then
  say "done in $SECONDS s"
elif [ "$heard" = limit ]; then
  again 'the time limit is near' "$status"
elif [ "$heard" = stop ]; then
  say 'was stopped by Slurm; what was finished is kept'
elif [ "$status" -eq 1 ] && [ -e "$file" ]; then
  say "done in $SECONDS s, with runs that failed"
elif [ "$status" -eq 75 ]; then
  again 'a retry may help' 75
elif [ "$status" -gt 128 ]; then
  again "the program was killed by signal $((status - 128))" "$status"
else
  say "failed: exit code $status"
fi
exit "$status"
`
}

export function mergeScript(o: ScriptOptions): string {
  return `#!/bin/bash
# Puts the shards of ${o.experiment} together once their tasks have ended, however they ended: only files count.
# Where shards are missing it says which and ends with 3; lintas experiment submit then sends these again.
${directives(o, `${o.name}-merge`, 'merge', { cores: 1, memory: o.mergeMemory, time: o.mergeTime })}

echo "lintas: merge starts: job $SLURM_JOB_ID on \${SLURMD_NODENAME:-$(hostname)}, $(date -u +%Y-%m-%dT%H:%M:%SZ)"
${moduleLines(o)}
${literal(o.node)} ${literal(o.program)} experiment merge ${[literal(o.results), ...o.resultOptions].join(' ')}
status=$?
if [ "$status" -eq 0 ]; then
  echo "lintas: merge done in $SECONDS s"
else
  echo "lintas: merge failed: exit code $status"
fi
exit "$status"
`
}

function directives(
  o: ScriptOptions,
  name: string,
  log: string,
  ask: { readonly array?: string; readonly cores: number; readonly memory: string; readonly time: string },
): string {
  const above = o.results.replace(/\/[^/]*$/, '') || '/'
  const lines = [
    `job-name=${name}`,
    ...(ask.array === undefined ? [] : [`array=${ask.array}`]),
    `output=${quoted(`${o.beside.replaceAll('%', '%%')}/logs/${log}.log`)}`,
    'open-mode=append',
    `chdir=${quoted(above)}`,
    'ntasks=1',
    `cpus-per-task=${ask.cores}`,
    `mem=${ask.memory}`,
    `time=${ask.time}`,
    ...(o.partition === undefined ? [] : [`partition=${o.partition}`]),
    ...(o.account === undefined ? [] : [`account=${o.account}`]),
    'requeue',
  ]
  return lines.map((line) => `#SBATCH --${line}`).join('\n')
}

function moduleLines({ module }: ScriptOptions): string {
  if (module === undefined) return ''
  return `
command -v module >/dev/null || . /etc/profile
module load ${literal(module)}
`
}

/** A word of the shell in which only variables stand for something else. */
function withVariables(text: string): string {
  return `"${text.replace(/["\\`]|\$(?![A-Za-z_{])/g, '\\$&')}"`
}

/** As Slurm reads what follows `#SBATCH`. */
function quoted(text: string): string {
  return /^[\w@+=:,./%-]+$/.test(text) ? text : `"${text}"`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
