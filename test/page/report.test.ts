/** Reports as a reader meets them: written by the command, opened in a browser, printed. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ava from 'ava'
import type { Browser, Page } from 'playwright-core'
import { referencesId } from '../../src/report/messages/references-id.js'
import { robustCommand } from '../../src/report/printed/firmness.js'
import { axeFaults, executable, folder, launch, lintas, refused, root } from './browser.js'
import { englishIn } from './english.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

let browser: Browser
const inBrowser = executable === undefined ? test.skip : test
const reports = ['compared-en', 'compared-id', 'validated-id', 'tried-id'] as const

test.before(async (t) => {
  await lintas(
    ...['compare', 'entikong/baseline', 'entikong/formalised', '--replicates', '8', '--out', 'compared'],
    ...['--robust', '--points', '12', '--space-seeds', '2', '--no-pictures'],
  )
  await lintas(
    'validate',
    'entikong',
    '--seeds',
    '5',
    '--points',
    '4',
    '--space-seeds',
    '2',
    '--no-pictures',
    '--out',
    'validated',
  )
  await lintas(
    'experiment',
    'run',
    'entikong/leadership',
    '--replicates',
    '2',
    '--workers',
    '1',
    '--no-pictures',
    '--out',
    'tried',
  )
  await lintas('sensitivity', 'tried', '--outcome', 'trust', '--scenario', 'entikong/baseline', '--no-pictures')
  for (const name of reports) {
    const [folder = '', language = ''] = name.split('-')
    await lintas('report', folder, '--lang', language, '--out', `${name}.html`)
  }
  if (executable === undefined) t.log('no Chromium here: what a browser does with the reports is not tested')
  else browser = await launch()
})

test.after.always(() => browser?.close())

const read = (file: string) => readFileSync(join(folder, file), 'utf8')

test('a report names the question, numbers with their intervals, what it rests on and how to make it again', (t) => {
  const text = read('compared-en.html')
  t.regex(text, /What does “Pilar Entikong, formalised” change, against “Pilar Entikong, informal”\?/)
  t.regex(
    text,
    /Attendance up from 0\.\d+ to 0\.\d+ \(\+0\.\d+; 95\u00a0% interval 0\.\d+ to 0\.\d+; higher in 100\u00a0% of/,
  )
  t.regex(text, /Of \d+ clear effects \d+ are robust/)
  t.regex(text, /lintas compare entikong\/baseline entikong\/formalised --seed 1 --replicates 8 --robust/)
  const manifest = JSON.parse(read('compared/manifest.json')) as { model: string; scenarios: { fingerprint: string }[] }
  for (const { fingerprint } of manifest.scenarios) t.true(text.includes(fingerprint))
  t.true(text.includes(manifest.model))
  t.true(text.includes('stylised case, not a forecast'))
})

test('the same results give the same report, and it stands alone', async (t) => {
  await lintas('report', 'compared', '--out', 'again.html')
  t.is(read('again.html'), read('compared-en.html'))
  for (const name of reports) {
    const text = read(`${name}.html`)
    t.notRegex(text, /<script|(src|href)="(?!#)/, name)
    t.false(text.includes(folder), name)
  }
})

test('the command that tries how firm effects are can be typed, whatever was varied', (t) => {
  t.is(
    robustCommand("lintas compare a b --seed 1 --vary 'agencies.*.ego=0.2,0.5' --vary world.threat=0,1 --lang id"),
    'lintas compare a b --seed 1 --robust',
  )
})

test('a source that has no title is told of in both languages', (t) => {
  const page = readFileSync(join(root, 'docs/references.md'), 'utf8')
  const untitled = [...page.matchAll(/^### (\S+)\n+([\s\S]*?)(?=\n#|$(?![\s\S]))/gm)].flatMap(([, key, text = '']) =>
    /\*[^*]+\*/.test(text.replaceAll('**', '')) ? [] : [key],
  )
  t.deepEqual(Object.keys(referencesId).sort(), untitled.sort())
  t.regex(read('compared-id.html'), /<strong>equator-2018<\/strong>: equator\.co\.id, 2018: 700 sampai/)
})

