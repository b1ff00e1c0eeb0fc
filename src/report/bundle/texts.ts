/** The words that go along with a bundle: its README, the methods paragraph, and the licence of the data. */
import { code, fenced, prose, table } from '../markdown.js'
import { counted, list } from '../words.js'

export interface BundleWords {
  readonly title: string
  readonly command: string
  readonly verb: string
  readonly version: string
  readonly model: string
  readonly seed: string
  readonly replicates: number
  readonly scenarios: readonly {
    readonly name: string
    /** Of its file in the bundle. */
    readonly path: string
    readonly title: string
    readonly months: number
    readonly fingerprint: string
  }[]
  /** What is not what is shipped under its name, in sentences. */
  readonly notAsShipped: readonly string[]
  readonly baseline?: string
  readonly robust?: { readonly points: number; readonly seeds: number }
  /** Of an experiment: points of its design, its factors, and the kind of design. */
  readonly experiment?: { readonly points: number; readonly factors: readonly string[]; readonly design: string }
  readonly node: string
  /** Name of the packed program, where it goes along. */
  readonly program?: string
  readonly authors: readonly string[]
  readonly year: string
}

/** The one command that verifies the bundle from inside its folder. */
export function verifyCommand({ program, version }: Pick<BundleWords, 'program' | 'version'>): string {
  const packed = program === undefined ? `lintas@${version}` : `./${program}`
  return `npm exec --yes --prefix=. --package=${packed} -- lintas verify .`
}

export function readme(w: BundleWords): string {
  const from =
    w.program === undefined ? '' : ' (the program is in this folder; what it rests on comes from the npm registry)'
  return `# ${prose(w.title)}

Results of Lintas ${w.version}, a simulator of cross-border collaboration, with all that it takes to make them again.
Stylised cases under stated assumptions; not a forecast.

## Verify

With [Node](https://nodejs.org) 20.19 or newer, in this folder${from}:

${fenced(verifyCommand(w), 'sh')}

It runs everything again from \`manifest.json\` alone, compares every data file byte by byte, and names the first line that
differs. Exit code 0: all was made again and is identical; 5: nothing differs, but some of it was only held against digests
(another version or platform made it), or is not what that version ships under its name, and is named; 4: something differs, or
is no part of the result; 2: the manifest cannot be used.

## How it was made

${fenced(w.command, 'sh')}

## What is in it

${table(
  ['Where', 'What'],
  [
    ['`*.csv`, `*.parquet`', 'the tables; `datapackage.json` has type, unit and meaning of each column'],
    ['`summary.md`, `charts/`', 'the findings in words, and the charts with their data'],
    ['`scenarios/`', 'the scenarios, each complete in one file'],
    ['`manifest.json`', 'command, seed, scenarios, digest of every data file: what the results are made again from'],
    ['`environment.json`', 'where and when this copy was made'],
    ['`methods.md`', 'a paragraph for a paper'],
    ['`ro-crate-metadata.json`', 'the same for machines (RO-Crate 1.2)'],
    ['`CITATION.cff`, `LICENSE`', 'how to cite the program, and the licence of the data'],
    ...(w.program === undefined ? [] : [[`\`${w.program}\``, 'the program']]),
  ],
)}

The scenarios, by the names that the tables call them:

${table(
  ['Scenario', 'File'],
  w.scenarios.map(({ name, path }) => [code(name), `\`${path}\``]),
)}
${w.notAsShipped.map((one) => `\n${prose(one)}\n`).join('')}`
}

export function methods(w: BundleWords): string {
  const titles = w.scenarios.slice(0, 8).map(({ name, title }) => `${prose(title)} (${code(name)})`)
  const more = w.scenarios.length > 8 ? [`${w.scenarios.length - 8} more`] : []
  const months = [...new Set(w.scenarios.map((one) => one.months))]
  const span = months.length === 1 ? `${months[0]} months` : `${Math.min(...months)} to ${Math.max(...months)} months`
  const runs = counted(w.replicates, 'run')
  const sentences = [
    `We simulated ${counted(w.scenarios.length, 'scenario')} with Lintas ${w.version} (model digest ${w.model.slice(0, 12)}), an agent-based model in which agencies with trust, commitment, capacity and budget meet in forums month by month: ${list([...titles, ...more])}.`,
    ...(w.experiment ? [experimentSentence(w.experiment)] : []),
    `Each scenario was run ${w.replicates === 1 ? 'once' : `${w.replicates.toLocaleString('en')} times`} ${w.experiment ? 'at each point ' : ''}over ${span} under seed “${prose(w.seed)}”; every random draw is named by its purpose and the agencies and forums it concerns (counter-based generator Threefry-2x32-20), so that scenarios share their luck run by run.`,
    ...(w.baseline === undefined
      ? []
      : [
          `Effects are differences from ${code(w.baseline)} within pairs of runs of the same luck; intervals are 95 % Student t intervals of the mean of these differences.`,
        ]),
    'Intervals of means are 95 % Student t intervals over the runs; they describe the spread of luck, not the uncertainty of the assumptions.',
    ...(w.robust
      ? [
          `How firm each effect is was tried at ${counted(w.robust.points, 'point')} of a Latin hypercube over all assumed ranges (${counted(w.robust.seeds, 'run')} of each scenario at each): an effect is called robust where it keeps its sign at 95 % or more of them.`,
        ]
      : []),
    `The results (${runs} of each scenario${w.experiment ? ' at each point' : ''}) were made under Node ${w.node.replace(/^v/, '')} by ${code(w.command)} and are reproduced to the last bit by \`lintas verify\`.`,
  ]
  const prints = w.scenarios.map(({ name, fingerprint }) => [code(name), code(fingerprint)])
  return `# Methods

${sentences.join(' ')}

The cases are stylised: values that no study gives are assumed, with ranges, and nothing is forecast.
${w.notAsShipped.map((one) => `\n${prose(one)}\n`).join('')}
${table(['Scenario', 'Fingerprint (SHA-256 of what the model reads)'], prints)}
`
}

function experimentSentence({ points, factors, design }: NonNullable<BundleWords['experiment']>): string {
  const varied = factors.length <= 6 ? `: ${list(factors.map(code))}` : ''
  return `${counted(factors.length, 'factor')} varied over ${counted(points, 'point')} of a design (${design.replaceAll('-', ' ')})${varied}.`
}

export function dataLicenceText({ authors, year }: Pick<BundleWords, 'authors' | 'year'>): string {
  return `Data, charts, texts and scenarios in this folder
Copyright (c) ${year} ${authors.join(', ')}

are licensed under the Creative Commons Attribution 4.0 International License (CC BY 4.0).
You may share and adapt them for any purpose, if you give appropriate credit, provide a link to the licence, and
indicate if changes were made.

Licence: https://creativecommons.org/licenses/by/4.0/
Legal code: https://creativecommons.org/licenses/by/4.0/legalcode

SPDX-License-Identifier: CC-BY-4.0

The program in this folder, if there is one (lintas-*.tgz), has a licence of its own (MIT), which it carries inside.
`
}
