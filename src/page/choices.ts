/** The choices about cases, scenarios and measures. */
import { countIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import type { MeasureLine } from './contents.js'
import { choose, fill, h } from './dom.js'
import { parameterRow, type Watchers } from './parameter-row.js'
import { isSeed, type MeasureChange, mostReplicates } from './plan.js'
import type { ForeignMeasure } from './protocol.js'
import { titleIn } from './words.js'

/** Names of cases that are proper names; a case of the visitor’s own goes by its first scenario’s title. */
const caseNames: Readonly<Record<string, { readonly en: string; readonly id: string }>> = {
  entikong: { en: 'Entikong: a border post', id: 'Entikong: pos lintas batas' },
  belu: { en: 'Belu: prosperity and security', id: 'Belu: kesejahteraan dan keamanan' },
  ttu: { en: 'North Central Timor: against trafficking', id: 'Timor Tengah Utara: melawan perdagangan orang' },
  'sosek-malindo': { en: 'KK Sosek Malindo: two countries', id: 'KK Sosek Malindo: dua negara' },
  kaltara: { en: 'North Kalimantan: against poverty', id: 'Kalimantan Utara: melawan kemiskinan' },
}

export function choicesPart(app: App): HTMLElement {
  const { t } = app
  const section = h('section', { class: 'choices-head', 'aria-labelledby': 'what-if' })
  const scenarios = h('div')
  const measures = h('fieldset', { class: 'measures' })
  const foreign = h('details', { class: 'foreign' })
  const { language } = app.view
  const cases = app.contents.cases.map(({ id, scenarios: [first] }) => ({
    value: id,
    text: caseNames[id]?.[language] ?? (first ? titleIn(language, first) : id),
  }))
  const chosen = choose(t.case, cases, app.caseOf(app.plan.start).id, (id) => app.chooseCase(id))
  section.append(h('h2', { id: 'what-if' }, t.whatIf), chosen.element, scenarios, measures, foreign)

  const drawScenarios = () => {
    const { scenarios: all, id } = app.caseOf(app.plan.start)
    if (chosen.select.value !== id) chosen.select.value = id
    const options = all.map((scenario) => ({ value: scenario.name, text: titleIn(language, scenario) }))
    const start = choose(t.start, options, app.plan.start, (name) =>
      app.start({ ...app.plan, start: name, measures: {}, values: {} }),
    )
    const baseline = choose(t.comparedWith, options, app.plan.baseline, (name) =>
      app.change({ ...app.plan, baseline: name }),
    )
    const description = app.scenario(app.plan.start)?.description?.[language]
    const wasChosenHere = scenarios.contains(document.activeElement)
    fill(
      scenarios,
      start.element,
      description === undefined ? undefined : h('p', { class: 'hint' }, description),
      baseline.element,
    )
    if (wasChosenHere) start.select.focus()
  }
  const watchers: Watchers = []
  const drawMeasures = () => {
    watchers.length = 0
    const own = app.scenario(app.plan.start)?.measures ?? []
    fill(
      measures,
      h('legend', {}, t.measures),
      h('p', { class: 'hint' }, own.length > 0 ? t.measuresHint : t.noMeasures),
      ...own.map((measure) => measureRow(app, measure, watchers)),
    )
  }
  const foreignWatchers: Watchers = []
  const drawForeign = () => {
    foreignWatchers.length = 0
    const lines = app.controls?.foreign ?? []
    foreign.hidden = lines.length === 0
    const count = lines.filter(
      ({ id }) => app.plan.measures[id]?.from !== undefined && !app.plan.measures[id]?.off,
    ).length
    fill(
      foreign,
      h(
        'summary',
        {},
        t.otherMeasures,
        count > 0 ? h('span', { class: 'badge' }, countIn(language, count)) : undefined,
      ),
      ...lines.map((line) => foreignRow(app, line, foreignWatchers)),
    )
  }
  app.on('start', () => {
    drawScenarios()
    drawMeasures()
    drawForeign()
  })
  app.on('controls', () => {
    drawMeasures()
    drawForeign()
  })
  app.on('plan', () => {
    for (const show of [...watchers, ...foreignWatchers]) show()
  })
  drawScenarios()
  drawMeasures()
  drawForeign()
  return section
}

function setMeasure(app: App, id: string, change: MeasureChange | undefined): void {
  const measures: Record<string, MeasureChange> = { ...app.plan.measures }
  if (change === undefined || Object.keys(change).length === 0) delete measures[id]
  else measures[id] = change
  app.change({ ...app.plan, measures })
}

function measureRow(app: App, { id, title, at, over, for: lasting }: MeasureLine, watchers: Watchers): HTMLElement {
  const { t, view } = app
  const name = title[view.language]
  const now = () => app.plan.measures[id] ?? {}
  const put = ({ off, at: month }: { off: boolean; at: number }) =>
    setMeasure(app, id, { ...(off ? { off: true as const } : {}), ...(month === at ? {} : { at: month }) })
  const box = h('input', {
    type: 'checkbox',
    checked: !now().off,
    onchange: () => put({ off: !box.checked, at: month.chosen() }),
  })
  const month = monthInput(app, name, now().at ?? at, (chosen) => put({ off: !box.checked, at: chosen }))
  const how = [
    over === undefined ? '' : t.over(countIn(view.language, over)),
    lasting === undefined ? '' : t.lasting(countIn(view.language, lasting)),
  ].filter((text) => text !== '')
  return row(app, id, box, name, month.input, how.join(', '), watchers)
}

function foreignRow(app: App, { id, from, title, at }: ForeignMeasure, watchers: Watchers): HTMLElement {
  const { t, view } = app
  const name = title[view.language]
  const now = app.plan.measures[id]
  const put = () =>
    setMeasure(app, id, box.checked ? { from, ...(month.chosen() === at ? {} : { at: month.chosen() }) } : undefined)
  const box = h('input', { type: 'checkbox', checked: now?.from !== undefined && !now.off, onchange: put })
  const month = monthInput(app, name, now?.at ?? at, () => {
    if (box.checked) put()
  })
  const scenario = app.scenario(from)
  return row(app, id, box, name, month.input, t.from(scenario ? titleIn(view.language, scenario) : from), watchers)
}

function row(
  app: App,
  id: string,
  box: HTMLInputElement,
  name: string,
  month: HTMLElement,
  how: string,
  watchers: Watchers,
): HTMLElement {
  const { t, controls } = app
  const strengths = controls?.strengths[id] ?? []
  const strong = h(
    'details',
    { class: 'strength' },
    h('summary', {}, t.howStrong),
    ...strengths.map((parameter) => parameterRow(app, parameter, watchers)),
  )
  const show = () => {
    strong.hidden = strengths.length === 0 || !box.checked
  }
  watchers.push(show)
  show()
  return h(
    'div',
    { class: 'measure' },
    h('label', { class: 'switch' }, box, h('span', {}, name, how === '' ? undefined : h('small', {}, ` ${how}`))),
    h('span', { class: 'month' }, h('span', { 'aria-hidden': 'true' }, t.month), month),
    strong,
  )
}

/** A month within the run; where something else is typed, the last one stays. */
function monthInput(
  app: App,
  measure: string,
  value: number,
  onChange: (month: number) => void,
): { readonly input: HTMLInputElement; readonly chosen: () => number } {
  const input = h('input', {
    type: 'number',
    min: 0,
    max: app.scenario(app.plan.start)?.months ?? 60,
    step: 1,
    value,
    'aria-label': app.t.monthOf(measure),
    oninput: () => {
      const month = input.valueAsNumber
      if (!Number.isInteger(month) || month < 0 || month > Number(input.max)) return
      value = month
      onChange(month)
    },
    onchange: () => {
      if (input.valueAsNumber !== value) input.value = String(value)
    },
  })
  return { input, chosen: () => value }
}

/** Runs, seed, bands. */
export function settingsPart(app: App): HTMLElement {
  const { t } = app
  const seed = h('input', {
    type: 'text',
    value: app.plan.seed,
    maxlength: 200,
    onchange: () => {
      if (isSeed(seed.value)) app.change({ ...app.plan, seed: seed.value })
      else seed.value = app.plan.seed
    },
  })
  const counts = [...new Set([50, 100, 300, 1000, app.plan.replicates])].sort((a, b) => a - b)
  const replicates = choose(
    t.replicates,
    counts
      .filter((count) => count <= mostReplicates)
      .map((count) => ({ value: String(count), text: countIn(app.view.language, count) })),
    String(app.plan.replicates),
    (count) => app.change({ ...app.plan, replicates: Number(count) }),
  )
  const band = choose(
    t.band,
    (['mean', 'runs'] as const).map((value) => ({ value, text: t.bands[value] })),
    app.view.band,
    (value) => app.look({ band: value === 'runs' ? 'runs' : 'mean' }),
  )
  return h(
    'details',
    { class: 'settings' },
    h('summary', {}, t.more),
    replicates.element,
    h(
      'label',
      { class: 'field' },
      h('span', { class: 'label' }, t.seed),
      seed,
      h('span', { class: 'hint' }, t.seedHint),
    ),
    band.element,
  )
}
