import { comesAbout } from '../../random/index.js'
import { faceToFace, messaging } from '../channels.js'
import { coefficient, mechanism } from '../mechanism.js'
import type { State } from '../state.js'
import { attendanceWindow } from '../state-columns.js'
import { happened } from '../trace.js'
import { callOnIncident } from './convening.js'

/** Cost of a session that an incident calls, as a share of that of one that is due. */
const costOnIncident = 0.3
/** Work of an exchange of messages, in sessions. */
const workOfMessages = 0.2
/** Share of the cost that a full budget line pays, unless a scenario sets `cover`. */
export const coverOfBudgetLine = 0.8

/** How minutes count those who came. */
const took = '{came} of {told} took part'

/** Who comes: those told, who can pay, with a chance that commitment, mandate and trust raise and ego lowers. */
export const attendance = mechanism({
  name: 'attendance',
  purpose: 'Which members come to a session or take part in an exchange of messages.',
  source: 'ansell-gash-2008: incentives, mandate, leadership +; ego, cost, distance −',
  equation: `p = σ(intercept + commitment·C^p + mandate·m·L + trust·T̄ + leadership·ℓ − ego·e·(1 − ego-relief·L) − [in a room]·distance·d + [incident]·incident·m·salience + [message]·messaging), if told and B ≥ cost·(1 − cover·Y); d how far the agency is; of those told an incident concerns each with chance relevance, at ${costOnIncident} of the cost; work of messages = ${workOfMessages} sessions`,
  draws: { attendance: 'seat', relevance: 'seat' },
  coefficients: {
    intercept: coefficient({
      default: -1,
      range: [-1.5, -0.5],
      bounds: [-100, 100],
      unit: 'log odds',
      meaning: 'Inclination to come when nothing speaks for or against.',
    }),
    commitment: coefficient({
      default: 2,
      range: [1, 3],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'Weight of commitment to the process.',
      source: 'ansell-gash-2008 +',
    }),
    mandate: coefficient({
      default: 2,
      range: [1, 3],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'Weight of mandate fit where the forum has a legal basis.',
      source: 'ansell-gash-2008 +',
    }),
    trust: coefficient({
      default: 1,
      range: [0.5, 2],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'Weight of mean trust.',
      source: 'ansell-gash-2008 +',
    }),
    leadership: coefficient({
      default: 0.8,
      range: [0.4, 1.5],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'Weight of facilitative leadership.',
      source: 'ansell-gash-2008 +',
    }),
    ego: coefficient({
      default: 2.5,
      range: [1.5, 3.5],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'Weight of sectoral ego.',
      source: 'mbiri-fahik: sectoral ego −',
    }),
    'ego-relief': coefficient({
      default: 0.3,
      range: [0.1, 0.5],
      meaning: 'Share of that which a full legal basis takes away.',
    }),
    distance: coefficient({
      default: 1,
      range: [0.5, 2],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'Weight of distance.',
    }),
    incident: coefficient({
      default: 3,
      range: [1.5, 4.5],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'Weight of mandate times salience when an incident calls the session.',
    }),
    messaging: coefficient({
      default: 1,
      range: [0.5, 1.5],
      bounds: [0, 10],
      unit: 'log odds',
      meaning: 'How much easier it is to answer a message.',
    }),
    cover: coefficient({
      default: coverOfBudgetLine,
      range: [0.5, 1],
      meaning: 'Share of the cost that a full budget line pays.',
    }),
    relevance: coefficient({
      default: 0.45,
      range: [0.25, 0.65],
      meaning: 'Chance that an incident concerns a given member.',
      source: 'mbiri-fahik: relevant agencies meet when a case occurs',
    }),
  },
  events: {
    session: { detail: took, said: `session, ${took}` },
    'incident-session': { detail: took, said: `session after an incident, ${took}` },
    'no-quorum': { detail: took, said: 'session without a quorum, {came} of {told} came' },
    exchange: { detail: took, said: `exchange of messages, ${took}` },
    'no-exchange': { detail: took, said: 'exchange of messages that did not come about, {came} of {told} wrote' },
  },
  step(s, c) {
    const forums = s.world.structure.forums.length
    for (let f = 0; f < forums; f++) {
      if (s.convened[f]) {
        gather(s, f, faceToFace, c)
        // A due session that lacks its quorum does not stand in the way of what an incident in the same month calls for.
        if (!s.convened[f] && !s.called[f] && callOnIncident(s, f)) gather(s, f, faceToFace, c)
      }
      if (s.convened[messaging * forums + f]) gather(s, f, messaging, c)
    }
  },
})

