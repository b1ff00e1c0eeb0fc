/** The provenance inside a chart’s file, read back: of an SVG, a PNG, or a Vega-Lite specification. */
import { parseBounded } from '../../provenance/json.js'
import type { Stamp } from './frame.js'
import { textsOf } from './png.js'

export type ChartStamp = Pick<Stamp, 'command' | 'seed' | 'fingerprints'>

/** What a chart says of how it was made; undefined where it says nothing that can be read. */
export function stampIn(name: string, bytes: Uint8Array): ChartStamp | undefined {
  const text = /\.png$/i.test(name)
    ? textsOf(bytes).get('Comment')
    : embedded(name, Buffer.from(bytes).toString('utf8'))
  if (text === undefined) return undefined
  try {
    const stamp = parseBounded(text) as Partial<Stamp> | null
    if (typeof stamp?.command !== 'string' || typeof stamp.seed !== 'string') return undefined
    return { command: stamp.command, seed: stamp.seed, fingerprints: stamp.fingerprints ?? {} }
  } catch {
    return undefined
  }
}

function embedded(name: string, text: string): string | undefined {
  if (/\.svg$/i.test(name)) {
    // By hand: a pattern would look for the end once for every beginning.
    const from = text.indexOf('<metadata>') + '<metadata>'.length
    const to = from < '<metadata>'.length ? -1 : text.indexOf('</metadata>', from)
    const found = to < 0 ? undefined : text.slice(from, to)
    return found?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  }
  try {
    const { usermeta } = parseBounded(text) as { usermeta?: { lintas?: unknown } }
    return usermeta?.lintas === undefined ? undefined : JSON.stringify(usermeta.lintas)
  } catch {
    return undefined
  }
}
