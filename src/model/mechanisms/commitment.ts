import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../ranges.js'

/** Share of a mandate that binds without a legal basis. */
const unwritten = 0.5
/** What an agency brings to its own duty where nothing feeds it: a level, of which only differences are read. */
const dutyFloor = 0.1
/** The same to the process. */
const processFloor = 0.05

/**
 * Two commitments: to one’s own duty in the matter, which mandate and salience feed, and to the process, which trust
 * and outcomes feed as well.
 */
export const commitment = mechanism({
  name: 'commitment',
  purpose:
    'Commitment to the mandate and to the process follow mandate, salience, interdependence, trust and outcomes.',
  source: 'ansell-gash-2008: commitment to the process',
  equation: `C^m += pace·(duty-mandate·d + duty-salience·salience + interdependence·I + ${dutyFloor} − C^m); C^p += pace·(process-mandate·d + interdependence·I + trust·T̄ + outcomes·O + process-salience·salience + ${processFloor} − C^p), + win·(1−C^p) after a small win; d = m·(${unwritten} + (1−${unwritten})·L)`,
  coefficients: {
    pace: coefficient({ default: 0.1, range: [0.05, 0.2], unit: 'per month', meaning: 'How fast commitment follows.' }),
    'duty-mandate': coefficient({
      default: 0.45,
      range: [0.3, 0.6],
      meaning: 'Weight of the mandate in commitment to the duty.',
      source: 'ansell-gash-2008 +',
    }),
    'duty-salience': coefficient({
      default: 0.35,
      range: [0.2, 0.5],
      meaning: 'Weight of salience in commitment to the duty.',
    }),
    'process-mandate': coefficient({
      default: 0.25,
      range: [0.15, 0.35],
      meaning: 'Weight of the mandate in commitment to the process.',
      source: 'ansell-gash-2008 +',
    }),
    interdependence: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'Weight of interdependence in both.',
      source: 'ansell-gash-2008 +',
    }),
    trust: coefficient({
      default: 0.3,
      range: [0.2, 0.4],
      meaning: 'Weight of mean trust in commitment to the process.',
      source: 'ansell-gash-2008 +',
    }),
    outcomes: coefficient({
      default: 0.2,
      range: [0.1, 0.3],
      meaning: 'Weight of the record of outcomes.',
      source: 'ansell-gash-2008 +',
    }),
    'process-salience': coefficient({
      default: 0.1,
      range: [0, 0.2],
      meaning: 'Weight of salience in commitment to the process.',
    }),
    win: coefficient({
      default: 0.03,
      range: [0.01, 0.06],
      meaning: 'Share of the missing commitment that a small win supplies.',
      source: 'ansell-gash-2008: small wins +',
    }),
  },
  step(s, c) {
    const { present, bestLegalBasis, seating } = s.now
    const { interdependence } = s.now.agency
    const { heldStart, heldForum } = seating
    const { pace, interdependence: needed, trust, outcomes, win: lift } = c
    const dutyMandate = c['duty-mandate']
    const dutySalience = c['duty-salience']
    const processMandate = c['process-mandate']
    const processSalience = c['process-salience']
    const { outcome, won, mandate, salience, meanTrust } = s
    const commitmentMandate = s.agency.commitment.mandate
    const commitmentProcess = s.agency.commitment.process
    for (let i = 0; i < present.length; i++) {
      if (!present[i]) continue
      let record = 0
      let win = 0
      for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++) {
        const f = heldForum[q]!
        if (outcome[f]! > record) record = outcome[f]!
        if (won[f]) win = 1
      }
      const duty = mandate[i]! * (unwritten + (1 - unwritten) * bestLegalBasis[i]!)
      const need = needed * interdependence[i]!
      const toDuty = dutyMandate * duty + dutySalience * salience[i]! + need + dutyFloor
      const toProcess =
        processMandate * duty +
        need +
        trust * meanTrust[i]! +
        outcomes * record +
        processSalience * salience[i]! +
        processFloor
      commitmentMandate[i] = clip(commitmentMandate[i]! + pace * (toDuty - commitmentMandate[i]!))
      const engaged = commitmentProcess[i]! + pace * (toProcess - commitmentProcess[i]!)
      commitmentProcess[i] = clip(win ? engaged + lift * (1 - engaged) : engaged)
    }
  },
})
