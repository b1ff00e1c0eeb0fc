/** Where a value comes from: a study of the case, other literature, theory, or nothing but an assumption. */
export const tags = ['study', 'literature', 'theory', 'assumed'] as const

/** One of these grounds. */
export type Tag = (typeof tags)[number]
