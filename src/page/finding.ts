/** What was found, in a sentence: the largest effects at the month looked at. */
import type { Finding } from '../analysis/findings.js'
import { headline, wholeOf } from '../report/charts/themes.js'
import { compositionSentence } from '../report/composition.js'
import { moveDecimals } from '../report/digits.js'
import { incomparableSentence, pairsWords } from '../report/incomparable.js'
import { localiserFor } from '../report/messages/localiser.js'
import { countIn, listIn, numberIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import type { Side } from './protocol.js'
import { findingsOf } from './rows.js'
import { labelInSentence } from './words.js'

const mostNamed = 3

/** Undefined while the curves are ahead of the words. */
export function findingText(app: App): string | undefined {
  const { picture, t, view } = app
  if (!app.compares) return t.nothingToCompare
  if (!picture) return app.faults.length > 0 ? '' : t.working
  if (!app.isCurrent) return t.working
  if (picture.part) return undefined
  const found = findingsOf(picture, app.month)
  if (!found) return ''
  const chief = new Set(headline(picture.recorded))
  const named = (all: readonly Finding[]) => {
    const whole = all.filter(({ outcome }) => !all.some((other) => other.outcome.name === wholeOf(outcome.name)))
    // What the case is about is named first; of the rest only the number is told.
    const first = [
      ...whole.filter(({ outcome }) => chief.has(outcome.name)),
      ...whole.filter(({ outcome }) => !chief.has(outcome.name)),
    ]
    const shown = first.slice(0, mostNamed).map((finding) => {
      const { outcome, from, to } = finding
      const [before, after] = moveDecimals(from, to)
      const pairs = pairsWords(finding, localiserFor(view.language)).map((words) => `, ${words}`)
      const end = `${numberIn(view.language, to, after)}${pairs.join('')}`
      return t.fromTo(labelInSentence(view.language, outcome.name), numberIn(view.language, from, before), end)
    })
    const left = all.length - shown.length
    return listIn(view.language, left > 0 ? [...shown, t.findingMore(countIn(view.language, left))] : shown)
  }
  const parts = [
    found.improved.length > 0 ? t.findingBetter(named(found.improved)) : '',
    found.worsened.length > 0 ? t.findingWorse(named(found.worsened)) : '',
    found.improved.length + found.worsened.length === 0 && found.changed.length > 0
      ? t.findingChanged(named(found.changed))
      : '',
  ].filter((part) => part !== '')
  const { language } = view
  const untold = incomparableSentence(found, localiserFor(language), (side) => t.legend[side as Side], mostNamed)
  const head = t.findingHead(countIn(view.language, app.month))
  const said = `${head}: ${parts.length > 0 ? parts.join('; ') : found.findings.length === 0 ? localiserFor(language).chart.defined.nothing : t.findingNothing}.`
  const members = compositionSentence(found, localiserFor(language), (side) => t.legend[side as Side], mostNamed)
  return [said, members, untold, monthsOfBoth(app)].filter((text) => text !== '').join(' ')
}

/** Said where one of the two worlds goes on longer than the other. */
function monthsOfBoth({ picture, view, t }: App): string {
  if (!picture || picture.baseline.months === picture.whatIf.months) return ''
  const { chart, months } = localiserFor(view.language)
  const [shorter, longer] = [picture.baseline.months, picture.whatIf.months].sort((a, b) => a - b) as [number, number]
  const side = longer === picture.baseline.months ? t.legend.baseline : t.legend['what-if']
  return chart.defined.common(months(shorter), chart.defined.goesOn(side, months(longer)))
}
