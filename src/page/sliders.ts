/** Sliders and switches: those that matter by theme, all others by searching. */
import { meaningIn } from '../report/messages/declared.js'
import { countIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { choose, fill, h } from './dom.js'
import { type Parameter, themes } from './parameter.js'
import { nameOf, parameterRow, type Watchers } from './parameter-row.js'

/** Rows that a search shows at most; more is no help to anybody. */
const mostFound = 30

export function slidersPart(app: App): HTMLElement {
  const { t } = app
  const section = h('section', { class: 'sliders', 'aria-label': t.allParameters })
  const open = new Set<string>(['forum'])
  const themed: Watchers = []
  const found: Watchers = []
  const draw = () => {
    const { controls } = app
    if (!controls || controls.start !== app.plan.start) return
    themed.length = found.length = 0
    const reach = choose(
      t.reach,
      (['what-if', 'both'] as const).map((value) => ({ value, text: t.reaches[value] })),
      app.plan.reach,
      (value) => app.change({ ...app.plan, reach: value === 'both' ? 'both' : 'what-if' }),
    )
    const groups = themes.flatMap((theme) => {
      const own = controls.parameters.filter((parameter) => parameter.chief && parameter.theme === theme)
      return own.length === 0 ? [] : [themeGroup(app, theme, own, open, themed)]
    })
    fill(
      section,
      ...groups,
      searchGroup(app, controls.parameters, found),
      reach.element,
      h('p', { class: 'hint' }, t.reachHint),
    )
  }
  app.on('controls', draw)
  app.on('plan', () => {
    for (const show of [...themed, ...found]) show()
  })
  draw()
  return section
}

function themeGroup(
  app: App,
  theme: (typeof themes)[number],
  own: readonly Parameter[],
  open: Set<string>,
  watchers: Watchers,
): HTMLElement {
  const badge = h('span', { class: 'badge' })
  const count = () => {
    const changed = own.filter(({ path }) => Object.hasOwn(app.plan.values, path)).length
    badge.textContent = changed > 0 ? app.t.changed(countIn(app.view.language, changed)) : ''
  }
  watchers.push(count)
  count()
  const details = h(
    'details',
    {
      class: 'theme',
      open: open.has(theme),
      ontoggle: () => {
        if (details.open) open.add(theme)
        else open.delete(theme)
      },
    },
    h('summary', {}, app.t.parameterThemes[theme], badge),
    ...own.map((parameter) => parameterRow(app, parameter, watchers)),
  )
  return details
}

function searchGroup(app: App, parameters: readonly Parameter[], watchers: Watchers): HTMLElement {
  const { t, view } = app
  const results = h('div')
  const count = h('p', { class: 'hint', role: 'status' })
  const input = h('input', { type: 'search', placeholder: t.searchHint, oninput: () => show() })
  const text = (parameter: Parameter) =>
    `${parameter.path} ${nameOf(app, parameter)} ${meaningIn(view.language, parameter.declared, parameter.meaning)}`.toLowerCase()
  const texts = new Map<Parameter, string>()
  const show = () => {
    const words = input.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
    const found = parameters.filter((parameter) => {
      let known = texts.get(parameter)
      if (known === undefined) {
        known = text(parameter)
        texts.set(parameter, known)
      }
      return words.every((word) => known.includes(word))
    })
    count.textContent =
      found.length === 0
        ? t.nothingFound
        : t.found(countIn(view.language, Math.min(mostFound, found.length)), countIn(view.language, found.length))
    watchers.length = 0
    fill(results, ...found.slice(0, mostFound).map((parameter) => parameterRow(app, parameter, watchers, true)))
  }
  const details = h(
    'details',
    {
      class: 'theme',
      ontoggle: () => {
        if (details.open) show()
      },
    },
    h('summary', {}, t.allParameters, h('span', { class: 'count' }, countIn(view.language, parameters.length))),
    h('label', { class: 'field' }, h('span', { class: 'label' }, t.search), input),
    count,
    results,
  )
  return details
}
