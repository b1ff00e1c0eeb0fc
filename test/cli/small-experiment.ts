/** A small case with its experiments, and what becomes of one that is killed again and again. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ExecutionContext } from 'ava'
import { digests, program, run, type Said } from './program.js'

export const baseline = `
lintas: 1
title: {en: A small case, id: Kasus kecil}
months: 24
agencies:
  a: {ego: {value: .4, range: [.2, .6], tag: assumed}, budget: {opening: 1, cap: 6}}
  b: {ego: {value: .5, range: [.3, .7], tag: assumed}}
  c: {kind: private}
forums:
  f: {members: {a: {}, b: {}, c: {}}, channels: {face-to-face: {every: 1}}, leadership: .5, design: {secretariat: .5}}
`
export const variant = `
lintas: 1
title: {en: With a decree, id: Dengan keputusan}
extends: small/baseline
measures: {decree: {at: 6, set: {forums.f.design.legal-basis: 1}}}
`
export const grid = `
lintas-experiment: 1
title: {en: What leadership does, id: Apa yang dilakukan kepemimpinan}
scenarios: [small/baseline, small/variant]
factors:
  forums.f.leadership: {values: [.2, .8]}
  agencies.a.ego: {range: own, levels: 3}
design: {kind: full-factorial}
replicates: 80
outcomes: [trust, attendance, trust@forum:f]
curves: {months: [0, 12, 24]}
`

/** So few points and months that nothing is drawn, which takes longer than everything else. */
export const bare = `
lintas-experiment: 1
scenarios: [small/baseline, small/variant]
factors: {forums.f.leadership: {values: [.2]}}
design: {kind: full-factorial}
replicates: 320
outcomes: [trust, attendance]
curves: {months: [0, 24]}
`

/** A folder with the small case and some experiments. */
export function place(experiments: Record<string, string> = { grid }, files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-experiment-'))
  const all: Record<string, string> = { 'small/baseline.yaml': baseline, 'small/variant.yaml': variant, ...files }
  for (const [name, text] of Object.entries(experiments)) all[`small/experiments/${name}.yaml`] = text
  for (const [name, text] of Object.entries(all)) {
    const file = join(folder, 'scenarios', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}

/** Without pictures, which take longer than the runs, and with one worker if nothing else is said: each takes a second to start. */
export function lintas(cwd: string, ...words: string[]): Promise<Said> {
  const draws = ['run', 'merge'].includes(words[0] as string) && !words.includes('--shard')
  const works = words[0] === 'run' && !words.includes('--workers')
  const more = [...(draws ? ['--no-pictures'] : []), ...(works ? ['--workers', '1'] : [])]
  return run(cwd, ['experiment', ...words, ...more])
}

export const longer = bare.replace('replicates: 320', 'replicates: 4800')

/** Kills a run at so many random moments, resumes it, and compares its bytes with those of an undisturbed one. */
export async function killedAndResumed(t: ExecutionContext, times: number): Promise<void> {
  const cwd = place({ longer })
  const started = performance.now()
  t.is((await lintas(cwd, 'run', 'small/longer', '--out', 'calm')).status, 0)
  const whole = performance.now() - started
  let state = 12345
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
  for (let kill = 0; kill < times; kill++) {
    const child = spawn(
      process.execPath,
      [program, 'experiment', 'run', 'small/longer', '--no-pictures', '--out', 'killed'],
      {
        cwd,
        stdio: 'ignore',
      },
    )
    const ended = new Promise((resolve) => child.on('close', resolve))
    await delay(150 + random() * Math.min(1500, whole))
    child.kill('SIGKILL')
    await ended
  }
  const last = await lintas(cwd, 'run', 'small/longer', '--out', 'killed')
  t.is(last.status, 0, last.stderr)
  t.notRegex(last.stderr, /damaged/)
  t.deepEqual(digests(join(cwd, 'killed')), digests(join(cwd, 'calm')))
  rmSync(cwd, { recursive: true })
}
