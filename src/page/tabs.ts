/** Tabs, as the ARIA practices have them: arrow keys move between them, one is open. */
import type { App, Tab } from './app.js'
import { tabs } from './app.js'
import { h } from './dom.js'

/** What is in a tab: its element, and what to do when it comes into view. */
export interface TabPanel {
  readonly element: HTMLElement
  readonly show: () => void
}

export function tabsPart(app: App, panels: Readonly<Record<Tab, TabPanel>>): HTMLElement {
  const { t } = app
  const buttons = tabs.map((tab) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${tab}`,
        'aria-controls': `tabpanel-${tab}`,
        onclick: () => app.look({ tab }),
      },
      t.tabs[tab],
    ),
  )
  const list = h('div', { role: 'tablist', 'aria-label': t.tabsLabel, class: 'tabs' }, ...buttons)
  const bodies = tabs.map((tab) =>
    h(
      'div',
      { role: 'tabpanel', id: `tabpanel-${tab}`, 'aria-labelledby': `tab-${tab}`, class: 'tabpanel', tabindex: 0 },
      panels[tab].element,
    ),
  )
  list.addEventListener('keydown', (event) => {
    const at = tabs.indexOf(app.view.tab)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = (to + tabs.length) % tabs.length
    app.look({ tab: tabs[next] as Tab })
    buttons[next]?.focus()
  })
  let open: Tab | undefined
  const draw = () => {
    if (open === app.view.tab) return
    open = app.view.tab
    tabs.forEach((tab, at) => {
      const chosen = tab === open
      buttons[at]?.setAttribute('aria-selected', String(chosen))
      buttons[at]?.setAttribute('tabindex', chosen ? '0' : '-1')
      ;(bodies[at] as HTMLElement).hidden = !chosen
    })
    panels[open].show()
  }
  app.on('view', draw)
  draw()
  return h('section', { class: 'closer', 'aria-label': t.tabsLabel }, list, ...bodies)
}
