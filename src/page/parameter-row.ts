/** One row of a parameter: a slider or a switch, what it means, and what its value rests on. */

import { writtenDecimals } from '../report/digits.js'
import { countries } from '../report/messages/countries.js'
import { labelIn, meaningIn, unitIn } from '../report/messages/declared.js'
import { countIn, numberIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { h } from './dom.js'
import type { Parameter } from './parameter.js'
import { isOfMeasure, type Plan, type Setting } from './plan.js'
import { titleIn } from './words.js'

/** What is shown of the plan in rows that are there now. */
export type Watchers = (() => void)[]

/** `Sectoral ego, all 17`; `Sectoral ego: Customs and Excise`. */
export function nameOf(app: App, { path, declared, meaning, count, filtered = [] }: Parameter): string {
  const { language } = app.view
  const label = labelIn(language, declared, meaning)
  // Of a measure the path that it sets is what matters.
  const keys = (isOfMeasure(path) ? (/"(.*)"$/.exec(path)?.[1] ?? path) : path).split('.')
  const ids = declared
    .split('.')
    .flatMap((key, at) => (key === '*' ? [{ id: keys[at] as string, home: keys[at - 1] as string }] : []))
  const named = ids
    .filter(({ id }) => id !== '*')
    .map(({ id, home }) => (id.startsWith('*') ? filterWords(app, id, home, filtered) : labelOf(app, home, id)))
  if (named.length > 0) return `${label}: ${named.join(', ')}`
  return ids.length > 0 && count > 1 ? `${label} (${app.t.ofAll(countIn(language, count))})` : label
}

const mostListed = 3

/** `*[country=id]` as Indonesia, `*[kind=public]` as government; other filters by the names that they leave. */
function filterWords(app: App, segment: string, home: string, ids: readonly string[]): string {
  const { t } = app
  const [, key = '', value = ''] = /^\*\[([\w-]+)=([\w-]+)\]$/.exec(segment) ?? []
  if (key === 'country') return countries[value] ?? value
  if (key === 'kind') return (t.kinds as Readonly<Record<string, string>>)[value] ?? value
  const names = ids.slice(0, mostListed).map((id) => labelOf(app, home, id))
  const left = ids.length - names.length
  return (left > 0 ? [...names, t.findingMore(countIn(app.view.language, left))] : names).join('; ') || segment
}

function labelOf({ controls, view }: App, home: string, id: string): string {
  if (home === 'sides') return countries[id] ?? id
  const homes = {
    agencies: 'agencies',
    members: 'agencies',
    forums: 'forums',
    agendas: 'forums',
    authority: 'forums',
    interests: 'issues',
    data: 'figures',
  } as const
  const labels = Object.hasOwn(homes, home) ? controls?.labels[homes[home as keyof typeof homes]] : undefined
  return labels?.[id]?.[view.language] ?? id
}

function setValue(app: App, path: string, value: Setting | undefined): void {
  const values: Record<string, Setting> = { ...app.plan.values }
  if (value === undefined) delete values[path]
  else values[path] = value
  app.change({ ...app.plan, values } satisfies Plan)
}

let rows = 0

export function parameterRow(app: App, parameter: Parameter, watchers: Watchers, withPath = false): HTMLElement {
  const { element, show } =
    parameter.kind === 'switch' ? switchRow(app, parameter, withPath) : sliderRow(app, parameter, withPath)
  watchers.push(show)
  return element
}

interface Row {
  readonly element: HTMLElement
  readonly show: () => void
}

function switchRow(app: App, parameter: Parameter, withPath: boolean): Row {
  const { path, value, declared, meaning } = parameter
  // A mechanism is spoken of as running or not, whatever its switch is called.
  const inverted = path.endsWith('.off')
  const isOn = () => {
    const chosen = app.plan.values[path]
    const raw = typeof chosen === 'boolean' ? chosen : value === 1
    return inverted ? !raw : raw
  }
  const box = h('input', {
    type: 'checkbox',
    checked: isOn(),
    onchange: () => {
      const raw = inverted ? !box.checked : box.checked
      setValue(app, path, raw === (value === 1) ? undefined : raw)
    },
  })
  const name = nameOf(app, parameter)
  const { language } = app.view
  const long = beyond(meaningIn(language, declared, meaning), labelIn(language, declared, meaning))
  const element = h(
    'div',
    { class: 'parameter' },
    h('label', { class: 'switch' }, box, h('span', {}, name)),
    long === '' ? undefined : h('p', { class: 'hint' }, long),
    withPath ? h('code', { class: 'path' }, path) : undefined,
  )
  const show = () => {
    box.checked = isOn()
  }
  return { element, show }
}

function sliderRow(app: App, parameter: Parameter, withPath: boolean): Row {
  const { path, min, max, step, unit, spread, range, tag, source, declared, meaning } = parameter
  const { t } = app
  const { language } = app.view
  const id = `slider-${++rows}`
  const decimals = writtenDecimals(step, 8)
  const spoken = unitIn(language, unit)
  const say = (value: number) => numberIn(language, value, decimals)
  const exact = (value: number) => numberIn(language, value, Math.max(decimals, writtenDecimals(value, 8)))
  const withUnit = (value: number) => (spoken === '' ? say(value) : `${say(value)} ${spoken}`)
  const output = h('output', { for: id })
  const reset = h('button', { type: 'button', class: 'icon', onclick: () => giveBack() }, '↺')
  const own = spread ? t.spreadFrom(say(spread[0]), withUnit(spread[1])) : withUnit(parameter.value)
  reset.setAttribute('aria-label', t.back(own))
  reset.title = t.back(own)
  const input = h('input', {
    type: 'range',
    id,
    min,
    max,
    step: 'any',
    oninput: () => put(Number((Math.round(input.valueAsNumber / step) * step).toPrecision(12))),
    onkeydown: (event) => nudge(event as KeyboardEvent),
  })
  const show = () => {
    const chosen = app.plan.values[path]
    const value = typeof chosen === 'number' ? chosen : parameter.value
    const changed = typeof chosen === 'number'
    output.textContent = !changed && spread ? `${say(spread[0])}–${withUnit(spread[1])}` : withUnit(value)
    input.setAttribute('aria-valuetext', output.textContent)
    if (Math.abs(input.valueAsNumber - value) > step / 2 || !changed) input.value = String(value)
    input.style.setProperty('--filled', `${((value - min) / (max - min || 1)) * 100}%`)
    reset.hidden = !changed
    overruled.textContent = overruledBy(app, path)
    element.classList.toggle('is-changed', changed)
  }
  const put = (value: number | undefined) => {
    const within = value === undefined ? undefined : Math.min(max, Math.max(min, value))
    setValue(app, path, within === parameter.value && !spread ? undefined : within)
    show()
  }
  // The button goes once it is pressed: the focus stays with the slider.
  const giveBack = () => {
    put(undefined)
    input.focus()
  }
  // The slider has no steps of its own, so that it can stand at any value: the keys go by ours.
  const nudge = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const from = typeof app.plan.values[path] === 'number' ? (app.plan.values[path] as number) : parameter.value
    const large = Math.max(step, Math.round((max - min) / 100 / step) * step)
    put(Number((Math.round((from + by * large) / step) * step).toPrecision(12)))
    input.value = String(app.plan.values[path] ?? parameter.value)
  }
  const name = nameOf(app, parameter)
  const long = beyond(meaningIn(language, declared, meaning), labelIn(language, declared, meaning))
  const overruled = h('p', { class: 'hint overruled' })
  const ground = [
    t.tags[tag],
    source === undefined ? '' : citation(source),
    range ? t.range(exact(range[0]), exact(range[1])) : '',
  ]
  const element = h(
    'div',
    { class: 'parameter' },
    h('div', { class: 'parameter-head' }, h('label', { for: id }, name), output, reset),
    input,
    h(
      'p',
      { class: 'hint' },
      long === '' ? undefined : `${long} `,
      h('span', { class: 'ground' }, ground.filter((text) => text !== '').join(' · ')),
    ),
    overruled,
    withPath ? h('code', { class: 'path' }, path) : undefined,
  )
  show()
  return { element, show }
}

