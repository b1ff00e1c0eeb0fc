/** What is said, in English, where others belong to the two worlds that are compared. */

export const compositionEn = {
  over: {
    agencies: (count: string) => `Means over agencies compare the ${count} that are in both.`,
    forums: (count: string) => `Means over forums compare the ${count} that are in both.`,
    pairs: (count: string) =>
      `Trust is compared over the ${count} that are in both (who trusts whom, of those who share a forum).`,
  },
  only: (count: string, scenario: string) => `${count} only in ${scenario}`,
  /** What those do to the means who are in one world only. */
  move: (who: string, moves: string) => `Apart from that, others (${who}) shift the means: ${moves}.`,
  nothing: (who: string) => `Others (${who}) hardly shift the means.`,
  /** In a table. */
  note: (count: string) => `${count} in both`,
} as const
