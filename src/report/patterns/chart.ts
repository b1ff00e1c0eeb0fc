/** The picture of a validation: for each pattern, in which share of seeds and of the assumed space it holds. */
import type { PatternFinding } from '../../experiment/validation.js'
import { drawPng, drawSvg } from '../charts/draw.js'
import { caution, type Datasets, type Frame, framedWith, type Piece, rounded, type Stamp } from '../charts/frame.js'
import { written } from '../charts/index.js'
import type { ChartFile } from '../charts/input.js'
import { shorten } from '../charts/letters.js'
import { ink } from '../charts/palette.js'
import { closingSentence, designSentence, groupsOf, type PatternsInput, percentText } from './input.js'

const labelRoom = 430
const panelWidth = 300
const verdictRoom = 150
const rowHeight = 19

const marks = [
  { what: 'seeds, holding', size: 150, colour: '#0072b2', fill: '#ffffff', shape: 'circle' },
  { what: 'seeds, failing', size: 150, colour: '#d55e00', fill: '#ffffff', shape: 'circle' },
  { what: 'space, holding', size: 40, colour: '#0072b2', fill: '#0072b2', shape: 'diamond' },
  { what: 'space, failing', size: 40, colour: '#d55e00', fill: '#d55e00', shape: 'diamond' },
] as const

/** The chart as SVG, PNG and Vega-Lite. The same input gives the same bytes. */
export async function patternsChart(input: PatternsInput): Promise<ChartFile[]> {
  const stamp: Stamp = {
    command: input.command,
    seed: input.seed,
    replicates: input.seeds,
    fingerprints: input.fingerprints,
    note: caution,
  }
  const spec = patternsSpec(input, stamp)
  const svg = await drawSvg(spec, stamp)
  return [
    { path: 'charts/patterns.svg', content: svg },
    { path: 'charts/patterns.png', content: await drawPng(svg, stamp) },
    { path: 'charts/patterns.vl.json', content: written(spec) },
  ]
}

function patternsSpec(input: PatternsInput, stamp: Stamp): Piece {
  const groups = [...groupsOf(input.findings)]
  const datasets: Datasets = {}
  const panels = groups.map(([group, findings], at) => {
    const shares = `shares-${at + 1}`
    const verdicts = `verdicts-${at + 1}`
    datasets[shares] = findings.flatMap(sharesOf)
    datasets[verdicts] = findings.map((f) => ({ label: labelOf(f), text: verdictOf(f) }))
    return panel(group, findings, shares, verdicts, at === groups.length - 1)
  })
  const frame: Frame = {
    title: 'Do the cases behave as their studies found?',
    subtitle: [closingSentence(input)],
    description: `Share of seeds and of the assumed space in which each of ${input.findings.length} patterns holds.`,
    panels,
    columns: 1,
    width: labelRoom + panelWidth + verdictRoom,
    left: labelRoom,
    datasets,
    notes: [
      'Circles: share of the seeds in which all comparisons are true. Diamonds: share of the points of the assumed space at which the pattern holds, its 95 % intervals on the right side. Blue: holds at default values; orange: fails. The upright line marks 95 %: a pattern that holds in more of the space than that verifies, the others discriminate.',
    ],
  }
  return framedWith(frame, stamp, [`${designSentence(input)} ${caution}`, `Made by: ${input.command}`])
}

function labelOf({ id, title }: PatternFinding): string {
  return `${id}  ${shorten(title.en, labelRoom - 60, 10.5)}`
}

function verdictOf(f: PatternFinding): string {
  const space = f.verdict === 'not tested' ? '' : `${percentText(f.shareOfSpace)}, ${f.verdict}`
  return `${f.holds ? 'holds' : 'fails'}${space === '' ? '' : ` · ${space}`}`
}

function sharesOf(f: PatternFinding): Piece[] {
  const state = f.holds ? 'holding' : 'failing'
  const label = labelOf(f)
  return [
    { label, share: rounded(f.shareOfSeeds), what: `seeds, ${state}` },
    { label, share: rounded(f.shareOfSpace), what: `space, ${state}` },
  ].filter(({ share }) => share !== null)
}

function panel(
  group: string,
  findings: readonly PatternFinding[],
  shares: string,
  verdicts: string,
  last: boolean,
): Piece {
  const y = {
    field: 'label',
    type: 'nominal',
    scale: { domain: findings.map(labelOf) },
    sort: null,
    title: null,
    axis: {
      grid: true,
      ticks: false,
      domain: false,
      labelPadding: 8,
      labelFontSize: 10.5,
      labelColor: ink.text,
      labelLimit: 0,
    },
  }
  const x = {
    field: 'share',
    type: 'quantitative',
    title: last ? 'share in which the pattern holds' : null,
    scale: { domain: [0, 1], nice: false },
    axis: { values: [0, 0.25, 0.5, 0.75, 1], format: '%', domain: false, labels: last, ticks: last },
  }
  const scale = (range: readonly (string | number)[]) => ({ domain: marks.map(({ what }) => what), range })
  return {
    title: { text: group, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    width: panelWidth,
    height: findings.length * rowHeight,
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: ink.rule, strokeDash: [3, 3] },
        encoding: { x: { datum: 0.95, type: 'quantitative' } },
      },
      {
        data: { name: shares },
        mark: { type: 'point', opacity: 1, strokeWidth: 1.5 },
        encoding: {
          x,
          y,
          stroke: { field: 'what', type: 'nominal', scale: scale(marks.map((m) => m.colour)), legend: null },
          fill: { field: 'what', type: 'nominal', scale: scale(marks.map((m) => m.fill)), legend: null },
          // A circle is wide enough to show around the diamond that falls into it.
          size: { field: 'what', type: 'nominal', scale: scale(marks.map((m) => m.size)), legend: null },
          shape: { field: 'what', type: 'nominal', scale: scale(marks.map((m) => m.shape)), legend: null },
        },
      },
      {
        data: { name: verdicts },
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 9.5, color: ink.text },
        encoding: { x: { value: panelWidth + 12 }, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  }
}
