/** English in a text that should be Indonesian, found by words that only English has. */

const words = [
  ...[
    'the',
    'of',
    'and',
    'or',
    'to',
    'with',
    'from',
    'is',
    'are',
    'was',
    'were',
    'be',
    'been',
    'that',
    'which',
    'this',
  ],
  ...['these', 'those', 'for', 'by', 'at', 'on', 'in', 'as', 'an', 'it', 'its', 'not', 'no', 'than', 'then', 'where'],
  ...['when', 'while', 'each', 'every', 'all', 'any', 'both', 'some', 'many', 'more', 'most', 'less', 'other', 'only'],
  ...['month', 'months', 'year', 'run', 'runs', 'seed', 'seeds', 'mean', 'means', 'share', 'value', 'values', 'better'],
  ...[
    'worse',
    'higher',
    'lower',
    'between',
    'above',
    'below',
    'up',
    'down',
    'effect',
    'effects',
    'outcome',
    'outcomes',
  ],
  ...['forum’s', 'agency', 'agencies', 'measure', 'measures', 'assumed', 'study', 'studies', 'source', 'band'],
  ...['bands', 'interval', 'hours', 'minutes', 'cases', 'trust', 'meeting', 'meetings', 'joint', 'own', 'how', 'what'],
]
const english = new RegExp(`(?<![\\p{L}-])(?:${words.join('|')})(?![\\p{L}-])`, 'giu')

/** The lines of a text that have English words, with these; names, commands and titles of works are to be taken out before. */
export function englishIn(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const found = line.match(english)
    return found ? [`${found.join(' ')}: ${line.trim().slice(0, 160)}`] : []
  })
}
