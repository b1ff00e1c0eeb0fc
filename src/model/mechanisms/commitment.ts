import { coefficient, mechanism } from '../mechanism.js'
import { clip } from '../state.js'

/**
 * Two commitments: to one’s own duty in the matter, which mandate and salience feed, and to the process, which trust
 * and outcomes feed as well.
 */
export const commitment = mechanism({
  name: 'commitment',
  purpose:
    'Commitment to the mandate and to the process follow mandate, salience, interdependence, trust and outcomes.',
  source: 'ansell-gash-2008: commitment to the process',
  equation:
    'C^m += pace(.45m(.5+.5L)+.35·salience+.20I+.1−C^m); C^p += pace(.25m(.5+.5L)+.20I+.30T̄+.20O+.10·salience+.05−C^p), + win·(1−C^p) after a small win',
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
    const { present, interdependence, bestLegalBasis, seating } = s.now
    const { heldStart, heldForum } = seating
    const { pace, interdependence: needed, trust, outcomes, win: lift } = c
    const dutyMandate = c['duty-mandate']
    const dutySalience = c['duty-salience']
    const processMandate = c['process-mandate']
    const processSalience = c['process-salience']
    const { outcome, won, mandate, salience, meanTrust, commitmentMandate, commitmentProcess } = s
    for (let i = 0; i < present.length; i++) {
      if (!present[i]) continue
      let record = 0
      let win = 0
      for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++) {
        const f = heldForum[q]!
        if (outcome[f]! > record) record = outcome[f]!
        if (won[f]) win = 1
      }
      const duty = mandate[i]! * (0.5 + 0.5 * bestLegalBasis[i]!)
      const need = needed * interdependence[i]!
      const toDuty = dutyMandate * duty + dutySalience * salience[i]! + need + 0.1
      const toProcess =
        processMandate * duty + need + trust * meanTrust[i]! + outcomes * record + processSalience * salience[i]! + 0.05
      commitmentMandate[i] = clip(commitmentMandate[i]! + pace * (toDuty - commitmentMandate[i]!))
      const engaged = commitmentProcess[i]! + pace * (toProcess - commitmentProcess[i]!)
      commitmentProcess[i] = clip(win ? engaged + lift * (1 - engaged) : engaged)
    }
  },
})
