/**
 * Preloaded into the built action (`NODE_OPTIONS=--import=…`): it kills the process after DIE_AFTER changes, which are
 * files that are opened, renamed or removed, folders that are made, and commands that are started.
 */
import childProcess from 'node:child_process'
import files from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

const most = Number(process.env['DIE_AFTER'] ?? Number.POSITIVE_INFINITY)
let count = 0

function change(): void {
  count += 1
  if (count >= most) process.kill(process.pid, 'SIGKILL')
}

function counted<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    const result = await work(...args)
    change()
    return result
  }
}

const { spawn } = childProcess
const counting = (...args: Parameters<typeof spawn>) => {
  const child = spawn(...args)
  change()
  return child
}
const { rename, rm, open, mkdir } = files
Object.assign(files, { rename: counted(rename), rm: counted(rm), open: counted(open), mkdir: counted(mkdir) })
Object.assign(childProcess, { spawn: counting })
syncBuiltinESMExports()
