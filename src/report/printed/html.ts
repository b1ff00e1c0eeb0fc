/** Pieces of HTML as text. Whatever comes from outside goes through `escaped`. */

/** HTML that is ready; a plain string in its place is text yet to be escaped. */
export interface Markup {
  readonly html: string
}

export type Content = string | Markup

/** Text between tags, where quotation marks may stand. */
export function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export function escaped(text: string): string {
  return escapedText(text).replaceAll('"', '&quot;')
}

export function html(content: Content): string {
  return typeof content === 'string' ? escaped(content) : content.html
}

export function markup(text: string): Markup {
  return { html: text }
}

export function joined(...parts: readonly Content[]): Markup {
  return markup(parts.map(html).join(''))
}

export function paragraph(content: Content, kind?: string): string {
  return `<p${kind === undefined ? '' : ` class="${kind}"`}>${html(content)}</p>`
}

export function bullets(items: readonly Content[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${html(item)}</li>`).join('')}</ul>`
}

export function heading(text: string): string {
  return `<h3>${escaped(text)}</h3>`
}

export function code(text: string): Markup {
  return markup(`<code>${escaped(text)}</code>`)
}

export function strong(text: string): Markup {
  return markup(`<strong>${escaped(text)}</strong>`)
}

/** A command to be typed, on a line of its own. */
export function command(text: string): string {
  return `<pre><code>${escaped(text)}</code></pre>`
}
