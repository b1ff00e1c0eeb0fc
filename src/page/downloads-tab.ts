/** To take away: the scenario, the tables, the pictures, and the commands that make them again. */
import { countIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { fill, h, save } from './dom.js'
import { pictureOf } from './picture.js'
import type { Plan } from './plan.js'
import type { TableFile, Written } from './protocol.js'
import type { TabPanel } from './tabs.js'
import { titleIn } from './words.js'

export function downloadsTab(app: App): TabPanel {
  const { t } = app
  const { language } = app.view
  const commands = h('div')
  const status = h('p', { class: 'hint', role: 'status' })
  const table = (file: TableFile, text: string) =>
    h(
      'button',
      {
        type: 'button',
        onclick: () => {
          const onProgress = (done: number, total: number) => {
            status.textContent = t.preparing(countIn(language, done), countIn(language, total))
          }
          app.workers.ask('table', { plan: app.plan, file, replicate: app.view.replicate }, { onProgress }).then(
            (found) => {
              status.textContent = ''
              save(file, new Blob([found.text], { type: 'text/csv;charset=utf-8' }))
            },
            () => {
              status.textContent = t.failed
            },
          )
        },
      },
      text,
    )
  /** What was last written, for the plan as it was then. */
  let latest: { readonly plan: Plan; readonly command: string } | undefined
  const drawn = () => pictureOf(app, latest?.plan === app.plan ? latest.command : '')
  const svg = () => app.isCurrent && save('lintas.svg', new Blob([drawn().svg], { type: 'image/svg+xml' }))
  const png = () => {
    if (!app.isCurrent) return
    const picture = drawn()
    const canvas = h('canvas', { width: picture.width * 2, height: picture.height * 2 })
    picture.paint(canvas)
    canvas.toBlob((blob) => {
      if (blob) save('lintas.png', blob)
    })
  }
  const effects = table('effects.csv', t.downloads.effects)
  const element = h(
    'div',
    {},
    h('p', { class: 'hint' }, t.takeHint),
    commands,
    h(
      'p',
      { class: 'actions' },
      table('curves.csv', t.downloads.curves),
      effects,
      table('runs.csv', t.downloads.runs),
      table('events.csv', t.downloads.events),
      h('button', { type: 'button', onclick: svg }, t.downloads.svg),
      h('button', { type: 'button', onclick: png }, t.downloads.png),
    ),
    status,
    h('p', { class: 'hint' }, t.bytesEqual),
  )
  const draw = async () => {
    if (app.view.tab !== 'take') return
    effects.hidden = !app.compares
    const { plan } = app
    // The commands of an earlier plan are not those of this one.
    if (latest !== undefined && latest.plan !== plan) fill(commands)
    const asks = { plan, outcome: app.view.panels[0] ?? 'trust', replicate: app.view.replicate }
    const written = await app.workers.ask('write', asks).catch(() => undefined)
    if (plan !== app.plan) return
    if (!written) {
      status.textContent = t.failed
      return
    }
    latest = { plan, command: written.command }
    fill(commands, ...commandsOf(app, written))
  }
  app.on(['plan', 'start', 'view'], () => void draw())
  return { element, show: () => void draw() }
}

function commandsOf(app: App, written: Written): Node[] {
  const { t } = app
  const { text } = written
  const file = `${written.name}.yaml`
  const scenario = app.scenario(written.name)
  const parts: Node[] = [commandBox(app, t.takeCommand, written.command)]
  if (text === undefined)
    parts.push(
      h('p', { class: 'hint' }, t.scenarioAsIs(scenario ? titleIn(app.view.language, scenario) : written.name)),
    )
  else
    parts.push(
      h('p', {}, t.takeFile(file)),
      h('pre', { class: 'file', tabindex: 0, 'aria-label': file }, text),
      h(
        'p',
        { class: 'actions' },
        h(
          'button',
          { type: 'button', onclick: () => save(file, new Blob([text], { type: 'application/yaml' })) },
          t.downloads.scenario,
        ),
      ),
    )
  const others = h('details', {}, h('summary', {}, t.takeRobust, ' ', t.takeWhy))
  if (app.compares) others.append(commandBox(app, t.takeRobust, written.robust))
  others.append(commandBox(app, t.takeWhy, written.why), commandBox(app, t.takeMinutes, written.minutes))
  parts.push(others)
  return parts
}

function commandBox({ t }: App, label: string, command: string): HTMLElement {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': `${t.copy}: ${label}`,
      onclick: () => {
        navigator.clipboard?.writeText(command).then(
          () => {
            button.textContent = t.copied
            setTimeout(() => {
              button.textContent = t.copy
            }, 1500)
          },
          () => getSelection()?.selectAllChildren(code),
        )
      },
    },
    t.copy,
  )
  const words = command
    .split(' ')
    .flatMap((word, at) => (at === 0 ? [h('span', {}, word)] : [' ', h('span', {}, word)]))
  const code = h('code', { tabindex: 0 }, ...words)
  return h('div', { class: 'command' }, h('span', { class: 'label' }, label), h('div', { class: 'line' }, code, button))
}
