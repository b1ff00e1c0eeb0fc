/** The names of draws: what each is drawn for, and whose luck it is. */

/**
 * Whose luck a purpose is: its draws are named `<purpose>|forum:pilar`, `<purpose>|forum:pilar|agency:bnpp` and so on. A
 * side is a country’s part in a forum, a field one of the issue fields on its agenda.
 */
export type DrawnFor = 'forum' | 'agency' | 'seat' | 'pair' | 'agency-figure' | 'side' | 'field' | 'world'

/** Hashes of one purpose’s names, one for each entity that draws for it. */
export interface NameColumn {
  readonly h0: Int32Array
  readonly h1: Int32Array
}

/** Names of the draws of a world, by purpose. */
export type Names = { readonly [purpose: string]: NameColumn }
