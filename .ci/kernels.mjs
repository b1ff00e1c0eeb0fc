/**
 * Assembles the WebAssembly kernels: each src/…/name.wat becomes name.wasm.ts beside it, its bytes in base 64.
 *
 *   node .ci/kernels.mjs
 *
 * The modules are committed, so that nothing needs the assembler to be built; a test assembles them again.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import wabt from 'wabt'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The module that each source makes: `{ file, text }`. */
export async function assembled() {
  const { parseWat } = await wabt()
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.wat'),
  )
  return sources.sort().map((name) => {
    const source = join(root, 'src', name)
    const module = parseWat(name, readFileSync(source, 'utf8'), { simd: true })
    module.resolveNames()
    module.validate({ simd: true })
    const bytes = Buffer.from(module.toBinary({}).buffer)
    module.destroy()
    const lines = bytes.toString('base64').match(/.{1,112}/g)
    return {
      file: source.replace(/\.wat$/, '.wasm.ts'),
      text: [
        `/** ${relative(root, source).split(sep).join('/')}, assembled by .ci/kernels.mjs. */`,
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
