/** The paper that a report is written on: its language, and its figures and tables, counted as they come. */
import type { Language } from '../messages/index.js'
import type { Localiser } from '../messages/localiser.js'
import type { ReportMessages } from '../messages/report.js'
import { type Telling, tellingIn } from '../telling.js'
import { type Content, escaped, html } from './html.js'

export interface Section {
  /** Of its place on the page; the same in every language. */
  readonly id: string
  readonly title: string
  readonly body: string
}

export interface TableInput {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Content[])[]
  /** Columns of words; the others hold numbers and stand at the right. */
  readonly words: readonly number[]
  readonly note?: string
}

export class ReportContext implements Telling {
  readonly localiser: Localiser
  readonly say: ReportMessages
  private figures = 0
  private tables = 0

  constructor(readonly language: Language) {
    const { localiser, say } = tellingIn(language)
    this.localiser = localiser
    this.say = say
  }

  /** A picture with its number, its title, and what is to be known to read it. */
  figure(title: string, picture: string, notes: readonly string[]): string {
    this.figures += 1
    const number = this.say.figure(String(this.figures))
    const head = `<strong>${escaped(number)}</strong> ${escaped(title)}`
    const said = notes.map((note) => `<p>${escaped(note)}</p>`).join('')
    return `<figure><figcaption class="head">${head}</figcaption><div class="picture" tabindex="0" role="region" aria-label="${escaped(`${number} ${title}`)}">${picture}</div><div class="notes">${said}</div></figure>`
  }

  table({ title, head, rows, words, note }: TableInput): string {
    this.tables += 1
    const place = (at: number) => (words.includes(at) ? '' : ' class="number"')
    const cells = (row: readonly Content[]) =>
      row.map((cell, at) => (at === 0 ? `<th scope="row">${html(cell)}</th>` : `<td${place(at)}>${html(cell)}</td>`))
    const number = this.say.table(String(this.tables))
    const caption = `<caption><strong>${escaped(number)}</strong> ${escaped(title)}</caption>`
    const top = head.map((cell, at) => `<th scope="col"${place(at)}>${escaped(cell)}</th>`).join('')
    const body = rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('\n')
    const below = note === undefined ? '' : `<p class="notes">${escaped(note)}</p>`
    return `<div class="table" tabindex="0" role="region" aria-label="${escaped(`${number} ${title}`)}"><table>${caption}<thead><tr>${top}</tr></thead><tbody>\n${body}\n</tbody></table></div>${below}`
  }

  /** `0.42 to 0.46`; a dash where there is none. */
  between(low: number, high: number, decimals: number): string {
    if (Number.isNaN(low) || Number.isNaN(high)) return this.say.none
    return this.say.range(this.localiser.number(low, decimals), this.localiser.number(high, decimals))
  }
}
