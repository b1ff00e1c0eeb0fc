/** Debian’s Chromium, driven as a visitor would; tests that need it are skipped where there is none. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFlags, findChromium } from '../chromium.js'
import { run } from '../cli/program.js'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
export const executable = findChromium()
export const folder = mkdtempSync(join(tmpdir(), 'lintas-page-'))

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: executable as string, args: chromiumFlags })
}

/** Runs the command line in a folder of its own. */
export async function lintas(...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await run(folder, words)
  if (status !== 0) throw new Error(stderr)
  return stdout
}

/** What the command line says when it refuses words, with exit code 2. */
export async function refused(...words: string[]): Promise<string> {
  const { status, stderr } = await run(folder, words)
  if (status !== 2) throw new Error(`exit code ${status}: ${stderr}`)
  return stderr
}

/** What axe finds against WCAG 2.2 AA. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'))
  return await page.evaluate<string[]>(`axe
    .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`)
}

export interface Visit {
  readonly page: Page
  /** Errors of the page and requests that left it. */
  readonly troubles: readonly string[]
}

export async function visit(
  browser: Browser,
  file: string,
  hash = '',
  options: NonNullable<Parameters<Browser['newPage']>[0]> = {},
): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options })
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) troubles.push(`request: ${request.url()}`)
  })
  await page.goto(pathToFileURL(join(folder, file)).href + hash)
  await page.waitForSelector('.panels[data-replicates]')
  return { page, troubles }
}

/** Waits until the runs asked for are done. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.rests:not(.is-refining)', { hasText: '·' }).waitFor({ timeout: 120_000 })
}

/** What a button has the browser save. */
export async function downloaded(page: Page, press: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}
