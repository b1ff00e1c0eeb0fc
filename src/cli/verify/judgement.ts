/** What a verification finds: what differs, what was made again and is equal, and what was only held against digests. */
import { join } from 'node:path'
import { digestOf } from '../../disk/digest.js'
import { readableJson } from '../../provenance/canonical.js'
import { sha256 } from '../../provenance/digest.js'
import type { FileDigest, Manifest } from '../../provenance/manifest.js'
import type { PackageInfo } from '../package-info.js'
import type { Against } from './against.js'
import { checkBundled } from './bundled.js'
import { firstDifference, ownOf } from './differences.js'
import type { Held, HeldWhy, Mismatch } from './findings.js'
import { type Inspection, lineEndsChanged } from './inspect.js'
import type { Located } from './locate.js'
import type { Target } from './target.js'

/** What was found wrong, what was made again and what was only held, as it comes. */
export class Judgement {
  readonly mismatches: Mismatch[] = []
  readonly held: Held[] = []
  readonly remade = { data: 0, pictures: 0, bundled: 0 }
  /** Pictures that were drawn again and are equal: they are of the result, whatever lists them. */
  readonly #drawn = new Set<string>()

  wrong(path: string, message: string, more: { readonly located?: Located } = {}): void {
    this.mismatches.push({ path, message, ...more })
  }

  hold(path: string, why: HeldWhy): void {
    this.held.push({ path, why })
  }

  /** What a manifest and its environment say beside the digests of files. `made` is the manifest as made again. */
  manifest(
    { manifest, manifestText }: Target,
    { environment, environmentFault, links }: Inspection,
    made: string,
  ): void {
    for (const path of links)
      this.wrong(path, 'is a link that leads out of the folder: a copy of the folder would lack it')
    if (environmentFault !== undefined) this.wrong('environment.json', environmentFault)
    if (environment && !isAsWritten(environment.text)) this.wrong('environment.json', notAsWritten(environment.text))
    if ((environment?.version ?? manifest.version) !== manifest.version)
      this.wrong('environment.json', 'names another version than the manifest')
    const of = made === '' ? undefined : differenceOf(manifest, made)
    if (environment?.manifest !== undefined && environment.manifest !== sha256(Buffer.from(manifestText, 'utf8')))
      this.wrong('manifest.json', 'is not the one that was written with this result')
    if (of !== undefined) this.wrong('manifest.json', of)
    else if (!isAsWritten(manifestText)) this.wrong('manifest.json', notAsWritten(manifestText))
  }

  /** `drawn` has the pictures as drawn again; undefined where they were left out, for the reason `leftOut`. */
  async pictures(
    { folder, manifest }: Target,
    { environment, there }: Inspection,
    {
      drawn,
      leftOut,
      place,
      mayLack,
    }: {
      readonly drawn: Against | undefined
      readonly leftOut: HeldWhy
      readonly place: PackageInfo
      readonly mayLack: boolean
    },
  ): Promise<void> {
    const listed = environment?.pictures ?? {}
    const again = new Map([...(drawn?.files ?? [])].filter(([path]) => isPicture(path)))
    const here = there.filter((path) => again.has(path))
    const hadNone = Object.keys(listed).length === 0 && (environment !== undefined || here.length === 0)
    const elsewhere = isMadeElsewhere(manifest, environment, place)
    // Of a result that was made without pictures none is missing.
    for (const path of new Set([...Object.keys(listed), ...(hadNone ? here : again.keys())])) {
      const found = await digestOf(join(folder, ...path.split('/')))
      const made = again.get(path)
      const recorded = Object.hasOwn(listed, path) ? listed[path] : undefined
      if (found === undefined) {
        if (!mayLack) this.wrong(path, 'is missing')
      } else if (made?.digest.sha256 === found.sha256 && (recorded ?? found.sha256) === found.sha256) {
        this.#drawn.add(path)
        this.remade.pictures++
      } else if (recorded === undefined)
        this.wrong(path, 'is drawn otherwise now, and environment.json does not list it')
      else if (recorded !== found.sha256) this.wrong(path, 'was changed after it was written')
      else if (drawn === undefined) this.hold(path, leftOut)
      else if (made === undefined && manifest.version === place.version) this.wrong(path, 'is not drawn by its command')
      else if (elsewhere) this.hold(path, manifest.version === place.version ? 'otherPlatform' : 'otherVersion')
      else this.wrong(path, 'is as it was written, but drawn otherwise now')
    }
  }

