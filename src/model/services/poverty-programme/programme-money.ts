import { coefficient, mechanism } from '../../mechanism.js'
import { columnsIn, programmeOf } from './state.js'

/**
 * What is pledged to programmes against poverty and what arrives. A sponsor releases money; an agency that keeps its
 * pledges and has the staff delivers it; and where others pay, public money goes elsewhere, in part.
 */
export const programmeMoney = mechanism({
  name: 'programme-money',
  service: 'poverty-programme',
  purpose: 'Money pledged to programmes becomes money delivered: sponsor, kept pledges and capacity +, crowding-out −.',
  source: 'bryson-2006: sponsors bring resources; iskandar-tkpkd: private and alms contributions',
  equation:
    'pledged = Σ budget_i·(authority+(1−authority)·[sponsor]) + Σ contribution_i; public_i = pledged_i·kept_i·(1−staff+staff·k_i)·(1−crowd·common programme); delivered = Σ public_i + spent from the common fund',
  coefficients: {
    authority: coefficient({
      default: 0.7,
      range: [0.5, 0.85],
      meaning: 'Share of programme budgets that agencies release without a sponsor.',
      source: 'bryson-2006: sponsors +',
    }),
    staff: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Share of delivery that needs staff capacity.',
    }),
    crowd: coefficient({
      default: 0.12,
      range: [0, 0.3],
      meaning: 'Share of public delivery that a full common programme, paid by contributions, displaces.',
      source: 'theory: fungibility of aid −',
    }),
  },
  step(s, c) {
    const e = s.now
    const p = programmeOf(s)
    const { forums, agencies } = s.world.structure
    const { heldStart, heldForum, memberStart, memberAgency } = e.seating
    p.pledged = p.deliveredPublic = p.deliveredContributed = 0
    for (let f = 0; f < forums.length; f++) {
      if (!p.concerned[f]) continue
      p.deliveredContributed += s.fundPaid[f]!
      for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) p.pledged += e.agency.contribution[memberAgency[q]!]!
    }
    for (let i = 0; i < agencies.length; i++) {
      p.delivery[i] = 0
      if (!e.present[i] || columnsIn(e).role[i]! <= 0) continue
      let sponsored = 0
      let common = 0
      for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++) {
        const f = heldForum[q]!
        if (e.sponsored[f]) sponsored = 1
        if (s.programme[f]! > common) common = s.programme[f]!
      }
      const offered = columnsIn(e).budget[i]! * (c.authority + (1 - c.authority) * sponsored)
      const able = 1 - c.staff + c.staff * s.agency.capacity[i]!
      p.pledged += offered
      p.delivery[i] = offered * s.kept[i]! * able * (1 - c.crowd * common)
      p.deliveredPublic += p.delivery[i]!
    }
  },
})
