/** `lintas explore`: one page, to be opened in a browser, on which the what-ifs of some cases can be tried. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectCases } from '../../page/collect-cases.js'
import type { Contents } from '../../page/contents.js'
import { openingOf } from '../../page/opening.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { fileSources } from '../../scenario/files.js'
import { shownName } from '../../scenario/shell.js'
import { command } from '../command.js'
import { exit, ReadTogether } from '../faults.js'
import { valuesOf } from '../given.js'
import { text, usually, words } from '../option.js'
import { languageOption, scenarioNames } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { writePage } from '../page-file.js'
import { writeNote, writeOut } from '../terminal.js'

export const exploreCommand = command({
  takes: {
    scenario: words('Scenarios to begin with, or cases; their whole cases come along. All cases where none is named', {
      values: scenarioNames,
    }),
    out: usually(text('File to write'), 'outputs/explore.html'),
    lang: languageOption('Language that the page opens in, en or id; it can be switched there'),
  },
  examples: [
    ['lintas explore', 'a page with all cases'],
    ['lintas explore entikong', 'one case only'],
    ['lintas explore entikong/formalised', 'the same, opened at this scenario'],
    ['lintas explore mine --lang id --out mine.html', 'a scenario of your own, in Indonesian'],
  ],
  read(given, place) {
    const together = new ReadTogether()
    together.tried(() => valuesOf(given))
    const { scenario, out, lang: language } = given.values
    const sources = fileSources({ cwd: process.cwd(), packageRoot: place.root })
    const collected = together.tried(() => {
      const names = new Set(sources.list().map(({ name }) => name))
      const references = scenario.map((word) => {
        const ofCase = `${word}/baseline`
        return !names.has(word) && names.has(ofCase) ? ofCase : word
      })
      return collectCases(references, sources)
    })
    const { leftOut, ...gathered } = together.done(collected)
    return { out, leftOut, contents: { version: place.version, model: MODEL_DIGEST, language, ...gathered } }
  },
  async run({ out, contents, leftOut }, place) {
    await writePage(out, async () => pageWith({ ...contents, opening: await openingOf(contents) }, place))
    for (const name of leftOut)
      writeNote(`left out, since it has faults: ${name} (lintas describe ${shownName(name)} tells)`)
    writeOut(out)
    writeNote(`open it in a browser: ${shownName(out)} (one file, it needs no network and can be passed on)`)
    return exit.done
  },
})

/** The page that was built with the program, with its contents put in. */
function pageWith(contents: Contents, place: PackageInfo): string {
  const page = readFileSync(join(place.root, 'dist', 'page', 'page.html'), 'utf8')
  // Inside of a script element nothing may look like its end.
  const json = JSON.stringify(contents).replaceAll('<', '\\u003c')
  return page.replace('id="contents">null<', () => `id="contents">${json}<`)
}
