import { coefficient, mechanism } from '../mechanism.js'

/**
 * Non-state actors bring money of their own, as far as the forum is accepted. It pays for joint programmes and their
 * follow-up.
 */
export const contributions = mechanism({
  name: 'contributions',
  purpose: 'Members’ own money, as far as the forum’s legitimacy draws it, pays for the forum’s common programme.',
  source: 'bryson-2006; entikong-cbm: private sector participation',
  equation:
    'fund += Σ contribution·(floor+(1−floor)·legitimacy); spent = pace·fund; programme += lag·(spent/(spent+scale) − programme)',
  coefficients: {
    floor: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Share of what is offered that comes even to a forum of no legitimacy.',
    }),
    pace: coefficient({
      default: 0.3,
      range: [0.1, 0.5],
      unit: 'per month',
      meaning: 'Share of the fund spent in a month.',
    }),
    scale: coefficient({
      default: 20,
      range: [10, 40],
      bounds: [0.1, 1e6],
      unit: 'million Rp per month',
      meaning: 'Spending at which the programme reaches half of what it can be.',
    }),
    lag: coefficient({
      default: 0.2,
      range: [0.1, 0.4],
      unit: 'per month',
      meaning: 'How fast the programme follows spending.',
    }),
  },
  step(s, c) {
    const e = s.now
    const { forums } = s.world.structure
    for (let f = 0; f < forums.length; f++) {
      if (!e.forumPresent[f]) continue
      const given = e.offered[f]! * (c.floor + (1 - c.floor) * s.forum.legitimacy[f]!)
      s.fund[f]! += given
      s.fundReceived[f]! += given
      const spent = c.pace * s.fund[f]!
      s.fund[f]! -= spent
      s.fundSpent[f]! += spent
      s.fundPaid[f] = spent
      s.programme[f]! += c.lag * (spent / (spent + c.scale) - s.programme[f]!)
    }
  },
})
