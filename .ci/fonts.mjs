/** Makes the small fonts of dist/fonts, with the characters that texts usually have: src/report/charts/fonts.ts says why. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const whole = join(root, 'node_modules', 'dejavu-fonts-ttf')
const small = join(root, 'dist', 'fonts')

export async function makeFonts() {
  const source = join(root, 'dist', 'src', 'report', 'charts', 'fonts.js')
  const { fontFiles, usualCharacters } = await import(new URL('../dist/src/report/charts/fonts.js', import.meta.url))
  const made = (file) => existsSync(file) && statSync(file).mtimeMs >= statSync(source).mtimeMs
  if (fontFiles.every((file) => made(join(small, file)))) return true
  const { default: subset } = await import('subset-font')
  const characters = Array.from({ length: 0x3000 }, (_, at) => String.fromCodePoint(at)).filter((character) =>
    usualCharacters.test(character),
  )
  mkdirSync(small, { recursive: true })
  for (const file of fontFiles) {
    const font = readFileSync(join(whole, 'ttf', file))
    writeFileSync(join(small, file), await subset(font, characters.join(''), { targetFormat: 'sfnt', noHinting: true }))
  }
  copyFileSync(join(whole, 'LICENSE'), join(small, 'LICENSE'))
}
