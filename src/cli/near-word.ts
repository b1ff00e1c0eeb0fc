/** What a misspelt command or option was meant to be. */
import { distance } from 'fastest-levenshtein'
import { sameWords } from '../scenario/nearest.js'

/** “did you mean x?”, or all that there is to choose from. */
export function didYouMean(word: string, known: readonly string[], listed: string): string {
  // Two letters that change places count as two edits.
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  let near: string | undefined
  for (const candidate of word.length > 100 ? [] : known) {
    const edits = sameWords(word, candidate) ? 0 : distance(word, candidate)
    if (edits < least) {
      least = edits
      near = candidate
    }
  }
  return near === undefined ? `${listed} ${known.join(', ')}` : `did you mean “${near}”?`
}
