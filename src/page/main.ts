/** Where the page begins. The worker for the curves has begun already: it has more to do before there are any. */

import { messages } from '../report/messages/index.js'
import { App } from './app.js'
import type { Contents } from './contents.js'
import { buildPage } from './frame.js'
import { type Begun, WorkerPool } from './worker-pool.js'

/** What the page’s first script has begun. */
declare global {
  interface Window {
    lintas?: Begun
  }
}

const contents = JSON.parse(document.getElementById('contents')?.textContent ?? '') as Contents
if (window.lintas) {
  const app = new App(contents, new WorkerPool(window.lintas), location.hash)
  app.run()
  buildPage(app)
  addEventListener('hashchange', () => {
    if (location.hash !== app.address && location.hash.length > 1) location.reload()
  })
} else document.body.textContent = messages[contents.language].noWorker
