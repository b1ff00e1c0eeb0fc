import { coefficient, mechanism } from '../../mechanism.js'
import { clip } from '../../ranges.js'
import type { State } from '../../state.js'
import { consignments, Day, travellers } from './day.js'
import { percentile90 } from './queue.js'
import { columnsIn, middlingSkill, postOf } from './state.js'

/** Share of what harmony does that it does without joint inspection. */
const harmonyAlone = 0.4
/** Travellers in the queue that draw half of the attention that a very long one draws. */
const longQueue = 20

/**
 * A representative day of the month: travellers and consignments arrive hour by hour and pass the stages. Skill and
 * resources make counters faster (day.ts and day.wat); integrated information and harmony leave fewer and shorter steps; joint inspection
 * lets stages overlap.
 */
export const clearance = mechanism({
  name: 'clearance',
  service: 'border-clearance',
  purpose: 'A representative day at the post each month: queues at each stage by the hour, and the time they take.',
  source:
    'stolletz-2008: the queue; lnsw-joint-inspection: calibrated; senegal-single-window: calibrated; kenya-one-stop-post: calibrated',
  equation: `minutes = base/(slow+(1−slow)·practice/${middlingSkill})/(1+fund·programme)·(1−data·in use)·(1−repeated·h); h = harmony·(${harmonyAlone}+(1−${harmonyAlone})·j); time = (1−j)ΣW + j(max W + (1−overlap)(ΣW−max W)); papers = base·(1−papers·in use)(1−repeated·h)(1−agents·programme); attention ≥ min(1, pressure·queue/(queue+${longQueue}))`,
  coefficients: {
    slow: coefficient({
      default: 0.6,
      range: [0.5, 0.8],
      bounds: [0.1, 1],
      meaning: 'Speed of a counter without skill, as a share of its speed at middling skill.',
    }),
    fund: coefficient({
      default: 0.3,
      range: [0.1, 0.5],
      meaning: 'What a full common programme adds to the speed of counters.',
    }),
    data: coefficient({
      default: 0.4,
      range: [0.2, 0.5],
      meaning: 'Share of counter time that integrated information in full use saves.',
      source: 'senegal-single-window: calibrated',
    }),
    papers: coefficient({
      default: 0.85,
      range: [0.65, 0.9],
      meaning: 'Share of paper time that integrated information in full use saves.',
      source: 'senegal-single-window: 4 days to half a day, calibrated',
    }),
    repeated: coefficient({
      default: 0.3,
      range: [0.15, 0.45],
      meaning: 'Share of steps that are repeated and that harmony in full removes.',
      source: 'kenya-one-stop-post: procedures 16 to 3–4 (its own claim)',
    }),
    overlap: coefficient({
      default: 0.6,
      range: [0.4, 0.8],
      meaning: 'Share of the shorter stages’ time that a joint inspection saves.',
      source: 'lnsw-joint-inspection: −17 to −35 %, calibrated',
    }),
    agents: coefficient({
      default: 0.25,
      range: [0.1, 0.4],
      meaning: 'Share of paper time that agents and pre-lodging under a full common programme save.',
    }),
    pressure: coefficient({
      default: 1,
      range: [0.5, 1.5],
      bounds: [0, 10],
      meaning: 'How strongly a long queue occupies the agencies.',
    }),
  },
  step(s, c) {
    const e = s.now
    const post = postOf(s)
    const given = columnsIn(e)!
    const month = (e.start - 1 + s.month - 1) % 12
    const used = 1 - e.world['unofficial-paths'] * (1 - post.compliance)
    const steps =
      1 - c.repeated * e.world['regulatory-harmony'] * (harmonyAlone + (1 - harmonyAlone) * post.jointInspection)
    const counters = (1 - c.data * post.integrationInUse) * steps
    const programme = fundedProgramme(s)
    takeSkill(s)
    for (let stage = 0; stage < stages; stage++)
      speed[stage] = ((c.slow + 2 * (1 - c.slow) * skill[stage]!) * (1 + c.fund * programme)) / counters
    const season = given.season[month]!
    const perDay = given.travellersPerDay * season * used
    const loads = given.consignmentsPerDay * season * used
    today ??= new Day()
    const day = today
    day.bring(travellers, perDay, given.travellerShares, given.counters, given.travellerRate, speed)
    day.bring(consignments, loads, given.consignmentShares, given.lanes, given.consignmentRate, speed)
    day.pass(post.jointInspection, c.overlap)

    post.clearanceTime = 60 * day.mean(travellers)
    post.clearanceTimeP90 = 60 * percentile90(day.mean(travellers), day.varianceOfTime(travellers))
    post.throughput = day.served(travellers)
    post.queue = day.queue(travellers)
    post.utilisation = day.utilisation(travellers)
    s.attention = Math.max(s.attention, clip((c.pressure * post.queue) / (longQueue + post.queue)))

    const papers = given.documentHours * (1 - c.papers * post.integrationInUse) * steps * (1 - c.agents * programme)
    // Papers are taken as exponential about their mean: offices differ widely.
    post.consignmentTime = papers + day.mean(consignments)
    post.consignmentTimeP90 = percentile90(post.consignmentTime, papers * papers + day.varianceOfTime(consignments))
    post.consignmentThroughput = day.served(consignments)
  },
})

const stages = 4
const speed = new Float64Array(stages)
/** Made for the first world that has a post. */
let today: Day | undefined

const skill = new Float64Array(stages)
const staffed = new Int32Array(stages)

/** Mean skill of the agencies that staff each stage; middling where none does. */
function takeSkill(s: State): void {
  const { present } = s.now
  const clearanceStage = columnsIn(s.now)!.stage
  const { practice } = postOf(s)
  skill.fill(0)
  staffed.fill(0)
  for (let i = 0; i < clearanceStage.length; i++) {
    const stage = clearanceStage[i]!
    if (stage < 0 || !present[i]) continue
    staffed[stage]!++
    skill[stage]! += practice[i]!
  }
  for (let stage = 0; stage < stages; stage++)
    skill[stage] = staffed[stage]! > 0 ? skill[stage]! / staffed[stage]! : middlingSkill
}

/** The common programme of the best-funded forum. */
function fundedProgramme(s: State): number {
  let best = 0
  for (let f = 0; f < s.programme.length; f++) if (s.programme[f]! > best) best = s.programme[f]!
  return best
}
