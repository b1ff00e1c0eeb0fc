/** How far the work is, on stderr: a bar on a terminal, now and then a plain line elsewhere. */
import progress from 'cli-progress'
import { isColoured, writeNote } from './terminal.js'

export interface Progress {
  /** `note`: what else there is to say, such as the time left. */
  readonly at: (done: number, total: number, note?: string) => void
  /** Takes the bar away. */
  readonly end: () => void
}

/** Milliseconds between plain lines: a short job prints none. */
const usualPause = 5000

export function startProgress(what: string, pause = usualPause): Progress {
  return process.stderr.isTTY === true && process.env.TERM !== 'dumb' ? bar(what) : lines(what, pause)
}

function bar(what: string): Progress {
  const shape = isColoured(process.stderr) ? progress.Presets.shades_classic : progress.Presets.legacy
  const view = new progress.SingleBar(
    {
      format: `${what} {bar} {value} of {total} runs{note}`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: null,
      barsize: 30,
    },
    shape,
  )
  let shown = false
  return {
    at(done, total, note = '') {
      if (!shown) view.start(total, done, { note })
      shown = true
      view.setTotal(total)
      view.update(done, { note })
    },
    end() {
      if (shown) view.stop()
      shown = false
    },
  }
}

function lines(what: string, pause: number): Progress {
  let last = performance.now()
  return {
    at(done, total, note = '') {
      const now = performance.now()
      if (now - last < pause) return
      last = now
      writeNote(`${what}: ${done} of ${total} runs${note}`)
    },
    end() {},
  }
}
