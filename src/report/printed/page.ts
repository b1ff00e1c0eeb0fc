/** The whole page: one file that asks for nothing else, the same for the same results. */

import type { ReportContext, Section } from './context.js'
import { type Content, escaped, html } from './html.js'
import { style } from './style.js'

export interface ReportPage {
  readonly kind: string
  readonly title: string
  readonly question: string
  /** Why this is no forecast. */
  readonly caution: Content
  readonly sections: readonly Section[]
  readonly version: string
}

export function reportPage(
  context: ReportContext,
  { kind, title, question, caution, sections, version }: ReportPage,
): string {
  const { say, language } = context
  const places = sections.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join('')
  const body = sections
    .map(({ id, title, body }) => `<section id="${id}">\n<h2>${escaped(title)}</h2>\n${body}\n</section>`)
    .join('\n')
    // A number and its per cent sign stay on one line.
    .replace(/(?<=\d) %/g, '\u00a0%')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Lintas ${escaped(version)}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="kind">Lintas · ${escaped(kind)}</p>
<h1>${escaped(title)}</h1>
<p class="question">${escaped(question)}</p>
<p class="caution"><strong>${escaped(say.stylised)}</strong> ${html(caution)}</p>
<nav aria-label="${escaped(say.contents)}"><ol>${places}</ol></nav>
</header>
<main>
${body}
</main>
<footer>Lintas ${escaped(version)} · ${escaped(say.stylised)}</footer>
</body>
</html>
`
}
