/** Words that messages share. */

/** “a, b or c”. */
export function list(options: readonly string[]): string {
  if (options.length < 2) return options.join('')
  return `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`
}

export function article(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}
