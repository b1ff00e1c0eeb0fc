/**
 * Assembles the WebAssembly kernels: each src/…/name.wat becomes name.wasm.ts beside it, its bytes in base 64.
 *
 *   node dist/scripts/kernels.js     (after a build)
 *
 * The modules are committed, so that nothing needs the assembler to be built; a test assembles them again.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import wabt from 'wabt'
import { root } from './project.js'

/**
 * WebAssembly text has no macros, and unrolled rounds no other form. `@define name PARAMETERS` to `@end` names lines that
 * `@name values` then stands for; a line with # is written four times, with 1 to 4 in its place.
 */
function expanded(source: string): string {
  const definitions = new Map<string, { parameters: string[]; body: string[] }>()
  const written = (lines: readonly string[]): string[] =>
    lines.flatMap((line) => {
      const [, name, rest = ''] = /^\s*@(\S+) ?(.*)$/.exec(line) ?? []
      if (name) {
        const { parameters, body } = definitions.get(name)!
        const values = rest.split(' ')
        const put = (text: string) =>
          parameters.reduce((t, parameter, i) => t.replaceAll(parameter, values[i] ?? ''), text)
        return written(body.map(put))
      }
      if (!line.includes('#') || line.startsWith(';;')) return [line]
      return ['1', '2', '3', '4'].map((n) => line.replaceAll('#', n))
    })
  const plain = source.replace(
    /^@define (\S+) ?(.*)\n([\s\S]*?)^@end\n/gm,
    (_, name: string, parameters: string, body: string) => {
      definitions.set(name, { parameters: parameters.split(' ').filter(Boolean), body: body.trimEnd().split('\n') })
      return ''
    },
  )
  return written(plain.split('\n')).join('\n')
}

/** The module that each source makes: `{ file, text }`. */
export async function assembled(): Promise<{ file: string; text: string }[]> {
  const { parseWat } = await wabt()
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.wat'),
  )
  return sources.sort().map((name) => {
    const source = join(root, 'src', name)
    const module = parseWat(name, expanded(readFileSync(source, 'utf8')), { simd: true })
    module.resolveNames()
    module.validate()
    const bytes = Buffer.from(module.toBinary({}).buffer)
    module.destroy()
    const lines = bytes.toString('base64').match(/.{1,112}/g) ?? []
    return {
      file: source.replace(/\.wat$/, '.wasm.ts'),
      text: [
        `/** ${relative(root, source).split(sep).join('/')}, assembled by scripts/kernels.ts. */`,
        'export const code =',
        ...lines.map((line, i) => `  '${line}'${i < lines.length - 1 ? ' +' : ''}`),
        '',
      ].join('\n'),
    }
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { file, text } of await assembled()) writeFileSync(file, text)
}
