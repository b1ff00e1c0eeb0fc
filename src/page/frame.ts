/** The frame of the page: head, what was found, the month, and where everything else goes. */

import { languages, messages } from '../report/messages/index.js'
import { countIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { choicesPart, settingsPart } from './choices.js'
import { choose, eachFrame, fill, h } from './dom.js'
import { downloadsTab } from './downloads-tab.js'
import { effectsTab } from './effects-tab.js'
import { findingText } from './finding.js'
import { minutesTab } from './minutes-tab.js'
import { networkTab } from './network-tab.js'
import { panelsPart } from './panels.js'
import { nameOf } from './parameter-row.js'
import { settling } from './rows.js'
import { RunTraces } from './run-trace.js'
import { slidersPart } from './sliders.js'
import { tabsPart } from './tabs.js'
import { whyTab } from './why-tab.js'
import { baselineTitle, monthIn, variantTitle } from './words.js'

export function buildPage(app: App): void {
  const { t } = app
  app.forgetListeners()
  document.documentElement.lang = app.view.language
  document.title = t.title
  const traces = new RunTraces(app)
  fill(
    document.body,
    h('a', { class: 'skip', href: '#curves', onclick: (event) => skip(event) }, t.skip),
    headPart(app),
    h(
      'main',
      { class: 'layout' },
      foundPart(app),
      h(
        'div',
        { class: 'play' },
        panelsPart(app),
        h('div', { class: 'choices' }, choicesPart(app), slidersPart(app), settingsPart(app)),
      ),
      tabsPart(app, {
        effects: effectsTab(app),
        network: networkTab(app, traces),
        minutes: minutesTab(app, traces),
        why: whyTab(app),
        take: downloadsTab(app),
      }),
    ),
    h(
      'footer',
      {},
      h('p', {}, t.stylised),
      h('p', {}, t.version(app.contents.version, app.contents.model.slice(0, 12))),
    ),
  )
}

/** The address holds the plan; a jump within the page must not take its place. */
function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('curves')?.focus()
}

function headPart(app: App): HTMLElement {
  const { t } = app
  const said = h('span', { class: 'said', role: 'status' })
  const language = h(
    'div',
    { class: 'languages', role: 'group', 'aria-label': t.languageLabel },
    ...languages.map((one) =>
      h(
        'button',
        {
          type: 'button',
          lang: one,
          'aria-pressed': one === app.view.language ? 'true' : 'false',
          onclick: () => {
            app.look({ language: one })
            buildPage(app)
            document.querySelector<HTMLElement>(`.languages [lang=${one}]`)?.focus()
          },
        },
        messages[one].language,
      ),
    ),
  )
  const theme = choose(
    t.theme,
    (['auto', 'light', 'dark'] as const).map((value) => ({ value, text: t.themes[value] })),
    document.documentElement.dataset.theme ?? 'auto',
    (value) => {
      document.documentElement.dataset.theme = value
      document.getElementById('curves')?.dispatchEvent(new Event('themechange'))
    },
  )
  const share = () => {
    const address = `${location.href.split('#')[0]}${app.address}`
    const done = navigator.clipboard?.writeText(address)
    if (!done) said.textContent = t.shareFailed
    else
      done.then(
        () => {
          said.textContent = t.shared
        },
        () => {
          said.textContent = t.shareFailed
        },
      )
  }
  const reset = () => {
    app.look({ panels: [], month: undefined })
    app.chooseCase(app.caseOf(app.plan.start).id)
  }
  return h(
    'header',
    {},
    h('div', { class: 'brand' }, h('strong', {}, 'Lintas'), h('span', {}, t.tagline)),
    h(
      'div',
      { class: 'tools' },
      said,
      theme.element,
      language,
      h('button', { type: 'button', onclick: share }, t.share),
      h('button', { type: 'button', onclick: reset }, t.reset),
    ),
  )
}

