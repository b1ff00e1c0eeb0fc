import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test, { type ExecutionContext } from 'ava'
import { type ForumRun, runForum } from '../../bench/forum.js'
import { compileReference } from '../../bench/reference.js'

const program = fileURLToPath(new URL('../../bench/forum.js', import.meta.url))

interface Answer {
  readonly mt: number
  readonly mc: number
  readonly att: number
}

const run = (agents: number, replicates: number, seed: number, ticks: number, check = true): ForumRun => ({
  agents,
  replicates,
  seed,
  ticks,
  check,
})

function agrees(t: ExecutionContext, asked: ForumRun, answer: Answer): void {
  const { trust, commitment, attendance } = runForum(asked)
  for (const [what, ours, theirs] of [
    ['trust', trust, answer.mt],
    ['commitment', commitment, answer.mc],
    ['attendance', attendance, answer.att],
  ] as const) {
    t.true(Math.abs(ours - theirs) <= 1e-9, `${what} of ${JSON.stringify(asked)}: ${ours}, in C ${theirs}`)
  }
}

test('the forum model gives the numbers that its reference in C printed', (t) => {
  // gcc -O3 -march=native -ffp-contract=off -o forum bench/forum.c -lm
  // ./forum 17 1000 1 120 check
  agrees(t, run(17, 1000, 1, 120), { mt: 0.126295573748479, mc: 0.161952541911477, att: 0.175960294117647 })
  // ./forum 1000 10 1 120 check: the last forum has 14 members
  agrees(t, run(1000, 10, 1, 120), { mt: 0.127131721618794, mc: 0.162026060662257, att: 0.177099166666667 })
  // ./forum 5 30 7 120 check: fewer agents than a forum seats
  agrees(t, run(5, 30, 7, 120), { mt: 0.12841669957896, mc: 0.162489214850555, att: 0.177333333333333 })
  // ./forum 18 30 7 120 check: the second forum has one member
  agrees(t, run(18, 30, 7, 120), { mt: 0.115054005566742, mc: 0.149421388915221, att: 0.168179012345679 })
  // ./forum 40 10 7 120 check
  agrees(t, run(40, 10, 7, 120), { mt: 0.131130558343137, mc: 0.166418190160089, att: 0.1821875 })
})

test('a hundred thousand agents give the numbers that the reference in C printed', (t) => {
  // ./forum 100000 1 1 120 check
  agrees(t, run(100000, 1, 1, 120), { mt: 0.127665111216452, mc: 0.162766252970031, att: 0.177119416666667 })
})

const folder = mkdtempSync(join(tmpdir(), 'lintas-forum-'))
const reference = compileReference(folder)
test.after.always(() => rmSync(folder, { recursive: true }))

;(reference ? test : test.skip)('the forum model agrees with its reference compiled here (needs gcc)', (t) => {
  for (const [agents, replicates, seed, ticks] of [
    [17, 100, 11, 120],
    [16, 20, 3, 60],
    [35, 20, 4294967290, 30],
    [1, 2, 5, 10],
    [170, 3, 99, 1],
  ] as const) {
    const c = spawnSync(reference!, [agents, replicates, seed, ticks, 'check'].map(String), { encoding: 'utf8' })
    agrees(t, run(agents, replicates, seed, ticks), JSON.parse(c.stdout.replace('RESULT ', '')) as Answer)
  }
})

test('with named luck the forum model behaves as with any other: other draws, nearly the same means', (t) => {
  const named = runForum(run(17, 1000, 1, 120, false))
  const { wall: _, ...means } = named
  // forum.c’s means over 1,000 replicates have standard errors of .001 or less (from its spread over 400 seeds).
  t.true(Math.abs(named.trust - 0.1263) < 0.005)
  t.true(Math.abs(named.commitment - 0.162) < 0.005)
  t.true(Math.abs(named.attendance - 0.176) < 0.005)
  t.not(named.trust, 0.126295573748479)
  const { wall: __, ...again } = runForum(run(17, 1000, 1, 120, false))
  t.deepEqual(again, means)
})

test('the program prints one RESULT line, and refuses what is no run', (t) => {
  const good = spawnSync(process.execPath, [program, '18', '2', '1', '12', 'check'], { encoding: 'utf8' })
  t.is(good.status, 0)
  t.regex(good.stdout, /^RESULT \{.*\}\n$/)
  const result = JSON.parse(good.stdout.slice('RESULT '.length)) as Record<string, unknown>
  t.deepEqual(Object.keys(result), ['peer', 'n', 'reps', 'wall_s', 'mt', 'mc', 'att'])
  for (const args of [
    [],
    ['17', '1', '1'],
    ['17', '0', '1', '12'],
    ['17', 'x', '1', '12'],
    ['17', '1', '1', '12', 'chek'],
  ]) {
    const bad = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
    t.is(bad.status, 2)
    t.is(bad.stdout, '')
    t.regex(bad.stderr, /usage/)
  }
})
