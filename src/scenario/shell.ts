/** Commands as text: a shell, and this program, read them back as they were meant. */

/** A word of a shell in which every character stands for itself. */
export function literal(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : literal(word)
}

/** Words as a shell takes them. */
export function shellLine(words: readonly string[]): string {
  return words.map(quoted).join(' ')
}

/** A name or a path as a word of its own: what begins with a hyphen would be read as an option. */
export function named(name: string): string {
  return name.startsWith('-') ? `./${name}` : name
}

/** A name or a path as a message shows it within a command. */
export function shownName(name: string): string {
  return quoted(named(name))
}

/** An option with its value; one that begins with a hyphen is its value only after an equals sign. */
export function option(name: string, value: string | number): readonly string[] {
  return String(value).startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, String(value)]
}
