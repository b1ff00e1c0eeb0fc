/** The fonts that PNG pictures are drawn with: those of a package, never the machine's. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Files of one weight each, of the same names whole and small. */
export const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'] as const

/**
 * What a small font has: Latin letters, and the signs of sentences and numbers. resvg reads the whole file of a font again for every
 * letter that it draws, which is more than half the work of a picture with a whole font of 750 kB; the build makes fonts of these
 * characters alone, which draw the same pixels.
 */
export const usualCharacters =
  /^[\n\u0020-\u007e\u00a0-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2026\u2030-\u203a\u20ac\u2190-\u2195\u2212\u2248\u2260-\u2265]*$/

/** Paths of the fonts for a text: the small ones where they have all of its characters. */
export function fontsFor(text: string): string[] {
  const fonts = createRequire(import.meta.url)
  const small = join(dirname(fonts.resolve('lintas/package.json')), 'dist', 'fonts')
  return usualCharacters.test(text) && existsSync(small)
    ? fontFiles.map((file) => join(small, file))
    : fontFiles.map((file) => fonts.resolve(`dejavu-fonts-ttf/ttf/${file}`))
}
