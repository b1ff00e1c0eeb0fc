/** Makes the small fonts of dist/fonts, with the characters that texts usually have: src/report/charts/fonts.ts says why. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fontFiles, usualCharacters } from '../src/report/charts/fonts.js'
import { dist, root } from './project.js'

const whole = join(root, 'node_modules', 'dejavu-fonts-ttf')
const small = join(dist, 'fonts')

/** Makes them where there are none yet, or older ones. */
export async function makeFonts(): Promise<void> {
  const since = statSync(join(root, 'src', 'report', 'charts', 'fonts.ts')).mtimeMs
  const isMade = (file: string) => existsSync(file) && statSync(file).mtimeMs >= since
  if (fontFiles.every((file) => isMade(join(small, file)))) return
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
