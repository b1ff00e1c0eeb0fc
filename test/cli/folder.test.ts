import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ava from 'ava'
import { lintas } from '../../src/cli/lintas.js'
import { PlaceRefusal } from '../../src/disk/target.js'
import { openFile } from '../../src/report/file.js'
import { FolderRefusal, openFolder } from '../../src/report/folder.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

function place() {
  return mkdtempSync(join(tmpdir(), 'lintas-folder-'))
}

async function result(cwd: string, path: string, command: string, text: string, force = false): Promise<void> {
  const folder = openFolder({ path, cwd, command, force })
  const digest = await folder.write('curves.csv', text)
  await folder.write('charts/a.svg', '<svg/>')
  await folder.write('manifest.json', JSON.stringify({ lintas: 1, command, files: { 'curves.csv': digest } }))
  await folder.write('environment.json', JSON.stringify({ pictures: { 'charts/a.svg': '' } }))
  folder.commit()
}

test('a result appears whole, with nothing beside it', async (t) => {
  const cwd = place()
  const folder = openFolder({ path: 'outputs/deep/x', cwd, command: 'c', force: false })
  t.deepEqual(await folder.write('a.csv', 'abc'), {
    bytes: 3,
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  })
  await folder.write('charts/b.txt', ['x', '€', 'z'])
  t.false(existsSync(join(cwd, 'outputs/deep/x')))
  folder.commit()
  folder.discard()
  t.is(readFileSync(join(cwd, 'outputs/deep/x/charts/b.txt'), 'utf8'), 'x€z')
  t.deepEqual(readdirSync(join(cwd, 'outputs/deep')), ['x'])
  rmSync(cwd, { recursive: true })
})

test('a result that is given up leaves no trace, not even the folders made for it', async (t) => {
  const cwd = place()
  const folder = openFolder({ path: 'outputs/deep/x', cwd, command: 'c', force: false })
  await folder.write('a.csv', 'abc')
  folder.discard()
  t.deepEqual(readdirSync(cwd), [])
  rmSync(cwd, { recursive: true })
})

test('a folder that was there stays as it was when the new result is given up', async (t) => {
  const cwd = place()
  await result(cwd, 'x', 'c', 'old')
  const folder = openFolder({ path: 'x', cwd, command: 'c', force: false })
  await folder.write('curves.csv', 'new')
  folder.discard()
  t.is(readFileSync(join(cwd, 'x/curves.csv'), 'utf8'), 'old')
  t.deepEqual(readdirSync(cwd), ['x'])
  rmSync(cwd, { recursive: true })
})

test('a result of the same command is replaced, one of another only when forced', async (t) => {
  const cwd = place()
  await result(cwd, 'x', 'c', 'one')
  await result(cwd, 'x', 'c', 'two')
  t.is(readFileSync(join(cwd, 'x/curves.csv'), 'utf8'), 'two')
  const refusal = await t.throwsAsync(result(cwd, 'x', 'd', 'three'), { instanceOf: FolderRefusal })
  t.regex(refusal.message, /another command: c/)
  t.is(readFileSync(join(cwd, 'x/curves.csv'), 'utf8'), 'two')
  await result(cwd, 'x', 'd', 'three', true)
  t.is(readFileSync(join(cwd, 'x/curves.csv'), 'utf8'), 'three')
  t.deepEqual(readdirSync(cwd), ['x'])
  rmSync(cwd, { recursive: true })
})

test('what a killed program left is cleared away, and what it had set aside goes back to its place', async (t) => {
  const cwd = place()
  await result(cwd, 'x', 'c', 'old')
  const script = `
    import { openFolder } from ${JSON.stringify(new URL('../../src/report/folder.js', import.meta.url).href)}
    const folder = openFolder({ path: 'x', cwd: ${JSON.stringify(cwd)}, command: 'c', force: false })
    await folder.write('curves.csv', 'half')
    process.kill(process.pid, 'SIGKILL')
  `
  spawnSync(process.execPath, ['--input-type=module', '-e', script])
  const left = readdirSync(cwd).find((name) => name.startsWith('.lintas-x-'))
  t.truthy(left)
  // As if it had been killed between the two renames of the swap.
  renameSync(join(cwd, 'x'), join(cwd, left!, 'old'))
  await t.throwsAsync(result(cwd, 'x', 'd', 'three'), { instanceOf: FolderRefusal })
  t.is(readFileSync(join(cwd, 'x/curves.csv'), 'utf8'), 'old')
  t.deepEqual(readdirSync(cwd), ['x'])
  rmSync(cwd, { recursive: true })
})

test('foreign files are never replaced, forced or not', async (t) => {
  const cwd = place()
  mkdirSync(join(cwd, 'thesis'))
  writeFileSync(join(cwd, 'thesis/chapter.txt'), 'years of work')
  await result(cwd, 'mixed', 'c', 'one')
  writeFileSync(join(cwd, 'mixed/notes.txt'), 'mine')
  writeFileSync(join(cwd, 'file'), '')
  mkdirSync(join(cwd, 'manifest'))
  writeFileSync(join(cwd, 'manifest/manifest.json'), '{"name": "an app of another kind"}')
  for (const path of ['thesis', 'mixed', 'file', 'file/below', 'manifest', '.', '..']) {
    for (const force of [false, true]) {
      await t.throwsAsync(result(cwd, path, 'c', 'new', force), { instanceOf: FolderRefusal }, path)
    }
  }
  t.is(readFileSync(join(cwd, 'thesis/chapter.txt'), 'utf8'), 'years of work')
  t.is(readFileSync(join(cwd, 'mixed/notes.txt'), 'utf8'), 'mine')
  t.is(readFileSync(join(cwd, 'mixed/curves.csv'), 'utf8'), 'one')
  t.deepEqual(readdirSync(cwd).sort(), ['file', 'manifest', 'mixed', 'thesis'])
  rmSync(cwd, { recursive: true })
})

