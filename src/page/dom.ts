/** Making elements, briefly. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>
export type Child = Node | string | undefined

/** `h('button', {class: 'quiet', onclick: f}, 'Copy')`; an attribute that is undefined or false is left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children) if (child !== undefined) element.append(child)
  return element
}

export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.filter((child) => child !== undefined))
}

export function svg(tag: string, attributes: Readonly<Record<string, string | number>> = {}): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}

/** A select with a label to it. */
export function choose(
  label: string,
  options: readonly { readonly value: string; readonly text: string; readonly group?: string }[],
  chosen: string,
  onChange: (value: string) => void,
  hidden = false,
): { readonly element: HTMLElement; readonly select: HTMLSelectElement } {
  const select = h('select', { onchange: () => onChange(select.value), ...(hidden ? { 'aria-label': label } : {}) })
  for (const { value, text } of options) select.append(h('option', { value, selected: value === chosen }, text))
  return {
    select,
    element: hidden ? select : h('label', { class: 'field' }, h('span', { class: 'label' }, label), select),
  }
}

/** Calls at most once a frame, with what came last. */
export function eachFrame(action: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      action()
    })
  }
}

/** Calls when what is there now has come to the screen. */
export function whenShown(action: () => void): void {
  requestAnimationFrame(() => setTimeout(action))
}

export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = h('a', { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
