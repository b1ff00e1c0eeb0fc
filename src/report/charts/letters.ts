/**
 * Widths of text in DejaVu Sans, so that captions wrap where they must and vega leaves the room that labels really take.
 * Without a canvas vega guesses 0.8 of the font size a letter, which is a third too wide, and with one installed its
 * guess would depend on the machine's fonts.
 */

import { filled } from '../../scenario/words.js'

/** Advance widths of the characters U+0020 to U+007E, in thousandths of the font size (read from the font's hmtx table). */
const regular = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
  748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
]
const bold = [
  348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
  837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716,
  678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
  365, 712, 838,
]

export type Weight = 'regular' | 'bold'

/** For any other character: no common one of a Latin text is wider but the dash and the ellipsis. */
const otherCharacter = 840
const wideCharacters = new Set(['—', '…'])

/** Width of one line of text, in pixels, at a font size in pixels. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  const widths = weight === 'bold' ? bold : regular
  let thousandths = 0
  for (const character of text) {
    thousandths += widths[character.codePointAt(0)! - 32] ?? (wideCharacters.has(character) ? 1000 : otherCharacter)
  }
  return (thousandths * size) / 1000
}

/** Breaks text into lines no wider than `width` pixels; a word that is wider than a line is broken inside. */
export function wrapText(text: string, width: number, size: number, weight: Weight = 'regular'): string[] {
  const fits = (line: string) => textWidth(line, size, weight) <= width
  const broken = (word: string) => (fits(word.trimEnd()) ? [word] : [...filled([...word.trimEnd()], fits), ' '])
  return filled(text.split(/(?<= )/).flatMap(broken), fits)
}

/** Shortens text to `width` pixels, with an ellipsis where something was cut. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  let kept = ''
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}
