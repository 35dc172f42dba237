/**
 * Provides Nix as the action will, and uninstalls as the command will:
 * `node uninstall-driver.ts setup '<inputs of the action>'`, `… job-ends '{"job": "one"}'`, `… uninstall --yes --json`;
 * `… diagnose` prints the diagnostics.
 * DIE_AFTER is the number of changes (commands, and files that are written, renamed or removed) after which the process
 * kills itself; DIE_AT the beginning of a log line at which it does.
 */
import { parseArgs } from 'node:util'
import { configure } from '../../src/actions/setup/configuration/provider.ts'
import { collectDiagnostics } from '../../src/actions/setup/diagnostics.ts'
import { cleanMachine } from '../../src/actions/setup/leave.ts'
import { nix } from '../../src/actions/setup/nix/provider.ts'
import { provideAll, type SetupInputs } from '../../src/actions/setup/provider.ts'
import { runUninstall, uninstallAfterJob } from '../../src/actions/uninstall/command.ts'
import { formatProblem, ProblemError } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import type { Log } from '../../src/runner/log.ts'
import { realHost } from '../../src/runner/real-host.ts'

const { DIE_AT, DIE_AFTER } = process.env
const die = (): void => void process.kill(process.pid, 'SIGKILL')
const say = (line: string) => {
  process.stderr.write(`${line}\n`)
  if (DIE_AT !== undefined && line.startsWith(DIE_AT)) die()
}
const log: Log = { info: say, debug: say, group: say, endGroup: () => {} }

/** Counts what changes the machine, and dies after so many of it. */
function mortal(host: Host, most: number): Host {
  let count = 0
  const counted =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const result = await work(...args)
      count += 1
      if (count >= most) die()
      return result
    }
  const { files } = host
  const changes = { rename: counted(files.rename), rm: counted(files.rm), open: counted(files.open) }
  return { ...host, exec: counted(host.exec), files: { ...files, ...changes } }
}

async function act(host: Host, what: string, args: readonly string[]): Promise<number> {
  if (what === 'setup') {
    const { job, ...inputs } = JSON.parse(args[0] ?? '{}') as SetupInputs & { readonly job: string }
    const { outputs, variables } = await provideAll(host, inputs, job, [nix, configure])
    process.stdout.write(`${JSON.stringify({ installed: outputs['installed'] === 'true', variables })}\n`)
    return 0
  }
  if (what === 'job-ends') {
    const { job } = JSON.parse(args[0] ?? '{}') as { readonly job: string }
    await cleanMachine(host, job)
    process.stdout.write(`${JSON.stringify(await uninstallAfterJob(host, job))}\n`)
    return 0
  }
  if (what === 'diagnose') {
    process.stdout.write(`${JSON.stringify(await collectDiagnostics(host))}\n`)
    return 0
  }
  const { values } = parseArgs({ args: [...args], strict: false })
  return runUninstall(host, { option: (name) => values[name]?.toString(), positionals: [] })
}

const [, , what = '', ...args] = process.argv
const host = realHost(log)
try {
  process.exitCode = await act(DIE_AFTER === undefined ? host : mortal(host, Number(DIE_AFTER)), what, args)
} catch (cause) {
  if (!(cause instanceof ProblemError)) throw cause
  for (const problem of cause.problems) process.stderr.write(`${formatProblem(problem)}\n`)
  process.exitCode = 3
}
process.exit()
