/** Types the commands of the README, and sees whether they do what a reader expects. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Done {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

const { runCommand, writeShownFiles } = (await import(new URL('../../../.ci/docs.mjs', import.meta.url).href)) as {
  runCommand: (command: string, folder: string) => Done
  writeShownFiles: (text: string, folder: string) => void
}

/** The commands of the README’s blocks of shell code, one a line. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trimEnd().split('\n'))
}

test('every command in the README works as written', (t) => {
  const text = read('README.md')
  const folder = mkdtempSync(join(tmpdir(), 'lintas-readme-'))
  // A folder that is not ours: a command that is right in all else is refused there, before it simulates anything.
  mkdirSync(join(folder, 'taken'))
  writeFileSync(join(folder, 'taken', 'mine.txt'), 'not a result\n')
  let jobs = 0
  try {
    writeShownFiles(text, folder)
    // What the commands on results of the README’s own examples speak of, with fewer runs.
    const example = 'npx lintas compare entikong/baseline entikong/formalised --months 14 --replicates 2'
    t.is(runCommand(example, folder).status, 0)
    t.is(runCommand('npx lintas experiment run ttu/drivers --replicates 2', folder).status, 0)
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)
    for (const command of commandsOf(text)) {
      if (command.startsWith('diff ')) continue
      const npm = command.match(/npm (?:run )?(\w+)/g)?.map((words) => words.replace(/npm (run )?/, ''))
      if (npm) {
        for (const script of npm) t.true(script === 'install' || scripts.includes(script), command)
        continue
      }
      t.regex(command, /^npx lintas /)
      if (!/^npx lintas (run|compare|explain|validate|calibrate|experiment run)\b/.test(command)) {
        t.is(runCommand(command, folder).status, 0, command)
        continue
      }
      const refused = runCommand(`${command.replace(/ --out \S+/, '').replace(/ > \S+$/, '')} --out taken`, folder)
      t.is(refused.status, 2, command)
      t.regex(refused.stderr, /^error: taken [^\n]*\n[^\n]*hint[^\n]*\n$/, command)
      jobs++
    }
    t.true(jobs >= 10)
    t.deepEqual(readdirSync(join(folder, 'taken')), ['mine.txt'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
