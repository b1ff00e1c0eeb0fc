/** Puts a bundle in its place: a folder, or one zip file with the same bytes each time. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { crateName } from '../../report/bundle/crate.js'
import { FolderFailure, FolderRefusal } from '../../report/folder.js'

/** 1980, the least date of a zip file: the bytes do not tell when it was packed. */
const epoch = new Date(1980, 0, 1)

export async function writeZip(out: string, files: ReadonlyMap<string, Uint8Array>, force: boolean): Promise<void> {
  const place = resolve(process.cwd(), out)
  if (existsSync(place)) {
    if (!statSync(place).isFile()) throw new FolderRefusal(`${out} is a folder`, 'give --out the name of a zip file')
    if (!force)
      throw new FolderRefusal(`${out} is there already`, 'add --force to replace it, or give --out another name')
  }
  const { zipSync } = await import('fflate')
  const folder = (out.split('/').at(-1) as string).replace(/\.zip$/i, '')
  // Pictures and the packed program are compressed already.
  const entries = [...files].map(([path, bytes]) => [
    `${folder}/${path}`,
    [bytes, { level: /\.(png|tgz|parquet)$/.test(path) ? 0 : 6, mtime: epoch, os: 3, attrs: 0o644 << 16 }] as const,
  ])
  const zipped = zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0])
  saying(out, () => {
    mkdirSync(dirname(place), { recursive: true })
    const draft = join(dirname(place), `.lintas-bundle-${process.pid}`)
    try {
      writeFileSync(draft, zipped)
      renameSync(draft, place)
    } finally {
      rmSync(draft, { force: true })
    }
  })
}

/** A folder of ours is replaced; anything else is refused. */
export function writeFolder(
  out: string,
  files: ReadonlyMap<string, Uint8Array>,
  command: string,
  force: boolean,
): void {
  const place = resolve(process.cwd(), out)
  if (existsSync(place) && !isReplaceable(place, command, force))
    throw new FolderRefusal(
      `${out} is there already, and is not an earlier bundle of this result`,
      'give --out another name; --force replaces other bundles',
    )
  saying(out, () => {
    mkdirSync(dirname(place), { recursive: true })
    const draft = join(dirname(place), `.lintas-bundle-${process.pid}`)
    try {
      for (const [path, bytes] of files) {
        const file = join(draft, ...path.split('/'))
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, bytes)
      }
      rmSync(place, { recursive: true, force: true })
      renameSync(draft, place)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
  })
}

function isReplaceable(place: string, command: string, force: boolean): boolean {
  if (!existsSync(join(place, crateName))) return false
  try {
    const manifest = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')) as { command?: string }
    return force || manifest.command === command
  } catch {
    return false
  }
}

function saying(out: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new FolderFailure(`cannot write ${out}: ${code}`, { cause: error })
  }
}
