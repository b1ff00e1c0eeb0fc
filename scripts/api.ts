/**
 * The pages of the library, made of its types: every name that the package exports, with its signature and its docstring, as the
 * compiled declarations (dist/src/index.d.ts) have them. A name without a docstring is an error.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { dist } from './project.js'

const index = join(dist, 'src', 'index.d.ts')

interface Entry {
  readonly name: string
  readonly kind: string
  readonly signature: string
  readonly docstring: string
}

const files = new Map<string, ts.SourceFile>()
function parsed(file: string): ts.SourceFile {
  const source = files.get(file) ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  files.set(file, source)
  return source
}

/** The exported names of a file and where each comes from, in the order in which they are written. */
function* exported(file: string): Generator<{ name: string; file: string; original: string }> {
  for (const statement of parsed(file).statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !statement.moduleSpecifier) continue
    if (!ts.isNamedExports(statement.exportClause) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const from = join(dirname(file), statement.moduleSpecifier.text.replace(/\.js$/, '.d.ts'))
    for (const { name, propertyName } of statement.exportClause.elements)
      yield { name: name.text, file: from, original: (propertyName ?? name).text }
  }
}

type Named = ts.FunctionDeclaration | ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText())
  const { name } = statement as Named
  return name ? [name.text] : []
}

/** The declaration of a name: in its file, or where that has it from. */
function declarationOf(name: string, file: string): ts.Statement {
  const here = parsed(file).statements.find((statement) => namesOf(statement).includes(name))
  if (here) return here
  for (const found of exported(file)) if (found.name === name) return declarationOf(found.original, found.file)
  throw new Error(`${file} exports no ${name}`)
}

/** The docstring right above a declaration. */
function docstringOf(statement: ts.Statement): string {
  const text = statement.getSourceFile().text
  const comment = ts.getLeadingCommentRanges(text, statement.getFullStart())?.at(-1)
  if (!comment) return ''
  const lines = text
    .slice(comment.pos, comment.end)
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
  return lines
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim()
}

const kinds: readonly (readonly [string, (statement: ts.Statement) => boolean])[] = [
  ['Functions', ts.isFunctionDeclaration],
  ['Values', ts.isVariableStatement],
  ['Errors', (statement) => ts.isClassDeclaration(statement) && /\bextends \w*Error\b/.test(statement.getText())],
  ['Types', () => true],
]

/** What the package exports: name, kind, signature, docstring. Throws, with all their names, for those without a docstring. */
export function apiEntries(): Entry[] {
  const entries = [...exported(index)].map(({ name, file, original }) => {
    const statement = declarationOf(original, file)
    const signature = statement
      .getText()
      .replace(/^export (declare )?/, '')
      // The page need not change with a value.
      .replace(/^(const \w+) = "[^"]*"/, '$1: string')
      .split('\n')
      .filter((line) => !/^\s*(private |#)/.test(line))
      .map((line) => line.replace(/^( +)/, (space) => ' '.repeat(space.length / 2)).replace(/;$/, ''))
      .join('\n')
    return { name, kind: kinds.find(([, is]) => is(statement))![0], signature, docstring: docstringOf(statement) }
  })
  const bare = entries.filter(({ docstring }) => docstring === '').map(({ name }) => name)
  if (bare.length > 0) throw new Error(`exports without a docstring: ${bare.join(', ')}`)
  return kinds.flatMap(([kind]) =>
    entries
      .filter((entry) => entry.kind === kind)
      .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)),
  )
}

/** Anchors as GitHub makes them: a name that comes again in other letters gets a number. */
function anchorsOf(entries: readonly Entry[]): Map<string, string> {
  const seen = new Map<string, number>()
  return new Map(
    entries.map(({ name }) => {
      const slug = name.toLowerCase()
      const times = seen.get(slug) ?? 0
      seen.set(slug, times + 1)
      return [name, times === 0 ? slug : `${slug}-${times}`]
    }),
  )
}

/** Blocks by name: `api`, the whole page, and `library`, a table of what is there. */
export function apiBlocks(): Map<string, string> {
  const entries = apiEntries()
  const anchors = anchorsOf(entries)
  const link = (page: string) => (name: string) => `[\`${name}\`](${page}#${anchors.get(name)})`
  const section = ({ name, signature, docstring }: Entry) => {
    const words = new Set(signature.replace(/\/\*[\s\S]*?\*\//g, '').match(/\b\w+\b/g))
    const named = entries.map((entry) => entry.name).filter((other) => other !== name && words.has(other))
    return [
      `### ${name}`,
      docstring,
      `\`\`\`ts\n${signature}\n\`\`\``,
      ...(named.length > 0 ? [`See ${named.map(link('')).join(', ')}.`] : []),
    ].join('\n\n')
  }
  const ofKind = (kind: string) => entries.filter((entry) => entry.kind === kind)
  const first = (docstring: string) => (/^[\s\S]*?\.(?=\s|$)/.exec(docstring)?.[0] ?? docstring).replace(/\s+/g, ' ')
  const row = ({ name, docstring }: Entry) => `| ${link('api.md')(name)} | ${first(docstring).replaceAll('|', '\\|')} |`
  return new Map([
    ['api', kinds.map(([kind]) => [`## ${kind}`, ...ofKind(kind).map(section)].join('\n\n')).join('\n\n')],
    [
      'library',
      [
        '| Name | What it is |',
        '| --- | --- |',
        ...['Functions', 'Values', 'Errors'].flatMap((kind) => ofKind(kind).map(row)),
        `\nTypes: ${ofKind('Types')
          .map(({ name }) => link('api.md')(name))
          .join(', ')}.`,
      ].join('\n'),
    ],
  ])
}
