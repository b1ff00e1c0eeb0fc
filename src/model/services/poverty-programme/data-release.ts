import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { givenIn, programmeOf } from './state.js'

/**
 * Once a year each source publishes anew by its own method, and old differences return; less where a method has been
 * agreed upon, and not at all where there is one register.
 */
export const dataRelease = mechanism({
  name: 'data-release',
  service: 'poverty-programme',
  purpose: 'The yearly release of figures brings each source’s own data back onto the table.',
  source: 'iskandar-tkpkd: conflict mostly about data and method (statistics office, social ministry, own data)',
  equation: 'in the release month: y_i += renewal·(1−agreed)·(1−Z)·(y⁰_i + noise·(2u−1) − y_i)',
  draws: { 'data-release': 'agency-figure' },
  coefficients: {
    renewal: coefficient({
      default: 0.7,
      range: [0.4, 0.9],
      meaning: 'Share of the way back to its own data that a source goes, where no method is agreed upon.',
    }),
    noise: coefficient({
      default: 0.1,
      range: [0.03, 0.2],
      meaning: 'Half-width of what changes in a source’s figure from year to year.',
    }),
  },
  step(s, c) {
    const e = s.now
    const given = givenIn(e)
    if (!given || (e.start - 1 + s.month - 1) % 12 !== given['release-month'] - 1) return
    const p = programmeOf(s)
    const { agencies, issueCount } = s.world.structure
    const { heldStart, heldForum } = e.seating
    const n = agencies.length
    for (let i = 0; i < n; i++) {
      if (!e.present[i]) continue
      for (let g = 0; g < p.figures; g++) {
        let agreed = 0
        for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++) {
          const cell = heldForum[q]! * p.figures + g
          if (p.agreed[cell]! > agreed) agreed = p.agreed[cell]!
        }
        const k = (issueCount + g) * n + i
        const u = s.draw(s.world.names['data-release']!, i * p.figures + g)
        const own = clip(e.interest[k]! + c.noise * (2 * u - 1))
        const back = c.renewal * (1 - agreed) * (1 - e.world['information-integration'])
        s.position[k] = clip(s.position[k]! + back * (own - s.position[k]!))
      }
    }
  },
})
