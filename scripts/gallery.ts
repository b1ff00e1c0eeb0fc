/**
 * The gallery: of each case its what-if page, the report of a comparison and that of its validation, each in both
 * languages, below outputs/gallery with a page that leads to all of them. `npm run gallery` makes all, `npm run gallery --
 * entikong` one case only; with `--pictures` the pictures of the README are taken of it too, by Chromium.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { fileSources } from '../src/scenario/files.js'
import { loadScenarios, type Scenario } from '../src/scenario/load.js'
import { chromiumFlags, findChromium } from '../test/chromium.js'
import { cases, compareCommand, nowOf, shots } from './docs.js'
import { stampPicture } from './pictures.js'
import { program, root } from './project.js'

const gallery = join(root, 'outputs', 'gallery')
const languages = ['en', 'id'] as const
const words = {
  title: { en: 'Lintas: gallery', id: 'Lintas: galeri' },
  lead: {
    en: 'Of each case: a page on which to try what-ifs, and reports to read and print.',
    id: 'Dari setiap kasus: sebuah halaman untuk mencoba pengandaian, serta laporan untuk dibaca dan dicetak.',
  },
  caution: { en: 'Stylised cases, not forecasts.', id: 'Kasus yang disederhanakan, bukan ramalan.' },
  explore: { en: 'Try what-ifs', id: 'Coba pengandaian' },
  compared: { en: 'Report of a comparison', id: 'Laporan perbandingan' },
  validated: { en: 'Report of the validation', id: 'Laporan validasi' },
}

function lintas(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [program, ...args], {
    cwd: gallery,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // A pattern that fails is told by the report.
  if (status !== 0 && status !== 4) throw new Error(`lintas ${args.join(' ')}: exit code ${status}`)
}

function baselineOf(name: string): Scenario {
  return loadScenarios([`${name}/baseline`], fileSources({ cwd: root, packageRoot: root }))[0]!
}

function makeCase(name: string, { variants, replicates }: NonNullable<(typeof cases)[string]>): void {
  const results = (kind: string) => `results/${name}-${kind}`
  lintas('explore', `${name}/baseline`, '--out', `${name}.html`)
  const compared = ['baseline', ...variants].map((variant) => `${name}/${variant}`)
  lintas('compare', ...compared, '--replicates', String(replicates), '--out', results('compared'), '--force')
  lintas('validate', name, '--seeds', '50', '--points', '0', '--out', results('validated'), '--force')
  for (const kind of ['compared', 'validated'])
    for (const language of languages)
      lintas('report', results(kind), '--lang', language, '--out', `${name}-${kind}-${language}.html`)
  console.log(`outputs/gallery/${name}.html and its reports`)
}

function makeIndex(): void {
  const parts = Object.keys(cases)
    .filter((name) => existsSync(join(gallery, `${name}.html`)))
    .map((name) => {
      const { title, description } = baselineOf(name)
      const links = languages.map((language) => {
        const links = [
          `<a href="${name}.html#lang=${language}">${words.explore[language]}</a>`,
          ...(['compared', 'validated'] as const).map(
            (kind) => `<a href="${name}-${kind}-${language}.html">${words[kind][language]}</a>`,
          ),
        ]
        return `<div lang="${language}"><h2>${title[language]}</h2><p>${description?.[language].trim()}</p><p>${links.join(' · ')}</p></div>`
      })
      return `<section>${links.join('\n')}</section>`
    })
  const said = (what: keyof typeof words) =>
    languages.map((language) => `<span lang="${language}">${words[what][language]}</span>`).join(' · ')
  writeFileSync(
    join(gallery, 'index.html'),
    `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title.en}</title>
<style>
html{font:16px/1.55 system-ui,"Segoe UI",Roboto,sans-serif;color-scheme:light dark}
body{max-width:64rem;margin:0 auto;padding:2rem 1.2rem}
section{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:0 2.5rem;border-top:1px solid #8888;padding:.6rem 0 1rem}
h2{font-size:1.15rem;margin:.6rem 0 .2rem}p{margin:.3rem 0}
</style></head>
<body><main><h1>${said('title')}</h1><p>${said('lead')}</p><p><strong>${said('caution')}</strong></p>
${parts.join('\n')}
</main></body></html>
`,
  )
}

/** Takes the pictures of the README: the page and a report, as a visitor first sees them. */
async function takePictures(): Promise<void> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium here to take the pictures of the README with')
  const browser = await chromium.launch({ executablePath, args: chromiumFlags })
  for (const shot of shots) {
    const { file, page: name, hash, size, settled } = shot
    const page = await browser.newPage({ viewport: size, colorScheme: 'light' })
    await page.goto(pathToFileURL(join(gallery, name)).href + hash)
    if (settled) await page.locator(settled, { hasText: '·' }).waitFor({ timeout: 120_000 })
    await page.waitForTimeout(1500)
    mkdirSync(dirname(join(root, file)), { recursive: true })
    await page.screenshot({ path: join(root, file) })
    const { replicates } = shot
    stampPicture(join(root, file), {
      command: compareCommand(shot),
      seed: '1',
      replicates,
      ...nowOf(shot),
    })
    const kilobytes = Math.round(readFileSync(join(root, file)).length / 1024)
    console.log(`${file}, ${kilobytes} kB`)
    await page.close()
  }
  await browser.close()
}

mkdirSync(gallery, { recursive: true })
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
for (const name of asked.length > 0 ? asked : Object.keys(cases)) {
  const made = cases[name]
  if (!made) throw new Error(`there is no case ${name}; the cases are ${Object.keys(cases).join(', ')}`)
  makeCase(name, made)
}
makeIndex()
console.log('outputs/gallery/index.html leads to all')
if (process.argv.includes('--pictures')) await takePictures()
