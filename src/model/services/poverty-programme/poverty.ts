import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import type { State } from '../../state.js'
import { leverNames } from './fields.js'
import { columnsIn, givenIn, programmeOf } from './state.js'

/** What own effort is worth in a lever’s work, against joint effort. */
const ownWork = 0.5

/**
 * Three levers, each at its own pace: lower household costs at once, micro-enterprise within a year, income and
 * capability over years. What they reach is money delivered, work done and a plan that fits; what they do is that times
 * the share that reaches the poor. A disaster throws people into poverty for a time; relief brings them back.
 */
export const poverty = mechanism({
  name: 'poverty',
  service: 'poverty-programme',
  purpose: 'The poverty rate falls with what three levers reach and rises in a disaster; relief shortens the time.',
  source: 'iskandar-tkpkd: national levers; poverty of March 2023',
  equation: `reach_l += pace_l·(money_l/(money_l+need_l)·(idle+(1−idle)·work_l/(work_l+half))·fit − reach_l); P += inflow·(1−P/100) − P·(outflow + targeting·Σ effect_l·reach_l); X += hit·disaster − X·(ease + relief·targeting·fit·reach of household cost); poverty = P + X, attention ≥ max(disaster, min(1, news·poverty)); work_l = mean over the lever’s agencies of J + ${ownWork}·V; effect_l: household-cost, income, micro-enterprise; pace_l: household-cost-pace, income-pace, micro-enterprise-pace`,
  coefficients: {
    'household-cost': coefficient({
      default: 0.012,
      range: [0.006, 0.02],
      bounds: [0, 1],
      unit: 'per month',
      meaning: 'Share of the poor who leave poverty in a month when household costs are fully relieved.',
      source: 'iskandar-tkpkd +',
    }),
    income: coefficient({
      default: 0.016,
      range: [0.008, 0.025],
      bounds: [0, 1],
      unit: 'per month',
      meaning: 'The same when income and capability are fully raised.',
      source: 'iskandar-tkpkd +',
    }),
    'micro-enterprise': coefficient({
      default: 0.012,
      range: [0.006, 0.02],
      bounds: [0, 1],
      unit: 'per month',
      meaning: 'The same when micro-enterprise is fully developed.',
      source: 'iskandar-tkpkd +',
    }),
    'household-cost-pace': coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      unit: 'per month',
      meaning: 'How fast relief of household costs follows delivery.',
    }),
    'income-pace': coefficient({
      default: 0.05,
      range: [0.025, 0.1],
      unit: 'per month',
      meaning: 'How fast income and capability follow delivery.',
    }),
    'micro-enterprise-pace': coefficient({
      default: 0.1,
      range: [0.05, 0.2],
      unit: 'per month',
      meaning: 'How fast micro-enterprise follows delivery.',
    }),
    idle: coefficient({ default: 0.4, range: [0.2, 0.6], meaning: 'What money reaches where no work is put in.' }),
    half: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      bounds: [0.01, 1],
      meaning: 'Joint and half of own effort at which work counts half of what it can.',
    }),
    hit: coefficient({
      default: 0.8,
      range: [0.4, 1.5],
      bounds: [0, 10],
      unit: 'percentage points per month',
      meaning: 'People thrown into poverty in a month of full disaster.',
    }),
    ease: coefficient({
      default: 0.02,
      range: [0.01, 0.04],
      unit: 'per month',
      meaning: 'Share of those who recover in a month without relief.',
    }),
    relief: coefficient({
      default: 0.5,
      range: [0.3, 0.8],
      unit: 'per month',
      meaning: 'Share of those who recover in a month when relief fits, reaches them and is fully delivered.',
      source: 'iskandar-tkpkd: responsive planning +',
    }),
    news: coefficient({
      default: 0.04,
      range: [0.02, 0.08],
      unit: 'per percent',
      meaning: 'Attention that a percent of poverty draws; a disaster draws as much as it is large.',
    }),
  },
  step(s, c) {
    const e = s.now
    const given = givenIn(e)
    if (!given) return
    const p = programmeOf(s)
    const fit = meanFit(s)
    let shares = 0
    for (let l = 0; l < leverNames.length; l++) shares += given.levers[leverNames[l]!].share
    let untied = p.deliveredContributed
    for (let i = 0; i < e.present.length; i++) if (columnsIn(e).role[i]! > leverNames.length) untied += p.delivery[i]!
    let effect = 0
    for (let l = 0; l < leverNames.length; l++) {
      const name = leverNames[l]!
      const lever = given.levers[name]
      let money = shares > 0 ? (untied * lever.share) / shares : 0
      let agencies = 0
      let work = 0
      for (let i = 0; i < e.present.length; i++) {
        if (!e.present[i] || columnsIn(e).role[i]! !== l + 1) continue
        money += p.delivery[i]!
        agencies++
        work += s.joint[i]! + ownWork * s.own[i]!
      }
      const effort = agencies > 0 ? work / agencies : 0
      const worked = c.idle + (1 - c.idle) * (effort / (effort + c.half))
      const target = clip((money / (money + lever.need)) * worked * fit)
      p.reach[l]! += c[`${name}-pace`] * (target - p.reach[l]!)
      effect += c[name] * p.reach[l]!
    }
    const leaving = clip(given.outflow + p.targeting * effect)
    const rate = p.lasting
    p.lasting = percent(rate + given.inflow * (1 - rate / 100) - rate * leaving)
    const recovering = clip(c.ease + c.relief * p.targeting * fit * p.reach[0]!)
    p.stricken = percent(p.stricken * (1 - recovering) + c.hit * e.world.disaster)
    if (p.lasting + p.stricken > 100) p.stricken = 100 - p.lasting
    s.attention = Math.max(s.attention, e.world.disaster, clip(c.news * (p.lasting + p.stricken)))
  },
})

/** Mean fit of the plans of the forums that the service concerns; 0 without any. */
function meanFit(s: State): number {
  const { concerned, planFit } = programmeOf(s)
  let forums = 0
  let fit = 0
  for (let f = 0; f < concerned.length; f++) {
    if (!concerned[f]) continue
    forums++
    fit += planFit[f]!
  }
  return forums > 0 ? fit / forums : 0
}

const percent = (x: number): number => (x < 0 ? 0 : x > 100 ? 100 : x)
