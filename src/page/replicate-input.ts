/** Which run is looked at closely. */
import type { App } from './app.js'
import { h } from './dom.js'

const last = 9_999

export function replicateInput(app: App): HTMLElement {
  const { t } = app
  const input = h('input', {
    type: 'number',
    min: 0,
    max: last,
    step: 1,
    value: app.view.replicate,
    onchange: () => {
      const given = input.valueAsNumber
      if (Number.isInteger(given) && given >= 0 && given <= last) app.look({ replicate: given })
      else input.value = String(app.view.replicate)
    },
  })
  app.on('view', () => {
    if (input.valueAsNumber !== app.view.replicate && document.activeElement !== input)
      input.value = String(app.view.replicate)
  })
  return h('label', { class: 'inline' }, t.replicate, ' ', input, h('span', { class: 'hint' }, ` ${t.replicateHint}`))
}
