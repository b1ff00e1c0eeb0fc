/** The picture of a validation: for each pattern, in which share of seeds and of the assumed space it holds. */
import type { PatternFinding } from '../../experiment/validation.js'
import { drawPng, drawSvg } from '../charts/draw.js'
import { type Datasets, type Frame, framedWith, type Piece, rounded, type Stamp } from '../charts/frame.js'
import { written } from '../charts/index.js'
import type { ChartFile } from '../charts/input.js'
import { shorten } from '../charts/letters.js'
import { ink } from '../charts/palette.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { closingSentence, designSentence, groupsOf, type PatternsInput, percentText, stateOf } from './input.js'

const labelRoom = 430
const panelWidth = 300
const verdictRoom = 150
const rowHeight = 19

const colours = { domain: ['holds', 'fails', 'untold'], range: ['#0072b2', '#d55e00', '#808080'] }

/** The chart as SVG, PNG and Vega-Lite; without `pictures` as Vega-Lite only. The same input gives the same bytes. */
export async function patternsChart(input: PatternsInput, pictures = true): Promise<ChartFile[]> {
  const { spec, stamp } = patternsSpec(input)
  const specification = { path: 'charts/patterns.vl.json', content: written(spec) }
  if (!pictures) return [specification]
  const svg = await drawSvg(spec, stamp)
  return [
    { path: 'charts/patterns.svg', content: svg },
    { path: 'charts/patterns.png', content: await drawPng(svg, stamp) },
    specification,
  ]
}

function patternsSpec(input: PatternsInput): { readonly spec: Piece; readonly stamp: Stamp } {
  const localiser = localiserFor(input.language)
  const { caution, madeBy } = localiser.chart
  const stamp: Stamp = {
    command: input.command,
    seed: input.seed,
    replicates: input.seeds,
    fingerprints: input.fingerprints,
    note: caution,
  }
  const provenance = [`${designSentence(input, localiser)} ${caution}`, madeBy(input.command)]
  return { spec: framedWith(patternsFrame(input), stamp, provenance, input.language), stamp }
}

/** The picture before it is framed. */
export function patternsFrame(input: PatternsInput): Frame {
  const localiser = localiserFor(input.language)
  const { patterns: said } = localiser.chart
  const groups = [...groupsOf(input.findings)]
  const datasets: Datasets = {}
  const panels = groups.map(([group, findings], at) => {
    const data = `patterns-${at + 1}`
    datasets[data] = findings.map((finding) => rowOf(finding, localiser))
    return panel(group === 'across' ? said.across : group, findings, data, at === groups.length - 1, localiser)
  })
  return {
    title: said.title,
    subtitle: [closingSentence(input, localiser)],
    description: said.description(String(input.findings.length)),
    panels,
    columns: 1,
    width: labelRoom + panelWidth + verdictRoom,
    left: labelRoom,
    datasets,
    notes: [said.note],
  }
}

function labelOf({ id, title }: PatternFinding, { text }: Localiser): string {
  return `${id}  ${shorten(text(title), labelRoom - 60, 10.5)}`
}

function verdictOf(f: PatternFinding, { patterns: said }: Localiser['chart']): string {
  const gaps =
    f.spaceWithoutValue > 0 && f.verdict !== 'no value'
      ? ` (${said.withoutValue(percentText(f.spaceWithoutValue))})`
      : ''
  const space = f.verdict === 'not tested' ? '' : `${percentText(f.shareOfSpace)}, ${said.verdicts[f.verdict]}${gaps}`
  return `${said[stateOf(f)]}${space === '' ? '' : ` · ${space}`}`
}

function rowOf(f: PatternFinding, localiser: Localiser): Piece {
  return {
    label: labelOf(f, localiser),
    seeds: rounded(f.shareOfSeeds),
    space: rounded(f.shareOfSpace),
    state: stateOf(f),
    text: verdictOf(f, localiser.chart),
  }
}

function panel(
  group: string,
  findings: readonly PatternFinding[],
  data: string,
  last: boolean,
  localiser: Localiser,
): Piece {
  const y = {
    field: 'label',
    type: 'nominal',
    scale: { domain: findings.map((finding) => labelOf(finding, localiser)) },
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
    title: last ? localiser.chart.patterns.axis : null,
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