/** The key of the work alone: what is taken from it is told in the documents. */
function citation(source: string): string {
  return source
    .split(';')
    .map((part) => (part.split(':')[0] as string).replace(/\s*[+−]\s*$/, '').trim())
    .filter((key) => key !== 'theory')
    .join(', ')
}

/** What a meaning says beyond its label. */
function beyond(meaning: string, label: string): string {
  if (meaning.replace(/\.$/, '') === label) return ''
  if (!meaning.startsWith(`${label}:`)) return meaning
  const rest = meaning.slice(label.length + 1).trim()
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Which measure gives this value anew, and when: until then only does the slider hold. */
function overruledBy(app: App, path: string): string {
  const { plan, controls, view, t } = app
  if (isOfMeasure(path) || !controls) return ''
  for (const [id, strengths] of Object.entries(controls.strengths)) {
    const change = plan.measures[id]
    const own = app.scenario(plan.start)?.measures.find((measure) => measure.id === id)
    const foreign = controls.foreign.find((measure) => measure.id === id)
    if (change?.off || (!own && change?.from === undefined)) continue
    const strength = strengths.find((one) => {
      const target = /^measures\.[^.]+\.set\."(.*)"$/.exec(one.path)?.[1]
      return target !== undefined && covers(path, target)
    })
    const line = own ?? foreign
    if (!strength || !line) continue
    const chosen = plan.values[strength.path]
    const value = typeof chosen === 'number' ? chosen : strength.value
    return t.overruled(
      numberIn(view.language, value),
      titleIn(view.language, { title: line.title, name: id }),
      countIn(view.language, change?.at ?? line.at),
    )
  }
  return ''
}

/** Whether two paths may lead to one value. */
function covers(a: string, b: string): boolean {
  const [one, other] = [a.split('.'), b.split('.')]
  return (
    one.length === other.length &&
    one.every((key, at) => key === other[at] || key === '*' || other[at]?.startsWith('*'))
  )
}
