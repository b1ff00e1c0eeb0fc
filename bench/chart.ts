/** The picture of the growths: cost against size, both as multiples of the smallest, on logarithmic scales. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawPng, drawSvg } from '../src/report/charts/draw.js'
import type { Piece, Stamp } from '../src/report/charts/frame.js'
import { ink, variantStroke } from '../src/report/charts/palette.js'
import type { Growth } from './growth.js'

export async function drawGrowths(growths: readonly Growth[], folder: string): Promise<string> {
  const stamp: Stamp = {
    command: 'npm run bench',
    seed: '1',
    replicates: 1,
    fingerprints: {},
    note: 'Measured times: they differ from machine to machine.',
  }
  const svg = await drawSvg(specification(growths), stamp)
  writeFileSync(join(folder, 'growth.svg'), svg)
  const png = join(folder, 'growth.png')
  writeFileSync(png, await drawPng(svg, stamp))
  return png
}

function specification(growths: readonly Growth[]): Piece {
  const named = growths.map((g) => ({ ...g, label: `${g.of}: exponent ${g.exponent.toFixed(2)}` }))
  const rows = named.flatMap(({ label, sizes, seconds }) =>
    sizes.map((size, k) => ({ label, size: size / sizes[0]!, cost: seconds[k]! / seconds[0]! })),
  )
  const largest = Math.max(...rows.flatMap(({ size, cost }) => [size, cost]))
  const labels = named.map(({ label }) => label)
  const strokes = labels.map((_, k) => variantStroke(k))
  const axis = { grid: true, gridColor: ink.grid, domainColor: ink.rule, tickColor: ink.rule, format: '~g' }
  const across = { field: 'size', type: 'quantitative', scale: { type: 'log' }, axis: { ...axis, tickCount: 5 } }
  const up = { field: 'cost', type: 'quantitative', scale: { type: 'log' }, axis: { ...axis, tickCount: 5 } }
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Cost of runs against their size, both on logarithmic scales; ${labels.join('; ')}.`,
    background: '#ffffff',
    padding: 16,
    width: 460,
    height: 380,
    title: {
      text: 'What a run costs grows in proportion to what is in it',
      subtitle: 'Both scales count in multiples of the smallest; along the grey line cost is proportional to size.',
      anchor: 'start',
      fontSize: 15,
      subtitleFontSize: 11,
      color: ink.text,
      subtitleColor: ink.quiet,
      offset: 14,
    },
    config: { font: 'DejaVu Sans, Verdana, sans-serif', view: { stroke: null } },
    layer: [
      {
        data: {
          values: [
            { size: 1, cost: 1 },
            { size: largest, cost: largest },
          ],
        },
        mark: { type: 'line', color: ink.rule, strokeWidth: 1 },
        encoding: {
          x: { ...across, title: 'Size, as a multiple of the smallest' },
          y: { ...up, title: 'Time, as a multiple of the smallest’s' },
        },
      },
      {
        data: { values: rows },
        mark: { type: 'line', strokeWidth: 2, point: { size: 45 } },
        encoding: {
          x: across,
          y: up,
          color: {
            field: 'label',
            type: 'nominal',
            scale: { domain: labels, range: strokes.map(({ line }) => line) },
            legend: { title: null, orient: 'bottom', direction: 'vertical', labelFontSize: 11, labelLimit: 400 },
          },
          strokeDash: {
            field: 'label',
            type: 'nominal',
            scale: { domain: labels, range: strokes.map(({ dash }) => dash) },
          },
        },
      },
    ],
  }
}
