import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import { columnsIn, programmeOf } from './state.js'

/** Share of what agreed data bring that needs no plan to be put to use. */
const dataAlone = 0.5

/** Aid reaches the poor where programmes follow one plan and the lists of the poor agree. */
export const targeting = mechanism({
  name: 'targeting',
  service: 'poverty-programme',
  purpose: 'Targeting accuracy follows coherence of programmes and agreement of data, and a register.',
  source: 'iskandar-tkpkd: data and method; integration of programmes',
  equation: `target = floor + coherence·mean coherence + data·(1−conflict)·(${dataAlone}+(1−${dataAlone})·mean coherence) + register·Z; targeting += pace·(target − targeting)`,
  coefficients: {
    pace: coefficient({ default: 0.08, range: [0.04, 0.15], unit: 'per month', meaning: 'How fast lists follow.' }),
    floor: coefficient({ default: 0.15, range: [0.05, 0.25], meaning: 'Accuracy where nothing is agreed.' }),
    coherence: coefficient({
      default: 0.35,
      range: [0.2, 0.5],
      meaning: 'Weight of the coherence of programmes.',
      source: 'iskandar-tkpkd +',
    }),
    data: coefficient({
      default: 0.35,
      range: [0.2, 0.5],
      meaning: 'Weight of data that agree.',
      source: 'iskandar-tkpkd +',
    }),
    register: coefficient({ default: 0.1, range: [0.03, 0.2], meaning: 'What one register adds by itself.' }),
  },
  step(s, c) {
    const e = s.now
    const p = programmeOf(s)
    let forums = 0
    let conflict = 0
    for (let f = 0; f < e.forumPresent.length; f++) {
      if (!p.concerned[f]) continue
      forums++
      conflict += p.figures > 0 ? p.conflict(e, s.position, f) : 0
    }
    let members = 0
    let coherence = 0
    for (let i = 0; i < e.present.length; i++) {
      if (!e.present[i] || columnsIn(e).role[i]! <= 0) continue
      members++
      coherence += p.coherence[i]!
    }
    const overlap = members > 0 ? coherence / members : 0
    const agreed = forums > 0 ? 1 - conflict / forums : 0
    const target =
      c.floor +
      c.coherence * overlap +
      c.data * agreed * (dataAlone + (1 - dataAlone) * overlap) +
      c.register * e.world['information-integration']
    p.targeting += c.pace * (clip(target) - p.targeting)
  },
})
