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

const colours = { domain: ['holding', 'failing'], range: ['#0072b2', '#d55e00'] }

/** The chart as SVG, PNG and Vega-Lite; without `pictures` as Vega-Lite only. The same input gives the same bytes. */
export async function patternsChart(input: PatternsInput, pictures = true): Promise<ChartFile[]> {
  const stamp: Stamp = {
    command: input.command,
    seed: input.seed,
    replicates: input.seeds,
    fingerprints: input.fingerprints,
    note: caution,
  }
  const spec = patternsSpec(input, stamp)
  const specification = { path: 'charts/patterns.vl.json', content: written(spec) }
  if (!pictures) return [specification]
  const svg = await drawSvg(spec, stamp)
  return [
    { path: 'charts/patterns.svg', content: svg },
    { path: 'charts/patterns.png', content: await drawPng(svg, stamp) },
    specification,
  ]
}

function patternsSpec(input: PatternsInput, stamp: Stamp): Piece {
  const groups = [...groupsOf(input.findings)]
  const datasets: Datasets = {}
  const panels = groups.map(([group, findings], at) => {
    const data = `patterns-${at + 1}`
    datasets[data] = findings.map(rowOf)
    return panel(group, findings, data, at === groups.length - 1)
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

function rowOf(f: PatternFinding): Piece {
  return {
    label: labelOf(f),
    seeds: rounded(f.shareOfSeeds),
    space: rounded(f.shareOfSpace),
    state: f.holds ? 'holding' : 'failing',
    text: verdictOf(f),
  }
}

function panel(group: string, findings: readonly PatternFinding[], data: string, last: boolean): Piece {
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
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: last ? 'share in which the pattern holds' : null,
    scale: { domain: [0, 1], nice: false },
    axis: { values: [0, 0.25, 0.5, 0.75, 1], format: '%', domain: false, labels: last, ticks: last },
  })
  const state = { field: 'state', type: 'nominal', scale: colours, legend: null }
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
        data: { name: data },
        // Wide enough to show around the diamond that falls into it.
        mark: { type: 'point', shape: 'circle', size: 150, opacity: 1, strokeWidth: 1.5 },
        encoding: { x: x('seeds'), y, stroke: state },
      },
      {
        data: { name: data },
        mark: { type: 'point', shape: 'diamond', size: 45, opacity: 1, strokeWidth: 1.5 },
        encoding: { x: x('space'), y, stroke: state, fill: state },
      },
      {
        data: { name: data },
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 9.5, color: ink.text },
        encoding: { x: { value: panelWidth + 14 }, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  }
}
