/**
 * YAML text to a document of the library, within bounds: a text is refused at its first fault of syntax, before what follows
 * costs anything, and one that holds more than anybody would write is not read to its end.
 */
import { Composer, CST, type Document, Lexer, Parser } from 'yaml'
import { limits } from './limits.js'

export interface SyntaxFault {
  readonly message: string
  readonly hint?: string | undefined
  readonly start: number
  readonly end: number
}

/** The one document of a text, or the first thing that is wrong with it. */
export function parseOne(text: string): Document.Parsed | SyntaxFault {
  const wrong = (message: string, start: number, hint?: string): SyntaxFault => ({
    message,
    start,
    end: start + 1,
    hint,
  })
  const deep = tooDeep(text)
  if (deep !== undefined) return wrong(`nested deeper than ${limits.depth} levels`, deep)
  const composer = stoppingComposer()
  const parser = new Parser()
  let documents = 0
  try {
    for (const token of tokens(text, parser)) {
      if (token === 'endless') {
        const message = `more than ${limits.signs} words and signs in one file`
        return wrong(message, parser.offset, 'such files are written by hand; is this one?')
      }
      if (token.type === 'directive')
        return wrong('YAML directives are not read here', token.offset, 'remove the line that starts with %')
      if (token.type === 'error') {
        const given = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message
        return invalid(text, given, token.offset, token.offset + 1)
      }
      if (token.type === 'document' && documents++ > 0)
        return wrong('the file holds more than one document', token.offset, 'put each scenario into a file of its own')
      // A document is given out when the next begins, which is never, or at the end.
      for (const _ of composer.next(token)) break
    }
    for (const document of composer.end(true, text.length)) return document as Document.Parsed
  } catch (error) {
    const known = composer.streamInfo().errors[0]
    if (known === undefined) throw error
    const [start, end] = known.pos
    if (known.code === 'RESOURCE_EXHAUSTION') return wrong(`nested deeper than ${limits.depth} levels`, start)
    if (known.code === 'TAB_AS_INDENT')
      return { ...wrong('a line may not be indented with a tab', start, 'indent with spaces'), end }
    return invalid(text, known.message, start, end)
  }
  return wrong('this cannot be read as YAML', 0)
}

/** Lexemes that hold nothing: spaces, ends of lines, and the marks by which the lexer says what comes next. */
const silent = new Set<string | null>(['byte-order-mark', 'doc-mode', 'flow-error-end', 'newline', 'scalar', 'space'])

function* tokens(text: string, parser: Parser) {
  let signs = 0
  for (const lexeme of new Lexer().lex(text)) {
    if (!silent.has(CST.tokenType(lexeme))) signs += 1
    if (signs > limits.signs) return void (yield 'endless' as const)
    yield* parser.next(lexeme)
  }
  yield* parser.end()
}

/** The library tells all errors at the end, and a text of signs alone has one at each of them: this one throws at the first. */
function stoppingComposer(): Composer {
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'error', version: '1.2' })
  const note = Reflect.get(composer, 'onError') as (...told: unknown[]) => void
  Reflect.set(composer, 'onError', (...told: unknown[]) => {
    note(...told)
    if (composer.streamInfo().errors.length > 0) throw new Error('a fault of syntax')
  })
  return composer
}

function invalid(text: string, said: string, start: number, end: number): SyntaxFault {
  const first = (said.split('\n')[0] ?? '').slice(0, 200)
  const message = `this is not valid YAML: ${first.charAt(0).toLowerCase()}${first.slice(1)}`
  return { message, hint: unquotedPath(text, start), start: Math.min(start, text.length), end }
}

/** Brackets open at once beyond which a text is not worth reading: what is prose never gets there. */
const hopeless = 1000

/**
 * Where a text is nested far beyond the limit, if it is; to read it to find that out takes seconds and hundreds of megabytes.
 * Whether brackets stand in quotation marks does not matter, so far from any text that somebody has written.
 */
function tooDeep(text: string): number | undefined {
  const signs = /(?:(?:[-?:]|[\w.-]+:|[&!*][\w.-]*) +){1000}/.exec(text)
  if (signs) return signs.index
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x5b || code === 0x7b) depth += 1
    else if (code === 0x5d || code === 0x7d) depth = Math.max(0, depth - 1)
    if (depth > hopeless) return at
  }
  return undefined
}

/** A path whose filter stands without the quotation marks that YAML wants, where a fault lies in it. */
function unquotedPath(text: string, at: number): string | undefined {
  const from = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1
  const line = text.slice(Math.max(from, at - 1000), at + 1000).split('\n', 1)[0] as string
  const begin = at - Math.max(from, at - 1000)
  for (const found of line.matchAll(/(?<=^|[\s{[,])[a-z][\w-]*(?:\.[\w-]+)*\.\*(?:\[[^\]]*\])+(?:\.[\w*-]+)*/gi))
    if (found.index <= begin && begin <= found.index + found[0].length)
      return `write paths with * or [ ] in quotation marks: "${found[0]}"`
  return undefined
}