test('an empty folder, and one that holds only temporary names of ours, is free', async (t) => {
  const cwd = place()
  mkdirSync(join(cwd, 'empty'))
  await result(cwd, 'empty', 'c', 'one')
  mkdirSync(join(cwd, 'left'))
  writeFileSync(join(cwd, 'left/.lintas-plan-1'), 'half')
  await result(cwd, 'left', 'c', 'one')
  t.deepEqual(readdirSync(join(cwd, 'left')).sort(), ['charts', 'curves.csv', 'environment.json', 'manifest.json'])
  rmSync(cwd, { recursive: true })
})

test('a link to a folder goes on pointing to it', async (t) => {
  const cwd = place()
  mkdirSync(join(cwd, 'disk/x'), { recursive: true })
  symlinkSync(join(cwd, 'disk/x'), join(cwd, 'x'))
  await result(cwd, 'x', 'c', 'one')
  t.is(readFileSync(join(cwd, 'disk/x/curves.csv'), 'utf8'), 'one')
  t.is(readFileSync(join(cwd, 'x/curves.csv'), 'utf8'), 'one')
  symlinkSync(join(cwd, 'gone'), join(cwd, 'y'))
  const gone = await t.throwsAsync(result(cwd, 'y', 'c', 'one'), { instanceOf: FolderRefusal })
  t.is(gone.message, 'y is a link to what is not there')
  rmSync(cwd, { recursive: true })
})

test('a place that cannot be written is told in words', async (t) => {
  const cwd = place()
  const long = await t.throwsAsync(result(cwd, `${'x'.repeat(300)}`, 'c', 'one'), { instanceOf: PlaceRefusal })
  t.regex(long.message, /the name is too long/)
  // The administrator may write anywhere.
  if (process.getuid?.() !== 0) {
    mkdirSync(join(cwd, 'locked'))
    chmodSync(join(cwd, 'locked'), 0o500)
    const locked = await t.throwsAsync(result(cwd, 'locked/x', 'c', 'one'), { instanceOf: PlaceRefusal })
    t.regex(locked.message, /permission is denied/)
    chmodSync(join(cwd, 'locked'), 0o700)
  }
  t.deepEqual(
    readdirSync(cwd).filter((name) => name !== 'locked'),
    [],
  )
  rmSync(cwd, { recursive: true })
})

/** Places that cannot be written to, each in its own way; the last two are there on Linux only. */
const fencedOff = ['{file}', '{file}/x', ...(existsSync('/proc/self') ? ['/proc/x', '/proc/sys/x/y'] : [])]
const writing = [
  'run entikong/baseline',
  'compare entikong/baseline entikong/formalised',
  'explain entikong/baseline',
  'explore entikong/baseline',
  'validate entikong',
  'calibrate entikong',
  'experiment run entikong/leadership',
]

test('every command says before it begins that a place cannot be written to', async (t) => {
  const cwd = place()
  writeFileSync(join(cwd, 'file'), 'years of work')
  const [argv, write] = [process.argv, process.stderr.write]
  for (const words of writing) {
    for (const fenced of fencedOff) {
      const line = [...words.split(' '), '--out', fenced.replace('{file}', join(cwd, 'file'))]
      let said = ''
      let status: number
      // Called in this process: a program of its own for each would take half a minute.
      process.argv = [argv[0]!, 'lintas', ...line]
      process.stderr.write = (text: string | Uint8Array) => {
        said += text
        return true
      }
      try {
        status = await lintas(line)
      } finally {
        process.argv = argv
        process.stderr.write = write
      }
      t.is(status, 2, `${line.join(' ')}: ${said}`)
      t.regex(said, /^error: [^\n]+\n {2}= hint: give --out [^\n]+\n$/, line.join(' '))
      t.regex(said, /is a file|lies below a file|it is no place for files|permission is denied|the disk is read-only/)
    }
  }
  t.is(readFileSync(join(cwd, 'file'), 'utf8'), 'years of work')
  t.deepEqual(readdirSync(cwd), ['file'])
  rmSync(cwd, { recursive: true })
})

test('one file is put in its place whole, or leaves no trace', (t) => {
  const cwd = place()
  const refuse = () => {
    throw new PlaceRefusal('somebody’s', 'another')
  }
  const open = (path: string) => openFile({ path, cwd, refuse })
  const given = open('a/b/page.html')
  given.discard()
  t.deepEqual(readdirSync(cwd), [])
  const file = open('a/page.html')
  t.false(existsSync(join(cwd, 'a/page.html')))
  file.write('page')
  file.discard()
  t.is(readFileSync(join(cwd, 'a/page.html'), 'utf8'), 'page')
  t.deepEqual(readdirSync(join(cwd, 'a')), ['page.html'])
  t.throws(() => open('a/page.html'), { message: 'somebody’s' })
  t.throws(() => open('a'), { message: 'a is a folder' })
  t.throws(() => open('a/page.html/x'), { message: 'a/page.html/x lies below a file' })
  t.is(readFileSync(join(cwd, 'a/page.html'), 'utf8'), 'page')
  rmSync(cwd, { recursive: true })
})
