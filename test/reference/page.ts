/** What runs in a browser for the same-bits test: the scenarios’ texts in, the reference results out. */
import { digestOf, references } from './reference.js'

const page = globalThis as unknown as {
  lintasReferences: (texts: Record<string, string>, wanted?: string[]) => Promise<unknown>
}

page.lintasReferences = async (texts, wanted) => {
  const all = await references(texts, wanted)
  return { digest: digestOf(all), references: all }
}
