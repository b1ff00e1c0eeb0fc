/**
 * Bad input: scenarios, patterns, experiments and words of commands, spoilt at random. Each must be refused with its reason
 * (exit code 2, nothing written) or mean something: no stack, no silence, no wait, no heap of memory, nothing accepted that
 * has no effect.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Chance } from './chance.js'
import { anotherNumber, mutated } from './mutations.js'
import { type Bounds, isWritten, lintas, misbehaviour } from './program.js'

const scenario = `lintas: 1
title: {en: A small post, id: Pos kecil}
months: 6
agencies:
  customs: {name: {en: Customs, id: Bea Cukai}, kind: public, country: id, ego: {value: .4, range: [.2, .6], tag: assumed}}
  police: {kind: public, ego: .3, capacity: .5}
  carriers: {kind: private, ego: .2}
forums:
  post:
    members: {customs: {}, police: {joined: 0}, carriers: {}}
    design: {legal-basis: .1, secretariat: .2, budget-line: .3}
    leadership: .4
    channels: {face-to-face: {every: 2, cost: .1}, messaging: {}}
mechanisms:
  dialogue: {gain: .12}
measures:
  decree:
    title: {en: A decree, id: Keputusan}
    at: 2
    set: {forums.post.design.legal-basis: .9}
  training:
    at: 3
    over: 2
    add: {"agencies.*[kind=public].capacity": .15}
`

const patterns = `lintas-patterns: 1
patterns:
  S1:
    title: {en: Trust ends high, id: Kepercayaan tinggi}
    kind: study
    holds: [{left: {scenario: small/baseline, outcome: trust, months: 4}, is: above, right: .2}]
  S2:
    title: It rises
    kind: theory
    holds:
      - left: {scenario: small/baseline, outcome: trust, months: 6}
        is: above
        right: {scenario: small/baseline, outcome: trust, months: 1}
`

const experiment = `lintas-experiment: 1
title: {en: A question, id: Pertanyaan}
scenarios: [small/baseline]
months: 4
replicates: 2
factors:
  agencies.customs.ego: {range: [.2, .6]}
  forums.post.leadership: {values: [.2, .8]}
design: {kind: latin-hypercube, size: 3}
outcomes: [trust, attendance]
curves: {months: [2, 4]}
`

const words = [
  ...['--set agencies.customs.ego=', '--set agencies.customs.ego=2', '--set agencies.nobody.ego=.2', '--set =1'],
  ...[
    '--set agencies.customs',
    '--set agencies.*[kind=public.ego=.2',
    '--set measures.decree.set.forums.post.leadership=.9',
  ],
  ...['--set measures.decree.set.forums.post.design.legal-basis=.2', '--set measures.decree.at=abc', '--set a..b=1'],
  ...['--vary agencies.customs.ego=', '--vary agencies.customs.ego=.2,', '--vary agencies.customs.ego=.2,.2'],
  ...[
    '--vary measures.decree.set.forums.post.leadership=0,.4,.8',
    '--months 0',
    '--months 1.5',
    '--months 1e9',
    '--months -1',
  ],
  ...['--replicates 0', '--replicates 1e3', '--replicates NaN', '--seed ""', '--replicate 5', '--record agency,nobody'],
  ...[
    '--json=maybe',
    '--trace=5',
    '--robust=2',
    '--lang fr',
    '--no-pictures=x',
    '--out ""',
    '--out .',
    '--out ..',
    '--out /',
  ],
  ...[
    '--out scenarios',
    '--outt x',
    '--replicats 3',
    '--month 4',
    '-- --months 3',
    '--months 3 --months 4',
    '--set',
    '--vary',
  ],
]

interface Case {
  readonly kind: string
  readonly what: string
  readonly files: Readonly<Record<string, string>>
  readonly words: readonly string[]
  readonly codes: ReadonlySet<number>
  /** Where it is accepted, the fingerprint of its scenario must not be that of the sound one. */
  readonly mustMatter?: boolean
}

const sound = {
  'scenarios/small/baseline.yaml': scenario,
  'scenarios/small/patterns.yaml': patterns,
  'scenarios/small/experiments/question.yaml': experiment,
}
const quick = ['--replicates', '2', '--no-pictures', '--out', 'out']
const run = ['run', 'small/baseline', ...quick]
const orRefused = (...codes: number[]) => new Set([0, 2, ...codes])

