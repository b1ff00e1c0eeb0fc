/** Where a worker of the page begins. */
import { config } from 'zod'
import { serve } from './job-host.js'

// A page forbids to make functions out of text; to find that out anew would take as long as the first curves.
config({ jitless: true })
serve(self as unknown as DedicatedWorkerGlobalScope)
