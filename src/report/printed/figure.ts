/** Pictures inside a page: the panels of a chart as SVG, with names of their own beside other pictures. */
import { drawSvg } from '../charts/draw.js'
import { bare, type Frame } from '../charts/frame.js'
import type { Language } from '../messages/index.js'
import { escaped } from './html.js'

const noStamp = { command: '', seed: '', replicates: 0, fingerprints: {}, note: '' }

/** `name` tells this picture’s clips and gradients from those of the others on the page. */
export async function inlineSvg(frame: Frame, name: string, language: Language): Promise<string> {
  const spec = bare(frame, language)
  const { config } = spec as { config: object }
  // The description speaks for the whole; words for each mark would be read out one by one.
  const svg = await drawSvg({ ...spec, config: { ...config, aria: false } }, noStamp)
  return (
    svg
      .trim()
      .replace(/<desc>.*?<\/desc>/s, '')
      .replace(/<metadata>.*?<\/metadata>/s, '')
      // Of a picture that is one for a reader, the parts have no words of their own.
      .replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
      .replace(/(?<=\sid="|url\(#)([\w-]+)/g, `${name}-$1`)
      .replace(/<svg [^>]*>/, (open) => {
        const [, width = '0'] = /\swidth="([\d.]+)"/.exec(open) ?? []
        const plain = open.replace(/\s(width|height|version|class)="[^"]*"/g, '')
        return plain.replace(
          '<svg',
          `<svg role="img" aria-label="${escaped(frame.description)}" style="max-width:${Math.ceil(Number(width))}px"`,
        )
      })
  )
}
