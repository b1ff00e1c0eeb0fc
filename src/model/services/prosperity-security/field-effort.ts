import { coefficient, mechanism } from '../../mechanism.js'
import { borderOf, columnsIn } from './state.js'

/** Power of every voice where leadership evens it out in full. */
const evenPower = 0.5

/**
 * Where the agencies’ effort goes. Joint effort goes to the fields that the agendas of an agency’s forums give it, own
 * effort to the field of its role. A felt threat draws effort from prosperity to security, where it is worth less in the
 * hands of those whose field it is not. More hands bring less and less each.
 */
export const fieldEffort = mechanism({
  name: 'field-effort',
  service: 'prosperity-security',
  purpose: 'Divides joint and own effort between prosperity and security, and says who leads the joint action.',
  source: 'belu-cmmbs: two models, each with its centre of gravity',
  equation: `a_i,X = Σ_f agenda_f,X; x_i,f,X = J_i·agenda_f,X/max(1, Σ a_i), of P a share shift·felt goes to S; A_X = Σ x·fit·q_f/(Σ + half), fit = 1 in one’s own field and other elsewhere; q_f = (1−needs+needs·SU_f)·(1−centre+centre·k_chair); V_X likewise from own effort and roles, with own-half; led locally = mean over X of Σ_f x_f,X·(h·[chair local] + (1−h)·local share of J·voice)/Σ x_X, h = lead·k_chair, voice = power evened out to ${evenPower} by ℓ`,
  coefficients: {
    shift: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Share of the effort for prosperity that a full felt threat draws to security.',
      source: 'belu-cmmbs: threat +',
    }),
    other: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Worth of joint effort in a field that is not the agency’s own.',
    }),
    needs: coefficient({
      default: 0.5,
      range: [0.3, 0.7],
      meaning: 'Share of joint action that needs shared understanding.',
      source: 'ansell-gash-2008 +',
    }),
    centre: coefficient({
      default: 0.4,
      range: [0.2, 0.6],
      meaning: 'Share of joint action that needs a capable centre of gravity.',
      source: 'belu-cmmbs: centre of gravity +',
    }),
    half: coefficient({
      default: 1.8,
      range: [1.2, 3],
      bounds: [0.01, 1000],
      unit: 'fully committed agencies',
      meaning: 'Joint effort in a field at which half of what is possible is reached.',
    }),
    'own-half': coefficient({
      default: 2.5,
      range: [1.5, 4],
      bounds: [0.01, 1000],
      unit: 'fully committed agencies',
      meaning: 'Own effort in a field at which half of what is possible is reached.',
    }),
    lead: coefficient({
      default: 0.8,
      range: [0.6, 1],
      meaning: 'Share of a forum’s joint action that a fully capable chair leads.',
    }),
  },
  step(s, c) {
    const e = s.now
    const p = borderOf(s)
    const columns = columnsIn(e)!
    const away = c.shift * p.feltThreat
    const { forums } = s.world.structure
    const { memberStart, memberAgency } = e.seating
    let prosperity = 0
    let security = 0
    // Before diminishing returns: joint effort in each field, and what of it local government leads.
    let allProsperity = 0
    let allSecurity = 0
    let ledProsperity = 0
    let ledSecurity = 0
    for (let f = 0; f < forums.length; f++) {
      const agenda = columns.prosperityAgenda[f]! + columns.securityAgenda[f]!
      if (!e.forumPresent[f] || agenda <= 0) continue
      const chair = columns.chair[f]!
      const steered = chair < 0 ? 0 : s.agency.capacity[chair]!
      const quality = (1 - c.needs + c.needs * s.understanding[f]!) * (1 - c.centre + c.centre * steered)
      let forumProsperity = 0
      let forumSecurity = 0
      let weight = 0
      let local = 0
      for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) {
        const i = memberAgency[q]!
        const effort = s.joint[i]! / columns.agendas[i]!
        const toProsperity = effort * columns.prosperityAgenda[f]! * (1 - away)
        const toSecurity = effort * (columns.securityAgenda[f]! + columns.prosperityAgenda[f]! * away)
        prosperity += quality * toProsperity * (columns.prosperityRole[i]! > 0 ? 1 : c.other)
        security += quality * toSecurity * (columns.securityRole[i]! > 0 ? 1 : c.other)
        forumProsperity += toProsperity
        forumSecurity += toSecurity
        const voice = effort * (e.agency.power[i]! + s.leadership[f]! * (evenPower - e.agency.power[i]!))
        weight += voice
        if (columns.local[i]) local += voice
      }
      if (weight <= 0) continue
      const byChair = c.lead * steered
      const led = (chair >= 0 && columns.local[chair] ? byChair : 0) + (1 - byChair) * (local / weight)
      allProsperity += forumProsperity
      allSecurity += forumSecurity
      ledProsperity += led * forumProsperity
      ledSecurity += led * forumSecurity
    }
    p.jointProsperity = prosperity / (prosperity + c.half)
    p.jointSecurity = security / (security + c.half)
    const fields = (allProsperity > 0 ? 1 : 0) + (allSecurity > 0 ? 1 : 0)
    p.localAutonomy =
      fields > 0
        ? ((allProsperity > 0 ? ledProsperity / allProsperity : 0) +
            (allSecurity > 0 ? ledSecurity / allSecurity : 0)) /
          fields
        : Number.NaN
    let ownProsperity = 0
    let ownSecurity = 0
    // Effort in a field that is not the agency’s own is worth less.
    let lost = 0
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i]) continue
      const drawn = s.own[i]! * columns.prosperityRole[i]! * away
      ownProsperity += s.own[i]! * columns.prosperityRole[i]! - drawn
      ownSecurity += s.own[i]! * columns.securityRole[i]! + drawn
      lost += (1 - c.other) * drawn
    }
    const all = allProsperity + allSecurity + ownProsperity + ownSecurity
    p.securityEffort = all > 0 ? (allSecurity + ownSecurity) / all : Number.NaN
    p.ownProsperity = ownProsperity / (ownProsperity + c['own-half'])
    const worth = ownSecurity - lost
    p.ownSecurity = worth / (worth + c['own-half'])
  },
})
