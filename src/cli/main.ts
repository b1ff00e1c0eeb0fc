#!/usr/bin/env node
/** The front door: from the words of the command line to an exit code. */
import { lintas } from './lintas.js'

// A reader that has seen enough (`lintas list | head -1`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
process.stderr.on('error', () => {})

process.exitCode = await lintas(process.argv.slice(2))
