import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { postOf } from './state.js'

/** How quick a post without traffic counts: as one that takes the middling time. */
const quickUnused = 0.5

/** People keep the rules where keeping them is quick, explained and watched, and the unofficial path is not easier. */
export const compliance = mechanism({
  name: 'compliance',
  service: 'border-clearance',
  purpose: 'Compliance of the border community follows service, outreach, detection and the ease of unofficial paths.',
  source: 'entikong-cbm: non-compliance by the local community',
  equation: `target = floor + service·quick + outreach·R + watch·detection + open·transparency − paths·P; compliance += pace·(target − compliance); quick = reference/(reference+time), ${quickUnused} without traffic`,
  coefficients: {
    pace: coefficient({ default: 0.05, range: [0.02, 0.1], unit: 'per month', meaning: 'How fast habits follow.' }),
    floor: coefficient({ default: 0.25, range: [0.15, 0.35], meaning: 'Compliance by habit alone.' }),
    service: coefficient({
      default: 0.4,
      range: [0.2, 0.5],
      meaning: 'Weight of quick clearance.',
      source: 'entikong-cbm: service +',
    }),
    reference: coefficient({
      default: 15,
      range: [10, 30],
      bounds: [1, 600],
      unit: 'minutes',
      meaning: 'Clearance time that is felt as middling.',
    }),
    outreach: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'Weight of outreach.',
      source: 'entikong-cbm +',
    }),
    watch: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'Weight of detection.',
      source: 'theory: deterrence +',
    }),
    open: coefficient({ default: 0.15, range: [0.05, 0.25], meaning: 'Weight of transparent rules.' }),
    paths: coefficient({ default: 0.25, range: [0.1, 0.4], meaning: 'What easy unofficial paths take away.' }),
  },
  step(s, c) {
    const e = s.now
    const post = postOf(s)
    let forums = 0
    let outreach = 0
    let openness = 0
    for (let f = 0; f < e.forumPresent.length; f++) {
      if (!e.members[f]) continue
      forums++
      outreach += e.forum.practices.outreach[f]!
      openness += s.forum.transparency[f]!
    }
    const quick = post.clearanceTime > 0 ? c.reference / (c.reference + post.clearanceTime) : quickUnused
    const target =
      c.floor +
      c.service * quick +
      (forums > 0 ? (c.outreach * outreach + c.open * openness) / forums : 0) +
      c.watch * post.detection -
      c.paths * e.world['unofficial-paths']
    post.compliance += c.pace * (clip(target) - post.compliance)
  },
})
