/**
 * A month, in order. Read it aloud: this list is the model.
 *
 * `take stock` reads what follows from the stocks (mean trust, shared understanding) before the next mechanisms use it. The
 * last of the month leaves mean trust out: no mechanism may read that before the first.
 */
import type { Line, Mechanism } from './mechanism.js'
import { accountability } from './mechanisms/accountability.js'
import { attendance } from './mechanisms/attendance.js'
import { commitment } from './mechanisms/commitment.js'
import { contributions } from './mechanisms/contributions.js'
import { convening } from './mechanisms/convening.js'
import { decree } from './mechanisms/decree.js'
import { dialogue } from './mechanisms/dialogue.js'
import { facilitation } from './mechanisms/facilitation.js'
import { habit } from './mechanisms/habit.js'
import { incidents } from './mechanisms/incidents.js'
import { income } from './mechanisms/income.js'
import { jointEffort } from './mechanisms/joint-effort.js'
import { leadership } from './mechanisms/leadership.js'
import { legitimacy } from './mechanisms/legitimacy.js'
import { ownInterests } from './mechanisms/own-interests.js'
import { positions } from './mechanisms/positions.js'
import { promises } from './mechanisms/promises.js'
import { richness } from './mechanisms/richness.js'
import { salience } from './mechanisms/salience.js'
import { smallWins } from './mechanisms/small-wins.js'
import { technicalTeams } from './mechanisms/technical-teams.js'
import { tension } from './mechanisms/tension.js'
import { training } from './mechanisms/training.js'
import { transparency } from './mechanisms/transparency.js'
import { trustDecay } from './mechanisms/trust-decay.js'
import { turnover } from './mechanisms/turnover.js'
import { clearance } from './services/border-clearance/clearance.js'
import { compliance } from './services/border-clearance/compliance.js'
import { jointInspection } from './services/border-clearance/joint-inspection.js'
import { practice } from './services/border-clearance/practice.js'
import { supervision } from './services/border-clearance/supervision.js'
import { caseArrivals } from './services/casework/arrivals.js'
import { caseBacklog } from './services/casework/backlog.js'
import { caseCoverage } from './services/casework/coverage.js'
import { evaluability } from './services/casework/evaluability.js'
import { caseHandling } from './services/casework/handling.js'
import { casePrevention } from './services/casework/prevention.js'
import { agenda } from './services/diplomacy-agenda/agenda.js'
import { borderWelfare } from './services/diplomacy-agenda/border-welfare.js'
import { confidenceBuilding } from './services/diplomacy-agenda/confidence-building.js'
import { followUp } from './services/diplomacy-agenda/follow-up.js'
import { peopleToPeople } from './services/diplomacy-agenda/people-to-people.js'
import { postponement } from './services/diplomacy-agenda/postponement.js'
import { startingAnew } from './services/diplomacy-agenda/starting-anew.js'
import { coherence } from './services/poverty-programme/coherence.js'
import { dataMediation } from './services/poverty-programme/data-mediation.js'
import { dataRelease } from './services/poverty-programme/data-release.js'
import { poverty } from './services/poverty-programme/poverty.js'
import { programmeMoney } from './services/poverty-programme/programme-money.js'
import { replanning } from './services/poverty-programme/replanning.js'
import { targeting } from './services/poverty-programme/targeting.js'
import { fieldEffort } from './services/prosperity-security/field-effort.js'
import { institutionBuilding } from './services/prosperity-security/institution-building.js'
import { interaction } from './services/prosperity-security/interaction.js'
import { localDelivery } from './services/prosperity-security/local-delivery.js'
import { threatResponse } from './services/prosperity-security/threat-response.js'
import { welfareAndSecurity } from './services/prosperity-security/welfare-and-security.js'

export const schedule: readonly Line[] = [
  // Shocks, money and people
  leadership,
  habit,
  tension,
  incidents,
  caseArrivals,
  dataRelease,
  income,
  contributions,
  turnover,
  startingAnew,
  'take stock',
  // Meeting
  decree,
  convening,
  postponement,
  attendance,
  richness,
  dialogue,
  positions,
  dataMediation,
  facilitation,
  technicalTeams,
  training,
  confidenceBuilding,
  'take stock',
  // Work and promises
  jointEffort,
  promises,
  // What the services deliver
  practice,
  jointInspection,
  clearance,
  supervision,
  compliance,
  caseCoverage,
  caseHandling,
  casePrevention,
  caseBacklog,
  evaluability,
  replanning,
  coherence,
  programmeMoney,
  targeting,
  poverty,
  interaction,
  institutionBuilding,
  threatResponse,
  fieldEffort,
  localDelivery,
  welfareAndSecurity,
  agenda,
  followUp,
  peopleToPeople,
  borderWelfare,
  // What it does to the forum
  smallWins,
  transparency,
  accountability,
  legitimacy,
  salience,
  commitment,
  // What fades
  ownInterests,
  trustDecay,
  'take stock',
]

/** All mechanisms, with equation and coefficients, in the order of a month. */
export const mechanisms: readonly Mechanism[] = schedule.filter((line) => line !== 'take stock')
