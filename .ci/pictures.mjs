/**
 * The stamps of the documents' pictures: each says of which scenarios and of which model it is, inside the file. Charts are
 * born with one; a picture taken of a page is given one. What a stamp says is held against the scenarios as they are and
 * against the caption below the picture, so that the three cannot part.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const compiled = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href)

/** Fingerprints of scenarios as they are now, and the digest of the model. */
export async function stampNow(scenarios) {
  const { fingerprint } = await compiled('provenance/fingerprint.js')
  const { MODEL_DIGEST } = await compiled('provenance/model-digest.js')
  return {
    fingerprints: Object.fromEntries(scenarios.map((scenario) => [scenario.name, fingerprint(scenario)])),
    model: MODEL_DIGEST,
  }
}

/** Writes into a picture what model it is of, and into one without a stamp also the stamp. */
export async function stampPicture(file, { command, seed, replicates, fingerprints, model }) {
  const { stampIn } = await compiled('report/charts/stamp.js')
  const { withText } = await compiled('report/charts/png.js')
  const bytes = readFileSync(file)
  const stamp = { Comment: JSON.stringify({ command, seed, replicates, fingerprints }), Source: command }
  writeFileSync(file, withText(bytes, { ...(stampIn(file, bytes) ? {} : stamp), Model: model }))
}

/** What a picture's stamp says; undefined where there is none that can be read. */
export async function stampOf(file, bytes) {
  const { stampIn } = await compiled('report/charts/stamp.js')
  const { textsOf } = await compiled('report/charts/png.js')
  const found = stampIn(file, bytes)
  return found && { fingerprints: found.fingerprints, model: textsOf(bytes).get('Model') ?? '' }
}

const short = (print) => print.slice(0, 12)

/** What is wrong with a picture: its stamp against what is now, and against its caption where it has one. */
export function pictureFaults(file, stamp, now, caption) {
  if (!stamp) return [`${file} does not say of which scenarios it is`]
  const faults = []
  const names = (prints) => Object.keys(prints).sort().join(', ')
  if (names(stamp.fingerprints) !== names(now.fingerprints))
    faults.push(`${file} is of ${names(stamp.fingerprints)}, not of ${names(now.fingerprints)}`)
  for (const [name, print] of Object.entries(stamp.fingerprints)) {
    const current = now.fingerprints[name]
    if (current !== undefined && current !== print)
      faults.push(`${file} is of ${name} ${short(print)}, which is ${short(current)} by now`)
    if (caption !== undefined && !caption.includes(`\`${name}\` ${short(print)}`))
      faults.push(`the caption of ${file} does not say ${name} ${short(print)}`)
  }
  if (stamp.model !== now.model)
    faults.push(`${file} is of the model ${short(stamp.model) || '(not said)'}, which is ${short(now.model)} by now`)
  if (caption !== undefined && !caption.includes(`model ${short(stamp.model)}`))
    faults.push(`the caption of ${file} does not say model ${short(stamp.model)}`)
  return faults
}
