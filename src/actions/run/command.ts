import type { BridgedEnvironment } from '../../gpu/bridge/environment.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import type { CommandLine } from '../command-line.ts'
import { prepare } from './prepare.ts'
import { runSurface } from './surface.ts'

/**
 * `nix-cuda run -- PROGRAM`: runs a program through the driver bridge, in its terminal, and gives its exit code. Throws ProblemError
 * CFG003 without a program, GPU301 to GPU310 where the driver or the program is unusable.
 */
export async function runRun(host: Host, line: CommandLine): Promise<number> {
  const inputs = readInputs(runSurface, line.option)
  const [word, ...rest] = line.positionals
  if (word === undefined && !inputs.print && !inputs.smoke) {
    throw new ProblemError(error('CFG003', 'No PROGRAM was given.', 'Write nix-cuda run -- PROGRAM [ARGUMENT]….'))
  }
  const prepared = await prepare(host, word === undefined ? undefined : [word, ...rest], inputs)
  for (const problem of prepared.problems) host.log.info(problemText(problem))
  if (inputs.smoke) {
    const { runSmoke } = await import('./smoke.ts')
    return runSmoke(host, prepared, inputs)
  }
  if (inputs.print || !prepared.argv) {
    host.answer(shellText(prepared.environment))
    return 0
  }
  const ended = await host.attach(prepared.argv, prepared.environment.env, host.cancelled)
  if ('code' in ended) return ended.code
  throw new ProblemError(cannotStart(prepared.argv[0], ended.reason))
}

function cannotStart(program: string, reason: string) {
  return error('GPU310', `${program} cannot be started: ${reason}.`, 'Check that it is built for this machine.')
}

/** Lines for `eval`, with values in quotes. */
function shellText({ set, dropped }: BridgedEnvironment): string {
  const quoted = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`
  const exports = Object.entries(set).map(([name, value]) => `export ${name}=${quoted(value)}\n`)
  const gone = [...new Set(dropped.map(({ variable }) => variable))].filter((name) => set[name] === undefined)
  return [...exports, ...gone.map((name) => `unset ${name}\n`)].join('')
}
