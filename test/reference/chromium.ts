/** The reference results in headless Chromium, from a bundle that holds nothing of Node’s. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { chromiumFlags } from '../chromium.js'
import { root, scenarioTexts } from './files.js'
import type { Reference } from './reference.js'

/** References of all scenarios, or of those named; `inWorker` runs them in a Web Worker of the page. */
export async function referencesInChromium(
  executablePath: string,
  inWorker: boolean,
  wanted?: readonly string[],
): Promise<{ engine: string; digest: string; references: Reference[] }> {
  const bundle = await build({
    absWorkingDir: root,
    entryPoints: ['test/reference/page.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  })
  const script = bundle.outputFiles[0]?.text ?? ''
  const profile = mkdtempSync(join(tmpdir(), 'lintas-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: chromiumFlags,
    headless: true,
  })
  try {
    const page = await context.newPage()
    await page.goto('about:blank')
    const given = [scenarioTexts(), wanted].map((value) => JSON.stringify(value)).join(', ')
    const work = inWorker
      ? `new Promise((resolve, reject) => {
          const code = ${JSON.stringify(`${script};onmessage = () => lintasReferences(${given}).then(postMessage)`)}
          const worker = new Worker(URL.createObjectURL(new Blob([code])))
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.postMessage('')
        })`
      : `(() => { ${script};return lintasReferences(${given}) })()`
    const found = (await page.evaluate(work)) as { digest: string; references: Reference[] }
    return { engine: `Chromium ${context.browser()?.version() ?? ''}`.trim(), ...found }
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
