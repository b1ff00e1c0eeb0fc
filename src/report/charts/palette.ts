/**
 * Colours that people with any common colour blindness can tell apart (Okabe & Ito 2008), each with a dash pattern of its
 * own, so that a print in grey still tells the lines apart. The yellow of the set is left out: it is too pale for lines.
 */

export interface Stroke {
  readonly line: string
  /** The same hue, dark enough for small text on white. */
  readonly text: string
  readonly dash: readonly number[]
}

const solid = [1, 0]

/** The baseline is what the eye compares with: dark grey and solid, apart from all the hues. */
export const baselineStroke: Stroke = { line: '#4d4d4d', text: '#333333', dash: solid }

const hues = [
  { line: '#0072b2', text: '#00629a' },
  { line: '#d55e00', text: '#b04e00' },
  { line: '#009e73', text: '#007556' },
  { line: '#cc79a7', text: '#a34b7d' },
  { line: '#e69f00', text: '#946600' },
  { line: '#56b4e9', text: '#1f7fb5' },
]

const dashes = [solid, [7, 2], [2, 1.5], [8, 2, 2, 2], [4, 2], [10, 2, 2, 2, 2, 2]]

/** Stroke of the variant at a place in the list; beyond six the hues come again under other dashes. */
export function variantStroke(place: number): Stroke {
  const round = Math.floor(place / hues.length)
  return { ...hues[place % hues.length]!, dash: dashes[(place + round) % dashes.length]! }
}

/** Stroke where values are varied: hue of the value, dashes of the scenario (0: the baseline, solid). */
export function variedStroke(value: number, scenario: number): Stroke {
  return { ...hues[value % hues.length]!, dash: dashes[scenario % dashes.length]! }
}

export const ink = { text: '#222222', quiet: '#5a5a5a', rule: '#8a8a8a', grid: '#e6e6e6' } as const

/** Verdicts on an effect: told apart by colour and by shape. */
export const verdictMarks = {
  better: { line: '#0072b2', fill: '#0072b2', shape: 'triangle-up' },
  worse: { line: '#d55e00', fill: '#d55e00', shape: 'triangle-down' },
  changed: { line: '#4d4d4d', fill: '#4d4d4d', shape: 'square' },
  unclear: { line: '#8a8a8a', fill: '#ffffff', shape: 'circle' },
} as const
