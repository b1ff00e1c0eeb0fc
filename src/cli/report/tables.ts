/** The tables of a result, read back as they were written. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spoiltFile } from '../../disk/intact.js'
import type { Manifest } from '../../provenance/manifest.js'
import { escapedText } from '../../report/printed/html.js'
import type { References } from '../../report/printed/input.js'
import { UsageFaults } from '../faults.js'
import type { PackageInfo } from '../package-info.js'

export interface ResultFolder {
  readonly folder: string
  /** As the user names it. */
  readonly shown: string
  readonly manifest: Manifest
}

/** The text of a table. Throws UsageFaults where it is gone, or is not what was written. */
export async function tableOf({ folder, shown, manifest }: ResultFolder, name: string): Promise<string> {
  const spoilt = await spoiltFile(folder, manifest.files, [name])
  if (spoilt)
    throw new UsageFaults([
      {
        message: `${shown}/${name} ${spoilt.message}`,
        hint: `the command that made it makes it again: ${manifest.command}`,
      },
    ])
  return readFileSync(join(folder, name), 'utf8')
}

/** The works behind citation keys, from the page of references; none where the page is not there. */
export function referencesOf({ root }: PackageInfo): References {
  const page = join(root, 'docs', 'references.md')
  if (!existsSync(page)) return new Map()
  const entries = readFileSync(page, 'utf8').matchAll(/^### (\S+)\n+([\s\S]*?)(?=\n#|$(?![\s\S]))/gm)
  return new Map([...entries].map(([, key = '', text = '']) => [key, asHtml(text)]))
}

/** What the page of references uses of Markdown: titles in italics, and links. */
function asHtml(text: string): string {
  return escapedText(text.trim().replace(/\s+/g, ' '))
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
}
