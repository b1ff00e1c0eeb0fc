/** The report of a comparison: what each variant changes, in sentences and in full. */
import type { Finding } from '../../analysis/findings.js'
import { inThemeOrder } from '../charts/themes.js'
import { commonMonths } from '../common-months.js'
import { variantBlocks, variantFindings, variantInShort, variantSentence } from '../compared.js'
import { membersNote } from '../composition.js'
import { type Block, heading, lead, paragraph } from '../document/document.js'
import { htmlOf } from '../document/html.js'
import { pairsNote } from '../incomparable.js'
import { messages } from '../messages/index.js'
import { monthWords } from '../season.js'
import { thinningNote } from '../thinning.js'
import { intervalDecimals } from '../words.js'
import type { ReportContext } from './context.js'
import { escaped, markup } from './html.js'
import type { RunsInput } from './input.js'
import { scenarioLabel } from './scenario-label.js'

/** Beyond so many variants each is told in short. */
const mostInFull = 3

/** Each variant in a sentence, then its effects. */
export function comparisonFindings(context: ReportContext, input: RunsInput): string {
  const { say, localiser, language } = context
  const all = variantFindings(input)
  const { nameOf: name } = input
  const blocks: Block[] = [
    ...paragraph(thinningNote(input, true)),
    ...paragraph(commonMonths(input.scenarios, localiser, name)),
    ...all.flatMap((variant) => {
      const head = say.compare.atMonth(monthWords(input, variant.month, language))
      return [
        ...(all.length > 1 ? [heading(scenarioLabel(context, input, variant.variant), 3)] : []),
        ...(all.length > mostInFull
          ? [variantInShort(context, input, variant, { most: 2, name, head })]
          : [lead(variantSentence(context, variant, head)), ...variantBlocks(context, input, variant, { name })]),
      ]
    }),
  ]
  return htmlOf(context, blocks)
}

const signs = { better: '▲', worse: '▼', changed: '■', slight: '○', unmoved: '○', unclear: '○' } as const

/** All effects at the last month: a table for each variant. */
export function effectTables(context: ReportContext, input: RunsInput): string {
  const { say, localiser } = context
  const columns = say.compare.effectColumns
  return variantFindings(input)
    .map((variant) => {
      const byName = new Map(variant.findings.map((finding) => [finding.outcome.name, finding]))
      return context.table({
        title: `${say.compare.effects}: ${localiser.chart.against(input.nameOf(variant.variant), input.nameOf(variant.baseline))}`,
        head: [
          columns.outcome,
          columns.unit,
          columns.baseline,
          columns.variant,
          columns.effect,
          columns.interval,
          columns.verdict,
        ],
        words: [0, 1, 6],
        rows: inThemeOrder([...byName.keys()]).map((name) => {
          const finding = byName.get(name) as Finding
          const { effect, low, high, from, to, verdict } = finding
          const { label, scale } = localiser.outcome(name)
          const decimals = intervalDecimals(effect, low, high)
          const tone = verdict === 'better' || verdict === 'worse' ? verdict : 'plain'
          return [
            `${label}${pairsNote(finding, localiser)}${membersNote(finding, localiser)}`,
            scale,
            ...localiser.move(from, to),
            localiser.difference(effect, decimals),
            context.between(low, high, decimals),
            markup(
              `<span class="${tone}">${signs[verdict]} ${escaped(messages[context.language].verdicts[verdict])}</span>`,
            ),
          ]
        }),
        note: say.compare.caption,
      })
    })
    .join('\n')
}
