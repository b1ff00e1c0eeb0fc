/** `lintas explore`: one page, to be opened in a browser, on which the what-ifs of some cases can be tried. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectCases } from '../../page/collect-cases.js'
import type { Contents } from '../../page/contents.js'
import { openingOf } from '../../page/opening.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { fileSources } from '../../scenario/files.js'
import { shownName } from '../../scenario/shell.js'
import type { Command, Words } from '../command.js'
import { examples } from '../examples.js'
import { AllFaults, exit, UsageFaults } from '../faults.js'
import { OptionReader } from '../option-reader.js'
import { readLanguage, texts } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { writePage } from '../page-file.js'
import { writeNote, writeOut } from '../terminal.js'

const usual = 'outputs/explore.html'

export const exploreCommand: Command = {
  declare: (y) =>
    y
      .positional('scenario', {
        type: 'string',
        array: true,
        describe: 'Scenarios to begin with, or cases; their whole cases come along. All cases where none is named',
      })
      .option('out', { type: 'string', defaultDescription: usual, describe: 'File to write' })
      .option('lang', {
        type: 'string',
        defaultDescription: 'en',
        describe: 'Language that the page opens in, en or id; it can be switched there',
      })
      .epilogue(
        examples([
          ['lintas explore', 'a page with all cases'],
          ['lintas explore entikong', 'one case only'],
          ['lintas explore entikong/formalised', 'the same, opened at this scenario'],
          ['lintas explore mine --lang id --out mine.html', 'a scenario of your own, in Indonesian'],
        ]),
      ),
  check: (words, place) => {
    prepare(words, place)
  },
  run: async (words, place) => {
    const { out, contents, leftOut } = prepare(words, place)
    await writePage(out, async () => pageWith({ ...contents, opening: await openingOf(contents) }, place))
    for (const name of leftOut)
      writeNote(`left out, since it has faults: ${name} (lintas describe ${shownName(name)} tells)`)
    writeOut(out)
    writeNote(`open it in a browser: ${shownName(out)} (one file, it needs no network and can be passed on)`)
    return exit.done
  },
}

function prepare(words: Words, place: PackageInfo): { out: string; contents: Contents; leftOut: readonly string[] } {
  const wrong: unknown[] = []
  const reader = new OptionReader(words)
  const language = readLanguage(reader.once('lang'), reader.faults)
  const out = reader.once('out') ?? usual
  if (reader.faults.length > 0) wrong.push(new UsageFaults(reader.faults))
  const sources = fileSources({ cwd: process.cwd(), packageRoot: place.root })
  try {
    const names = new Set(sources.list().map(({ name }) => name))
    const references = texts(words.scenario).map((word) => {
      const ofCase = `${word}/baseline`
      return !names.has(word) && names.has(ofCase) ? ofCase : word
    })
    const { leftOut, ...gathered } = collectCases(references, sources)
    if (wrong.length === 0)
      return { out, contents: { version: place.version, model: MODEL_DIGEST, language, ...gathered }, leftOut }
  } catch (error) {
    wrong.push(error)
  }
  throw wrong.length === 1 ? wrong[0] : new AllFaults(wrong)
}

/** The page that was built with the program, with its contents put in. */
function pageWith(contents: Contents, place: PackageInfo): string {
  const page = readFileSync(join(place.root, 'dist', 'page', 'page.html'), 'utf8')
  // Inside of a script element nothing may look like its end.
  const json = JSON.stringify(contents).replaceAll('<', '\\u003c')
  return page.replace('id="contents">null<', () => `id="contents">${json}<`)
}
