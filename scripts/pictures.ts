/**
 * The stamps of the documents' pictures: each says of which scenarios and of which model it is, inside the file. Charts are
 * born with one; a picture taken of a page is given one. What a stamp says is held against the scenarios as they are and
 * against the caption below the picture, so that the three cannot part.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fingerprint } from '../src/provenance/fingerprint.js'
import { MODEL_DIGEST } from '../src/provenance/model-digest.js'
import { textsOf, withText } from '../src/report/charts/png.js'
import { stampIn } from '../src/report/charts/stamp.js'
import type { Scenario } from '../src/scenario/load.js'

/** Of which scenarios, by their fingerprints, and of which model a picture is. */
export interface PictureStamp {
  readonly fingerprints: Readonly<Record<string, string>>
  readonly model: string
}

/** What a picture without a stamp is given. */
export interface NewStamp extends PictureStamp {
  readonly command: string
  readonly seed: string
  readonly replicates: number
}

/** Fingerprints of scenarios as they are now, and the digest of the model. */
export function stampNow(scenarios: readonly Scenario[]): PictureStamp {
  return {
    fingerprints: Object.fromEntries(scenarios.map((scenario) => [scenario.name, fingerprint(scenario)])),
    model: MODEL_DIGEST,
  }
}

/** Writes into a picture what model it is of, and into one without a stamp also the stamp. */
export function stampPicture(
  file: string,
  { command, seed, replicates, fingerprints, model }: PictureStamp & Partial<NewStamp>,
): void {
  const bytes = readFileSync(file)
  const stamp = { Comment: JSON.stringify({ command, seed, replicates, fingerprints }), Source: command ?? '' }
  writeFileSync(file, withText(bytes, { ...(stampIn(file, bytes) ? {} : stamp), Model: model }))
}

/** What a picture's stamp says; undefined where there is none that can be read. */
export function stampOf(file: string, bytes: Uint8Array): PictureStamp | undefined {
  const found = stampIn(file, bytes)
  return found && { fingerprints: found.fingerprints, model: textsOf(bytes).get('Model') ?? '' }
}

const short = (print: string) => print.slice(0, 12)

/** What is wrong with a picture: its stamp against what is now, and against its caption where it has one. */
export function pictureFaults(
  file: string,
  stamp: PictureStamp | undefined,
  now: PictureStamp,
  caption?: string,
): string[] {
  if (!stamp) return [`${file} does not say of which scenarios it is`]
  const faults: string[] = []
  const names = (prints: PictureStamp['fingerprints']) => Object.keys(prints).sort().join(', ')
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
