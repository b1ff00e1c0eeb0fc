import { distance } from 'fastest-levenshtein'

/** The candidate that a misspelt word most likely stands for, if one is near enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined
  let best: string | undefined
  // Of a word of one letter, nothing would be left.
  let least = Math.min(word.length, Math.max(1, Math.round(word.length / 2.5)) + 1)
  for (const candidate of candidates) {
    const d = sameWords(word, candidate) ? 0 : swapped(word, candidate) ? 1 : distance(word, candidate)
    if (d < least) {
      least = d
      best = candidate
    }
  }
  return best
}

/** The same words in another order, or in other letters: `open-cases` is `cases-open`. */
export function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[-_ ]+/)
      .sort()
      .join('-')
  return words(a) === words(b)
}

/** Two neighbouring letters in the wrong order are one mistake. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

const mostListed = 12

/** “did you mean x?”, or the words that would be right when they are few, or nothing. */
export function suggestion(word: string, candidates: readonly string[], what = 'known here'): string | undefined {
  const near = nearest(word, candidates)
  if (near !== undefined) return `did you mean “${near}”?`
  if (candidates.length === 0) return undefined
  if (candidates.length <= mostListed) return `${what}: ${candidates.join(', ')}`
  return `${what}: ${candidates.slice(0, mostListed).join(', ')}, … (${candidates.length} in all)`
}
