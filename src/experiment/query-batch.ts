/** A batch of queries: readouts of settings are asked for, run once each, and given out. */
import { type Readout, readoutKey, type Setting, settingKey } from '../scenario/pattern.js'
import type { Inquiry } from './survey.js'
import type { SurveyOptions, WorkerPool } from './worker-pool.js'

/** Collects what is asked, has it run at once, and gives the answers out. */
export class QueryBatch {
  private readonly inquiries = new Map<string, { inquiry: Inquiry; readouts: Readout[]; places: Map<string, number> }>()
  private answers: ReadonlyMap<string, Float64Array> = new Map()

  ask(setting: Setting, readout: Readout, points: number, replicates: number): void {
    const key = keyOf(setting, points)
    let known = this.inquiries.get(key)
    if (known === undefined) {
      const readouts: Readout[] = []
      const { scenario, set, off } = setting
      const plain = { scenario, ...(set ? { set } : {}), ...(off ? { off } : {}) }
      known = { inquiry: { setting: plain, readouts, points, replicates }, readouts, places: new Map() }
      this.inquiries.set(key, known)
    }
    const place = readoutKey(readout)
    if (known.places.has(place)) return
    const { outcome, scope, months, at, against } = readout
    known.places.set(place, known.readouts.length)
    known.readouts.push({
      outcome,
      ...(scope === undefined ? {} : { scope }),
      ...(months === undefined ? {} : { months }),
      ...(at === undefined ? {} : { at }),
      ...(against === undefined ? {} : { against }),
    })
  }

  /** Runs that what has been asked for will take. */
  get runs(): number {
    let runs = 0
    for (const { inquiry } of this.inquiries.values()) runs += Math.max(1, inquiry.points) * inquiry.replicates
    return runs
  }

  async answer({
    workerPool,
    seed,
    onProgress,
    signal,
  }: { readonly workerPool: WorkerPool } & SurveyOptions): Promise<void> {
    const asked = [...this.inquiries]
    const answers = await workerPool.survey(
      asked.map(([, { inquiry }]) => inquiry),
      { seed, ...(onProgress ? { onProgress } : {}), ...(signal ? { signal } : {}) },
    )
    this.answers = new Map(asked.map(([key], n) => [key, answers[n] as Float64Array]))
  }

  /** What a readout of a setting came to, replicate by replicate: at default values (`points` 0), or at a point. */
  column(setting: Setting, readout: Readout, points: number, point = 0): Float64Array {
    const key = keyOf(setting, points)
    const { inquiry, places } = this.inquiries.get(key)!
    const answer = this.answers.get(key)!
    const stride = inquiry.readouts.length
    const from = point * inquiry.replicates * stride + places.get(readoutKey(readout))!
    const column = new Float64Array(inquiry.replicates)
    for (let r = 0; r < column.length; r++) column[r] = answer[from + r * stride]!
    return column
  }
}

function keyOf(setting: Setting, points: number): string {
  return `${points} ${settingKey(setting)}`
}
