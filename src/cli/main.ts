#!/usr/bin/env node
/** The front door: from the words of the command line to an exit code. */
import { exit } from './faults.js'
import { lintas } from './lintas.js'

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EIO: 'the device reports an error',
  EBADF: 'it is closed',
}

// A reader that has seen enough (`lintas list | head -1`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  const { code } = error
  const reason = code === undefined ? error.message : (reasons[code] ?? code)
  process.stderr.write(`error: cannot write to standard output: ${reason}\n`)
  process.exit(exit.failure)
})
process.stderr.on('error', () => {})

process.exitCode = await lintas(process.argv.slice(2))