function caseOf(chance: Chance): Case {
  const kind = chance.of([
    'scenario',
    'scenario',
    'scenario',
    'number',
    'patterns',
    'experiment',
    'words',
    'extends',
  ] as const)
  if (kind === 'words') {
    const more = chance.of(words)
    const parts = [...more.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string))
    const command = parts.includes('--out') ? ['run', 'small/baseline', '--replicates', '2', '--no-pictures'] : run
    return { kind, what: more, files: {}, words: [...command, ...parts], codes: orRefused() }
  }
  if (kind === 'number') {
    const changed = anotherNumber(scenario, chance) ?? mutated(scenario, chance)
    const files = { 'scenarios/small/baseline.yaml': changed.text }
    return { kind, what: changed.what, files, words: run, codes: orRefused(), mustMatter: true }
  }
  if (kind === 'extends') {
    const changed = mutated(
      'lintas: 1\ntitle: A heir\nextends: small/baseline\nforums: {post: {leadership: .7}}\n',
      chance,
    )
    const files = { 'scenarios/small/heir.yaml': changed.text }
    return { kind, what: changed.what, files, words: ['run', 'small/heir', ...quick], codes: orRefused() }
  }
  const [file, text, command, ...codes] = {
    scenario: ['scenarios/small/baseline.yaml', scenario, run] as const,
    patterns: [
      'scenarios/small/patterns.yaml',
      patterns,
      ['validate', 'small', '--points', '0', '--seeds', '2', '--no-pictures', '--out', 'out'],
      4,
    ] as const,
    experiment: [
      'scenarios/small/experiments/question.yaml',
      experiment,
      ['experiment', 'run', 'small/question', '--no-pictures', '--workers', '1', '--out', 'out'],
      1,
    ] as const,
  }[kind]
  let changed = mutated(text, chance)
  if (chance.below(3) === 0) {
    const again = mutated(changed.text, chance)
    changed = { text: again.text, what: `${changed.what}; ${again.what}` }
  }
  return { kind, what: changed.what, files: { [file]: changed.text }, words: command, codes: orRefused(...codes) }
}

export interface Found {
  readonly case: string
  readonly wrong: readonly string[]
  /** Enough to try it again by hand. */
  readonly files: Readonly<Record<string, string>>
}

/** Tries `count` cases in a folder of their own, and gives those that went wrong. */
export async function tryInputs(
  { seed, count, folder, bounds }: { seed: string; count: number; folder: string; bounds: Bounds },
  tell: (done: number) => void,
): Promise<{ found: Found[]; refused: number; accepted: number }> {
  const desk = (name: string) => join(folder, name)
  const write = (cwd: string, files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), text)
    }
  }
  const fingerprintIn = (cwd: string): string => {
    const { scenarios } = JSON.parse(readFileSync(join(cwd, 'out/manifest.json'), 'utf8')) as {
      scenarios: { fingerprint: string }[]
    }
    return scenarios[0]?.fingerprint ?? ''
  }
  write(desk('sound'), sound)
  const plain = await lintas(run, desk('sound'))
  if (plain.status !== 0) throw new Error(`the sound scenario is refused: ${plain.stderr}`)
  const known = fingerprintIn(desk('sound'))

  const chance = new Chance(seed)
  const cases = Array.from({ length: count }, () => caseOf(chance))
  const found: Found[] = []
  let [refused, accepted, done] = [0, 0, 0]
  const hand = async (name: string) => {
    for (let next = cases.shift(); next; next = cases.shift()) {
      const cwd = desk(name)
      rmSync(cwd, { recursive: true, force: true })
      write(cwd, { ...sound, ...next.files })
      const trial = await lintas(next.words, cwd)
      const wrong = misbehaviour(trial, bounds, next.codes)
      if (trial.status === 2 && isWritten(cwd, 'out')) wrong.push('refused, but something was written')
      if (trial.status === 0) accepted++
      else refused++
      if (trial.status === 0 && next.mustMatter && fingerprintIn(cwd) === known) wrong.push('accepted without effect')
      if (wrong.length > 0)
        found.push({ case: `${next.kind}: ${next.what} — lintas ${next.words.join(' ')}`, wrong, files: next.files })
      tell(++done)
    }
  }
  await Promise.all([hand('one'), hand('two')])
  return { found, refused, accepted }
}
