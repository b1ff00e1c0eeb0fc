/** What a verification finds: files that differ, and files that were only held against digests. */
import type { Located } from './locate.js'

export interface Mismatch {
  readonly path: string
  /** What is wrong with the file, in words. */
  readonly message: string
  readonly located?: Located
}

/** Why a file was only held against a digest. */
export type HeldWhy = 'otherVersion' | 'otherPlatform' | 'picturesLeftOut' | 'sampled' | 'lastMonth' | 'followsHeld'

/** A file that is as it was written, but was not made again. */
export interface Held {
  readonly path: string
  readonly why: HeldWhy
}
