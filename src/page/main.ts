/** Where the program begins: in a document it is the page, in a worker it is one of its workers. */

import { messages } from '../report/messages/index.js'
import { App } from './app.js'
import type { Contents } from './contents.js'
import { Workers } from './crew.js'
import { buildPage } from './frame.js'
import { serve } from './worker.js'

/** What the page’s first script has begun: the address of the program, and a worker that runs it. */
declare global {
  interface Window {
    lintas?: { readonly program: string; readonly curves: Worker }
  }
}

function open(): void {
  const contents = JSON.parse(document.getElementById('contents')?.textContent ?? '') as Contents
  if (!window.lintas) {
    document.body.textContent = messages[contents.language].noWorker
    return
  }
  const app = new App(contents, new Workers(window.lintas, contents), location.hash)
  app.run()
  buildPage(app)
  addEventListener('hashchange', () => {
    if (location.hash !== app.address && location.hash.length > 1) location.reload()
  })
}

if (typeof document === 'undefined') serve(self as unknown as DedicatedWorkerGlobalScope)
else open()
