/**
 * Linear memory that plain code and WebAssembly kernels both work on. Columns are laid in it once; a kernel is a few
 * hundred bytes of WebAssembly beside a twin in TypeScript that gives the same bits, for where there is no WebAssembly.
 */

interface Memory {
  readonly buffer: ArrayBuffer
}

/** What of WebAssembly is used; the rooms that run in a browser bring no types of a platform. */
interface Platform {
  readonly Memory: new (pages: { initial: number }) => Memory
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object, imports: { env: { memory: Memory } }) => { readonly exports: unknown }
}

const platform = (globalThis as unknown as { readonly WebAssembly?: Platform }).WebAssembly

const pageBytes = 65536

/** Small states share memories of this many pages, for each memory costs a reservation of addresses. */
const sharedPages = 32

export class LinearMemory {
  static #shared: LinearMemory | undefined

  /** A memory with room for `bytes`: the one that small states share while it lasts, or one of its own. */
  static of(bytes: number): LinearMemory {
    const pages = Math.ceil(bytes / pageBytes)
    if (pages > sharedPages / 4) return new LinearMemory(pages)
    if (!LinearMemory.#shared || LinearMemory.#shared.#free < bytes)
      LinearMemory.#shared = new LinearMemory(sharedPages)
    return LinearMemory.#shared
  }

  readonly #memory: Memory | undefined
  readonly #kernels = new Map<string, unknown>()
  #used = 0

  private constructor(pages: number) {
    try {
      this.#memory = platform && new platform.Memory({ initial: Math.max(1, pages) })
    } catch {
      // No room for it, or not allowed here: columns are plain, and the twins work on them.
    }
  }

  get #free(): number {
    return this.#memory ? this.#memory.buffer.byteLength - this.#used : Number.POSITIVE_INFINITY
  }

  /** Bytes that columns of these lengths take: 8 for each of `doubles`, 4 for each of `words`, 2 for each of `shorts`. */
  static bytes(doubles: readonly number[], words: readonly number[], shorts: readonly number[] = []): number {
    let bytes = 0
    for (const n of doubles) bytes += room(8 * n)
    for (const n of words) bytes += room(4 * n)
    for (const n of shorts) bytes += room(2 * n)
    return bytes
  }

  /** Whether there is room left for so many bytes. */
  has(bytes: number): boolean {
    return bytes <= this.#free
  }

  /** Whether columns lie in this memory, so that its kernels reach them. */
  holds(columns: readonly Float64Array[]): boolean {
    return columns.every(({ buffer }) => buffer === this.#memory?.buffer)
  }

  doubles(length: number): Float64Array {
    return this.#memory
      ? new Float64Array(this.#memory.buffer, this.#lay(8 * length), length)
      : new Float64Array(length)
  }

  words(length: number): Int32Array {
    return this.#memory ? new Int32Array(this.#memory.buffer, this.#lay(4 * length), length) : new Int32Array(length)
  }

  shorts(length: number): Int16Array {
    return this.#memory ? new Int16Array(this.#memory.buffer, this.#lay(2 * length), length) : new Int16Array(length)
  }

  /** A kernel’s functions on this memory, for its code in base 64; undefined where it cannot run. */
  run<Functions>(code: string): Functions | undefined {
    if (!this.#memory) return undefined
    if (!this.#kernels.has(code)) this.#kernels.set(code, start(code, this.#memory))
    return this.#kernels.get(code) as Functions | undefined
  }

  #lay(bytes: number): number {
    const at = this.#used
    this.#used += room(bytes)
    return at
  }
}

/** Columns begin at multiples of a vector’s 16 bytes. */
const room = (bytes: number): number => Math.ceil(bytes / 16) * 16

const modules = new Map<string, object | undefined>()

function start(code: string, memory: Memory): unknown {
  if (!modules.has(code)) modules.set(code, compiled(code))
  const module = modules.get(code)
  return module && new platform!.Instance(module, { env: { memory } }).exports
}

/** Undefined where the platform lacks vectors, or a page’s policy forbids compiling. */
function compiled(code: string): object | undefined {
  try {
    return new platform!.Module(Uint8Array.from(atob(code), (byte) => byte.charCodeAt(0)))
  } catch {
    return undefined
  }
}
