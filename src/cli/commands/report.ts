/** `lintas report`: a result as one page to be read, printed and passed on. */

import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Manifest } from '../../provenance/manifest.js'
import type { Language } from '../../report/messages/index.js'
import { shownName } from '../../scenario/shell.js'
import { command } from '../command.js'
import { exit, UsageFaults } from '../faults.js'
import { valuesOf } from '../given.js'
import { onResult } from '../manifest-fault.js'
import { text, word } from '../option.js'
import { languageOption } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { writePage } from '../page-file.js'
import type { ResultFolder } from '../report/tables.js'
import { writeNote, writeOut } from '../terminal.js'
import { findIntact } from '../verify/target.js'

type MakeReport = (result: ResultFolder, language: Language, place: PackageInfo) => Promise<string>

const runs = async () => (await import('../report/runs.js')).reportOfRuns

/** By the verb of the manifest; what makes the report is loaded only when it is asked for. */
const reports: Readonly<Record<string, () => Promise<MakeReport>>> = {
  run: runs,
  compare: runs,
  validate: async () => (await import('../report/validation.js')).reportOfValidation,
  experiment: async () => (await import('../report/experiment.js')).reportOfExperiment,
}

export const reportCommand = command({
  takes: {
    results: word('Folder with the results of a command'),
    out: text('File to write', { usual: '<results>-report.html' }),
    lang: languageOption('Language of the report: en or id'),
  },
  examples: [
    ['lintas compare entikong/baseline entikong/formalised --robust', 'first a result'],
    ['lintas report outputs/entikong-compare', 'then a page of it, to be read and printed'],
    ['lintas report outputs/entikong-compare --lang id --out laporan.html', 'the same in Indonesian'],
  ],
  note: 'Of results of run, compare, validate and experiment; of an experiment with its sensitivity and discovery where they lie beside it. Print it from a browser, or save it there as PDF.',
  read: valuesOf,
  async run({ results = '', out: given, lang: language }, place) {
    const plain = results.replace(/[\\/]+$/, '')
    const shown = plain === '' ? results : plain
    const out = given ?? join(dirname(plain), `${basename(resolve(plain))}-report.html`).replaceAll('\\', '/')
    const { folder, manifest } = await resultAt(shown)
    const load = reports[manifest.verb]
    if (load === undefined) throw noReport(shown, manifest)
    const make = await load()
    await writePage(out, () => onResult(shown, () => make({ folder, shown, manifest }, language, place)))
    writeOut(out)
    writeNote(`open it in a browser, and print it from there: ${shownName(out)}`)
    return exit.done
  },
})

async function resultAt(shown: string): Promise<{ folder: string; manifest: Manifest }> {
  const folder = resolve(shown)
  if (!existsSync(folder)) throw new UsageFaults([{ message: `there is no ${shown}`, hint: folderHint }])
  if (!statSync(folder).isDirectory()) {
    const hint = shown.endsWith('.zip') ? 'take the bundle apart, and name the folder that comes out' : folderHint
    throw new UsageFaults([{ message: `${shown} is a file`, hint }])
  }
  const { manifest } = await findIntact(shown, process.cwd())
  return { folder, manifest }
}

const folderHint = 'name the folder of a result, such as outputs/entikong-compare, as lintas run and compare write it'

function noReport(shown: string, manifest: Manifest): UsageFaults {
  const source = (manifest as { readonly source?: { readonly command?: string } }).source?.command
  const hint =
    source === undefined
      ? 'reports are made of results of run, compare, validate and experiment; summary.md in the folder says what it found'
      : 'name the folder of the experiment that it analyses: its report takes the analyses beside it in'
  return new UsageFaults([{ message: `${shown} holds results of lintas ${manifest.verb}`, hint }])
}
