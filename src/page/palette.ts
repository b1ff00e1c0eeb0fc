/** Colours by light and dark: hues of Okabe & Ito (2008), which people with any common colour blindness can tell apart. */

export interface Palette {
  readonly paper: string
  readonly text: string
  readonly quiet: string
  readonly grid: string
  readonly rule: string
  readonly baseline: string
  readonly whatIf: string
  readonly better: string
  readonly worse: string
}

export const light: Palette = {
  paper: '#ffffff',
  text: '#1c2430',
  quiet: '#566070',
  grid: '#e7eaef',
  rule: '#9aa3b0',
  baseline: '#4d4d4d',
  whatIf: '#0072b2',
  better: '#0072b2',
  worse: '#b04e00',
}

export const dark: Palette = {
  paper: '#171c24',
  text: '#eef1f5',
  quiet: '#a9b3c1',
  grid: '#2a323d',
  rule: '#6c7787',
  baseline: '#c4c9d1',
  whatIf: '#56b4e9',
  better: '#56b4e9',
  worse: '#f0a35e',
}

/** Colours of agencies by kind; told apart by their shapes of letters too, since each circle is named. */
export const kindColours: Readonly<Record<string, { light: string; dark: string }>> = {
  public: { light: '#0072b2', dark: '#56b4e9' },
  private: { light: '#b04e00', dark: '#f0a35e' },
  'civil-society': { light: '#007556', dark: '#3ec9a0' },
  community: { light: '#8a5a00', dark: '#e6b84f' },
  academia: { light: '#8f3f6f', dark: '#dd9fc4' },
  media: { light: '#4d4d4d', dark: '#c4c9d1' },
}

export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen === 'dark'
  return matchMedia('(prefers-color-scheme: dark)').matches
}

export function paletteNow(): Palette {
  return isDark() ? dark : light
}
