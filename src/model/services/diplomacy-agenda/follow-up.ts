import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { agendaOf, columnsIn } from './state.js'

/** An agreement is only paper till somebody follows it up between the annual sessions; otherwise it lapses. */
export const followUp = mechanism({
  name: 'follow-up',
  service: 'diplomacy-agenda',
  purpose: 'Agreements become programmes as far as they are followed up between sessions; the others lapse.',
  source: 'fahrozi-sosek: programme follow-up between annual meetings; non-state actors',
  equation:
    'follow-up += pace·(clip(floor+sustained·setting+secretariat·S̄·files+civil·n+fund·programme) − follow-up); pending += settled this month; carried out = act·follow-up·pending, lapsed = lapse·(1−follow-up)·pending; running += carried out − end·running',
  coefficients: {
    pace: coefficient({ default: 0.08, range: [0.04, 0.16], unit: 'per month', meaning: 'How fast practice follows.' }),
    floor: coefficient({ default: 0.05, range: [0, 0.15], meaning: 'Follow-up where nobody is charged with it.' }),
    sustained: coefficient({
      default: 0.5,
      range: [0.3, 0.7],
      meaning: 'Weight of a sustained programme of follow-up.',
    }),
    secretariat: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'Weight of the secretariats and of the files that both sides have.',
    }),
    civil: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Weight of non-state members, who stay with the matter between sessions.',
      source: 'fahrozi-sosek: non-state actors +',
    }),
    fund: coefficient({
      default: 0.15,
      range: [0.05, 0.25],
      meaning: 'Weight of a common programme that is paid for.',
    }),
    act: coefficient({
      default: 0.12,
      range: [0.06, 0.24],
      unit: 'per month',
      meaning: 'Share of pending agreements carried out in a month of full follow-up.',
    }),
    lapse: coefficient({
      default: 0.06,
      range: [0.03, 0.12],
      unit: 'per month',
      meaning: 'Share of pending agreements that lapse in a month without follow-up.',
    }),
    end: coefficient({
      default: 0.02,
      range: [0.01, 0.04],
      unit: 'per month',
      meaning: 'Share of programmes that come to their end in a month.',
    }),
  },
  step(s, c) {
    const e = s.now
    const d = agendaOf(s)
    const sides = s.world.structure.countries.length
    let forums = 0
    let office = 0
    let programme = 0
    for (let f = 0; f < e.forumPresent.length; f++) {
      if (!e.members[f]) continue
      forums++
      let files = 0
      for (let side = 0; side < sides; side++) files += s.files[f * sides + side]!
      office += s.secretariat[f]! * (files / sides)
      if (s.programme[f]! > programme) programme = s.programme[f]!
    }
    const target = clip(
      c.floor +
        c.sustained * columnsIn(e)!.spec['follow-up'] +
        (forums > 0 ? (c.secretariat * office) / forums : 0) +
        c.civil * columnsIn(e)!.nonState +
        c.fund * programme,
    )
    d.followUp += c.pace * (target - d.followUp)
    d.concluded += d.settledThisMonth
    d.pending += d.settledThisMonth
    const carried = c.act * d.followUp * d.pending
    const lapsed = c.lapse * (1 - d.followUp) * d.pending
    d.pending -= carried + lapsed
    d.carriedOut += carried
    d.lapsed += lapsed
    d.running += carried - c.end * d.running
  },
})
