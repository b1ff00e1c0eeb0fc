/** The tables of a result, read back as they were written. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../../provenance/manifest.js'
import type { References } from '../../report/printed/input.js'
import { UsageFaults } from '../faults.js'
import type { Place } from '../place.js'
import { digestOf } from '../verify/inspect.js'

export interface ResultFolder {
  readonly folder: string
  /** As the user names it. */
  readonly shown: string
  readonly manifest: Manifest
}

/** The text of a table. Throws UsageFaults where it is gone, or is not what was written. */
export async function tableOf({ folder, shown, manifest }: ResultFolder, name: string): Promise<string> {
  const path = join(folder, name)
  const found = await digestOf(path)
  if (found === undefined || found.sha256 !== manifest.files[name]?.sha256)
    throw new UsageFaults([
      {
        message: `${shown}/${name} ${found === undefined ? 'is gone' : 'was changed since it was written'}`,
        hint: `the command that made it makes it again: ${manifest.command}`,
      },
    ])
  return readFileSync(path, 'utf8')
}

/** The works behind citation keys, from the page of references; none where the page is not there. */
export function referencesOf({ root }: Place): References {
  const page = join(root, 'docs', 'references.md')
  if (!existsSync(page)) return new Map()
  const entries = readFileSync(page, 'utf8').matchAll(/^### (\S+)\n+([\s\S]*?)(?=\n#|$(?![\s\S]))/gm)
  return new Map([...entries].map(([, key = '', text = '']) => [key, asHtml(text)]))
}

/** What the page of references uses of Markdown: titles in italics, and links. */
function asHtml(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
}