type Coefficients = {
  intercept: number
  commitment: number
  mandate: number
  trust: number
  leadership: number
  ego: number
  'ego-relief': number
  distance: number
  incident: number
  messaging: number
  cover: number
  relevance: number
}

/** Who of forum f takes part in this month's session or exchange of messages, and whether it takes place. */
function gather(s: State, f: number, channel: number, c: Coefficients): void {
  const e = s.now
  const { seatStart, seatAgency } = s.world.structure
  const inRoom = channel === faceToFace
  const called = inRoom && s.called[f] === 1
  const cost = inRoom ? e.forum.channels['face-to-face'].cost[f]! * (called ? costOnIncident : 1) : 0
  const share = cost * (1 - c.cover * e.forum.design['budget-line'][f]!)
  const legal = e.forum.design['legal-basis'][f]!
  const common = c.intercept + c.leadership * s.leadership[f]! + (inRoom ? 0 : c.messaging)
  const first = channel * seatAgency.length + seatStart[f]!
  const { commitment, mandate: fit, trust, ego: selfish, distance, incident } = c
  const relief = 1 - c['ego-relief'] * legal
  const { informed, concerned, budget, mandate, meanTrust, salience, attending } = s
  const { ego, commitment: committed } = s.agency
  const { seated } = e
  const { distance: far } = e.agency
  let told = 0
  let came = 0
  if (called) choose(s, f, c.relevance)
  const u = s.draws(s.names.attendance!, seatStart[f]!, seatStart[f + 1]!, channel)
  for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
    if (!seated[m] || !informed[m]) continue
    const i = seatAgency[m]!
    if (called && !concerned[m]) continue
    told++
    if (inRoom) {
      s.seatInvited[m]! += 1
      s.invited[i]! += 1
    }
    if (budget[i]! < share) continue
    const pull =
      common +
      commitment * committed.process[i]! +
      fit * mandate[i]! * legal +
      trust * meanTrust[i]! -
      selfish * ego[i]! * relief -
      (inRoom ? distance * far[i]! : 0) +
      (called ? incident * mandate[i]! * salience[i]! : 0)
    if (comesAbout(u[m - seatStart[f]!]!, pull)) {
      attending[first + came++] = m
      if (inRoom) {
        s.seatCame[m]! += 1
        s.came[i]! += 1
      }
    }
  }
  settle(s, f, channel, told, came, share, cost - share)
}

/** Whom of forum f the incident concerns. */
function choose(s: State, f: number, relevance: number): void {
  const start = s.world.structure.seatStart[f]!
  const end = s.world.structure.seatStart[f + 1]!
  const u = s.draws(s.names.relevance!, start, end, 0)
  for (let m = start; m < end; m++) s.concerned[m] = +(u[m - start]! < relevance)
}

/** A session without a quorum does not take place; one that does is paid for and goes on record. */
function settle(
  s: State,
  f: number,
  channel: number,
  told: number,
  came: number,
  share: number,
  granted: number,
): void {
  const { seatAgency, seatStart, forums, agencies } = s.world.structure
  const slot = channel * forums.length + f
  const inRoom = channel === faceToFace
  const least = inRoom && !s.called[f] ? Math.max(2, s.now.forum.quorum[f]! * told) : 2
  const first = channel * seatAgency.length + seatStart[f]!
  const held = came >= least
  if (inRoom) {
    const window = (s.month % attendanceWindow) * forums.length + f
    s.invitedWindow[window]! += told
    s.cameWindow[window]! += came
    s.invitedLately[f]! += told
    s.cameLately[f]! += came
  }
  if (s.trace) {
    const who = Array.from(s.attending.subarray(first, first + came), (m) => agencies[seatAgency[m]!]!)
    const session = held ? (s.called[f] ? 'incident-session' : 'session') : 'no-quorum'
    const event = inRoom ? session : held ? 'exchange' : 'no-exchange'
    s.trace(happened(s, event, f, { came, told }, who))
  }
  if (!held) {
    s.convened[slot] = 0
    return
  }
  s.attendees[slot] = came
  for (let q = first; q < first + came; q++) {
    const i = seatAgency[s.attending[q]!]!
    s.sessions[i]! += inRoom ? 1 : workOfMessages
    s.budget[i]! -= share
    s.spent[i]! += share
  }
  if (inRoom) {
    s.fundReceived[f]! += granted * came
    s.fundSpent[f]! += granted * came
    s.sessionsHeld[f]! += 1
    if (s.called[f]) s.sessionsCalled[f]! += 1
    s.lastHeld[f] = s.month
    if (!s.called[f]) {
      s.waiting[f] = 0
      s.lastKept[f] = s.month
    }
  }
}
