/** Where a worker of the page begins. */
import { serve } from './worker.js'

serve(self as unknown as DedicatedWorkerGlobalScope)
