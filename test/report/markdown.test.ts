/** Words from outside in Markdown: they stand as they were written, whatever marks they hold. Cases of CommonMark 0.31. */
import test from 'ava'
import { code, fenced, lines, prose, table } from '../../src/report/markdown.js'
import { summaryMarkdown } from '../../src/report/summary.js'
import { example } from './example.js'

test('marks of Markdown and HTML in a text are only its letters', (t) => {
  for (const [given, escaped] of [
    ['two\nlines\n\n# and a heading', 'two lines \\# and a heading'],
    ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['<!-- gone -->', '\\<!-- gone -->'],
    ['[a link](https://example.org)', '[a link\\](https://example.org)'],
    ['![a picture](x.png)', '![a picture\\](x.png)'],
    ['[a]: https://example.org', '[a\\]: https://example.org'],
    ['*stars* and **more**', '\\*stars\\* and \\*\\*more\\*\\*'],
    ['_under_ and __more__', '\\_under\\_ and \\_\\_more\\_\\_'],
    ['`code`', '\\`code\\`'],
    ['back\\slash', 'back\\\\slash'],
    ['~~struck~~', '\\~\\~struck\\~\\~'],
    ['&lt; and &#60;', '\\&lt; and \\&#60;'],
    ['# heading #', '\\# heading \\#'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['> quoted', '\\> quoted'],
    ['=====', '\\====='],
    ['1. first', '1\\. first'],
    ['12) twelfth', '12\\) twelfth'],
  ] as const)
    t.is(prose(given), escaped, given)
})

test('what would be read as it stands is left alone', (t) => {
  for (const plain of [
    'Pilar Entikong, informal',
    'baseline[leadership=0]',
    'a < b & c > d',
    'snake_case',
    '1.5 hours',
    'No. 7',
    '−0.5',
    'A–B',
  ])
    t.is(prose(plain), plain)
})

test('code and blocks have a fence that nothing within closes, and a table’s pipes part no cell', (t) => {
  t.is(code('lintas run x'), '`lintas run x`')
  t.is(code('a`b'), '`` a`b ``')
  t.is(code('a\nb'), '`a b`')
  t.is(fenced('x', 'sh'), '```sh\nx\n```')
  t.is(fenced('```\nrm'), '````\n```\nrm\n````')
  t.is(lines(['- *a*', '*b*']), '- \\*a\\*\n\\*b\\*')
  t.is(table(['a|b'], [['c\nd']]), '| a\\|b |\n| --- |\n| c d |')
})

test('titles that hold marks change no part of a summary but their own words', (t) => {
  const plain = example(3)
  const nasty = '`x` <script>\n\n# *Note* [y](z) | w'
  const titled = (title: string) =>
    summaryMarkdown({
      ...plain,
      title,
      scenarios: plain.scenarios.map((one) => ({
        ...one,
        title: { en: title, id: title },
        measures: one.measures.map((measure) => ({ ...measure, title: { en: title, id: title } })),
      })),
    } as typeof plain)
  const [marked, quiet] = [titled(nasty), titled('QUIET')]
  t.is(marked.split('\n').length, quiet.split('\n').length)
  t.is(marked.replaceAll(prose(nasty), 'QUIET').replaceAll(prose(nasty).replaceAll('|', '\\|'), 'QUIET'), quiet)
})
