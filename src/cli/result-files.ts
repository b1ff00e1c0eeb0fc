/** The files of a result, with the digests that its manifest and environment list: one way for every command. */
import { type CsvReader, dialectFor } from '../analysis/csv-dialect.js'
import { readableJson } from '../provenance/canonical.js'
import { environmentOf } from '../provenance/environment.js'
import type { FileDigest } from '../provenance/manifest.js'
import { CsvTable } from '../report/csv.js'
import type { ResultSink } from '../report/folder.js'
import type { PackageInfo } from './package-info.js'

export interface ResultFiles {
  /** Whether pictures are to be drawn. */
  readonly pictures: boolean
  /** Writes one file; `path` is below the folder. */
  write(path: string, content: string | Uint8Array | Iterable<string>): Promise<void>
  /** Takes in a file that was written by somebody else. */
  add(path: string, digest: FileDigest): void
  /** Writes, last of all, the manifest over the digests of the data, and the environment with those of the pictures. */
  finish(manifest: (files: Record<string, FileDigest>) => object): Promise<void>
}

/** `csvFor` is who reads the tables of text. */
export function resultFiles(folder: ResultSink, place: PackageInfo, started: Date, csvFor?: CsvReader): ResultFiles {
  const dialect = dialectFor(csvFor)
  const files: Record<string, FileDigest> = {}
  const pictures: Record<string, string> = {}
  return {
    pictures: folder.withoutPictures !== true,
    async write(path, content) {
      const digest = await folder.write(path, content instanceof CsvTable ? content.in(dialect) : content)
      if (/\.(svg|png)$/.test(path)) pictures[path] = digest.sha256
      else files[path] = digest
    },
    add(path, digest) {
      files[path] = digest
    },
    async finish(manifest) {
      const { sha256 } = await folder.write('manifest.json', readableJson(manifest(files)))
      const environment = environmentOf({
        version: place.version,
        packageRoot: place.root,
        started,
        finished: new Date(),
        manifest: sha256,
        pictures,
      })
      await folder.write('environment.json', readableJson(environment))
    },
  }
}
