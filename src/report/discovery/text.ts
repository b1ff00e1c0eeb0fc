/** A discovery in words: on the terminal, in summary.md, and as JSON. */

import type { FoundBox } from '../../analysis/discovery/prim.js'
import { wrap } from '../../scenario/words.js'
import { analysisFooter } from '../analysed.js'
import { caution } from '../charts/frame.js'
import { prose, proseTable } from '../markdown.js'
import { localiserFor } from '../messages/localiser.js'
import { percentText } from '../patterns/input.js'
import { plainJson } from '../plain-json.js'
import { columnsText } from '../plain-table.js'
import { capitalised, counted, formatMove, formatNumber, list } from '../words.js'
import { boxWords, type DiscoveryInput, interestWords } from './input.js'

const { pointsLeft } = localiserFor('en').chart.defined

export function discoveryText(input: DiscoveryInput): string {
  const parts = [wrap(introduction(input))]
  input.found.boxes.forEach((box, at) => {
    parts.push(wrap(boxSentence(input, box, at)))
    if (box.limits.length > 0) parts.push(columnsText(head, limitRows(input, box)))
  })
  const end = closing(input)
  return [...parts, ...(end === '' ? [] : [wrap(end)]), caution].join('\n\n')
}

export function discoveryMarkdown(input: DiscoveryInput): string {
  const parts = [`# When is ${prose(interestWords(input))}?`, prose(introduction(input))]
  input.found.boxes.forEach((box, at) => {
    parts.push(`## Box ${at + 1}`, prose(boxSentence(input, box, at)))
    if (box.limits.length > 0) parts.push(proseTable(head, limitRows(input, box)))
  })
  const end = closing(input)
  if (end !== '') parts.push(prose(end))
  parts.push('## How to read this', explained)
  return `${[...parts, ...analysisFooter(input)].join('\n\n')}\n`
}

const explained = [
  '*Density* is the share of the runs within the box that are of interest; *coverage* the share of all runs of interest that lie',
  'within. The box is found by the patient rule induction method (Friedman & Fisher 1999; Bryant & Lempert 2010): a twentieth of',
  'the points is peeled off at a time, and the first box that is dense enough is taken. The *quasi-p-value* of a limit is the',
  'chance of so high a density were that limit to tell nothing; limits above 0.05 were dropped. It is no true p-value, since the',
  'limits were chosen for their density.',
].join('\n')

function introduction(input: DiscoveryInput): string {
  const { found, plan } = input
  const whole = found.points === found.of
  const where = whole ? 'Over the whole space' : `Over the ${found.points} points that have a value`
  const some = found.runs < found.runsOf ? `; of these ${found.runs} of ${found.runsOf} runs have a value` : ''
  const left = whole ? '' : ` ${pointsLeft(String(found.of - found.points), String(found.of))}.`
  const of = found.ofMeans ? 'points, by their means,' : 'runs'
  return `Of interest: ${interestWords(input)} at month ${found.month} in ${found.scenario}. ${where} that is so in ${percentText(found.share)} of the ${of} (${counted(found.points, 'point')} in ${counted(plan.factors.length, 'factor')}, ${counted(plan.replicates, 'replicate')} each${some}).${left}`
}

function boxSentence(input: DiscoveryInput, box: FoundBox, at: number): string {
  const { found, density } = input
  if (box.limits.length === 0)
    return box.density >= density
      ? 'It is so nearly everywhere: no condition is needed.'
      : `No condition singles it out beyond chance.${found.points < 2 * found.features.length ? ` ${counted(found.points, 'point')} are few for ${counted(found.features.length, 'factor')}: more points may tell.` : ''}`
  const faint =
    box.density < density ? ` That stays below the density of ${percentText(density)} that was asked for.` : ''
  return `${at === 0 ? 'Box 1' : `Box ${at + 1}, among what is left`}: where ${boxWords(found, box.limits)}, it is so in ${percentText(box.density)} of the runs. The box takes ${percentText(box.mass)} of the space and holds ${percentText(box.coverage)} of all runs of interest.${faint}`
}

const head = ['Factor', 'above', 'below', 'quasi-p', 'density without', 'coverage without']

function limitRows({ found }: DiscoveryInput, { limits }: FoundBox): string[][] {
  const end = (x: number) => (Number.isFinite(x) ? formatNumber(x) : '')
  return limits.map((limit) => {
    const { name, words } = found.features[limit.feature]!
    const kept = words?.filter((_, word) => !limit.without?.has(word)).join(' ')
    return [
      kept === undefined ? name : `${name}: ${kept}`,
      end(limit.low),
      end(limit.high),
      limit.quasiP < 0.001 ? '<0.001' : limit.quasiP.toFixed(3),
      percentText(limit.densityWithout),
      percentText(limit.coverageWithout),
    ]
  })
}

function closing({ found, notInOverlay }: DiscoveryInput): string {
  if (found.boxes.length === 0) {
    const [least, most] = formatMove(found.least, found.most)
    const between = `the values lie between ${least} and ${most}`
    return `${found.share === 0 ? 'Nothing' : 'Everything'} is of interest: ${between}. Another threshold may part them.`
  }
  const limited = found.boxes.filter(({ limits }) => limits.length > 0)
  if (limited.length === 0) return ''
  const total = limited.reduce((sum, { coverage }) => sum + coverage, 0)
  const together = limited.length > 1 ? `Together the boxes hold ${percentText(total)} of all runs of interest. ` : ''
  const files = list(limited.map((_, at) => `box-${at + 1}.yaml`))
  const left =
    notInOverlay.length === 0
      ? ''
      : ` ${capitalised(list(notInOverlay))} cannot be laid over a scenario and ${notInOverlay.length === 1 ? 'is' : 'are'} left out of ${limited.length === 1 ? 'it' : 'them'}.`
  return `${together}${files} ${limited.length === 1 ? 'lays the box' : 'lay the boxes'} over ${found.scenario} as ${limited.length === 1 ? 'a scenario' : 'scenarios'}, each limited value in the middle of its range.${left}`
}

export function discoveryJson(input: DiscoveryInput, format: number): object {
  const { found } = input
  const limitOf = ({ feature, low, high, without }: FoundBox['limits'][number]) => {
    const { name, words } = found.features[feature]!
    return {
      factor: name,
      above: low,
      below: high,
      ...(words && without ? { values: words.filter((_, word) => !without.has(word)) } : {}),
    }
  }
  return plainJson({
    lintas: format,
    command: input.command,
    source: input.source,
    plan: input.plan.fingerprint,
    seed: input.plan.seed,
    scenario: found.scenario,
    ...(found.against ? { against: found.against } : {}),
    outcome: found.outcome,
    month: found.month,
    [found.interest.side]: found.interest.threshold,
    points: found.points,
    pointsOf: found.of,
    runs: found.runs,
    runsOf: found.runsOf,
    share: found.share,
    boxes: found.boxes.map((box) => ({
      density: box.density,
      coverage: box.coverage,
      mass: box.mass,
      points: box.points,
      limits: box.limits.map((limit) => ({
        ...limitOf(limit),
        quasiP: limit.quasiP,
        densityWithout: limit.densityWithout,
        coverageWithout: limit.coverageWithout,
      })),
    })),
  })
}
