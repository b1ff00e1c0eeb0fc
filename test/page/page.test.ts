import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ava from 'ava'
import type { Browser, Page } from 'playwright-core'
import { axeFaults, downloaded, executable, folder, launch, lintas, settled, visit } from './browser.js'
import { englishIn } from './english.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

let browser: Browser
const inBrowser = executable === undefined ? test.skip : test

test.before(async (t) => {
  await lintas('explore', '--out', 'all.html')
  await lintas('explore', 'belu/tandem', '--lang', 'id', '--out', 'belu.html')
  if (executable === undefined) t.log('no Chromium here: what a browser does with the page is not tested')
  else browser = await launch()
})

test.after.always(() => browser?.close())

test('the page with all cases is one file of less than 1.6 MB that asks for nothing else', (t) => {
  t.true(statSync(join(folder, 'all.html')).size < 1_600_000)
  const text = readFileSync(join(folder, 'all.html'), 'utf8').replace(/<script[^>]*>.*?<\/script>/gs, '')
  t.notRegex(text, /(src|href)="(?!data:)/)
})

test('the same command writes the same page', async (t) => {
  await lintas('explore', '--out', 'again.html')
  t.is(readFileSync(join(folder, 'again.html'), 'utf8'), readFileSync(join(folder, 'all.html'), 'utf8'))
})

test('a case can be named as such, and comes alone', async (t) => {
  await lintas('explore', 'kaltara', '--out', 'case.html')
  const [, contents = ''] = /id="contents">([^<]*)</.exec(readFileSync(join(folder, 'case.html'), 'utf8')) ?? []
  const { cases, start } = JSON.parse(contents) as { cases: { id: string }[]; start: string }
  t.deepEqual([cases.map(({ id }) => id), start], [['kaltara'], 'kaltara/baseline'])
})

inBrowser('curves are drawn from the file system, without an error and without a request', async (t) => {
  const { page, troubles } = await visit(browser, 'all.html')
  t.is(await page.locator('.panel canvas').count(), 6)
  await settled(page)
  t.regex((await page.locator('.finding').textContent()) ?? '', /^At month 60: better in /)
  for (const tab of ['Network', 'Minutes', 'Why', 'Take away']) await page.getByRole('tab', { name: tab }).click()
  t.deepEqual(troubles, [])
  await page.close()
})

inBrowser('a slider moves the curves and the address, and the address brings them back', async (t) => {
  const { page } = await visit(browser, 'all.html', '#start=entikong/formalised&replicates=50')
  await settled(page)
  const before = await page.locator('.panel .values').nth(4).textContent()
  const slider = page.getByRole('slider', { name: /^Facilitative leadership/ })
  await slider.focus()
  for (let k = 0; k < 20; k++) await page.keyboard.press('ArrowRight')
  await settled(page)
  await page.waitForURL(({ hash }) => hash.includes('forums.*.leadership=0.4'))
  await settled(page)
  const after = await page.locator('.panel .values').nth(4).textContent()
  t.not(after, before)
  const again = await visit(browser, 'all.html', await page.evaluate<string>('location.hash'))
  await settled(again.page)
  t.is(await again.page.locator('.panel .values').nth(4).textContent(), after)
  await page.close()
  await again.page.close()
})

inBrowser('the tables have the bytes that the command line writes', async (t) => {
  const { page } = await visit(
    browser,
    'all.html',
    '#start=entikong/formalised&replicates=20&tab=take&set=agencies.*.ego%3D0.3&measure=formalise:18',
  )
  await settled(page)
  const scenario = await downloaded(page, () => page.getByRole('button', { name: /Scenario of the what-if/ }).click())
  t.is(scenario.name, 'what-if.yaml')
  writeFileSync(join(folder, scenario.name), scenario.text)
  const command = (await page.locator('.command code').first().textContent()) ?? ''
  t.regex(command, /^lintas compare entikong\/baseline what-if\.yaml --seed 1 --replicates 20$/)
  await lintas(...command.split(' ').slice(1), '--no-pictures', '--out', 'compared')
  for (const [button, file] of [
    ['Curves (CSV)', 'curves.csv'],
    ['Effects (CSV)', 'effects.csv'],
    ['Runs (CSV)', 'runs.csv'],
    ['Minutes (CSV)', 'events.csv'],
  ] as const) {
    const table = await downloaded(page, () => page.getByRole('button', { name: button }).click())
    t.is(table.name, file)
    t.true(table.text === readFileSync(join(folder, 'compared', file), 'utf8'), `${file} differs`)
  }
  const fingerprints = /fingerprints (\w+) and (\w+)/.exec((await page.locator('.rests').textContent()) ?? '')
  const manifest = readFileSync(join(folder, 'compared', 'manifest.json'), 'utf8')
  t.true(manifest.includes(fingerprints?.[1] as string) && manifest.includes(fingerprints?.[2] as string))
  await page.close()
})

inBrowser('values in both worlds are the options of a command', async (t) => {
  const { page } = await visit(
    browser,
    'all.html',
    '#start=ttu/low-ego&baseline=ttu/baseline&replicates=5&tab=take&reach=both&set=world.threat%3D0.4',
  )
  await settled(page)
  const command = (await page.locator('.command code').first().textContent()) ?? ''
  t.is(command, 'lintas compare ttu/baseline ttu/low-ego --seed 1 --replicates 5 --set world.threat=0.4')
  await lintas(...command.split(' ').slice(1), '--no-pictures', '--out', 'both')
  const table = await downloaded(page, () => page.getByRole('button', { name: 'Effects (CSV)' }).click())
  t.true(table.text === readFileSync(join(folder, 'both', 'effects.csv'), 'utf8'))
  await page.close()
})

inBrowser('what was judged of one month or case is gone the moment another is looked at', async (t) => {
  const { page } = await visit(browser, 'all.html', '#start=belu/tandem&baseline=belu/baseline&replicates=20')
  await page.locator('td.firm.robust').first().waitFor({ timeout: 120_000 })
  const verdicts = `[...document.querySelectorAll('td.firm')].map(({ textContent }) => textContent).join('')`
  const put = (where: string, value: string, event: string) =>
    page.evaluate<string>(`(() => {
      const control = document.querySelector(${JSON.stringify(where)})
      control.value = ${JSON.stringify(value)}
      control.dispatchEvent(new Event(${JSON.stringify(event)}, { bubbles: true }))
      return ${verdicts}
    })()`)
  t.not(await page.evaluate<string>(verdicts), '')
  t.is(await put('#month', '30', 'input'), '')
  t.is(await page.locator('[role=tabpanel] .hint[role=status]').first().textContent(), '')
  await page.locator('td.firm.robust').first().waitFor({ timeout: 120_000 })
  t.is(await put('select:has(option[value="kaltara"])', 'kaltara', 'change'), '')
  // The sentence, the table and the network speak of the new case, or of nothing yet.
  t.notRegex((await page.locator('.found').textContent()) ?? '', /Belu|threat/)
  await page.close()
})

inBrowser('the network tells sessions from messages, as the minutes do', async (t) => {
  const hash = '#start=entikong/messaging-only&baseline=entikong/baseline&replicates=5&tab=network'
  await lintas('run', 'entikong/messaging-only', '--replicate', '0', '--trace', '--no-pictures', '--out', 'messages')
  const events = readFileSync(join(folder, 'messages', 'events.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
  const took = (month: number, kinds: readonly string[]) =>
    new Set(
      events
        .filter(([, , at, event]) => at === String(month) && kinds.includes(event ?? ''))
        .flatMap((fields) => (fields[5] ?? '').split(' ').filter(Boolean)),
    ).size
  const silent = Array.from({ length: 60 }, (_, at) => at + 1).find(
    (month) => took(month, ['exchange']) > 1 && took(month, ['session', 'incident-session']) === 0,
  ) as number
  const wrote = took(silent, ['exchange'])
  for (const [language, none, said] of [
    ['en', 'no session was held', `${wrote} agencies exchanged messages`],
    ['id', 'tidak ada rapat yang terselenggara', `${wrote} instansi bertukar pesan`],
  ] as const) {
    const { page } = await visit(browser, 'all.html', `${hash}&month=${silent}&lang=${language}`)
    const caption = page.locator('.net.of-what-if figcaption', { hasText: String(silent) })
    const text = (await caption.textContent({ timeout: 60_000 })) ?? ''
    t.true(text.includes(`${none}; ${said}.`), text)
    await page.close()
  }
})

inBrowser('how firm the effects are is what compare --robust says', async (t) => {
  const { page } = await visit(browser, 'all.html', '#start=belu/tandem&baseline=belu/baseline&replicates=20')
  await page.locator('td.firm.robust').first().waitFor({ timeout: 120_000 })
  const shown = await page
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector('button')?.textContent ?? '',
        row.querySelector('td.firm')?.classList[1] ?? '',
      ]),
    )
  await lintas(
    'compare',
    'belu/baseline',
    'belu/tandem',
    '--replicates',
    '20',
    '--robust',
    '--points',
    '40',
    '--space-seeds',
    '4',
    '--no-pictures',
    '--out',
    'firm',
  )
  const [head, ...rows] = readFileSync(join(folder, 'firm', 'robust.csv'), 'utf8')
    .trim()
    .split('\n')
  const columns = (head as string).split(',')
  const verdicts = new Map(
    rows.map((row) => [row.split(',')[columns.indexOf('outcome')], row.split(',')[columns.indexOf('verdict')]]),
  )
  const verdictOf = (outcome: string) => shown.find(([name]) => name === outcome)?.[1]
  t.is(verdictOf('Welfare'), verdicts.get('welfare'))
  t.is(verdictOf('Trust'), verdicts.get('trust'))
  await page.close()
})