test('the report of many varied runs tells the ends, and has one table of all', async (t) => {
  const vary = 'forums.pilar.leadership=0,.3,.6,.9'
  await lintas(
    'run',
    'entikong/baseline',
    '--vary',
    vary,
    '--replicates',
    '2',
    '--months',
    '12',
    '--no-pictures',
    '--out',
    'many',
  )
  await lintas('report', 'many', '--out', 'many.html')
  const text = read('many.html')
  t.regex(text, /Month 12, lowest and highest mean of 4 scenarios:/)
  t.regex(text, /Trust: from 0\.\d+ \(baseline\[leadership=0\]\) to 0\.\d+ \(baseline\[leadership=0\.9\]\)\./)
  t.is(text.split('<table>').length - 1, 2)
})

test('numbers of a report are those of the tables', (t) => {
  const [head = '', ...lines] = read('compared/effects.csv').trim().split('\n')
  const columns = head.split(',')
  const row = lines.map((line) => line.split(',')).find((cells) => cells[2] === 'accountability' && cells[4] === '60')
  const effect = Number(row?.[columns.indexOf('effect')]).toFixed(2)
  t.regex(
    read('compared-en.html'),
    new RegExp(`Accountability up from 0\\.\\d+ to 0\\.\\d+ \\(\\+${effect.replace('.', '\\.')};`),
  )
  t.regex(
    read('compared-id.html'),
    new RegExp(`Akuntabilitas naik dari 0,\\d+ menjadi 0,\\d+ \\(\\+${effect.replace('.', ',')};`),
  )
})

test('the report of an experiment says what came out where, and takes in the analyses beside it', async (t) => {
  const text = read('tried-id.html')
  t.regex(text, /Kepercayaan \(Pilar Entikong, informal\): dari 0,\d+ \(.*?0,1.*?\) sampai 0,\d+ \(/)
  t.regex(text, /Peruntungan saja menghasilkan \d+\u00a0%/)
  t.regex(await refused('report', 'tried-sensitivity'), /name the folder of the experiment/)
})

test('what is no result, and a table that was changed, are refused', async (t) => {
  t.regex(await refused('report', 'nowhere'), /there is no nowhere[\s\S]*outputs\/entikong-compare/)
  t.regex(await refused('report', 'compared/effects.csv'), /is a file/)
  t.regex(await refused('report', 'compared', '--lang', 'fr'), /--lang must be en or id/)
  cpSync(join(folder, 'validated'), join(folder, 'other'), { recursive: true })
  const manifest = read('other/manifest.json')
  // Which manifest was written with the result is not known any more.
  rmSync(join(folder, 'other/environment.json'))
  writeFileSync(
    join(folder, 'other/manifest.json'),
    manifest.replace('"verb":"validate"', '"verb":"explain"').replace('"verb": "validate"', '"verb": "explain"'),
  )
  t.regex(await refused('report', 'other'), /results of lintas explain[\s\S]*run, compare/)
  writeFileSync(join(folder, 'other/manifest.json'), manifest)
  writeFileSync(join(folder, 'other/patterns.json'), read('other/patterns.json').replace('true', 'false'))
  t.regex(await refused('report', 'other'), /patterns\.json was changed since it was written/)
})

for (const name of reports)
  inBrowser(`${name}: nothing is missing for any reader, and it prints`, async (t) => {
    const { page, troubles } = await open(`${name}.html`)
    t.deepEqual(await axeFaults(page), [])
    t.deepEqual(await englishOn(page, name.slice(-2)), [])
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    await page.setViewportSize({ width: 360, height: 740 })
    t.deepEqual(await axeFaults(page), [])
    const narrow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    t.deepEqual([wide <= 0, narrow <= 0], [true, true])
    const paper = await page.pdf({ preferCSSPageSize: true })
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    t.true(pages >= 3 && pages <= 30, `${pages} pages`)
    t.deepEqual(troubles, [])
    await page.close()
  })

async function open(file: string): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1200, height: 900 } })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) troubles.push(request.url())
  })
  await page.goto(pathToFileURL(join(folder, file)).href)
  return { page, troubles }
}

/** Names of scenarios stay, and so do commands, keys of sources and titles of works. */
async function englishOn(page: Page, language: string): Promise<string[]> {
  if (language === 'en') return []
  const text = await page.evaluate<string>(`(() => {
    const copy = document.body.cloneNode(true)
    for (const one of copy.querySelectorAll('code, pre, em, #assumptions ul')) one.remove()
    document.body.append(copy)
    const text = copy.innerText + '\\n' + [...copy.querySelectorAll('[aria-label]')].map((one) => one.ariaLabel).join('\\n')
      + '\\n' + [...copy.querySelectorAll('svg text')].map((one) => one.textContent).join('\\n')
    copy.remove()
    return text
  })()`)
  return englishIn(text)
}
