import { happens } from '../../random/index.js'
import { coefficient, mechanism } from '../mechanism.js'
import { happened } from '../trace.js'

/** Joint effort, better understood and better resourced, now and then yields a small win; a fixed threshold never did. */
export const smallWins = mechanism({
  name: 'small-wins',
  purpose: 'Joint and own effort yield small wins by chance; wins build the forum’s record of outcomes.',
  source: 'ansell-gash-2008: intermediate outcomes',
  equation:
    'q = joint·J̄·(1−understanding+understanding·SU)·(1+information·Z)·(1+resource·programme)+own·V̄; P(win) = 1−exp(−pace·q); O += memory·(win−O)',
  draws: { win: 'forum' },
  coefficients: {
    pace: coefficient({
      default: 0.6,
      range: [0.3, 1],
      bounds: [0, 10],
      unit: 'per month',
      meaning: 'Wins a month at full effort.',
    }),
    joint: coefficient({ default: 1, range: [0.7, 1.3], bounds: [0, 10], meaning: 'Yield of joint effort.' }),
    understanding: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Share of joint effort’s yield that needs shared understanding.',
      source: 'ansell-gash-2008 +',
    }),
    information: coefficient({ default: 0.3, range: [0.1, 0.5], meaning: 'What integrated information adds.' }),
    resource: coefficient({ default: 0.3, range: [0.1, 0.5], meaning: 'What a full common programme adds.' }),
    own: coefficient({
      default: 0.5,
      range: [0.3, 0.7],
      meaning: 'Yield of own programmes: agencies act within their own duties.',
      source: 'mbiri-fahik: small wins in each sub-task force',
    }),
    memory: coefficient({
      default: 0.15,
      range: [0.05, 0.25],
      unit: 'per month',
      meaning: 'How fast the record of outcomes follows wins.',
    }),
  },
  events: {
    'small-win': { detail: 'a small win for the joint task' },
  },
  step(s, c) {
    const e = s.now
    const { forums } = s.world.structure
    const { memberStart, memberAgency } = e.seating
    const u = s.draws(s.names.win!, 0, forums.length, 0)
    for (let f = 0; f < forums.length; f++) {
      if (!e.forumPresent[f]) continue
      const members = e.members[f]!
      if (members === 0) continue
      let joint = 0
      let own = 0
      for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) {
        joint += s.joint[memberAgency[q]!]!
        own += s.own[memberAgency[q]!]!
      }
      const yields =
        c.joint *
        (joint / members) *
        (1 - c.understanding + c.understanding * s.understanding[f]!) *
        (1 + c.information * e.world['information-integration']) *
        (1 + c.resource * s.programme[f]!)
      const effort = yields + c.own * (own / members)
      const won = happens(u[f]!, c.pace * effort)
      s.won[f] = won ? 1 : 0
      s.outcome[f]! += c.memory * ((won ? 1 : 0) - s.outcome[f]!)
      if (!won) continue
      s.wins[f]! += 1
      s.trace?.(happened(s, 'small-win', f))
    }
  },
})
