/**
 * The frame that all charts share: title, subtitle, panels side by side, and a caption that says how the picture was made.
 * Panels are laid out by explicit sizes, so that nothing is cut off and the bytes depend on no measuring of fonts.
 */
import { type Language, messages } from '../messages/index.js'
import { localiserFor } from '../messages/localiser.js'
import { shortNames } from '../words.js'
import type { CurveInput } from './input.js'
import { wrapText } from './letters.js'
import { ink } from './palette.js'

/** A piece of a Vega-Lite specification. */
export interface Piece {
  readonly [key: string]: unknown
}

/** Rows that panels refer to by name. */
export type Datasets = Record<string, readonly Piece[]>

export interface Frame {
  readonly title: string
  readonly subtitle: readonly string[]
  /** What the picture says, for those who cannot see it. */
  readonly description: string
  readonly panels: readonly Piece[]
  readonly columns: number
  /** Width of the whole picture in pixels: what the caption wraps at. */
  readonly width: number
  /** How much of it lies left of the first panel: its axis, where the caption starts too. */
  readonly left: number
  readonly datasets: Datasets
  /** Paragraphs of the caption that belong to this chart; the provenance is added. */
  readonly notes: readonly string[]
  /** Scales that each panel has for itself, other than those of its axes. */
  readonly resolve?: Piece
}

const font = 'DejaVu Sans, Verdana, sans-serif'
/** Pixels between panels side by side, beside what their axes and labels take. */
export const columnGap = 22
const captionSize = 10
const captionLine = 14

/** Who made the picture: in the caption, and again inside the files. */
export interface Stamp {
  readonly command: string
  readonly seed: string
  readonly replicates: number
  readonly fingerprints: Readonly<Record<string, string>>
  readonly note: string
}

export function stampOf(input: CurveInput): Stamp {
  const used = input.scenarios.map(({ name }) => [name, input.fingerprints[name] ?? ''] as const)
  return {
    command: input.command,
    seed: input.seed,
    replicates: input.replicates,
    fingerprints: Object.fromEntries(used),
    note: localiserFor(input.language).chart.caution,
  }
}

/** The provenance in words: runs, seed, fingerprints, command. */
export function provenanceParagraphs(input: CurveInput): string[] {
  const names = shortNames(input.scenarios.map(({ name }) => name))
  const prints = input.scenarios.map(
    ({ name }) => `${names.get(name)} ${(input.fingerprints[name] ?? '').slice(0, 12)}`,
  )
  const { chart, runs } = localiserFor(input.language)
  const made = runs(input.replicates)
  return [
    `${chart.seed(input.scenarios.length > 1 ? chart.ofEach(made) : made, input.seed)} ${chart.caution}`,
    chart.fingerprints(prints.join(' · '), prints.length > 1),
    chart.madeBy(input.command),
  ]
}

/** The complete Vega-Lite specification, its data inlined. */
export function framed(frame: Frame, input: CurveInput): Piece {
  return framedWith(frame, stampOf(input), provenanceParagraphs(input), input.language)
}

/** The panels alone, for a page that says title, caption and provenance itself. */
export function bare(frame: Frame, language: Language = 'en'): Piece {
  const { vconcat, title: _, usermeta: __, ...rest } = framedWith({ ...frame, notes: [] }, noStamp, [], language)
  const [panels] = vconcat as readonly Piece[]
  return { ...rest, padding: 4, ...panels }
}

const noStamp: Stamp = { command: '', seed: '', replicates: 0, fingerprints: {}, note: '' }

/** The same for a picture that is not of runs of single scenarios: its provenance is given in words. */
export function framedWith(
  frame: Frame,
  stamp: Stamp,
  provenance: readonly string[],
  language: Language = 'en',
): Piece {
  const paragraphs = [...frame.notes, ...provenance]
  const caption = paragraphs.flatMap((paragraph) => wrapText(paragraph, frame.width, captionSize))
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: frame.description,
    usermeta: { lintas: stamp },
    background: '#ffffff',
    padding: 16,
    title: {
      text: frame.title,
      subtitle: frame.subtitle.flatMap((line) => wrapText(line, frame.width, 12)),
      anchor: 'start',
      fontSize: 18,
      subtitleFontSize: 12,
      subtitleLineHeight: 17,
      subtitlePadding: 6,
      subtitleColor: ink.quiet,
      offset: 16,
    },
    config: {
      font,
      concat: { spacing: 24 },
      view: { stroke: null },
      axis: {
        labelColor: ink.quiet,
        titleColor: ink.quiet,
        labelFontSize: 10,
        titleFontSize: 10,
        titleFontWeight: 'normal',
        gridColor: ink.grid,
        domainColor: ink.rule,
        tickColor: ink.rule,
        labelFlush: false,
      },
      legend: { labelFontSize: 11, labelColor: ink.text, symbolSize: 80, labelLimit: 400 },
      title: { color: ink.text, fontWeight: 'bold' },
      ...manners(language),
    },
    vconcat: [
      {
        concat: frame.panels,
        columns: frame.columns,
        align: 'each',
        spacing: { row: 26, column: columnGap },
        ...(frame.resolve ? { resolve: frame.resolve } : {}),
      },
      {
        width: frame.width - frame.left,
        height: caption.length * captionLine,
        data: { values: caption.map((text, line) => ({ text, y: (line + 1) * captionLine - 4 })) },
        mark: { type: 'text', align: 'left', baseline: 'alphabetic', fontSize: captionSize, color: ink.quiet },
        encoding: {
          x: { value: -frame.left },
          y: {
            field: 'y',
            type: 'quantitative',
            axis: null,
            scale: {
              domain: [0, caption.length * captionLine],
              range: [0, caption.length * captionLine],
              nice: false,
              zero: false,
            },
          },
          text: { field: 'text', type: 'nominal' },
        },
      },
    ],
    datasets: frame.datasets,
  }
}

/**
 * The marks of numbers along axes; those of English are the library’s own. So are the words that it gives each mark for
 * those who cannot see it, and there are no others: in another language the description speaks for the whole.
 */
function manners(language: Language): Piece {
  if (language === 'en') return {}
  const { decimal, thousands } = messages[language]
  return { aria: false, locale: { number: { decimal, thousands, grouping: [3], currency: ['', ''] } } }
}

/** Values in pictures keep six significant digits: more cannot be seen, and the full ones are in the CSV files. */
export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : null
}
