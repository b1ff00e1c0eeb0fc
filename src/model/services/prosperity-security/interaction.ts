import { faceToFace, messaging } from '../../channels.js'
import { coefficient, mechanism } from '../../mechanism.js'
import { sides } from './columns.js'
import { borderOf, columnsIn } from './state.js'

/** Who meets whom: pairs of government, of government with business, and all that bring in others. */
export const interaction = mechanism({
  name: 'interaction',
  service: 'prosperity-security',
  purpose: 'Counts the pairs that meet, by who they are: inter-governmental, public–private, multi-actor.',
  source: 'belu-cmmbs: three collaboration patterns, PPP, IGC and MAC',
  equation:
    'each meeting of g public, b private and o other members: IGC g(g−1)/2, PPP g·b, MAC all other pairs; n_X += memory·(met·weight − n_X), weight 1 in a room, written by message',
  coefficients: {
    memory: coefficient({
      default: 0.1,
      range: [0.05, 0.2],
      unit: 'per month',
      meaning: 'How fast the record of who met whom follows.',
    }),
    written: coefficient({
      default: 0.2,
      range: [0.1, 0.4],
      meaning: 'Weight of a pair in an exchange of messages against one in a room.',
    }),
  },
  step(s, c) {
    const e = s.now
    const { side } = columnsIn(e)!
    const { forums, seatStart, seatAgency } = s.world.structure
    let governmental = 0
    let publicPrivate = 0
    let multiActor = 0
    for (let f = 0; f < forums.length; f++) {
      for (let channel = faceToFace; channel <= messaging; channel++) {
        const n = s.attendees[channel * forums.length + f]!
        if (n < 2) continue
        const first = channel * seatAgency.length + seatStart[f]!
        let government = 0
        let business = 0
        for (let q = first; q < first + n; q++) {
          const of = side[seatAgency[s.attending[q]!]!]
          if (of === sides.government) government++
          else if (of === sides.business) business++
        }
        const weight = channel === faceToFace ? 1 : c.written
        const among = (government * (government - 1)) / 2
        const across = government * business
        governmental += weight * among
        publicPrivate += weight * across
        multiActor += weight * ((n * (n - 1)) / 2 - among - across)
      }
    }
    const p = borderOf(s)
    p.governmental += c.memory * (governmental - p.governmental)
    p.publicPrivate += c.memory * (publicPrivate - p.publicPrivate)
    p.multiActor += c.memory * (multiActor - p.multiActor)
  },
})
