/** Paths as the catalogues know them. */
import { worldFields } from '../../model/world-fields.js'
import { declaredAt, isPathFault, parsePath } from '../../scenario/path.js'
import { rootOf } from '../../scenario/schema.js'
import { labelIn } from './declared.js'
import { type Language, messages } from './index.js'

const homes = new Set(['agencies', 'forums', 'issues', 'figures'])

/** `agencies.bnpp.ego` → `agencies.*.ego`: ids give way to `*`. */
export function declaredPath(path: string): string {
  const keys = path.split('.')
  const below = (...parents: string[]) => parents.every((parent, at) => keys[at] === parent || parent === '?')
  return keys
    .map((key, at) => {
      if (at === 1 && homes.has(keys[0] as string)) return '*'
      if (at === 3 && keys[0] === 'agencies' && (keys[2] === 'interests' || keys[2] === 'data')) return '*'
      if (at === 3 && keys[0] === 'forums' && keys[2] === 'members') return '*'
      if (at === 3 && below('services', 'prosperity-security', 'agendas')) return '*'
      if (at === 3 && below('services', 'diplomacy-agenda') && ['fields', 'authority', 'sides'].includes(keys[2] ?? ''))
        return '*'
      return key
    })
    .join('.')
}

const root = rootOf(worldFields)

/** What is declared at a path, with `*` for ids: what it means, in English, and its unit; undefined where nothing is. */
export function declaredField(path: string): { readonly meaning: string; readonly unit: string } | undefined {
  const parsed = parsePath(path)
  if (isPathFault(parsed)) return undefined
  const declared = declaredAt(root, parsed)
  if (isPathFault(declared)) return undefined
  const { field } = declared
  return { meaning: field.meaning, unit: field.type === 'quantity' ? field.unit : '' }
}

/** What a path of a scenario is called, whosever it is; the path itself where nothing is declared. */
export function pathLabel(language: Language, path: string): string {
  const meaning = declaredField(path)?.meaning ?? ''
  const label = labelIn(language, declaredPath(path), meaning === '' ? path : meaning)
  return /^mechanisms\.[^.]+\.off$/.test(path) ? `${label} ${messages[language].off}` : label
}
