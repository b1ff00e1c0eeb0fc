/** The scenarios of the package as texts, and the reference results that are committed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readableJson } from '../../src/provenance/canonical.js'
import type { Reference } from './reference.js'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = join(root, 'outputs', 'reference')

function below(place: string, ending: string): string[] {
  if (!existsSync(place)) return []
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length).split(sep).join('/'))
    .sort()
}

export function scenarioTexts(): Record<string, string> {
  const place = join(root, 'scenarios')
  const texts = below(place, '.yaml').map((name): [string, string] => [
    name,
    readFileSync(join(place, `${name}.yaml`), 'utf8'),
  ])
  return Object.fromEntries(texts.filter(([, text]) => /^lintas:/m.test(text)))
}

export function committedReferences(): Reference[] {
  return below(folder, '.json').map(
    (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Reference,
  )
}

export function writeReferences(all: readonly Reference[]): void {
  for (const name of below(folder, '.json')) rmSync(join(folder, `${name}.json`))
  for (const one of all) {
    const file = join(folder, `${one.scenario}.json`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, readableJson(one))
  }
}
