import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { caseRoles } from './fields.js'
import { booksOf } from './state.js'

const prevention = caseRoles.indexOf('prevention')
const enforcement = caseRoles.indexOf('enforcement')
const coordination = caseRoles.indexOf('coordination')

/** Villages learn and recruiters are deterred only over months, and both fade when nobody keeps at it. */
export const casePrevention = mechanism({
  name: 'case-prevention',
  service: 'casework',
  purpose:
    'Prevention follows the work and outreach of those who hold that role, deterrence the work of law enforcement.',
  source: 'mbiri-fahik: training and guidance, village outreach, prosecutions',
  equation:
    'prevention += pace·(effort·prevention coverage·(1+coordinate·coordination) + outreach·R − prevention); deterrence += pace·(enforcement coverage − deterrence)',
  coefficients: {
    pace: coefficient({ default: 0.1, range: [0.05, 0.2], unit: 'per month', meaning: 'How fast both follow.' }),
    effort: coefficient({
      default: 0.8,
      range: [0.6, 1],
      meaning: 'Prevention where its work is fully covered and nobody coordinates.',
      source: 'mbiri-fahik +',
    }),
    coordinate: coefficient({
      default: 0.5,
      range: [0.25, 0.75],
      meaning: 'What full coordination adds to it, as a share.',
      source: 'bryson-2006 +',
    }),
    outreach: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'What full outreach to villages adds.',
      source: 'mbiri-fahik: village outreach +',
    }),
  },
  step(s, c) {
    const e = s.now
    const w = booksOf(s)
    let forums = 0
    let outreach = 0
    for (let f = 0; f < e.forumPresent.length; f++) {
      if (!e.members[f]) continue
      forums++
      outreach += e.forum.practices.outreach[f]!
    }
    const told = forums > 0 ? (c.outreach * outreach) / forums : 0
    const work = c.effort * w.coverage[prevention]! * (1 + c.coordinate * w.coverage[coordination]!)
    w.prevention += c.pace * (clip(work + told) - w.prevention)
    w.deterrence += c.pace * (w.coverage[enforcement]! - w.deterrence)
  },
})