/** Title, finding, what it rests on, and the month. */
function foundPart(app: App): HTMLElement {
  const { t } = app
  const { language } = app.view
  const title = h('h1', {})
  const address = h('code', { class: 'path' })
  const finding = h('p', { class: 'finding', role: 'status' }, t.working)
  const rests = h('p', { class: 'rests' })
  const faults = h('div', { class: 'faults', role: 'alert' })
  const legend = h('p', { class: 'legend' })
  const month = h('output', { for: 'month' })
  const scrub = h('input', {
    type: 'range',
    id: 'month',
    min: 0,
    step: 1,
    oninput: () => app.look({ month: scrub.valueAsNumber }),
  })
  let playing: ReturnType<typeof setInterval> | undefined
  const halt = () => {
    clearInterval(playing)
    playing = undefined
    play.textContent = t.play
  }
  const play = h(
    'button',
    { type: 'button', class: 'quiet', onclick: () => (playing === undefined ? begin() : halt()) },
    t.play,
  )
  const begin = () => {
    play.textContent = t.stop
    let at = app.month >= app.months ? 0 : app.month
    playing = setInterval(
      () => {
        at += Math.max(1, Math.round(app.months / 120))
        if (at >= app.months || !play.isConnected) halt()
        app.look({ month: Math.min(at, app.months) })
      },
      matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 120,
    )
  }
  const drawTitle = () => {
    title.textContent = app.compares ? t.against(variantTitle(app), baselineTitle(app)) : baselineTitle(app)
    const key = (side: 'baseline' | 'what-if', name: string) =>
      h('span', { class: `key of-${side}` }, h('b', {}, t.legend[side]), ` ${name}`)
    fill(legend, key('baseline', baselineTitle(app)), app.compares ? key('what-if', variantTitle(app)) : undefined)
  }
  const drawMonth = () => {
    scrub.max = String(app.months)
    if (scrub.valueAsNumber !== app.month) scrub.value = String(app.month)
    month.textContent = monthIn(language, app.month, app.controls?.calendar ?? 1)
    scrub.setAttribute('aria-valuetext', month.textContent)
  }
  const drawRests = () => {
    const { picture, plan, fingerprints } = app
    if (!picture) {
      rests.textContent = app.faults.length > 0 ? '' : t.working
      return
    }
    const { replicates, target } = picture
    const done =
      replicates < target
        ? t.runs(countIn(language, replicates), countIn(language, target))
        : t.allRuns(countIn(language, replicates))
    const parts = [done, t.interval[app.view.band], t.seedIs(plan.seed)]
    if (fingerprints) {
      const { baseline, 'what-if': whatIf } = fingerprints.fingerprints
      parts.push(t.fingerprints(baseline.slice(0, 12), whatIf.slice(0, 12)))
    }
    rests.textContent = parts.join(' · ')
    rests.classList.toggle('is-refining', !fingerprints)
  }
  const named = (path: string) => {
    const parameter = app.controls?.parameters.find((one) => one.path === path)
    return parameter ? nameOf(app, parameter) : path
  }
  const drawFaults = () => {
    if (app.failure !== '') fill(faults, h('p', {}, t.failed))
    else if (app.faults.length === 0) fill(faults)
    else
      fill(
        faults,
        h('p', {}, t.faults),
        h(
          'ul',
          {},
          ...app.faults
            .slice(0, 5)
            .map(({ path, message, given }) =>
              h(
                'li',
                {},
                language === 'en' ? `${path}: ${message}` : `${named(path)}${given === undefined ? '' : ` = ${given}`}`,
              ),
            ),
        ),
      )
  }
  // A sentence that changed at every step of a slider would be read out without end.
  let soon: ReturnType<typeof setTimeout> | undefined
  const sayFinding = () => {
    clearTimeout(soon)
    const text = findingText(app)
    if (text !== undefined && finding.textContent !== text) finding.textContent = text
  }
  const drawFinding = () => {
    clearTimeout(soon)
    soon = setTimeout(sayFinding, settling(app.picture))
  }
  const frame = eachFrame(() => {
    drawMonth()
    drawRests()
    drawFaults()
    drawFinding()
  })
  app.on(['picture', 'view', 'controls', 'faults'], frame)
  app.on('fingerprints', () => {
    sayFinding()
    drawRests()
  })
  // On paper the choices are not to be seen: whoever has the file comes back to them by their address.
  const sayAddress = () => {
    address.textContent = `${decodeURIComponent(location.pathname.split('/').at(-1) ?? '')}${app.address}`
  }
  app.on('state', sayAddress)
  sayAddress()
  app.on('start', () => {
    halt()
    finding.textContent = t.working
  })
  app.on(['plan', 'start'], () => {
    drawTitle()
    rests.classList.add('is-refining')
    // What was found of the plan before is not said of this one.
    if (app.compares && !app.isCurrent && finding.textContent !== t.working) finding.textContent = t.working
  })
  drawTitle()
  frame()
  return h(
    'section',
    { class: 'found' },
    title,
    h('p', { class: 'stylised' }, t.stylised),
    finding,
    faults,
    rests,
    h('p', { class: 'printed' }, address),
    legend,
    h('div', { class: 'scrub' }, h('label', { for: 'month' }, t.atMonth), scrub, month, play),
  )
}
