import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Runs a script of the project's own Node in the project's root and gives its exit code. */
export function node(script: string, args: readonly string[] = []): Promise<number> {
  return run(process.execPath, [join(root, script), ...args])
}

/** Runs a program with our standard streams, forwards SIGINT and SIGTERM, and waits for it. Gives 1 when it was killed. */
export function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' })
    const forward = (name: NodeJS.Signals) => child.kill(name)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    child.on('error', (cause) => {
      process.stderr.write(`${program}: ${cause.message}\n`)
      resolve(1)
    })
    child.on('close', (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve(code ?? 1)
    })
  })
}