inBrowser('everything can be reached and changed by keyboard alone', async (t) => {
  const { page } = await visit(browser, 'all.html', '#replicates=50')
  await settled(page)
  await page.keyboard.press('Tab')
  t.is(await page.evaluate('document.activeElement.className'), 'skip')
  const met = new Set<string>()
  for (let k = 0; k < 120; k++) {
    await page.keyboard.press('Tab')
    const what = await page.evaluate<string>(
      "(e => [e.tagName, e.type ?? '', e.getAttribute('role') ?? ''].join('.'))(document.activeElement)",
    )
    met.add(what)
  }
  for (const kind of [
    'SELECT.select-one.',
    'INPUT.range.',
    'INPUT.checkbox.',
    'INPUT.number.',
    'BUTTON.button.tab',
    'SUMMARY..',
  ])
    t.true(met.has(kind), `${kind} was not met on the way`)
  await page.getByRole('tab', { name: 'Effects' }).focus()
  await page.keyboard.press('ArrowRight')
  t.is(await page.evaluate('document.activeElement.textContent'), 'Network')
  t.true(await page.locator('#tabpanel-network').isVisible())
  await page.close()
})

inBrowser('the focus stays where the hand is, whatever is drawn anew', async (t) => {
  const { page } = await visit(browser, 'all.html', '#replicates=8')
  await settled(page)
  const focused = () =>
    page.evaluate<string>(
      '(e => e.labels?.[0]?.firstChild.textContent ?? e.dataset.outcome ?? e.tagName)(document.activeElement)',
    )
  await page.getByRole('slider', { name: /^Facilitative leadership/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('.parameter.is-changed .icon').press('Enter')
  t.is(await focused(), 'Facilitative leadership')
  await page.locator('#tabpanel-effects [data-outcome=accountability]').press('Enter')
  await page.waitForTimeout(400)
  t.is(await focused(), 'accountability')
  const [first, second] = [page.locator('.panel select').nth(0), page.locator('.panel select').nth(1)]
  const before = await first.inputValue()
  await first.selectOption(await second.inputValue())
  await page.waitForTimeout(200)
  t.is(await second.inputValue(), before)
  await page.locator('.choices-head select').nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await settled(page)
  t.is(await focused(), 'Scenario')
  await page.close()
})

inBrowser('axe finds nothing to complain of, in any tab, light and dark, wide and narrow', async (t) => {
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    const { page } = await visit(
      browser,
      'all.html',
      '#replicates=20&start=belu/tandem&baseline=belu/baseline&lang=id',
      {
        colorScheme: scheme,
        viewport: { width, height: 800 },
        bypassCSP: true,
      },
    )
    await settled(page)
    for (const tab of ['effects', 'network', 'minutes', 'why', 'take']) {
      await page.locator(`#tab-${tab}`).click()
      await page.waitForTimeout(700)
      const found = await axeFaults(page)
      t.deepEqual(found, [], `${tab}, ${scheme}`)
    }
    await page.close()
  }
})

inBrowser('a narrow screen never scrolls sideways', async (t) => {
  for (const width of [320, 400]) {
    const { page } = await visit(browser, 'all.html', '#replicates=20', { viewport: { width, height: 700 } })
    await settled(page)
    for (const tab of ['effects', 'network', 'minutes', 'why', 'take']) {
      await page.locator(`#tab-${tab}`).click()
      await page.waitForTimeout(200)
      t.true((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width, `${tab} at ${width}`)
    }
    await page.close()
  }
})

inBrowser('in Indonesian nothing on the page is English but names, ids and commands', async (t) => {
  for (const hash of [
    '#lang=id&replicates=8&start=entikong/integrated-model',
    '#lang=id&replicates=4&start=sosek-malindo/all-proposals&baseline=sosek-malindo/baseline',
  ]) {
    const { page } = await visit(browser, 'all.html', hash)
    await settled(page)
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    for (const tab of ['effects', 'network', 'minutes', 'why', 'take']) {
      await page.locator(`#tab-${tab}`).click()
      await page.waitForTimeout(900)
      t.deepEqual(englishIn(await wordsOn(page)), [], `${tab}, ${hash}`)
    }
    await page.close()
  }
})

inBrowser(
  'a month that does not come is not kept, and links that ask for nonsense open a page that works',
  async (t) => {
    const { page, troubles } = await visit(
      browser,
      'all.html',
      '#start=entikong/formalised&replicates=8&measure=constructor:3&measure=formalise:999&panels=toString,nowhere&set=forums.*.leadership=7&set=nobody=1',
    )
    await page.locator('.measure .month input').first().waitFor()
    await page.waitForURL(({ hash }) => hash.includes('panels=clearance-time,') && !hash.includes('set='))
    await settled(page)
    t.is(await page.locator('.panel').count(), 6)
    t.is(await page.locator('.faults').textContent(), '')
    const month = page.locator('.measure .month input').first()
    t.is(await month.inputValue(), '12')
    await month.fill('99')
    await month.blur()
    t.is(await month.inputValue(), '12')
    t.deepEqual(troubles, [])
    await page.close()
  },
)

inBrowser('on paper all curves are there and light, and the network follows the colours that are chosen', async (t) => {
  const { page } = await visit(browser, 'all.html', '#replicates=8&tab=network', { colorScheme: 'dark' })
  await settled(page)
  await page.locator('.network circle.ring').first().waitFor()
  const stroke = () => page.evaluate<string>("getComputedStyle(document.querySelector('.network .ring')).stroke")
  t.is(await stroke(), 'rgb(238, 241, 245)')
  await page.getByLabel('Colours').selectOption('light')
  t.is(await stroke(), 'rgb(28, 36, 48)')
  await page.getByLabel('Colours').selectOption('dark')
  t.is(await stroke(), 'rgb(238, 241, 245)')
  await page.setViewportSize({ width: 718, height: 1047 })
  await page.emulateMedia({ media: 'print' })
  t.is(await stroke(), 'rgb(28, 36, 48)')
  const ends = await page
    .locator('.panel')
    .evaluateAll((panels) => panels.map((panel) => panel.getBoundingClientRect().right))
  t.is(ends.length, 6)
  t.true(ends.every((right) => right <= 718))
  t.true(await page.locator('.printed').isVisible())
  await page.close()
})

/** All that is written on a page, shown or read out. */
function wordsOn(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const said = [document.title]
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (!node.parentElement.closest('script, style, code, pre, [lang=en]')) said.push(node.data)
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [aria-valuetext]'))
      if (!one.closest('[lang=en]'))
        said.push(one.ariaLabel ?? '', one.title ?? '', one.placeholder ?? '', one.ariaValueText ?? '')
    return said.join('\\n')
  })()`)
}