  /** What a bundle adds, and what belongs to nothing, which is given. */
  async rest(
    { folder, manifest }: Target,
    { environment, there, links }: Inspection,
    place: PackageInfo,
  ): Promise<string[]> {
    const listed = environment?.pictures ?? {}
    const digests = new Map<string, FileDigest>(Object.entries(manifest.files))
    for (const path of Object.keys(listed)) {
      const digest = await digestOf(join(folder, ...path.split('/')))
      if (digest) digests.set(path, { ...digest, sha256: listed[path] as string })
    }
    const bundled = await checkBundled(folder, manifest, there, digests, place)
    if (bundled) {
      this.mismatches.push(...bundled.mismatches)
      this.held.push(...bundled.held)
      this.remade.bundled = bundled.remade
    }
    const own = ['manifest.json', 'environment.json']
    const known = new Set([...digests.keys(), ...this.#drawn, ...own, ...(bundled?.paths ?? []), ...links])
    return there.filter((path) => !known.has(path))
  }

  /** The file of the result that a chart from elsewhere is: of the same bytes, as drawn again or as recorded. */
  chart(
    { shown, bytes }: { readonly shown: string; readonly bytes: Uint8Array },
    { environment }: Inspection,
    against: Against,
    manifest: Manifest,
    place: PackageInfo,
    notDrawn: HeldWhy | undefined,
  ): string | undefined {
    const digest = sha256(bytes)
    for (const [path, { digest: made }] of against.files) if (made.sha256 === digest) return path
    const recorded = [
      ...Object.entries(environment?.pictures ?? {}),
      ...Object.entries(manifest.files).map(([path, file]) => [path, file.sha256] as const),
    ]
    const [path] = recorded.find(([, known]) => known === digest) ?? []
    const elsewhere = isMadeElsewhere(manifest, environment, place)
    if (path !== undefined && (elsewhere || notDrawn)) {
      this.hold(shown, notDrawn ?? (manifest.version === place.version ? 'otherPlatform' : 'otherVersion'))
      return path
    }
    this.wrong(shown, 'is none of the charts of the result that it names: no chart drawn again has its bytes')
    return undefined
  }
}

/** Pictures hold for a package version and a platform. */
function isMadeElsewhere(manifest: Manifest, environment: Inspection['environment'], place: PackageInfo): boolean {
  const { version = manifest.version, platform = process.platform, arch = process.arch } = environment ?? {}
  return (
    [manifest.version, version].some((one) => one !== place.version) ||
    platform !== process.platform ||
    arch !== process.arch
  )
}

/** Whether a text is put as the program puts it: nothing of it stands twice, and no reader can take it in two ways. */
function isAsWritten(text: string): boolean {
  return readableJson(JSON.parse(text)) === text
}

function notAsWritten(text: string): string {
  if (text.includes('\r\n') && isAsWritten(text.replaceAll('\r\n', '\n'))) return lineEndsChanged
  return keysIn(text) === keysOf(JSON.parse(text))
    ? 'is not put as Lintas puts it: another program wrote it again'
    : 'says two things of one key, which stands twice in it'
}

/** Colons outside of texts: there is one for each key that is written. */
function keysIn(json: string): number {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1
}

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? 0 : Object.keys(value).length
  return Object.values(value).reduce((sum: number, inner) => sum + keysOf(inner), own)
}

/** What a manifest says beside its files and its version follows from the rest of it. */
function differenceOf(manifest: Manifest, text: string): string | undefined {
  const remade = JSON.parse(text) as object
  for (const key of new Set([...Object.keys(manifest), ...Object.keys(remade)])) {
    if (key === 'files' || key === 'version') continue
    const at = firstDifference(ownOf(manifest, key), ownOf(remade, key), key)
    if (at === undefined) continue
    const table = /^source\.files\.(.*)\.(bytes|sha256)$/.exec(at)?.[1]
    return table === undefined
      ? `says something else of ${at} than follows from it`
      : `speaks of other results behind this analysis than a new run gives (${table})`
  }
  return undefined
}

/** What is drawn: it holds for a version and a platform, and no manifest lists it. */
export function isPicture(path: string): boolean {
  return /\.(svg|png)$/.test(path)
}
