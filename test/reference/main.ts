/**
 * Computes the reference results in this engine and prints what it finds as one line of JSON.
 *
 *   node dist/test/reference/main.js                    on this thread
 *   node dist/test/reference/main.js --worker           on a worker thread
 *   node dist/test/reference/main.js ttu/baseline …     of these scenarios only
 */
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { scenarioTexts } from './files.js'
import { digestOf, type Reference, references } from './reference.js'

const named = process.argv.slice(2).filter((word) => word !== '--worker')
const wanted = named.length > 0 ? named : undefined

async function inWorker(): Promise<Reference[]> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: wanted })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread) parentPort?.postMessage(await references(scenarioTexts(), workerData))
else {
  const all = process.argv.includes('--worker') ? await inWorker() : await references(scenarioTexts(), wanted)
  console.log(JSON.stringify({ engine: `Node ${process.version}`, digest: digestOf(all), references: all }))
}
