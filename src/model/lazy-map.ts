/**
 * Maps by id that are kept as lists. A world is built by going through everyone in order; one that is generated has them in
 * order at hand, and the map that a scenario is of them is made when somebody asks for one by id.
 */

/** Ids in ascending code-unit order, and what is said of each. */
export interface List<Entry> {
  readonly ids: readonly string[]
  readonly at: (place: number) => Entry
}

type ById<Entry> = { readonly [id: string]: Entry }

/** Under this a listed map has its list; no id can be equal to it. */
const behind = Symbol('list')

/** A map of these ids, which must ascend; it is like any other, and only `listOf` tells. */
export function lazyMap<Entry extends object>(ids: readonly string[], at: (place: number) => Entry): ById<Entry> {
  return new Proxy<ById<Entry>>(nothing, new LazyMap(ids, at))
}

/** What all listed maps stand before: a large world has thousands, and few of them are ever made. */
const nothing = {}

/** The list that a map is kept as; undefined of a plain map. */
export function listOf<Entry extends object>(map: ById<Entry>): List<Entry> | undefined {
  return (map as { readonly [behind]?: List<Entry> })[behind]
}

/** What a map says of ids, by their places: read off its list where it is kept as one of them. */
export function entryAt<Entry extends object>(
  map: ById<Entry>,
  ids: readonly string[],
): (place: number) => Entry | undefined {
  const list = listOf(map)
  return list?.ids === ids ? list.at : (place) => map[ids[place]!]
}

/** Makes the map at the first question but the one for its list. */
class LazyMap<Entry extends object> implements ProxyHandler<ById<Entry>>, List<Entry> {
  #map: { [id: string]: Entry } | undefined

  constructor(
    readonly ids: readonly string[],
    readonly at: (place: number) => Entry,
  ) {}

  get(_: ById<Entry>, key: string | symbol): unknown {
    return key === behind ? this : Reflect.get(this.#made(), key)
  }

  has(_: ById<Entry>, key: string | symbol): boolean {
    return Reflect.has(this.#made(), key)
  }

  ownKeys(): (string | symbol)[] {
    return Reflect.ownKeys(this.#made())
  }

  getOwnPropertyDescriptor(_: ById<Entry>, key: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#made(), key)
  }

  #made(): ById<Entry> {
    if (!this.#map) {
      const map: { [id: string]: Entry } = Object.create(null)
      for (let i = 0; i < this.ids.length; i++) map[this.ids[i]!] = this.at(i)
      this.#map = map
    }
    return this.#map
  }
}
