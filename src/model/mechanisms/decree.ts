import { coefficient, mechanism } from '../mechanism.js'

/**
 * Membership by a decree that recurs lapses for those whom the new decree does not reach. A secretariat and onboarding
 * bring it round; without a renewal date nothing lapses.
 */
export const decree = mechanism({
  name: 'decree',
  purpose: 'Where membership is decreed anew, some members are not told; a secretariat and onboarding reach them.',
  source: 'mbiri-fahik: a member of the 2023 decree never received that of 2024',
  equation:
    'at each renewal: told with chance 1−(1−reach)(1−carry·S)(1−onboarding); in between, one not told is told with chance onboarding',
  draws: { decree: 'seat' },
  coefficients: {
    reach: coefficient({
      default: 0.92,
      range: [0.8, 0.98],
      meaning: 'Chance that a new decree reaches a member of a forum with neither secretariat nor onboarding.',
    }),
    carry: coefficient({
      default: 0.6,
      range: [0.3, 0.9],
      meaning: 'Share of those missed whom a full secretariat reaches.',
    }),
  },
  step(s, c) {
    const e = s.now
    const { seatStart } = s.world.structure
    for (let f = 0; f < e.forumPresent.length; f++) {
      const every = e.forum.renewal[f]!
      if (every === 0) continue
      const renewed = s.month > 1 && (s.month - 1) % every === 0
      const onboarding = e.forum.practices.onboarding[f]!
      const told = 1 - (1 - c.reach) * (1 - c.carry * s.secretariat[f]!) * (1 - onboarding)
      if (!renewed && onboarding === 0) continue
      const start = seatStart[f]!
      const u = renewed ? s.draws(s.names.decree!, start, seatStart[f + 1]!, 0) : s.scratch
      for (let m = start; m < seatStart[f + 1]!; m++) {
        if (!e.seated[m]) continue
        if (renewed) s.informed[m] = +(u[m - start]! < told)
        else if (!s.informed[m] && s.draw(s.world.names.decree!, m) < onboarding) s.informed[m] = 1
      }
    }
  },
})
