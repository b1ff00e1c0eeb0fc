/** Types the commands of the README and of the pages that go on from it, and sees whether they do what a reader expects. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import ava from 'ava'
import { runCommand, writeShownFiles } from '../../scripts/docs.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** The commands of a page’s blocks of shell code, one a line, without remarks. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = '']) => block.trimEnd().split('\n'))
    .map((line) => line.replace(/\s+#.*$/, ''))
}

/**
 * A command with fewer runs, where that is a matter of a second or two; undefined where it would take longer, so that it is
 * only tried whether all in it is right.
 */
function lighter(command: string): string | undefined {
  if (!/^npx lintas (run|compare|explain) /.test(command) || / national /.test(command)) return undefined
  const [words = '', into = ''] = command.replace(/ --replicates \d+/, '').split(/(?= > )/)
  const robust = words.includes(' --robust') ? ' --points 2 --space-seeds 2' : ''
  return `${words} --replicates 2 --no-pictures${robust}${into}`
}

/** What earlier steps have left: the result of `npm start`, and experiments, with few runs. */
const before: Readonly<Record<string, readonly string[]>> = {
  'README.md': [
    'npx lintas compare entikong/baseline entikong/formalised entikong/single-window --months 14 --replicates 2',
    'npx lintas experiment run ttu/drivers --replicates 2',
  ],
  'CONTRIBUTING.md': [],
  'docs/what-ifs.md': [],
  'docs/scenarios.md': [],
  'docs/commands.md': ['npx lintas experiment run ttu/drivers --replicates 2'],
  'docs/reading-results.md': [],
  'docs/experiments.md': ['npx lintas experiment run entikong/leadership --replicates 2'],
  'docs/analysis.md': [
    'npx lintas experiment run ttu/drivers --replicates 2',
    'npx lintas experiment run belu/assumptions --replicates 2',
  ],
}

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)

for (const [page, earlier] of Object.entries(before))
  test(`every command in ${page} works as written, one after the other`, async (t) => {
    // For a machine that is busy with other things: each assertion begins the time anew.
    t.timeout(600_000)
    await setImmediate()
    const text = read(page)
    const folder = mkdtempSync(join(tmpdir(), 'lintas-readme-'))
    // A folder that is not ours: a command that is right in all else is refused there, before it simulates anything.
    mkdirSync(join(folder, 'taken'))
    writeFileSync(join(folder, 'taken', 'mine.txt'), 'not a result\n')
    let commands = 0
    try {
      writeShownFiles(text, folder)
      for (const command of earlier) t.is(runCommand(command, folder).status, 0, command)
      for (const written of commandsOf(text)) {
        commands++
        const npm = written.match(/\bnpm (?:run )?[\w:]+/g)?.map((words) => words.replace(/npm (run )?/, ''))
        if (npm) {
          for (const script of npm) t.true(script === 'install' || scripts.includes(script), written)
          continue
        }
        t.regex(written, /^(npx )?lintas /)
        const command = written.replace(/^(npx )?lintas/, 'npx lintas')
        const light = lighter(command)
        if (light !== undefined || !/^npx lintas (run|validate|calibrate|experiment run)\b/.test(command)) {
          const done = runCommand(light ?? command, folder)
          // A quick verification finds nothing that differs, and says by its exit code that it was a sample.
          t.is(done.status, / verify .* --quick/.test(command) ? 5 : 0, `${command}\n${done.stderr}`)
          continue
        }
        const refused = runCommand(`${command.replace(/ --out \S+/, '')} --out taken`, folder)
        t.is(refused.status, 2, command)
        t.regex(refused.stderr, /^error: taken [^\n]*\n[^\n]*hint[^\n]*\n$/, command)
      }
      t.true(commands > 0)
      t.deepEqual(readdirSync(join(folder, 'taken')), ['mine.txt'])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
